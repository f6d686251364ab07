//! `noscript`: a short one is a notice; the text of others is text of the page where it was kept,
//! its picture the twin of the lazy one beside it.
//!
//! ```text
//! div ─┬─ div ── img (lazy)       the nearest picture before, or else after, with no text
//!      └─ noscript ── img         between the two
//! ```

use super::source;
use crate::dom::{ArticleTree, NodeId, name};
use crate::words::effective_words;
use std::collections::HashSet;

/// Text of fewer effective words asks to turn scripts on.
const MIN_WORDS: usize = 30;

/// How many nodes may lie between twins.
const MAX_BETWEEN: usize = 40;

/// Unwraps every `noscript`; a notice goes, and one of two twins.
pub fn run(tree: &mut ArticleTree) {
    let found: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::NOSCRIPT))
        .collect();
    let mut paired = HashSet::new();
    for noscript in found {
        let words = effective_words(&tree.folded_text(noscript));
        let image = tree.descendants(noscript).find(|&n| tree.is(n, name::IMG));
        let twin = image
            .and_then(|_| twin(tree, noscript))
            .filter(|id| !paired.contains(id));
        match (image, twin) {
            _ if words >= MIN_WORDS => tree.unwrap_node(noscript),
            (Some(_), Some(twin)) if source::source(tree, twin).is_some() => {
                paired.insert(twin);
                tree.detach(noscript);
            }
            (Some(image), Some(twin)) => {
                paired.insert(image);
                tree.insert_before(twin, image);
                tree.detach(twin);
                tree.detach(noscript);
            }
            (Some(_), None) => tree.unwrap_node(noscript),
            (None, _) if words > 0 => tree.detach(noscript),
            (None, _) => tree.unwrap_node(noscript),
        }
    }
}

/// The picture beside a `noscript`.
fn twin(tree: &ArticleTree, noscript: NodeId) -> Option<NodeId> {
    let before = std::iter::successors(preceding(tree, noscript), |&id| preceding(tree, id));
    let after = tree.following_skipping(noscript, NodeId::ROOT);
    let after = std::iter::successors(after, |&id| tree.following(id, NodeId::ROOT));
    first_picture(tree, before).or_else(|| {
        first_picture(tree, after)
            .filter(|&id| source::source(tree, id).is_none() || source::is_lazy(tree, id))
    })
}

fn first_picture(tree: &ArticleTree, nodes: impl Iterator<Item = NodeId>) -> Option<NodeId> {
    let mut near = nodes
        .take(MAX_BETWEEN)
        .take_while(|&id| tree.text(id).trim().is_empty() && !tree.is(id, name::NOSCRIPT));
    near.find(|&id| tree.is(id, name::IMG))
}

/// The node before `id` in document order.
fn preceding(tree: &ArticleTree, id: NodeId) -> Option<NodeId> {
    let Some(mut at) = tree.previous_sibling(id) else {
        return tree.parent(id);
    };
    while let Some(last) = tree.last_child(at) {
        at = last;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use crate::clean::{Context, check};
    use crate::dom::ArticleTree;

    fn run(tree: &mut ArticleTree, _: &Context<'_>) {
        super::run(tree);
    }

    #[test]
    fn text_stays() {
        let text = format!("<p>{}</p>", "word ".repeat(40));
        check(run, &format!("<noscript>{text}</noscript>"), &text);
    }

    #[test]
    fn a_twin_and_a_notice_go() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        check(
            run,
            &format!("<div>{image}</div><noscript>{image}</noscript>"),
            &format!("<div>{image}</div>"),
        );
        check(run, "<noscript><p>Turn scripts on.</p></noscript>", "");
    }

    #[test]
    fn the_twin_of_a_stand_in_takes_its_place() {
        check(
            run,
            "<div><img src='grey.png'></div><noscript><img src='https://a.example/i.jpg'></noscript>",
            "<div><img src=\"https://a.example/i.jpg\"></div>",
        );
    }
}
