//! HTML string → [`Document`], by html5ever. No other file names html5ever.
//!
//! Depth is capped while parsing: html5ever looks through all open elements at every tag, which
//! makes 50,000 nested `div`s take nine seconds. Where a page nests deeper than
//! [`Options::max_depth`], the element that is too deep is closed before the next one opens, as
//! browsers do. Whatever nests deeper becomes siblings; no text is lost. Formatting that is never
//! closed is opened again in every paragraph that follows, which makes a page grow as the square of
//! its size: of many such elements the newest is closed before another opens. What grows beyond its
//! bytes all the same is read no further, and the tree says so.

mod attributes;
mod limits;

pub(crate) use attributes::MAX_ATTRIBUTES;

use crate::Options;
use crate::dom::{Document, Name, Names, Namespace, NodeId, PageFacts, Tree, name, sets};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{ElemName, TreeBuilder};
use html5ever::{Attribute, LocalName, QualName, TokenizerResult, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

/// Parses a whole page, or as much of it as the limits let in.
pub fn parse(html: &str, options: &Options) -> Document {
    let whole = html;
    let html = &html[..html.floor_char_boundary(options.max_bytes)];
    let builder = TreeBuilder::new(Sink::new(html, options), Default::default());
    let (mut tree, is_full) = run(html, builder, TokenizerOpts::default());
    graft_noscript(&mut tree, options);
    let page = PageFacts {
        is_truncated: is_full || html.len() < whole.len(),
        ..PageFacts::default()
    };
    Document::new(tree, page)
}

/// Parses a piece of HTML as if it were the content of a `div`; the pieces are children of the
/// root.
pub(crate) fn parse_fragment(html: &str, options: &Options) -> Tree {
    let sink = Sink::new(html, options);
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let context = sink.create_element(context, Vec::new(), ElementFlags::default());
    let builder = TreeBuilder::new_for_fragment(sink, context, None, Default::default());
    // What begins a piece begins no file: there it is a character as any other.
    let opts = TokenizerOpts {
        discard_bom: false,
        ..TokenizerOpts::default()
    };
    let (mut tree, _) = run(html, builder, opts);
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

fn run(html: &str, builder: TreeBuilder<NodeId, Sink>, opts: TokenizerOpts) -> (Tree, bool) {
    let html = attributes::shorten_tags(html);
    let tokenizer = Tokenizer::new(limits::Limits::new(builder), opts);
    let input = BufferQueue::default();
    for piece in tendrils(&html) {
        input.push_back(piece);
    }
    // The tokenizer stops after scripts and declared encodings, neither of which matter here.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let sink = tokenizer.sink.into_sink();
    let is_full = sink.is_full();
    (sink.finish(), is_full)
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
    /// The most characters of text and attributes, in bytes.
    max_text: usize,
}

impl Sink {
    /// For a page of as many bytes as `html` has: no page that is closed as it should be has more
    /// than two nodes for a byte, or characters that are written shorter than they are.
    fn new(html: &str, options: &Options) -> Sink {
        Sink {
            tree: RefCell::new(Tree::new(Names::default())),
            names: RefCell::new(vec![None]),
            depths: RefCell::new(vec![0]),
            newest: Cell::new(NodeId::ROOT),
            max_depth: options.max_depth.clamp(16, usize::from(u16::MAX) - 1),
            max_nodes: options
                .max_nodes
                .min(html.len().saturating_mul(2).saturating_add(10_000)),
            max_text: html.len().saturating_mul(3).saturating_add(1 << 20),
        }
    }

    fn is_full(&self) -> bool {
        let tree = self.tree.borrow();
        tree.len() >= self.max_nodes || tree.text_len() >= self.max_text
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
        let document = parse(html, &Options::default());
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
        let document = parse("<p live:hidden>a", &Options::default());
        let p = document.first_child(document.body()).expect("p");
        assert_eq!(document.attributes(p).count(), 0);
    }

    #[test]
    fn formatting_that_is_never_closed_does_not_multiply() {
        let html =
            |times: usize| -> String { (0..times).map(|n| format!("<b id=a{n}><p>x")).collect() };
        for times in [100, 1000, 5000] {
            let document = parse(&html(times), &Options::default());
            assert!(!document.page.is_truncated, "{times}");
            assert!(document.len() < times * 20, "{times}");
            let text = document.folded_text(NodeId::ROOT);
            assert_eq!(text.matches('x').count(), times);
        }
    }

    #[test]
    fn what_grows_beyond_its_bytes_is_cut_and_says_so() {
        let opened: String = (0..16).map(|n| format!("<b id=a{n}>")).collect();
        let html = format!("<p>{opened}{}", "<p>".repeat(50_000));
        let document = parse(&html, &Options::default());
        assert!(document.page.is_truncated);
        assert!(document.len() < 320_000, "{}", document.len());
        let long = format!(
            "<b title='{}'>{}",
            "x".repeat(100_000),
            "<p>y".repeat(10_000)
        );
        let document = parse(&long, &Options::default());
        assert!(document.page.is_truncated);
        assert!(document.text_len() < 2_000_000, "{}", document.text_len());
    }

    #[test]
    fn a_page_that_is_too_long_is_read_as_far_as_it_goes() {
        let mut options = Options::default();
        options.max_bytes = 20;
        let document = parse("<p>éééééééééé<p>ôôôôôôô", &options);
        assert!(document.page.is_truncated);
        assert_eq!(document.folded_text(NodeId::ROOT), "éééééééé");
        options.max_nodes = 5;
        assert!(parse("<p>a<p>b<p>c<p>d", &options).page.is_truncated);
        assert!(!parse("<p>a<p>b", &Options::default()).page.is_truncated);
    }

    #[test]
    fn depth_is_capped_and_no_text_is_lost() {
        let html = "<div>x".repeat(3000);
        let document = parse(&html, &Options::default());
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
