//! Linking and editing. A [`Document`](crate::dom::Document) gives no access to these.

use super::{Attribute, Data, Element, Namespace, NodeId, Tree};
use crate::dom::name::Name;

impl Tree {
    /// Makes `child` the last child of `parent`, taking it out of where it was.
    pub(crate) fn append(&mut self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let last = self.nodes[parent.index()].last.replace(child);
        let node = &mut self.nodes[child.index()];
        node.parent = Some(parent);
        node.previous = last;
        match last {
            Some(last) => self.nodes[last.index()].next = Some(child),
            None => self.nodes[parent.index()].first = Some(child),
        }
    }

    /// Makes `id` the sibling before `sibling`; does nothing when `sibling` is detached.
    pub(crate) fn insert_before(&mut self, sibling: NodeId, id: NodeId) {
        self.detach(id);
        let Some(parent) = self.parent(sibling) else {
            return;
        };
        let previous = self.nodes[sibling.index()].previous.replace(id);
        let node = &mut self.nodes[id.index()];
        node.parent = Some(parent);
        node.previous = previous;
        node.next = Some(sibling);
        match previous {
            Some(previous) => self.nodes[previous.index()].next = Some(id),
            None => self.nodes[parent.index()].first = Some(id),
        }
    }

    /// Takes `id` and what is below it out of the tree.
    pub(crate) fn detach(&mut self, id: NodeId) {
        let node = &mut self.nodes[id.index()];
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => self.nodes[previous.index()].next = next,
            None => self.nodes[parent.index()].first = next,
        }
        match next {
            Some(next) => self.nodes[next.index()].previous = previous,
            None => self.nodes[parent.index()].last = previous,
        }
    }

    /// Gives a text node other characters.
    pub(crate) fn set_text(&mut self, id: NodeId, text: &str) {
        let span = self.store(text);
        if let Data::Text(old) = &mut self.nodes[id.index()].data {
            *old = span;
        }
    }

    /// Cuts a text node off after so many bytes, which end with a character.
    pub(crate) fn shorten_text(&mut self, id: NodeId, length: usize) {
        debug_assert!(self.text(id).is_char_boundary(length));
        if let Data::Text(span) = &mut self.nodes[id.index()].data {
            span.end = span.end.min(span.start + length as u32);
        }
    }

    /// Moves all children of `from` to the end of `to`; linear in the children.
    pub(crate) fn move_children(&mut self, from: NodeId, to: NodeId) {
        while let Some(child) = self.first_child(from) {
            self.append(to, child);
        }
    }

    /// Puts the children of `id` in its place; linear in the children.
    pub(crate) fn unwrap_node(&mut self, id: NodeId) {
        while let Some(child) = self.first_child(id) {
            self.insert_before(id, child);
        }
        self.detach(id);
    }

    /// Gives the element another HTML name; attributes and children stay.
    pub(crate) fn rename(&mut self, id: NodeId, name: Name) {
        if let Data::Element(element) = &mut self.nodes[id.index()].data {
            element.name = name;
            element.namespace = Namespace::Html;
        }
    }

    /// Sets an attribute, replacing the value it had; linear in the element's attributes.
    pub(crate) fn set_attribute(&mut self, id: NodeId, name: Name, value: &str) {
        let value = self.store(value);
        let Some(&Element {
            attributes: (start, end),
            ..
        }) = self.element(id)
        else {
            return;
        };
        let existing = &mut self.attributes[start as usize..end as usize];
        if let Some(attribute) = existing.iter_mut().find(|a| a.name == name) {
            attribute.value = value;
            return;
        }
        let at_end = end as usize == self.attributes.len();
        let new_start = if at_end {
            start
        } else {
            self.attributes.len() as u32
        };
        if !at_end {
            self.attributes
                .extend_from_within(start as usize..end as usize);
        }
        self.attributes.push(Attribute { name, value });
        let new_end = self.attributes.len() as u32;
        if let Data::Element(element) = &mut self.nodes[id.index()].data {
            element.attributes = (new_start, new_end);
        }
    }

    /// Adds an attribute the element is known not to have.
    pub(crate) fn push_attribute(&mut self, id: NodeId, name: Name, value: &str) {
        let Some(&Element {
            attributes: (_, end),
            ..
        }) = self.element(id)
        else {
            return;
        };
        if end as usize != self.attributes.len() {
            return self.set_attribute(id, name, value);
        }
        let value = self.store(value);
        self.attributes.push(Attribute { name, value });
        if let Data::Element(element) = &mut self.nodes[id.index()].data {
            element.attributes.1 += 1;
        }
    }

    /// Takes an attribute away; linear in the element's attributes.
    pub(crate) fn remove_attribute(&mut self, id: NodeId, name: Name) {
        let Some(&Element {
            attributes: (start, end),
            ..
        }) = self.element(id)
        else {
            return;
        };
        let existing = &mut self.attributes[start as usize..end as usize];
        let Some(at) = existing.iter().position(|a| a.name == name) else {
            return;
        };
        existing[at..].rotate_left(1);
        if let Data::Element(element) = &mut self.nodes[id.index()].data {
            element.attributes.1 -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::name::{self, Names};

    fn tree_of(names: &[Name]) -> (Tree, Vec<NodeId>) {
        let mut tree = Tree::new(Names::default());
        let ids = names
            .iter()
            .map(|&n| tree.create_element(Namespace::Html, n))
            .collect();
        for &id in &ids {
            tree.append(NodeId::ROOT, id);
        }
        (tree, ids)
    }

    fn child_names(tree: &Tree, id: NodeId) -> Vec<&str> {
        tree.children(id)
            .map(|c| tree.name_text(tree.name(c)))
            .collect()
    }

    #[test]
    fn detaching_the_middle_child_links_its_neighbours() {
        let (mut tree, ids) = tree_of(&[name::P, name::DIV, name::UL]);
        tree.detach(ids[1]);
        assert_eq!(child_names(&tree, NodeId::ROOT), ["p", "ul"]);
        assert_eq!(tree.previous_sibling(ids[2]), Some(ids[0]));
    }

    #[test]
    fn unwrapping_keeps_the_order() {
        let (mut tree, ids) = tree_of(&[name::P, name::DIV, name::UL]);
        for n in [name::H1, name::H2] {
            let child = tree.create_element(Namespace::Html, n);
            tree.append(ids[1], child);
        }
        tree.unwrap_node(ids[1]);
        assert_eq!(child_names(&tree, NodeId::ROOT), ["p", "h1", "h2", "ul"]);
    }

    #[test]
    fn an_attribute_set_late_does_not_disturb_another_element() {
        let (mut tree, ids) = tree_of(&[name::A, name::IMG]);
        tree.set_attribute(ids[0], name::HREF, "/x");
        tree.set_attribute(ids[1], name::SRC, "/y");
        tree.set_attribute(ids[0], name::TITLE, "t");
        tree.remove_attribute(ids[0], name::HREF);
        assert_eq!(
            tree.attributes(ids[0]).collect::<Vec<_>>(),
            [(name::TITLE, "t")]
        );
        assert_eq!(tree.attribute(ids[1], name::SRC), Some("/y"));
    }
}
