//! The page as a tree: one arena type and the three things it can be.
//!
//! ```text
//! Document       what a page was; never changes      (parse, snapshot)
//! ArticleTree    the article's own copy; editable    (extract → clean)
//! SanitizedTree  rebuilt through the allow-list; the only one that can be written out (sanitize)
//! ```
//!
//! This module knows nothing of stages, browsers or parsers.

pub mod addresses;
pub mod classes;
mod copy;
pub mod name;
pub mod own_elements;
pub mod sets;
mod side;
pub mod style;
pub mod tabs;
pub mod text;
mod tree;
mod walk;

pub use name::Name;
pub(crate) use name::Names;
pub use side::SideTable;
pub(crate) use tree::Room;
pub use tree::{Namespace, NodeId, Tree};
pub use walk::Step;

use std::ops::{Deref, DerefMut};

/// A parsed or captured page. It is read and never changed: what stages find out is kept in
/// [`SideTable`]s.
#[derive(Clone, Debug)]
pub struct Document {
    tree: Tree,
    /// What the browser said about the page as a whole; all absent for an HTML string.
    pub(crate) page: PageFacts,
}

/// What a snapshot says about the page as a whole.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageFacts {
    /// The address of the document.
    pub url: Option<String>,
    /// The address that links are relative to, where it differs.
    pub base_url: Option<String>,
    /// Whether a limit was reached, and the rest of the page is not in the tree.
    pub is_truncated: bool,
}

impl Document {
    pub(crate) fn new(mut tree: Tree, page: PageFacts) -> Document {
        own_elements::settle(&mut tree);
        Document { tree, page }
    }

    /// The `body` element; where a page has none (a frameset), the root.
    pub fn body(&self) -> NodeId {
        let html = self
            .children(NodeId::ROOT)
            .find(|&id| self.is(id, name::HTML));
        html.and_then(|html| self.children(html).find(|&id| self.is(id, name::BODY)))
            .unwrap_or(NodeId::ROOT)
    }
}

impl Deref for Document {
    type Target = Tree;

    fn deref(&self) -> &Tree {
        &self.tree
    }
}

/// The article's own copy of what was kept, which cleaning passes edit.
#[derive(Clone, Debug)]
pub struct ArticleTree(Tree);

impl ArticleTree {
    pub(crate) fn new(tree: Tree) -> ArticleTree {
        ArticleTree(tree)
    }
}

impl Deref for ArticleTree {
    type Target = Tree;

    fn deref(&self) -> &Tree {
        &self.0
    }
}

impl DerefMut for ArticleTree {
    fn deref_mut(&mut self) -> &mut Tree {
        &mut self.0
    }
}
