//! Plain text and Markdown: one walk over blocks, two ways to write what is in a line.
//!
//! Markdown is [CommonMark](https://spec.commonmark.org/0.31.2/) with the tables and strikethrough
//! of [GFM](https://github.github.com/gfm/), footnotes as `[^1]` and formulas as `$…$`. What it has
//! no sign for stands as HTML where that is short (`sub`, `kbd`), else as text.

mod escape;
mod inline;
mod items;
mod latex;
mod marks;
mod notes;
mod raised;
mod table;

use super::lines::Lines;
use crate::dom::text::fold;
use crate::dom::{Name, Namespace, NodeId, Step, name, sets};
use crate::sanitize::SanitizedTree;
use inline::Open;
use items::List;
use notes::Notes;
use std::rc::Rc;

/// The two forms.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Markdown,
}

/// Answers are quoted within what they answer, up to so deep.
const MAX_DEPTH: usize = 9;

/// A line break within a paragraph, until the paragraph is written.
const BREAK: char = '\u{b}';
/// A space that a line of verse begins with, until the paragraph is written.
const INDENT: char = '\u{e}';

/// Writes plain text, blocks apart by empty lines.
pub fn text(tree: &SanitizedTree) -> String {
    Writer::new(tree, Form::Text).write(NodeId::ROOT)
}

/// Writes Markdown.
pub fn markdown(tree: &SanitizedTree) -> String {
    Writer::new(tree, Form::Markdown).write(NodeId::ROOT)
}

struct Writer<'a> {
    tree: &'a SanitizedTree,
    form: Form,
    lines: Lines,
    /// The line being written.
    line: String,
    /// The level of the heading the line is.
    heading: Option<usize>,
    /// Marks of the line that are open, and those that wait for text.
    open: Vec<Open>,
    lists: Vec<List>,
    notes: Rc<Notes>,
    /// Whether this writes a cell of a table, where blocks cannot stand.
    in_cell: bool,
}

