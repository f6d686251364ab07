//! `noscript`: its text is text of the page where it was kept, its picture the twin of a lazy one.

use super::Context;
use crate::dom::{ArticleTree, NodeId, name};

/// Unwraps `noscript`; one whose picture stands just before it goes.
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
        match is_twin {
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
    fn a_twin_goes_and_text_stays() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        check(
            super::run,
            &format!("{image}<noscript>{image}</noscript>"),
            image,
        );
        check(super::run, "<noscript><p>a</p></noscript>", "<p>a</p>");
    }
}
