//! HTML that a browser parses back to the same tree.
//! <https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments>

use crate::dom::{NodeId, Step, name, sets};
use crate::sanitize::SanitizedTree;

/// Writes a tree.
pub fn html(tree: &SanitizedTree) -> String {
    // Two short tags for every other node.
    let mut out = String::with_capacity(tree.text_len() + 4 * tree.len());
    for step in tree.walk(NodeId::ROOT) {
        match step {
            Step::Enter(id) if tree.is_text(id) => escape_text(tree.text(id), &mut out),
            Step::Enter(id) if tree.is_element(id) => open(tree, id, &mut out),
            Step::Leave(id) if tree.is_element(id) && !tree.is_any(id, sets::VOID) => {
                out.push_str("</");
                out.push_str(tree.name_text(tree.name(id)));
                out.push('>');
            }
            _ => {}
        }
    }
    out
}

fn open(tree: &SanitizedTree, id: NodeId, out: &mut String) {
    out.push('<');
    out.push_str(tree.name_text(tree.name(id)));
    for (key, value) in tree.attributes(id) {
        out.push(' ');
        out.push_str(tree.name_text(key));
        out.push_str("=\"");
        escape_attribute(value, out);
        out.push('"');
    }
    out.push('>');
    // A parser swallows one line break at the start of `pre`.
    let begins_with_break = |child| tree.text(child).starts_with('\n');
    if tree.is(id, name::PRE) && tree.first_child(id).is_some_and(begins_with_break) {
        out.push('\n');
    }
}

/// Adds text.
pub fn escape_text(text: &str, out: &mut String) {
    escape(text, out, |c| match c {
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        _ => None,
    });
}

/// Adds the value of an attribute, which stands between double quotes.
pub fn escape_attribute(value: &str, out: &mut String) {
    escape(value, out, |c| (c == '"').then_some("&quot;"));
}

/// Adds characters, run by run: those that `reference` has no other word for stand for themselves.
fn escape(text: &str, out: &mut String, reference: fn(char) -> Option<&'static str>) {
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let written = match c {
            '&' => "&amp;",
            '\u{a0}' => "&nbsp;",
            // Those of metadata have not been through the sanitiser; to parsers they are errors.
            c if c.is_control() && !c.is_ascii_whitespace() => "",
            c => match reference(c) {
                Some(written) => written,
                None => continue,
            },
        };
        out.push_str(&text[start..at]);
        out.push_str(written);
        start = at + c.len_utf8();
    }
    out.push_str(&text[start..]);
}