impl<'a> Writer<'a> {
    fn new(tree: &'a SanitizedTree, form: Form) -> Writer<'a> {
        Writer::with_notes(tree, form, Rc::new(Notes::of(tree)))
    }

    /// For a part of an article whose notes are counted: a table has many cells.
    fn with_notes(tree: &'a SanitizedTree, form: Form, notes: Rc<Notes>) -> Writer<'a> {
        Writer {
            tree,
            form,
            lines: Lines::default(),
            line: String::new(),
            heading: None,
            open: Vec::new(),
            lists: Vec::new(),
            notes,
            in_cell: false,
        }
    }

    fn write(mut self, top: NodeId) -> String {
        let mut skipped: Option<NodeId> = None;
        for step in self.tree.walk(top) {
            match step {
                Step::Enter(id) | Step::Leave(id) if id == top => {}
                Step::Leave(id) if skipped == Some(id) => skipped = None,
                _ if skipped.is_some() => {}
                Step::Enter(id) if self.whole(id) => skipped = Some(id),
                Step::Enter(id) => self.enter(id),
                Step::Leave(id) => self.leave(id),
            }
        }
        self.end_line();
        self.lines.finish()
    }

    /// Writes an element whose content is no running text; tells whether it is one.
    fn whole(&mut self, id: NodeId) -> bool {
        let tree = self.tree;
        if tree.namespace(id) == Namespace::MathMl {
            self.formula(id);
        } else if tree.is(id, name::CODE) {
            self.code(id);
        } else if self.raised(id) {
            return true;
        } else if tree.is(id, name::A) && self.notes.is_link(tree, id) {
            self.note_link(id);
        } else if tree.is(id, name::PRE) && !self.in_cell {
            self.end_line();
            let block = match self.form {
                Form::Text => raw_text(tree, id),
                Form::Markdown => self.fenced(id),
            };
            self.lines.block(&block);
        } else if tree.is(id, name::TABLE) && !self.in_cell {
            self.end_line();
            let block = table::write(tree, id, self.form, &self.notes);
            self.lines.block(&block);
        } else {
            return false;
        }
        true
    }

    fn fenced(&self, id: NodeId) -> String {
        let code = raw_text(self.tree, id);
        let longest = escape::longest_run(&code, '`');
        let fence = "`".repeat(longest.max(2) + 1);
        let language = self.tree.attribute(id, name::DATA_LANGUAGE).unwrap_or("");
        let code = code.strip_suffix('\n').unwrap_or(&code);
        format!("{fence}{language}\n{code}\n{fence}")
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
            name::BR => self.line.push(BREAK),
            name::HR => {
                self.end_line();
                self.lines.block(match self.form {
                    Form::Text => "* * *",
                    // Behind the mark of an item, lines would be one rule with it.
                    Form::Markdown if self.lines.begins_item() => "***",
                    Form::Markdown => "---",
                });
            }
            name::IMG => self.image(id),
            _ if tree.is_inline(id) => self.open_mark(id, element),
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
            return self.close_mark(id, element);
        }
        if matches!(element, name::DT | name::SUMMARY) {
            self.close_strong();
        }
        self.end_line();
        match element {
            name::ASIDE | name::BLOCKQUOTE | name::LI | name::DD => self.lines.outdent(),
            name::ARTICLE if self.in_cell => self.lines.outdent(),
            name::ARTICLE => (0..depth(tree, id)).for_each(|_| self.lines.outdent()),
            name::OL | name::UL => _ = self.lists.pop(),
            _ => {}
        }
    }

    fn open_block(&mut self, id: NodeId, element: Name) {
        let is_markdown = self.form == Form::Markdown;
        match element {
            // What stands in one line has no blocks; of lists their numbers stay.
            name::ASIDE | name::BLOCKQUOTE | name::DD | name::ARTICLE if self.in_cell => {
                self.lines.indent("")
            }
            name::ASIDE | name::BLOCKQUOTE => self.lines.indent("> "),
            name::ARTICLE => (0..depth(self.tree, id)).for_each(|_| self.lines.indent("> ")),
            name::DD if is_markdown => self.lines.begin_item("- ", false),
            name::DD => self.lines.indent("  "),
            name::DT | name::SUMMARY => self.open_strong(),
            name::OL | name::UL => self.open_list(id, element),
            name::LI => self.open_item(id),
            _ if is_markdown => {
                let rank = sets::HEADINGS.iter().position(|&h| h == element);
                self.heading = rank.filter(|_| !self.in_cell).map(|rank| rank + 1);
            }
            _ => {}
        }
    }

    fn end_line(&mut self) {
        self.open.clear();
        let line = std::mem::take(&mut self.line);
        let line = match self.form {
            Form::Text => line,
            Form::Markdown => marks::resolve(&line),
        };
        let lines = lines_of(&line);
        let joined = match (self.form, self.heading.take()) {
            (Form::Text, _) => lines.join("\n").replace(INDENT, " "),
            (Form::Markdown, Some(level)) => {
                let words = lines.join(" ").replace(INDENT, " ");
                escape::heading(level, &fold(&words))
            }
            (Form::Markdown, None) => {
                let lines = escape::broken(&escape::line_starts(&lines));
                lines.replace(INDENT, "\u{a0}")
            }
        };
        self.lines.block(&joined);
    }
}

/// The lines of a paragraph, empty ones between others among them. The first line of one that has
/// no other is not indented, and neither is an empty line.
fn lines_of(paragraph: &str) -> Vec<String> {
    let mut lines: Vec<String> = paragraph.split(BREAK).map(fold).collect();
    let is_verse = lines.len() > 1;
    for line in &mut lines {
        let is_empty = line.trim_matches(INDENT).is_empty();
        if is_empty || !is_verse {
            *line = line.replace(INDENT, "");
        }
    }
    let is_full = |line: &String| !line.is_empty();
    let start = lines.iter().position(is_full).unwrap_or(lines.len());
    let end = lines
        .iter()
        .rposition(is_full)
        .map_or(start, |last| last + 1);
    lines.truncate(end);
    lines.split_off(start)
}

/// How deep a post stands in a thread.
fn depth(tree: &SanitizedTree, id: NodeId) -> usize {
    let depth = tree.attribute(id, name::DATA_DEPTH);
    let depth = depth.and_then(|depth| depth.parse().ok()).unwrap_or(0);
    depth.min(MAX_DEPTH)
}

/// The text below an element as it stands there, line breaks kept.
fn raw_text(tree: &SanitizedTree, id: NodeId) -> String {
    let mut text = String::new();
    for node in tree.descendants(id) {
        match tree.is(node, name::BR) {
            true => text.push('\n'),
            false => text.push_str(tree.text(node)),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::ArticleTree;
    use crate::{Options, parse, sanitize};

    fn written(html: &str) -> (String, String) {
        let tree = parse::parse_fragment(html, &Options::default());
        let tree = sanitize::sanitize(&ArticleTree::new(tree));
        (text(&tree), markdown(&tree))
    }

    fn check(html: &str, expected_text: &str, expected_markdown: &str) {
        assert_eq!(
            written(html),
            (expected_text.to_owned(), expected_markdown.to_owned())
        );
    }

    #[test]
    fn lines_keep_their_indentation_and_the_empty_ones_between() {
        check(
            "<p>a<br>&nbsp;&nbsp;b<br><br>&emsp;<em>c</em><br></p><p>&nbsp;d</p>",
            "a\n  b\n\n c\n\nd\n",
            "a\\\n\u{a0}\u{a0}b\\\n\\\n\u{a0}*c*\n\nd\n",
        );
        check("<h2>a<br>&nbsp;b</h2>", "a\n b\n", "## a b\n");
    }

    #[test]
    fn blocks_stand_apart() {
        check(
            "<h2>A<br>B</h2><p>b\n<b>c</b></p><p>d<br>e</p>",
            "A\nB\n\nb c\n\nd\ne\n",
            "## A B\n\nb **c**\n\nd\\\ne\n",
        );
    }

    #[test]
    fn lists_nest_and_count() {
        check(
            "<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>",
            "1. a\n2. b\n   - c\n",
            "1. a\n2. b\n   - c\n",
        );
        check(
            "<ul><li>a</li></ul><ul><li>b</li></ul>",
            "- a\n\n* b\n",
            "- a\n\n* b\n",
        );
    }

    #[test]
    fn tasks_have_boxes() {
        check(
            "<ul><li>☑ a</li><li><p><b>☐ b</b></p></li><li>☐c</li></ul><p>☑ d</p>",
            "- ☑ a\n- ☐ b\n- ☐c\n\n☑ d\n",
            "- [x] a\n- [ ] **b**\n- ☐c\n\n☑ d\n",
        );
    }

    #[test]
    fn items_begin_with_blocks() {
        check(
            "<ul><li><blockquote><p>a</p><p>b</p></blockquote><p>c</p></li><li>d</li></ul>",
            "- > a\n  >\n  > b\n\n  c\n- d\n",
            "- > a\n  >\n  > b\n\n  c\n- d\n",
        );
        check(
            "<p>a</p><ol><li><ul><li>b</li><li>c</li></ul></li><li><hr><h2>d</h2></li></ol>",
            "a\n\n1. - b\n   - c\n2. * * *\n\n   d\n",
            "a\n\n1. - b\n   - c\n2. ***\n\n   ## d\n",
        );
    }

    #[test]
    fn an_address_ends_before_the_line_does() {
        check(
            "<p>a https://a.example/b<br><b>www.a.example</b><br><a href='https://a.example/'>https://a.example/</a><br>c</p>",
            "a https://a.example/b\nwww.a.example\nhttps://a.example/\nc\n",
            "a https://a.example/b  \n**www.a.example**  \n[https://a.example/](https://a.example/)\\\nc\n",
        );
    }

    #[test]
    fn code_is_exact() {
        check(
            "<pre>a\n  `b`  \n</pre>",
            "a\n  `b`  \n",
            "```\na\n  `b`  \n```\n",
        );
        check(
            "<p><code>a`b</code> <code>c</code></p>",
            "a`b c\n",
            "``a`b`` `c`\n",
        );
    }

    #[test]
    fn tables_have_rows_and_spans() {
        check(
            "<table><tr><th>a</th><th>b</th></tr><tr><td><b>1</b></td><td>2|3</td></tr></table>",
            "a\tb\n1\t2|3\n",
            "| a | b |\n| --- | --- |\n| **1** | 2\\|3 |\n",
        );
        check(
            "<table><tr><th rowspan=2>a</th><th colspan=2>b</th></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr></table>",
            "a\tb\t\n\t1\t2 3\n",
            "| a | b | |\n| --- | --- | --- |\n| | 1 | 2<br>3 |\n",
        );
    }

    #[test]
    fn links_marks_and_escapes() {
        check(
            "<p>*x* <a href='https://a.example/(1)'>y</a>!<a href='https://a.example/'>z</a></p>",
            "*x* y!z\n",
            "\\*x\\* [y](<https://a.example/(1)>)\\![z](https://a.example/)\n",
        );
        check("<p>a<b> b </b>c<em></em></p>", "a b c\n", "a **b** c\n");
        check(
            "<p>1. a_b # c</p><p>- d</p><p>+1 &lt;i&gt; 2 &lt; 3</p>",
            "1. a_b # c\n\n- d\n\n+1 <i> 2 < 3\n",
            "1\\. a_b # c\n\n\\- d\n\n+1 \\<i> 2 < 3\n",
        );
    }

    #[test]
    fn notes_and_formulas() {
        check(
            "<p>a<sup><a href='#n' id=r role=doc-noteref>1</a></sup></p><section role=doc-endnotes><ol>\
             <li id=n><p>b</p><p>c <a href='#r' role=doc-backlink>↩</a></p></li></ol></section>",
            "a[1]\n\n[1] b\n\n    c\n",
            "a[^1]\n\n[^1]: b\n\n    c\n",
        );
        check(
            "<p>a <math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x_1</annotation>\
             </semantics></math> $5</p><p><code data-math=block>y</code></p>",
            "a x $5\n\ny\n",
            "a $x_1$ \\$5\n\n$$y$$\n",
        );
        check(
            "<p>a <math><msup><mi>x</mi><mn>2</mn></msup></math></p>",
            "a x^2\n",
            "a $x^2$\n",
        );
        check(
            "<p>a <code data-math=inline>x&lt;img> [b](javascript:c)</code></p>",
            "a x<img> [b](javascript:c)\n",
            "a $x\\lt img> [b] (javascript:c)$\n",
        );
    }
}
