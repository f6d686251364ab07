//! The view shows the title itself; a heading of the body that repeats it goes.

use super::Context;
use crate::dom::{ArticleTree, NodeId, name};
use crate::words::words;

/// Takes away the first `h1` or `h2` that says the title; other `h1` become `h2`.
pub fn run(tree: &mut ArticleTree, context: &Context<'_>) {
    let folded = |text: &str| words(text).map(str::to_lowercase).collect::<Vec<_>>();
    let title = folded(context.metadata.title.as_deref().unwrap_or_default());
    let headings: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is_any(id, &[name::H1, name::H2]))
        .collect();
    let repeats = |tree: &ArticleTree, id: NodeId| {
        !title.is_empty() && folded(&tree.folded_text(id)) == title
    };
    if let Some(&first) = headings.iter().find(|&&id| repeats(tree, id)) {
        tree.detach(first);
    }
    for id in headings {
        if tree.is(id, name::H1) {
            tree.rename(id, name::H2);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_heading_that_says_the_title_goes_once() {
        check(
            super::run,
            "<h1>Rain over the hills</h1><p>a</p><h1>Wind</h1>",
            "<p>a</p><h2 id=\"sp-h1\">Wind</h2>",
        );
    }
}
