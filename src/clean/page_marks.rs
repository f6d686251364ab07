//! What serves the page and is no part of its text: links that jump over parts of the page, links to
//! edit a section that stand beside its heading.

use super::Context;
use super::classes::has_class;
use crate::dom::{ArticleTree, NodeId, name};

/// Class names of links to edit a section, in wikis. Sorted.
const EDITS: &[&str] = &["editsection", "mw-editsection", "secedit"];
/// Class names of links to other parts of the page, for keys and screen readers. Sorted.
const JUMPS: &[&str] = &[
    "jump-link",
    "mw-jump-link",
    "skip-link",
    "skip-nav",
    "skip-to-content",
    "skip-to-main",
    "skiplink",
    "skipnav",
];

/// Takes such links away.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        let jumps = || {
            let href = tree.attribute(id, name::HREF).unwrap_or_default();
            tree.is(id, name::A) && href.contains('#') && has_class(tree, id, JUMPS)
        };
        if tree.is_element(id) && (has_class(tree, id, EDITS) || jumps()) {
            tree.detach(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(EDITS.is_sorted_by(|a, b| a < b));
        assert!(JUMPS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn links_for_the_page_go() {
        check(
            super::run,
            "<h2>a</h2><span class=mw-editsection>[<a href=x>edit</a>]</span>\
             <a class=mw-jump-link href=#b>Jump</a><p>b</p>",
            "<h2 id=\"sp-h1\">a</h2><p>b</p>",
        );
    }
}
