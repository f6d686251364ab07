//! Elements of a page's own making that stand in a line of text. A browser shows every element it
//! does not know in the line, unless a style says otherwise: an emoji, a time, a term with its
//! explanation. In such places they are `span`s to all stages; elsewhere they are boxes, or pictures
//! where they are called so.
//!
//! ```text
//! <p>It was <g-emoji>🚢</g-emoji> that came.</p>        <p>It was <span>🚢</span> that came.</p>
//! ```

use super::{Namespace, NodeId, Tree, name, sets};

/// What has more nodes is no part of a line.
const MAX_NODES: usize = 40;
/// So many elements of a line may stand between it and its paragraph.
const MAX_LEVELS: usize = 8;

/// Renames those that stand in a line.
pub(super) fn settle(tree: &mut Tree) {
    let all = tree.descendants(NodeId::ROOT);
    let in_lines: Vec<NodeId> = all.filter(|&id| is_in_line(tree, id)).collect();
    for id in in_lines {
        tree.rename(id, name::SPAN);
    }
}

/// Whether an element of a page's own making is called a picture, as `amp-img` is.
pub fn is_picture(tree: &Tree, id: NodeId) -> bool {
    let text = tree.name_text(tree.html_name(id));
    text.contains('-') && text.split('-').any(|word| matches!(word, "image" | "img"))
}

fn is_in_line(tree: &Tree, id: NodeId) -> bool {
    tree.is_element(id)
        && tree.namespace(id) == Namespace::Html
        && !tree.name(id).is_known()
        && holds_text_alone(tree, id)
        && (stands_in_paragraph(tree, id) || stands_beside_text(tree, id))
}

/// Whether there is text below an element and nothing that ends a line; others of the page's own
/// making are asked by themselves.
fn holds_text_alone(tree: &Tree, id: NodeId) -> bool {
    let mut has_text = false;
    for (count, below) in tree.descendants(id).enumerate() {
        let ends_line = tree.is_element(below) && !tree.is_inline(below);
        if count >= MAX_NODES || (ends_line && tree.name(below).is_known()) {
            return false;
        }
        has_text |= tree.is_text(below);
    }
    has_text
}

fn stands_in_paragraph(tree: &Tree, id: NodeId) -> bool {
    let mut around = tree.self_and_ancestors(id).skip(1).take(MAX_LEVELS);
    let holder = around.find(|&a| !tree.is_inline(a));
    holder.is_some_and(|a| tree.is(a, name::P) || tree.is_any(a, sets::HEADINGS))
}

fn stands_beside_text(tree: &Tree, id: NodeId) -> bool {
    let beside = [tree.previous_sibling(id), tree.next_sibling(id)];
    let mut beside = beside.into_iter().flatten();
    beside.any(|n| tree.is_text(n) && !tree.text(n).trim().is_empty())
}

#[cfg(test)]
mod tests {
    use crate::dom::NodeId;

    fn check(html: &str, expected: &[&str]) {
        let document = crate::parse::parse(html, &Default::default());
        let body = document.descendants(document.body());
        let elements = body.filter(|&id: &NodeId| document.is_element(id));
        let names: Vec<&str> = elements
            .map(|id| document.name_text(document.name(id)))
            .collect();
        assert_eq!(names, expected, "{html}");
    }

    #[test]
    fn what_stands_in_a_paragraph_or_beside_text_is_part_of_the_line() {
        check("<p><g-emoji>a</g-emoji></p>", &["p", "span"]);
        check("<h2>a<b><x-y>b</x-y></b></h2>", &["h2", "b", "span"]);
        check(
            "<div>a <x-y>b <z-z>c</z-z></x-y></div>",
            &["div", "span", "span"],
        );
        check("<p>in <st1:city>a</st1:city></p>", &["p", "span"]);
    }

    #[test]
    fn boxes_and_what_has_no_text_stay() {
        check(
            "<div><x-y>a</x-y><x-y>b</x-y></div>",
            &["div", "x-y", "x-y"],
        );
        check("<div>a<x-y><p>b</p></x-y></div>", &["div", "x-y", "p"]);
        check("<p>a<amp-img></amp-img></p>", &["p", "amp-img"]);
    }
}
