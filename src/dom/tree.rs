//! The arena: all nodes of a page in one vector, all its characters in one string.
//!
//! Nodes are never freed; a detached node just has no parent. Nothing here recurses, and every
//! operation is constant time but where its doc says otherwise.

mod edit;

use super::name::{self, Name, Names};
use std::num::NonZeroU32;

/// A node of a [`Tree`]; cheap to copy, meaningless in another tree.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// The document node, of which `html` is a child.
    pub const ROOT: NodeId = NodeId(NonZeroU32::MIN);

    /// The node's place in the arena, from 0.
    #[inline(always)]
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    /// The node at `index` of the arena; the inverse of [`NodeId::index`].
    pub(crate) fn from_index(index: usize) -> NodeId {
        let number = u32::try_from(index + 1).expect("an arena holds fewer than 2^32 nodes");
        NodeId(NonZeroU32::new(number).expect("one more than an index is not zero"))
    }
}

/// The language an element belongs to; the same local name may stand in several.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Namespace {
    /// HTML, and everything not of the other two.
    #[default]
    Html,
    /// Scalable Vector Graphics.
    Svg,
    /// Mathematical Markup Language.
    MathMl,
}

/// A stretch of the tree's string, in bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: u32,
    end: u32,
}

#[derive(Clone, Copy, Debug)]
enum Data {
    Root,
    Element(Element),
    Text(Span),
}

#[derive(Clone, Copy, Debug)]
struct Element {
    name: Name,
    namespace: Namespace,
    /// The range of its attributes in [`Tree::attributes`].
    attributes: (u32, u32),
    source: Option<NonZeroU32>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    data: Data,
}

#[derive(Clone, Copy, Debug)]
struct Attribute {
    name: Name,
    value: Span,
}

/// What a tree takes: numbers of nodes and attributes, and bytes of text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Room {
    pub nodes: usize,
    pub attributes: usize,
    pub text: usize,
}

/// A tree of elements and text. What may be done with it depends on the type around it:
/// [`Document`](super::Document), [`ArticleTree`](super::ArticleTree) or
/// [`SanitizedTree`](crate::sanitize::SanitizedTree).
#[derive(Clone, Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    text: String,
    names: Names,
}

/// Reading.
impl Tree {
    /// The number of nodes in the arena, detached ones included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The number of text nodes in the arena, detached ones included.
    pub(crate) fn count_texts(&self) -> usize {
        let is_text = |node: &&Node| matches!(node.data, Data::Text(_));
        self.nodes.iter().filter(is_text).count()
    }

    /// The size of all its characters, those of attributes and detached nodes included, in bytes.
    pub(crate) fn text_len(&self) -> usize {
        self.text.len()
    }

    /// The node's parent; `None` for the root and for detached nodes.
    #[inline(always)]
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    /// The sibling before `id`.
    pub fn previous_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).previous
    }

    /// The sibling after `id`.
    #[inline(always)]
    pub fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).next
    }

    /// The first child of `id`.
    #[inline(always)]
    pub fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).first
    }

    /// The last child of `id`.
    pub fn last_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).last
    }

    /// The element's local name; [`name::NONE`] for text and the root.
    pub fn name(&self, id: NodeId) -> Name {
        self.element(id).map_or(name::NONE, |e| e.name)
    }

    /// The element's local name if it is an HTML element, else [`name::NONE`].
    #[inline(always)]
    pub fn html_name(&self, id: NodeId) -> Name {
        match self.element(id) {
            Some(e) if e.namespace == Namespace::Html => e.name,
            _ => name::NONE,
        }
    }

    /// The text of a name of this tree.
    pub fn name_text(&self, name: Name) -> &str {
        self.names.text(name)
    }

    /// The element's namespace; that of HTML for text and the root.
    pub fn namespace(&self, id: NodeId) -> Namespace {
        self.element(id).map_or(Namespace::Html, |e| e.namespace)
    }

    /// Whether `id` is the HTML element `name`.
    #[inline(always)]
    pub fn is(&self, id: NodeId, name: Name) -> bool {
        self.html_name(id) == name
    }

    /// Whether `id` is one of the HTML elements `names`.
    pub fn is_any(&self, id: NodeId, names: &[Name]) -> bool {
        let name = self.html_name(id);
        name != name::NONE && names.contains(&name)
    }

    /// Whether `id` is an element of any namespace.
    pub fn is_element(&self, id: NodeId) -> bool {
        self.element(id).is_some()
    }

    /// Whether `id` is a text node.
    #[inline(always)]
    pub fn is_text(&self, id: NodeId) -> bool {
        matches!(self.node(id).data, Data::Text(_))
    }

    /// The characters of a text node; empty for other nodes.
    pub fn text(&self, id: NodeId) -> &str {
        match self.node(id).data {
            Data::Text(span) => self.slice(span),
            _ => "",
        }
    }

    /// The value of an attribute.
    pub fn attribute(&self, id: NodeId, name: Name) -> Option<&str> {
        let attributes = self.attribute_slice(id);
        attributes
            .iter()
            .find(|a| a.name == name)
            .map(|a| self.slice(a.value))
    }

    /// Whether the element has an attribute, whatever its value.
    pub fn has_attribute(&self, id: NodeId, name: Name) -> bool {
        self.attribute_slice(id).iter().any(|a| a.name == name)
    }

    /// Names and values of all attributes, in the order they came.
    pub fn attributes(&self, id: NodeId) -> impl Iterator<Item = (Name, &str)> {
        self.attribute_slice(id)
            .iter()
            .map(|a| (a.name, self.slice(a.value)))
    }

    /// The number of the live element this one was captured from.
    pub fn source(&self, id: NodeId) -> Option<u32> {
        self.element(id)?.source.map(|n| n.get() - 1)
    }

    #[inline(always)]
    fn node(&self, id: NodeId) -> &Node {
        &self.nodes.as_slice()[id.index()]
    }

    #[inline(always)]
    fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id).data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    fn attribute_slice(&self, id: NodeId) -> &[Attribute] {
        match self.element(id) {
            Some(e) => {
                &self.attributes.as_slice()[e.attributes.0 as usize..e.attributes.1 as usize]
            }
            None => &[],
        }
    }

    #[inline(always)]
    fn slice(&self, span: Span) -> &str {
        &self.text[span.start as usize..span.end as usize]
    }
}

