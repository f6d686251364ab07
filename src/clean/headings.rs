//! Headings hold their text and nothing else: no marks to link to them, no buttons around them.

use super::Context;
use super::classes::has_class;
use crate::dom::{ArticleTree, Name, NodeId, name, sets};

/// Class names of what documentation and wikis put beside a heading. Sorted.
const MARKS: &[&str] = &[
    "anchor",
    "anchor-link",
    "anchorjs-link",
    "hash-link",
    "header-anchor",
    "headerlink",
    "heading-anchor",
    "heading-link",
    "mw-editsection",
    "permalink",
];

/// What such marks show.
const SIGNS: &[char] = &['#', '¶', '§', '🔗', '\u{200b}', '\u{f0c1}', '∞', '⚓'];

/// Cleans every heading and summary.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let found: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| {
            tree.is_any(id, sets::HEADINGS) || tree.is_any(id, &[name::SUMMARY, name::DT])
        })
        .collect();
    for heading in found {
        for id in tree.descendants(heading).collect::<Vec<_>>() {
            if is_mark(tree, id) {
                take_id(tree, heading, id);
                tree.detach(id);
            } else if tree.is(id, name::BUTTON) || is_block(tree, id) {
                tree.unwrap_node(id);
            }
        }
        let inner = tree
            .descendants(heading)
            .find(|&id| tree.has_attribute(id, name::ID));
        if let Some(inner) = inner {
            take_id(tree, heading, inner);
        }
        unwrap_link_to_itself(tree, heading);
    }
}

fn is_block(tree: &ArticleTree, id: NodeId) -> bool {
    const BLOCKS: &[Name] = &[
        name::CENTER,
        name::DIV,
        name::H1,
        name::H2,
        name::H3,
        name::H4,
        name::H5,
        name::H6,
        name::P,
    ];
    tree.is_any(id, BLOCKS)
}

/// Whether an element only serves to link to its heading.
fn is_mark(tree: &ArticleTree, id: NodeId) -> bool {
    if has_class(tree, id, &["mw-editsection"]) {
        return true;
    }
    let leads_here = tree.is(id, name::A)
        && tree
            .attribute(id, name::HREF)
            .is_some_and(|href| href.contains('#'));
    // Asked first, for all that is below would be read anew for every level of nesting.
    if !leads_here && !has_class(tree, id, MARKS) {
        return false;
    }
    let text = tree.folded_text(id);
    let mut characters = text.chars();
    let is_sign = characters.all(|c| SIGNS.contains(&c) || c.is_whitespace());
    is_sign && !tree.descendants(id).any(|n| tree.is(n, name::IMG))
}

/// A heading without an id takes that of its mark, which links may lead to.
fn take_id(tree: &mut ArticleTree, heading: NodeId, mark: NodeId) {
    let id = tree.attribute(mark, name::ID).map(str::to_owned);
    if let Some(id) = id.filter(|_| !tree.has_attribute(heading, name::ID)) {
        tree.set_attribute(heading, name::ID, &id);
        tree.remove_attribute(mark, name::ID);
    }
}

/// A heading that is a link to its own place is just a heading.
fn unwrap_link_to_itself(tree: &mut ArticleTree, heading: NodeId) {
    let link = tree.descendants(heading).find(|&id| tree.is(id, name::A));
    let place = tree.attribute(heading, name::ID).map(str::to_owned);
    let Some((link, place)) = link.zip(place) else {
        return;
    };
    let leads_here = tree
        .attribute(link, name::HREF)
        .and_then(|href| href.strip_prefix('#'))
        == Some(&place);
    if leads_here {
        tree.unwrap_node(link);
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(MARKS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn marks_and_buttons_go() {
        check(
            super::run,
            "<h2>a<a class=headerlink href=#a id=a>¶</a></h2><h3><button>b</button></h3>\
             <h3 id=c><a href=#c>c</a></h3>",
            "<h2 id=\"sp-a\">a</h2><h3 id=\"sp-h1\">b</h3><h3 id=\"sp-c\">c</h3>",
        );
    }
}
