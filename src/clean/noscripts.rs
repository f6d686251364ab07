//! `noscript`: a short one is a notice; the text of others is text of the page where it was kept, its picture the twin of a lazy one.

use super::Context;
use crate::dom::{ArticleTree, NodeId, name};
use crate::words::effective_words;

/// Text of fewer effective words asks to turn scripts on.
const MIN_WORDS: usize = 30;

/// Unwraps `noscript`; a notice goes, and one whose picture stands just before it.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let noscripts: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::NOSCRIPT))
        .collect();
    for id in noscripts {
        let before = tree.previous_sibling(id).and_then(|s| address(tree, s));
        let is_twin = tree.folded_text(id).is_empty()
            && before.is_some()
            && tree.children(id).any(|c| address(tree, c) == before);
        let words = effective_words(&tree.folded_text(id));
        match is_twin || (1..MIN_WORDS).contains(&words) {
            true => tree.detach(id),
            false => tree.unwrap_node(id),
        }
    }
}

fn address(tree: &ArticleTree, id: NodeId) -> Option<&str> {
    tree.attribute(id, name::SRC)
        .filter(|_| tree.is(id, name::IMG))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn text_stays() {
        let text = format!("<p>{}</p>", "word ".repeat(40));
        check(super::run, &format!("<noscript>{text}</noscript>"), &text);
    }

    #[test]
    fn a_twin_and_a_notice_go() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        check(
            super::run,
            &format!("{image}<noscript>{image}</noscript>"),
            image,
        );
        check(
            super::run,
            "<noscript><p>Turn scripts on.</p></noscript>",
            "",
        );
    }
}