/// Building: by the doors (`parse`, `snapshot`), the copy-out, cleaning and the sanitiser. A
/// [`Document`](crate::dom::Document) gives no access to these.
impl Tree {
    /// Makes a tree with nothing but its root.
    pub(crate) fn new(names: Names) -> Tree {
        let root = Node {
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
            data: Data::Root,
        };
        Tree {
            nodes: vec![root],
            attributes: Vec::new(),
            text: String::new(),
            names,
        }
    }

    /// Makes room for so much more, so that a large tree is not moved as it grows.
    pub(crate) fn reserve(&mut self, room: Room) {
        self.nodes.reserve_exact(room.nodes);
        self.attributes.reserve_exact(room.attributes);
        self.text.reserve_exact(room.text);
    }

    /// The room all of this tree takes.
    pub(crate) fn room(&self) -> Room {
        Room {
            nodes: self.nodes.len(),
            attributes: self.attributes.len(),
            text: self.text.len(),
        }
    }

    /// The names, for a tree copied from this one.
    pub(crate) fn names(&self) -> &Names {
        &self.names
    }

    pub(crate) fn intern(&mut self, text: &str) -> Name {
        self.names.intern(text)
    }

    /// Returns the name here for what is `name` in another tree.
    pub(crate) fn adopt(&mut self, name: Name, from: &Tree) -> Name {
        self.names.adopt(name, &from.names)
    }

    /// Makes a detached element without attributes.
    pub(crate) fn create_element(&mut self, namespace: Namespace, name: Name) -> NodeId {
        let at = self.attributes.len() as u32;
        let element = Element {
            name,
            namespace,
            attributes: (at, at),
            source: None,
        };
        self.push(Data::Element(element))
    }

    /// Makes a detached text node.
    pub(crate) fn create_text(&mut self, text: &str) -> NodeId {
        let span = self.store(text);
        self.push(Data::Text(span))
    }

    pub(crate) fn set_source(&mut self, id: NodeId, source: u32) {
        if let Data::Element(element) = &mut self.nodes[id.index()].data {
            element.source = NonZeroU32::new(source.saturating_add(1));
        }
    }

    /// Adds text at the end of `parent`, growing its last text node where that is free.
    ///
    /// Two neighbouring text nodes may result; readers treat a run of them as one.
    pub(crate) fn append_text(&mut self, parent: NodeId, text: &str) {
        match self
            .last_child(parent)
            .and_then(|last| self.growing_text(last))
        {
            Some(id) => self.grow_text(id, text),
            None => {
                let id = self.create_text(text);
                self.append(parent, id);
            }
        }
    }

    /// Adds text before `sibling`, growing the text node there where that is free.
    pub(crate) fn insert_text_before(&mut self, sibling: NodeId, text: &str) {
        match self
            .previous_sibling(sibling)
            .and_then(|last| self.growing_text(last))
        {
            Some(id) => self.grow_text(id, text),
            None => {
                let id = self.create_text(text);
                self.insert_before(sibling, id);
            }
        }
    }

    /// `id`, if it is a text node whose characters are the last of the string. Others would
    /// have to be copied to grow, which a page could make quadratic.
    fn growing_text(&self, id: NodeId) -> Option<NodeId> {
        match self.node(id).data {
            Data::Text(span) if span.end as usize == self.text.len() => Some(id),
            _ => None,
        }
    }

    fn grow_text(&mut self, id: NodeId, more: &str) {
        self.text.push_str(more);
        let end = self.text.len() as u32;
        if let Data::Text(span) = &mut self.nodes[id.index()].data {
            span.end = end;
        }
    }

    fn push(&mut self, data: Data) -> NodeId {
        let id = NodeId::from_index(self.nodes.len());
        self.nodes.push(Node {
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
            data,
        });
        id
    }

    fn store(&mut self, text: &str) -> Span {
        let start = self.text.len();
        assert!(
            start + text.len() <= u32::MAX as usize,
            "a page has fewer than 2^32 bytes"
        );
        self.text.push_str(text);
        Span {
            start: start as u32,
            end: self.text.len() as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn text_grows_only_at_the_end_of_the_string() {
        let (mut tree, ids) = tree_of(&[name::P, name::DIV]);
        tree.append_text(ids[0], "a");
        tree.append_text(ids[0], "b");
        tree.append_text(ids[1], "c");
        tree.append_text(ids[0], "d");
        let texts: Vec<_> = tree.children(ids[0]).map(|t| tree.text(t)).collect();
        assert_eq!(texts, ["ab", "d"]);
    }
}
