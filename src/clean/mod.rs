//! Turns the article's copy of the page into clean, portable markup, pass by pass.

use crate::dom::ArticleTree;
use crate::metadata::Metadata;
use crate::url::BaseUrl;

/// What passes know besides the tree.
#[derive(Debug)]
pub struct Context<'a> {
    /// What links and images are relative to.
    pub base: &'a BaseUrl,
    /// What the page says about itself.
    pub metadata: &'a Metadata,
}

/// Runs all passes in order.
pub fn clean(tree: &mut ArticleTree, context: &Context<'_>) {
    let _ = (tree, context);
}
