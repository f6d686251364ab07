//! HTML that a browser parses back to the same tree.
//! <https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments>

use crate::dom::{NodeId, Step, name, sets};
use crate::sanitize::SanitizedTree;

/// Writes a tree.
pub fn html(tree: &SanitizedTree) -> String {
    let mut out = String::new();
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
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
}

/// Adds the value of an attribute, which stands between double quotes.
pub fn escape_attribute(value: &str, out: &mut String) {
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
}
