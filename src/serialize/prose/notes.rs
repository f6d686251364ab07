//! Numbers of notes: marks and notes get one and the same, in the order of the notes.

use crate::dom::{NodeId, Tree, name};
use std::collections::HashMap;

/// The notes of an article by their id.
pub struct Notes(HashMap<String, usize>);

impl Notes {
    /// Counts the notes of an article.
    pub fn of(tree: &Tree) -> Notes {
        let mut numbers = HashMap::new();
        for section in tree
            .descendants(NodeId::ROOT)
            .filter(|&id| is_section(tree, id))
        {
            let items = tree
                .descendants(section)
                .filter(|&id| tree.is(id, name::LI));
            for id in items.filter_map(|item| tree.attribute(item, name::ID)) {
                let next = numbers.len() + 1;
                numbers.entry(id.to_owned()).or_insert(next);
            }
        }
        Notes(numbers)
    }

    /// Whether a link is a mark of a note or leads back from one.
    pub fn is_link(&self, tree: &Tree, link: NodeId) -> bool {
        match tree.attribute(link, name::ROLE) {
            Some("doc-backlink") => true,
            Some("doc-noteref") => self.number_of_mark(tree, link).is_some(),
            _ => false,
        }
    }

    /// Whether raised text is nothing but a mark.
    pub fn is_link_only(&self, tree: &Tree, id: NodeId) -> bool {
        tree.first_child(id)
            .is_some_and(|child| self.is_link(tree, child) && tree.next_sibling(child).is_none())
    }

    /// The number of the note a mark leads to.
    pub fn number_of_mark(&self, tree: &Tree, link: NodeId) -> Option<usize> {
        let is_mark = tree.attribute(link, name::ROLE) == Some("doc-noteref");
        let place = tree
            .attribute(link, name::HREF)
            .filter(|_| is_mark)?
            .strip_prefix('#')?;
        self.0.get(place).copied()
    }

    /// The number of a note.
    pub fn number_of_item(&self, tree: &Tree, item: NodeId) -> Option<usize> {
        self.0.get(tree.attribute(item, name::ID)?).copied()
    }
}

fn is_section(tree: &Tree, id: NodeId) -> bool {
    tree.attribute(id, name::ROLE) == Some("doc-endnotes")
}
