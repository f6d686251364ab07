//! Plain text and Markdown (CommonMark with GFM tables): one walk over blocks, two ways to write
//! what is in a line.

use super::lines::Lines;
use crate::dom::text::fold;
use crate::dom::{Name, NodeId, Step, name, sets};
use crate::sanitize::SanitizedTree;

/// The two forms.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Markdown,
}

/// Marks around inline elements in Markdown.
const MARKS: &[(Name, &str)] = &[
    (name::B, "**"),
    (name::DEL, "~~"),
    (name::EM, "*"),
    (name::I, "*"),
    (name::S, "~~"),
    (name::STRONG, "**"),
];

/// Writes plain text, blocks apart by empty lines.
pub fn text(tree: &SanitizedTree) -> String {
    Writer::new(tree, Form::Text).write()
}

/// Writes CommonMark with GFM tables.
pub fn markdown(tree: &SanitizedTree) -> String {
    Writer::new(tree, Form::Markdown).write()
}

struct Writer<'a> {
    tree: &'a SanitizedTree,
    form: Form,
    lines: Lines,
    /// The line being written.
    line: String,
    /// The number of the next item of each open list; `None` for bullets.
    lists: Vec<Option<u32>>,
}

impl<'a> Writer<'a> {
    fn new(tree: &'a SanitizedTree, form: Form) -> Writer<'a> {
        Writer {
            tree,
            form,
            lines: Lines::default(),
            line: String::new(),
            lists: Vec::new(),
        }
    }

    fn write(mut self) -> String {
        let mut skipped: Option<NodeId> = None;
        for step in self.tree.walk(NodeId::ROOT) {
            match step {
                Step::Leave(id) if skipped == Some(id) => skipped = None,
                _ if skipped.is_some() => {}
                Step::Enter(id) if self.is_whole(id) => {
                    self.whole(id);
                    skipped = Some(id);
                }
                Step::Enter(id) => self.enter(id),
                Step::Leave(id) => self.leave(id),
            }
        }
        self.end_line();
        self.lines.finish()
    }

    fn is_whole(&self, id: NodeId) -> bool {
        self.tree.is_any(id, &[name::PRE, name::TABLE])
    }

    /// Writes an element whose content is no running text.
    fn whole(&mut self, id: NodeId) {
        self.end_line();
        let block = match (self.tree.is(id, name::PRE), self.form) {
            (true, Form::Text) => self.raw_text(id),
            (true, Form::Markdown) => self.fenced(id),
            (false, form) => self.table(id, form),
        };
        self.lines.block(&block);
    }

    fn raw_text(&self, id: NodeId) -> String {
        let mut text = String::new();
        for node in self.tree.descendants(id) {
            match self.tree.is(node, name::BR) {
                true => text.push('\n'),
                false => text.push_str(self.tree.text(node)),
            }
        }
        text
    }

    fn fenced(&self, id: NodeId) -> String {
        let code = self.raw_text(id);
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        let language = self.tree.attribute(id, name::DATA_LANGUAGE).unwrap_or("");
        format!("{fence}{language}\n{}\n{fence}", code.trim_matches('\n'))
    }

    fn table(&self, id: NodeId, form: Form) -> String {
        let tree = self.tree;
        let rows: Vec<NodeId> = tree
            .descendants(id)
            .filter(|&n| tree.is(n, name::TR))
            .collect();
        let mut out = String::new();
        for (index, &row) in rows.iter().enumerate() {
            let cells: Vec<String> = tree
                .children(row)
                .filter(|&c| tree.is_any(c, &[name::TD, name::TH]))
                .map(|c| tree.folded_text(c))
                .collect();
            if form == Form::Text {
                out.push_str(&cells.join("\t"));
            } else {
                let cells: Vec<String> = cells
                    .iter()
                    .map(|c| escape(c).replace('|', "\\|"))
                    .collect();
                out.push_str(&format!("| {} |", cells.join(" | ")));
                if index == 0 {
                    out.push_str(&format!("\n|{}", " --- |".repeat(cells.len())));
                }
            }
            out.push('\n');
        }
        out
    }

    fn enter(&mut self, id: NodeId) {
        let tree = self.tree;
        if tree.is_text(id) {
            return self.line_text(tree.text(id));
        }
        if !tree.is_element(id) {
            return;
        }
        let element = tree.name(id);
        match element {
            name::BR => self.line.push('\u{b}'),
            name::HR => {
                self.end_line();
                self.lines.block(if self.form == Form::Text {
                    "* * *"
                } else {
                    "---"
                });
            }
            name::IMG => self.image(id),
            _ if tree.is_inline(id) => self.mark(id, element),
            _ => {
                self.end_line();
                self.open_block(id, element);
            }
        }
    }

    fn leave(&mut self, id: NodeId) {
        let tree = self.tree;
        if !tree.is_element(id) || tree.is_any(id, sets::VOID) {
            return;
        }
        let element = tree.name(id);
        if tree.is_inline(id) {
            return match (element, self.form) {
                (name::A, Form::Markdown) => self.end_link(id),
                _ => self.mark(id, element),
            };
        }
        self.end_line();
        match element {
            name::BLOCKQUOTE | name::LI | name::DD => self.lines.outdent(),
            name::OL | name::UL => _ = self.lists.pop(),
            _ => {}
        }
    }

    fn open_block(&mut self, id: NodeId, element: Name) {
        match element {
            name::BLOCKQUOTE => self.lines.indent("> "),
            name::DD => self.lines.indent("  "),
            name::UL => self.lists.push(None),
            name::OL => {
                let start = self.tree.attribute(id, name::START);
                self.lists
                    .push(Some(start.and_then(|s| s.parse().ok()).unwrap_or(1)));
            }
            name::LI => {
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.lines.begin_item(&mark);
            }
            _ if self.form == Form::Markdown => {
                if let Some(rank) = sets::HEADINGS.iter().position(|&h| h == element) {
                    self.line.push_str(&"#".repeat(rank + 1));
                    self.line.push(' ');
                }
            }
            _ => {}
        }
    }

    fn line_text(&mut self, text: &str) {
        match self.form {
            Form::Text => self.line.push_str(text),
            Form::Markdown => self.line.push_str(&escape(text)),
        }
    }

    fn mark(&mut self, id: NodeId, element: Name) {
        if self.form == Form::Text {
            return;
        }
        match element {
            name::A if self.tree.has_attribute(id, name::HREF) => self.line.push('['),
            name::CODE => self.line.push('`'),
            _ => {
                if let Some((_, mark)) = MARKS.iter().find(|(n, _)| *n == element) {
                    self.line.push_str(mark);
                }
            }
        }
    }

    fn end_link(&mut self, id: NodeId) {
        if let Some(href) = self.tree.attribute(id, name::HREF) {
            self.line.push_str(&format!("]({})", destination(href)));
        }
    }

    fn image(&mut self, id: NodeId) {
        let alt = self.tree.attribute(id, name::ALT).unwrap_or("");
        if self.form == Form::Markdown {
            let src = self.tree.attribute(id, name::SRC).unwrap_or("");
            self.line
                .push_str(&format!("![{}]({})", escape(alt), destination(src)));
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let hard_break = match self.form {
            Form::Text => "\n",
            Form::Markdown => "\\\n",
        };
        let folded: Vec<String> = line.split('\u{b}').map(fold).collect();
        self.lines.block(&folded.join(hard_break));
    }
}

/// An address as the destination of a link, between angle brackets where it has brackets.
fn destination(address: &str) -> String {
    match address.contains(['(', ')', ' ']) {
        true => format!("<{}>", address.replace('<', "%3C").replace('>', "%3E")),
        false => address.to_owned(),
    }
}

/// Escapes what CommonMark would take for markup.
/// <https://spec.commonmark.org/0.31.2/#backslash-escapes>
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::ArticleTree;
    use crate::{Options, parse, sanitize};

    fn check(html: &str, expected_text: &str, expected_markdown: &str) {
        let tree = parse::parse_fragment(html, &Options::default());
        let tree = sanitize::sanitize(&ArticleTree::new(tree));
        assert_eq!(text(&tree), expected_text);
        assert_eq!(markdown(&tree), expected_markdown);
    }

    #[test]
    fn blocks_stand_apart() {
        check(
            "<h2>A</h2><p>b\n<b>c</b></p><p>d<br>e</p>",
            "A\n\nb c\n\nd\ne\n",
            "## A\n\nb **c**\n\nd\\\ne\n",
        );
    }

    #[test]
    fn lists_nest_and_count() {
        check(
            "<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>",
            "1. a\n2. b\n   - c\n",
            "1. a\n2. b\n   - c\n",
        );
    }

    #[test]
    fn code_is_exact_and_tables_have_rows() {
        check("<pre>a\n  `b`</pre>", "a\n  `b`\n", "```\na\n  `b`\n```\n");
        check(
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2|3</td></tr></table>",
            "a\tb\n1\t2|3\n",
            "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |\n",
        );
    }

    #[test]
    fn links_and_escapes() {
        check(
            "<p>*x* <a href='https://a.example/(1)'>y</a></p>",
            "*x* y\n",
            "\\*x\\* [y](<https://a.example/(1)>)\n",
        );
    }
}
