//! What stands in a line: emphasis, links, pictures, code, formulas.

use super::{BREAK, Form, INDENT, Writer, escape, latex, marks, raw_text};
use crate::dom::{Name, Namespace, NodeId, name};

/// Marks around inline elements in Markdown: before and after.
const MARKS: &[(Name, &str, &str)] = &[
    (name::B, marks::STRONG.0, marks::STRONG.1),
    (name::DEL, marks::DELETED.0, marks::DELETED.1),
    (name::EM, marks::EMPHASIS.0, marks::EMPHASIS.1),
    (name::I, marks::EMPHASIS.0, marks::EMPHASIS.1),
    (name::KBD, "<kbd>", "</kbd>"),
    (name::MARK, "<mark>", "</mark>"),
    (name::S, marks::DELETED.0, marks::DELETED.1),
    (name::STRONG, marks::STRONG.0, marks::STRONG.1),
    (name::SUB, "<sub>", "</sub>"),
    (name::SUP, "<sup>", "</sup>"),
];

/// A mark of the line.
pub struct Open {
    /// The element, `None` for a mark no element has.
    element: Option<NodeId>,
    start: &'static str,
    end: String,
    /// Whether its start is written: it waits for the first text, for marks do not stand beside
    /// white space.
    is_written: bool,
}

