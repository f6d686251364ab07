//! Notes in the margin stand in the middle of their paragraph, drawn beside it by the style sheet.

use crate::clean::classes::has_class;
use crate::dom::{ArticleTree, Namespace, NodeId, name};

/// Class names of notes in the margin. Sorted.
const MARGIN: &[&str] = &["margin-note", "marginnote", "side-note", "sidenote"];

/// Class names of the switch and number before one. Sorted.
const SWITCHES: &[&str] = &["margin-toggle", "sidenote-number", "sidenote-toggle"];

/// Moves every note in the margin to the end of the article and puts a mark in its place.
pub fn run(tree: &mut ArticleTree) {
    let switches: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| has_class(tree, id, SWITCHES))
        .collect();
    let found: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| has_class(tree, id, MARGIN) && tree.is_any(id, &[name::SPAN, name::SMALL]))
        .collect();
    for id in switches {
        if tree.is_any(id, &[name::INPUT, name::LABEL]) {
            tree.detach(id);
        }
    }
    if found.is_empty() {
        return;
    }
    let list = tree.create_element(Namespace::Html, name::OL);
    for (number, note) in (1..).zip(found) {
        let place = format!("margin-{number}");
        let link = mark(tree, &place, number);
        tree.insert_before(note, link);
        let item = tree.create_element(Namespace::Html, name::LI);
        tree.set_attribute(item, name::ID, &place);
        tree.set_attribute(item, name::ROLE, "doc-endnote");
        tree.move_children(note, item);
        tree.detach(note);
        tree.append(list, item);
    }
    tree.append(NodeId::ROOT, list);
}

fn mark(tree: &mut ArticleTree, place: &str, number: usize) -> NodeId {
    let link = tree.create_element(Namespace::Html, name::A);
    tree.set_attribute(link, name::HREF, &format!("#{place}"));
    let text = tree.create_text(&number.to_string());
    tree.append(link, text);
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(MARGIN.is_sorted_by(|a, b| a < b));
        assert!(SWITCHES.is_sorted_by(|a, b| a < b));
    }
}
