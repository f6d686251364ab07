//! Lines that say something about a picture and not about the text, though they name its author,
//! who took the picture too.
//!
//! ```text
//! div ─┬─ img
//!      └─ p ── "Workers lift the stone. Photo: Mara Lund"
//! ```

use super::sentences::said_besides;
use crate::clean::captions::is_named_caption;
use crate::dom::classes::has_word;
use crate::dom::{ArticleTree, NodeId, name};
use crate::metadata::Metadata;

/// A box around a picture and its line is so many levels above the line at most.
const MAX_LEVELS: usize = 3;
/// Such a box has no more in it, and no more nodes.
const MAX_IN_BOX: (usize, usize) = (3, 30);
/// From so many effective words on, names and numbers aside, a line says what a picture shows; under
/// a portrait stand the name and what that one is.
const MIN_WORDS: usize = 4;
/// Words in class names of portraits and what is around them. Sorted.
const PORTRAIT_WORDS: &[&str] = &[
    "author", "authors", "avatar", "bio", "byline", "gravatar", "headshot", "portrait", "profile",
    "userpic",
];

/// Whether a block is named a caption, or stands alone with a picture in a box.
pub fn is_said_of_picture(
    tree: &ArticleTree,
    block: NodeId,
    text: &str,
    metadata: &Metadata,
) -> bool {
    let above = || tree.self_and_ancestors(block).take(MAX_LEVELS);
    above().any(|id| is_named_caption(tree, id))
        || (said_besides(text, metadata) >= MIN_WORDS && above().any(|id| ends_box(tree, id)))
}

/// Whether the box that an element stands in begins with a picture and has little else.
fn ends_box(tree: &ArticleTree, id: NodeId) -> bool {
    let Some(parent) = tree.parent(id).filter(|&parent| parent != NodeId::ROOT) else {
        return false;
    };
    let nodes = || tree.descendants(parent).take(MAX_IN_BOX.1 + 1);
    let is_seen = |&id: &NodeId| tree.is_element(id) || !tree.text(id).trim().is_empty();
    let in_box: Vec<NodeId> = tree.children(parent).filter(is_seen).collect();
    let is_portrait = |id: NodeId| has_word(tree, id, PORTRAIT_WORDS);
    let is_small = in_box.len() <= MAX_IN_BOX.0 && nodes().count() <= MAX_IN_BOX.1;
    is_small
        && in_box.iter().position(|&other| other == id) > Some(0)
        && is_picture(tree, in_box[0])
        && !is_portrait(parent)
        && !nodes().any(is_portrait)
}

/// Whether an element holds a picture and no text.
fn is_picture(tree: &ArticleTree, id: NodeId) -> bool {
    let nodes = || std::iter::once(id).chain(tree.descendants(id));
    nodes().any(|id| tree.is(id, name::IMG)) && nodes().all(|id| tree.text(id).trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(PORTRAIT_WORDS.is_sorted_by(|a, b| a < b));
    }
}