impl Writer<'_> {
    pub(super) fn line_text(&mut self, text: &str) {
        let rest = text.trim_start();
        let is_blank = rest.is_empty();
        if self.line.is_empty() || self.line.ends_with([BREAK, INDENT]) {
            let indent = text
                .chars()
                .take_while(|c| matches!(c, '\u{a0}' | '\u{2003}'));
            self.line.extend(indent.map(|_| INDENT));
        } else if text.len() > rest.len() {
            self.line.push(' ');
        }
        if is_blank {
            return;
        }
        let rest = match self.form {
            Form::Markdown if self.line.is_empty() => self.task(rest),
            _ => rest,
        };
        if rest.is_empty() {
            return;
        }
        self.write_starts();
        let before = self.line.chars().next_back();
        match self.form {
            Form::Text => self.line.push_str(rest),
            Form::Markdown => self.line.push_str(&escape::text(rest, before)),
        }
    }

    /// Writes the starts of marks that waited for text.
    fn write_starts(&mut self) {
        for open in &mut self.open {
            if !open.is_written {
                open.is_written = true;
                if open.start == "[" && self.line.ends_with('!') {
                    self.line.pop();
                    self.line.push_str("\\!");
                }
                self.line.push_str(open.start);
            }
        }
    }

    fn open(&mut self, element: Option<NodeId>, start: &'static str, end: String) {
        let is_open = self.open.iter().any(|open| open.start == start);
        if !is_open {
            self.open.push(Open {
                element,
                start,
                end,
                is_written: false,
            });
        }
    }

    pub(super) fn open_mark(&mut self, id: NodeId, element: Name) {
        let tree = self.tree;
        match (element, self.form) {
            (name::Q, _) => self.line.push('“'),
            (name::RT, _) if !self.has_brackets(id) => self.line.push('('),
            (_, Form::Text) => {}
            (name::A, Form::Markdown) => {
                if let Some(href) = tree
                    .attribute(id, name::HREF)
                    .filter(|href| !href.starts_with('#'))
                {
                    self.open(Some(id), "[", format!("]({})", escape::destination(href)));
                }
            }
            (name::SUP, Form::Markdown) if self.notes.is_link_only(tree, id) => {}
            _ => {
                if let Some((_, start, end)) = MARKS.iter().find(|(n, ..)| *n == element) {
                    self.open(Some(id), start, (*end).to_owned());
                }
            }
        }
    }

    pub(super) fn close_mark(&mut self, id: NodeId, element: Name) {
        match element {
            name::Q => self.line.push('”'),
            name::RT if !self.has_brackets(id) => self.line.push(')'),
            _ => self.close(Some(id)),
        }
    }

    pub(super) fn open_strong(&mut self) {
        if self.form == Form::Markdown {
            self.open(None, marks::STRONG.0, marks::STRONG.1.to_owned());
        }
    }

    pub(super) fn close_strong(&mut self) {
        self.close(None);
    }

    /// Closes a mark; white space before its end moves behind it.
    fn close(&mut self, element: Option<NodeId>) {
        let Some(at) = self.open.iter().rposition(|open| open.element == element) else {
            return;
        };
        let open = self.open.remove(at);
        if !open.is_written {
            return;
        }
        let end = self.line.trim_end().len();
        let space = self.line.split_off(end);
        self.line.push_str(&open.end);
        self.line.push_str(&space);
    }

    /// Whether a reading beside characters has brackets of its own.
    fn has_brackets(&self, id: NodeId) -> bool {
        self.tree
            .previous_sibling(id)
            .is_some_and(|before| self.tree.is(before, name::RP))
    }

    pub(super) fn image(&mut self, id: NodeId) {
        let alt = self.tree.attribute(id, name::ALT).unwrap_or("");
        if self.form == Form::Text {
            return;
        }
        self.write_starts();
        match latex_of_alt(alt) {
            Some(latex) => self.latex(latex, false),
            None => {
                let src = self.tree.attribute(id, name::SRC).unwrap_or("");
                let alt: String = alt.chars().filter(|c| !c.is_control()).collect();
                let alt = crate::dom::text::fold(&escape::text(&alt, None));
                self.line
                    .push_str(&format!("![{alt}]({})", escape::destination(src)));
            }
        }
    }

    pub(super) fn code(&mut self, id: NodeId) {
        let text = raw_text(self.tree, id);
        let text = crate::dom::text::fold(&text);
        if text.is_empty() {
            return;
        }
        self.write_starts();
        let kind = self.tree.attribute(id, name::DATA_MATH);
        match (self.form, kind) {
            (Form::Text, _) => self.line.push_str(&text),
            (Form::Markdown, Some(kind)) => self.latex(&text, kind == "block"),
            (Form::Markdown, None) => {
                // Two runs of signs side by side would be one.
                if self.line.ends_with('`') {
                    let text = escape::text(&text, None);
                    self.line.push_str(&format!("<code>{text}</code>"));
                    return;
                }
                let fence = "`".repeat(escape::longest_run(&text, '`') + 1);
                let fence = if text.contains('`') {
                    fence
                } else {
                    "`".to_owned()
                };
                let pad = if text.starts_with('`') || text.ends_with('`') {
                    " "
                } else {
                    ""
                };
                let text = if self.in_cell {
                    text.replace('|', "\\|")
                } else {
                    text
                };
                self.line
                    .push_str(&format!("{fence}{pad}{text}{pad}{fence}"));
            }
        }
    }

    pub(super) fn formula(&mut self, id: NodeId) {
        let tree = self.tree;
        let annotation = tree.descendants(id).find(|&n| tree.is_annotation(n));
        let latex: String = annotation
            .into_iter()
            .flat_map(|a| tree.children(a))
            .map(|t| tree.text(t))
            .collect();
        let is_block = tree.attribute(id, name::DISPLAY) == Some("block");
        debug_assert!(tree.namespace(id) == Namespace::MathMl);
        self.write_starts();
        let is_row = || !tree.descendants(id).any(|n| latex::is_built(tree, n));
        if self.form == Form::Text && is_row() {
            let text = tree.folded_text(id);
            return self.line_text(&text);
        }
        let latex = match latex.trim() {
            "" => latex::latex(tree, id),
            latex => latex.to_owned(),
        };
        if self.form == Form::Text {
            self.line_text(&crate::dom::text::fold(&latex));
        } else if !latex.is_empty() {
            self.latex(&latex, is_block);
        }
    }

    /// Writes LaTeX so that it says the same, and is no markup where nobody knows of formulas.
    fn latex(&mut self, latex: &str, is_block: bool) {
        let latex = crate::dom::text::fold(latex);
        let latex = latex.replace('<', "\\lt ").replace("](", "] (");
        let sign = if is_block { "$$" } else { "$" };
        self.line.push_str(&format!("{sign}{latex}{sign}"));
    }

    pub(super) fn note_link(&mut self, id: NodeId) {
        if let Some(number) = self.notes.number_of_mark(self.tree, id) {
            let sign = if self.form == Form::Markdown { "^" } else { "" };
            self.write_starts();
            self.line.push_str(&format!("[{sign}{number}]"));
        }
    }
}

/// The LaTeX a picture of a formula says in its text.
fn latex_of_alt(alt: &str) -> Option<&str> {
    let alt = alt.trim();
    let between = |start: &str, end: &str| alt.strip_prefix(start)?.strip_suffix(end);
    let inner = between("$$", "$$")
        .or_else(|| between("$", "$"))
        .or_else(|| between("\\(", "\\)"));
    let inner = inner.or_else(|| between("\\[", "\\]"));
    let plain = || Some(alt).filter(|alt| alt.starts_with('\\') || alt.starts_with("{\\"));
    inner
        .map(str::trim)
        .or_else(plain)
        .filter(|latex| !latex.is_empty())
}
