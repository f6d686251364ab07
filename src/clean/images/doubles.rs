//! Two versions of one picture in one place: the small one was shown until the large one came.

use super::address::{file_name, path};
use crate::dom::classes::has_word;
use crate::dom::{ArticleTree, NodeId, name};

/// Words in class names of the version that is shown first. Sorted.
const FIRST_WORDS: &[&str] = &[
    "blur",
    "blurred",
    "loader",
    "lqip",
    "placeholder",
    "preview",
    "thumb",
];

/// How many nodes may lie between two versions.
const MAX_BETWEEN: usize = 12;

/// Takes away the first of two neighbours that show the same, or the one marked as the first.
pub fn run(tree: &mut ArticleTree) {
    let images: Vec<NodeId> = super::images(tree);
    for pair in images.windows(2) {
        let [first, second] = [pair[0], pair[1]];
        if tree.parent(first).is_none()
            || !are_beside(tree, first, second)
            || !are_same(tree, first, second)
        {
            continue;
        }
        let is_first_marked = |id| {
            has_word(tree, id, FIRST_WORDS) || tree.attribute(id, name::ARIA_HIDDEN) == Some("true")
        };
        match is_first_marked(second) && !is_first_marked(first) {
            true => tree.detach(second),
            false => tree.detach(first),
        }
    }
}

/// Whether two images are in one place: side by side, or in one figure with nothing but markup
/// between.
fn are_beside(tree: &ArticleTree, first: NodeId, second: NodeId) -> bool {
    let figure = |id| {
        tree.self_and_ancestors(id)
            .find(|&a| tree.is_any(a, &[name::FIGURE, name::PICTURE]))
    };
    let is_one_place = tree.parent(first) == tree.parent(second)
        || figure(first).is_some_and(|f| figure(second) == Some(f));
    let mut between = std::iter::successors(tree.following(first, NodeId::ROOT), |&id| {
        tree.following(id, NodeId::ROOT)
    })
    .take(MAX_BETWEEN);
    is_one_place
        && between.find(|&id| id == second || !tree.text(id).trim().is_empty()) == Some(second)
}

fn are_same(tree: &ArticleTree, first: NodeId, second: NodeId) -> bool {
    let [a, b] = [first, second].map(|id| tree.attribute(id, name::SRC).unwrap_or_default());
    path(a) == path(b) || (file_name(a).len() > 8 && file_name(a) == file_name(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(FIRST_WORDS.is_sorted_by(|a, b| a < b));
    }
}
