//! The tree as html5ever builds it, in our arena, and how full it is.

use super::is_reserved;
use crate::Options;
use crate::dom::{Name, Names, Namespace, NodeId, Tree, name, sets};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::ElemName;
use html5ever::{Attribute, LocalName, QualName, ns};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

/// Builds the tree as html5ever asks for it.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// html5ever's own name of every node that is an element; by arena index.
    names: RefCell<Vec<Option<QualName>>>,
    /// Levels from the root, by arena index; about right after subtrees have moved.
    depths: RefCell<Vec<u16>>,
    newest: Cell<NodeId>,
    /// The newest formatting element; what stands around it is what is open, when it opens.
    formatting: Cell<NodeId>,
    max_depth: usize,
    max_nodes: usize,
    /// The most characters of text and attributes, in bytes.
    max_text: usize,
}

impl Sink {
    /// For a page of as many bytes as `html` has: no page that is closed as it should be has more
    /// than two nodes for a byte, or characters that are written shorter than they are.
    pub fn new(html: &str, options: &Options) -> Sink {
        Sink {
            tree: RefCell::new(Tree::new(Names::default())),
            names: RefCell::new(vec![None]),
            depths: RefCell::new(vec![0]),
            newest: Cell::new(NodeId::ROOT),
            formatting: Cell::new(NodeId::ROOT),
            max_depth: options.max_depth.clamp(16, usize::from(u16::MAX) - 1),
            max_nodes: options
                .max_nodes
                .min(html.len().saturating_mul(2).saturating_add(10_000)),
            max_text: html.len().saturating_mul(3).saturating_add(1 << 20),
        }
    }

    /// Whether a limit is reached, and nothing more goes in.
    pub fn is_full(&self) -> bool {
        let tree = self.tree.borrow();
        tree.len() >= self.max_nodes || tree.text_len() >= self.max_text
    }

    /// The name of the newest element if it lies at the limit of depth.
    pub fn too_deep(&self) -> Option<LocalName> {
        let newest = self.newest.get();
        if usize::from(*self.depths.borrow().get(newest.index())?) < self.max_depth {
            return None;
        }
        self.newest
            .set(self.tree.borrow().parent(newest).unwrap_or(NodeId::ROOT));
        self.name_of(newest)
    }

    /// The name of the newest formatting element if another one would be too many within one another.
    /// Those that a page never closes are opened again for every one that follows, so that the depth
    /// of the newest tells how many there are.
    pub fn too_many_before(&self, opening: &LocalName) -> Option<LocalName> {
        let mut tree = self.tree.borrow_mut();
        let opening = tree.intern(opening);
        if !sets::FORMATTING.contains(&opening) {
            return None;
        }
        let newest = self.formatting.get();
        let around = tree.self_and_ancestors(newest);
        let around = around.take_while(|&id| !tree.is_any(id, sets::MARKERS));
        let mut formatting = around.filter(|&id| tree.is_any(id, sets::FORMATTING));
        // One more than an article holds: what we have written is read back as it was.
        formatting.nth(sets::MAX_FORMATTING)?;
        self.name_of(newest)
    }

    fn name_of(&self, id: NodeId) -> Option<LocalName> {
        let names = self.names.borrow();
        names
            .get(id.index())?
            .as_ref()
            .map(|name| name.local.clone())
    }

    fn note_place(&self, parent: NodeId, child: NodeId) {
        let mut depths = self.depths.borrow_mut();
        let above = depths.get(parent.index()).copied().unwrap_or(0);
        if let Some(depth) = depths.get_mut(child.index()) {
            *depth = above.saturating_add(1);
        }
        let tree = self.tree.borrow();
        if !tree.is_any(child, sets::VOID) {
            self.newest.set(child);
        }
        if tree.is_any(child, sets::FORMATTING) {
            self.formatting.set(child);
        }
    }

    fn note_new(&self, id: NodeId, name: Option<QualName>) {
        let (mut names, mut depths) = (self.names.borrow_mut(), self.depths.borrow_mut());
        names.resize(id.index() + 1, None);
        depths.resize(id.index() + 1, 0);
        names[id.index()] = name;
    }
}

fn attribute_name(tree: &mut Tree, name: &QualName) -> Name {
    // `xlink:href` is read like `href`, which has replaced it in SVG 2.
    tree.intern(&name.local)
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = NameRef<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        NodeId::ROOT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> NameRef<'a> {
        NameRef(Ref::map(self.names.borrow(), |names| {
            names[target.index()]
                .as_ref()
                .expect("html5ever asks only for names of elements")
        }))
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _flags: ElementFlags,
    ) -> NodeId {
        let mut tree = self.tree.borrow_mut();
        let namespace = match name.ns {
            ns!(svg) => Namespace::Svg,
            ns!(mathml) => Namespace::MathMl,
            _ => Namespace::Html,
        };
        let local = tree.intern(&name.local);
        let id = tree.create_element(namespace, local);
        for attribute in &attributes {
            if !is_reserved(&attribute.name.local) {
                let key = attribute_name(&mut tree, &attribute.name);
                tree.push_attribute(id, key, &attribute.value);
            }
        }
        drop(tree);
        self.note_new(id, Some(name));
        id
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.create_nothing()
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.create_nothing()
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendText(text) => {
                let mut tree = self.tree.borrow_mut();
                // Markup for browsers without frames is no text of the page.
                if !tree.is(*parent, name::IFRAME) {
                    tree.append_text(*parent, &text);
                }
            }
            NodeOrText::AppendNode(node) if node == NOTHING => {}
            NodeOrText::AppendNode(node) => {
                self.tree.borrow_mut().append(*parent, node);
                self.note_place(*parent, node);
            }
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent = self.tree.borrow().parent(*element).is_some();
        match has_parent {
            true => self.append_before_sibling(element, child),
            false => self.append(previous, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, new: NodeOrText<NodeId>) {
        match new {
            NodeOrText::AppendText(text) => {
                self.tree.borrow_mut().insert_text_before(*sibling, &text);
            }
            NodeOrText::AppendNode(node) if node == NOTHING => {}
            NodeOrText::AppendNode(node) => {
                self.tree.borrow_mut().insert_before(*sibling, node);
                let parent = self.tree.borrow().parent(node);
                self.note_place(parent.unwrap_or(NodeId::ROOT), node);
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        for attribute in &attributes {
            let key = attribute_name(&mut tree, &attribute.name);
            if !tree.has_attribute(*target, key) && !is_reserved(&attribute.name.local) {
                tree.set_attribute(*target, key, &attribute.value);
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.tree.borrow_mut().move_children(*node, *new_parent);
    }
}

/// Stands for comments and processing instructions, which are not kept: the root is never a
/// child of anything.
const NOTHING: NodeId = NodeId::ROOT;

impl Sink {
    fn create_nothing(&self) -> NodeId {
        NOTHING
    }
}

/// A name lent to html5ever while it looks at it.
#[derive(Debug)]
pub(super) struct NameRef<'a>(Ref<'a, QualName>);

impl ElemName for NameRef<'_> {
    fn ns(&self) -> &html5ever::Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}
