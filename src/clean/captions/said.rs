//! What of the text after a picture is said about it.

use super::{is_blank, siblings};
use crate::dom::classes::has_word;
use crate::dom::text::fold;
use crate::dom::{ArticleTree, Name, NodeId, name};
use crate::words::effective_words;

/// Words in class names of captions. Sorted.
const CAPTION_WORDS: &[&str] = &[
    "bildunterschrift",
    "caption",
    "captions",
    "cutline",
    "figcaption",
    "imagecaption",
    "imgcaption",
    "legend",
    "legende",
    "leyenda",
    "photocaption",
    "picturecaption",
];

/// Words in class names of what says who made the picture. Sorted.
const CREDIT_WORDS: &[&str] = &[
    "attribution",
    "copyright",
    "credit",
    "credits",
    "photographer",
    "source",
];

/// Words in class names of what holds a picture and its caption. Sorted.
const HOLDER_WORDS: &[&str] = &[
    "caption",
    "figure",
    "image",
    "img",
    "media",
    "photo",
    "pic",
    "picture",
    "slide",
    "thumb",
    "thumbinner",
];

/// A caption has at most so many effective words.
const MAX_WORDS: usize = 90;

/// A caption that says the `alt` of its picture has at least so many words.
const MIN_ALT: usize = 4;

/// The siblings after `top` that say something about the picture in it.
pub fn said_after(tree: &ArticleTree, image: NodeId, top: NodeId, parent: NodeId) -> Vec<NodeId> {
    let after = std::iter::successors(tree.next_sibling(top), |&id| tree.next_sibling(id));
    let after: Vec<NodeId> = after.filter(|&id| !is_blank(tree, id)).take(4).collect();
    let Some(&first) = after.first().filter(|&&id| is_short(tree, id)) else {
        return Vec::new();
    };
    let is_first = is_caption(tree, first)
        || names_caption(tree, parent, top, first)
        || is_only_text(tree, parent, top, first)
        || says_alt(tree, image, first);
    match is_first {
        true => after
            .iter()
            .copied()
            .enumerate()
            .take_while(|&(at, id)| {
                at == 0
                    || (is_short(tree, id)
                        && (is_caption(tree, id) || has_word(tree, id, CREDIT_WORDS)))
            })
            .map(|(_, id)| id)
            .collect(),
        false => Vec::new(),
    }
}

/// Whether a text begins with what the picture says to those who cannot see it.
fn says_alt(tree: &ArticleTree, image: NodeId, said: NodeId) -> bool {
    let alt = fold(tree.attribute(image, name::ALT).unwrap_or_default());
    alt.split(' ').count() >= MIN_ALT && tree.folded_text(said).starts_with(&alt)
}

/// Whether an element is named a caption, or what is in it is.
pub fn is_caption(tree: &ArticleTree, id: NodeId) -> bool {
    let mut within = tree.descendants(id).take(6);
    let is_named = |id| is_named_caption(tree, id);
    tree.is_element(id) && (is_named(id) || within.any(is_named))
}

/// Whether an element is named a caption.
pub fn is_named_caption(tree: &ArticleTree, id: NodeId) -> bool {
    tree.is(id, name::FIGCAPTION)
        || has_word(tree, id, CAPTION_WORDS)
        || tree.attribute(id, name::ITEMPROP) == Some("caption")
}

pub fn is_short(tree: &ArticleTree, id: NodeId) -> bool {
    const NOT_SAID: &[Name] = &[
        name::BLOCKQUOTE,
        name::FIGURE,
        name::H1,
        name::H2,
        name::H3,
        name::H4,
        name::IMG,
        name::OL,
        name::PRE,
        name::TABLE,
        name::UL,
    ];
    let has_other = std::iter::once(id)
        .chain(tree.descendants(id))
        .any(|n| tree.is_any(n, NOT_SAID));
    !has_other && effective_words(&tree.folded_text(id)) <= MAX_WORDS
}

/// Whether an element is named a holder of pictures.
pub fn is_holder(tree: &ArticleTree, id: NodeId) -> bool {
    has_word(tree, id, HOLDER_WORDS)
}

/// Whether a holder of pictures by its name has nothing but the picture and one text after it.
fn names_caption(tree: &ArticleTree, parent: NodeId, top: NodeId, said: NodeId) -> bool {
    is_holder(tree, parent) && holds_only(tree, top, &[said])
}

/// Whether a figure, or a table of two rows, has nothing but the picture and one text after it.
fn is_only_text(tree: &ArticleTree, parent: NodeId, top: NodeId, said: NodeId) -> bool {
    let is_place = tree.is(parent, name::FIGURE) || tree.is(top, name::TR);
    is_place && holds_only(tree, top, &[said])
}

/// Whether there is nothing beside a picture but what is said about it.
pub fn holds_only(tree: &ArticleTree, top: NodeId, said: &[NodeId]) -> bool {
    siblings(tree, top).all(|c| said.contains(&c) || is_blank(tree, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [CAPTION_WORDS, CREDIT_WORDS, HOLDER_WORDS] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }
}
