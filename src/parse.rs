//! HTML string → [`Document`], by html5ever. No other file names html5ever.
//!
//! Depth is capped while parsing: html5ever looks through all open elements at every tag, which
//! makes 50,000 nested `div`s take nine seconds. Where a page nests deeper than
//! [`Options::max_depth`], the element that is too deep is closed before the next one opens, as
//! browsers do. Whatever nests deeper becomes siblings; no text is lost.

use crate::dom::{Document, Name, Names, Namespace, NodeId, PageFacts, Tree, name, sets};
use crate::{Error, Options};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
};
use html5ever::tree_builder::{ElemName, TreeBuilder};
use html5ever::{Attribute, LocalName, QualName, TokenizerResult, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

/// Parses a whole page.
///
/// # Errors
/// When the page has more bytes than [`Options::max_bytes`].
pub fn parse(html: &str, options: &Options) -> Result<Document, Error> {
    if html.len() > options.max_bytes {
        return Err(Error::TooLarge {
            bytes: html.len(),
            limit: options.max_bytes,
        });
    }
    let builder = TreeBuilder::new(Sink::new(options), Default::default());
    let mut tree = run(html, builder);
    graft_noscript(&mut tree, options);
    Ok(Document::new(tree, PageFacts::default()))
}

/// Parses a piece of HTML as if it were the content of a `div`; the pieces are children of the
/// root.
pub(crate) fn parse_fragment(html: &str, options: &Options) -> Tree {
    let sink = Sink::new(options);
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let context = sink.create_element(context, Vec::new(), ElementFlags::default());
    let builder = TreeBuilder::new_for_fragment(sink, context, None, Default::default());
    let mut tree = run(html, builder);
    // html5ever puts the pieces under an `html` element of its own making.
    if let Some(html) = tree.first_child(NodeId::ROOT) {
        tree.unwrap_node(html);
    }
    tree
}

/// Replaces the raw text of every `noscript` by the elements it spells, for both doors: a browser
/// that runs scripts keeps the content of `noscript` as text, and lazy images have their real
/// address there.
pub(crate) fn graft_noscript(tree: &mut Tree, options: &Options) {
    let found: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::NOSCRIPT))
        .collect();
    for noscript in found {
        let raw: String = tree.children(noscript).map(|c| tree.text(c)).collect();
        if !raw.contains('<') {
            continue;
        }
        while let Some(child) = tree.first_child(noscript) {
            tree.detach(child);
        }
        tree.append_copy(noscript, &parse_fragment(&raw, options));
    }
}

fn run(html: &str, builder: TreeBuilder<NodeId, Sink>) -> Tree {
    let tokenizer = Tokenizer::new(DepthLimit { builder }, Default::default());
    let input = BufferQueue::default();
    for piece in tendrils(html) {
        input.push_back(piece);
    }
    // The tokenizer stops after scripts and declared encodings, neither of which matter here.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

/// Cuts the input into strings of at most 16 MB, html5ever's unit being limited to 32 bits.
fn tendrils(html: &str) -> impl Iterator<Item = StrTendril> {
    let mut rest = html;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, after) = rest.split_at(rest.floor_char_boundary(16 << 20));
        rest = after;
        Some(StrTendril::from_slice(piece))
    })
}

/// Stands between tokenizer and tree builder and closes elements that nest too deep.
struct DepthLimit {
    builder: TreeBuilder<NodeId, Sink>,
}

impl TokenSink for DepthLimit {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let sink = &self.builder.sink;
        if sink.is_full() && !matches!(token, Token::EOFToken) {
            return TokenSinkResult::Continue;
        }
        let opens = matches!(&token, Token::TagToken(tag) if tag.kind == TagKind::StartTag);
        if opens && let Some(name) = sink.too_deep() {
            let close = Tag {
                kind: TagKind::EndTag,
                name,
                self_closing: false,
                attrs: Vec::new(),
                had_duplicate_attributes: false,
            };
            // An end tag never changes how the tokenizer goes on.
            let _ = self.builder.process_token(Token::TagToken(close), line);
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Builds the tree as html5ever asks for it.
struct Sink {
    tree: RefCell<Tree>,
    /// html5ever's own name of every node that is an element; by arena index.
    names: RefCell<Vec<Option<QualName>>>,
    /// Levels from the root, by arena index; about right after subtrees have moved.
    depths: RefCell<Vec<u16>>,
    newest: Cell<NodeId>,
    max_depth: usize,
    max_nodes: usize,
}

impl Sink {
    fn new(options: &Options) -> Sink {
        Sink {
            tree: RefCell::new(Tree::new(Names::default())),
            names: RefCell::new(vec![None]),
            depths: RefCell::new(vec![0]),
            newest: Cell::new(NodeId::ROOT),
            max_depth: options.max_depth.clamp(16, usize::from(u16::MAX) - 1),
            max_nodes: options.max_nodes,
        }
    }

    fn is_full(&self) -> bool {
        self.tree.borrow().len() >= self.max_nodes
    }

    /// The name of the newest element if it lies at the limit of depth.
    fn too_deep(&self) -> Option<LocalName> {
        let newest = self.newest.get();
        if usize::from(*self.depths.borrow().get(newest.index())?) < self.max_depth {
            return None;
        }
        self.newest
            .set(self.tree.borrow().parent(newest).unwrap_or(NodeId::ROOT));
        let names = self.names.borrow();
        names
            .get(newest.index())?
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
    }

    fn note_new(&self, id: NodeId, name: Option<QualName>) {
        let (mut names, mut depths) = (self.names.borrow_mut(), self.depths.borrow_mut());
        names.resize(id.index() + 1, None);
        depths.resize(id.index() + 1, 0);
        names[id.index()] = name;
    }
}

/// Whether a page pretends that an attribute came from the browser.
pub(crate) fn is_reserved(attribute: &str) -> bool {
    attribute.starts_with("live:")
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
struct NameRef<'a>(Ref<'a, QualName>);

impl ElemName for NameRef<'_> {
    fn ns(&self) -> &html5ever::Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(html: &str) -> String {
        let document = parse(html, &Options::default()).expect("small enough");
        let names = document
            .descendants(document.body())
            .map(|id| match document.is_text(id) {
                true => format!("'{}'", document.text(id)),
                false => document.name_text(document.name(id)).to_owned(),
            });
        names.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn unclosed_tags_are_closed_as_browsers_do() {
        assert_eq!(
            outline("<p>a<p>b<ul><li>c<li>d"),
            "p 'a' p 'b' ul li 'c' li 'd'"
        );
    }

    #[test]
    fn noscript_is_parsed_in_place() {
        assert_eq!(
            outline("a<noscript><img src=x></noscript>b"),
            "'a' noscript img 'b'"
        );
    }

    #[test]
    fn comments_leave_nothing() {
        assert_eq!(outline("a<!-- x -->b"), "'ab'");
    }

    #[test]
    fn a_page_cannot_speak_for_the_browser() {
        let document = parse("<p live:hidden>a", &Options::default()).expect("small enough");
        let p = document.first_child(document.body()).expect("p");
        assert_eq!(document.attributes(p).count(), 0);
    }

    #[test]
    fn depth_is_capped_and_no_text_is_lost() {
        let html = "<div>x".repeat(3000);
        let document = parse(&html, &Options::default()).expect("small enough");
        let depth = document
            .descendants(NodeId::ROOT)
            .map(|id| document.self_and_ancestors(id).count() - 1)
            .max();
        assert!(depth < Some(520), "{depth:?}");
        assert_eq!(
            document.folded_text(NodeId::ROOT).matches('x').count(),
            3000
        );
    }
}
