//! A picture and what is said about it become one `figure` with one `figcaption`, whatever the
//! page made them of.
//!
//! ```text
//! div ─┬─ div ── a ── img        the outermost element around the picture that has no text
//!      ├─ div.caption            what follows it, where it is named a caption
//!      └─ span.credit            and what follows that
//! ```

use super::Context;
use super::classes::{has_class, has_word};
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name};
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
    "thumb",
    "thumbinner",
];

/// Elements that are climbed from a picture outwards.
const AROUND: &[Name] = &[
    name::A,
    name::CENTER,
    name::DIV,
    name::P,
    name::PICTURE,
    name::SPAN,
    name::TBODY,
    name::TD,
    name::TH,
    name::TR,
];

/// How many elements are climbed.
const MAX_LEVELS: usize = 10;

/// A caption has at most so many effective words.
const MAX_WORDS: usize = 90;

/// Gives every picture its caption.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let images: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::IMG))
        .collect();
    for image in images {
        caption(tree, image);
    }
    let figures: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::FIGURE))
        .collect();
    for figure in figures {
        settle(tree, figure);
    }
}

fn caption(tree: &mut ArticleTree, image: NodeId) {
    let top = outermost_without_text(tree, image);
    let Some(parent) = tree.parent(top) else {
        return;
    };
    let said: Vec<NodeId> = said_after(tree, top, parent);
    if said.is_empty() {
        return;
    }
    if tree.is(parent, name::FIGURE) {
        return make_caption(tree, parent, &said);
    }
    if tree.is(parent, name::P) && holds_only(tree, parent, top, &said) {
        tree.rename(parent, name::FIGURE);
        return make_caption(tree, parent, &said);
    }
    let place = match tree.is_any(parent, &[name::TABLE, name::TBODY]) {
        true => tree
            .self_and_ancestors(parent)
            .find(|&id| tree.is(id, name::TABLE)),
        false => Some(top),
    };
    let is_inline = tree.is(parent, name::P) || (tree.is_element(parent) && tree.is_inline(parent));
    let Some(place) = place.filter(|_| !is_inline) else {
        return;
    };
    let figure = tree.create_element(Namespace::Html, name::FIGURE);
    tree.insert_before(place, figure);
    match tree.is_any(top, &[name::TR, name::TD]) {
        true => tree.append(figure, image),
        false => tree.append(figure, top),
    }
    make_caption(tree, figure, &said);
    if place != top && tree.folded_text(place).is_empty() {
        tree.detach(place);
    } else if tree.is(top, name::TR) {
        tree.detach(top);
    }
}

/// Climbs from a picture as long as there is nothing else in the element around.
fn outermost_without_text(tree: &ArticleTree, image: NodeId) -> NodeId {
    let mut top = image;
    for _ in 0..MAX_LEVELS {
        let Some(parent) = tree.parent(top).filter(|&p| tree.is_any(p, AROUND)) else {
            break;
        };
        if tree
            .children(parent)
            .any(|c| c != top && !is_blank(tree, c))
        {
            break;
        }
        top = parent;
    }
    top
}

fn is_blank(tree: &ArticleTree, id: NodeId) -> bool {
    let mut all = std::iter::once(id).chain(tree.descendants(id));
    all.all(|n| tree.text(n).trim().is_empty() && !tree.is(n, name::IMG))
}

/// The siblings after `top` that say something about the picture in it.
fn said_after(tree: &ArticleTree, top: NodeId, parent: NodeId) -> Vec<NodeId> {
    let after = std::iter::successors(tree.next_sibling(top), |&id| tree.next_sibling(id));
    let after: Vec<NodeId> = after.filter(|&id| !is_blank(tree, id)).take(4).collect();
    let Some(&first) = after.first().filter(|&&id| is_short(tree, id)) else {
        return Vec::new();
    };
    let is_first = is_caption(tree, first)
        || names_caption(tree, parent, top, first)
        || is_only_text(tree, parent, top, first);
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

/// Whether an element is named a caption, or what is in it is.
fn is_caption(tree: &ArticleTree, id: NodeId) -> bool {
    let is_named = |id| {
        tree.is(id, name::FIGCAPTION)
            || has_word(tree, id, CAPTION_WORDS)
            || tree.attribute(id, name::ITEMPROP) == Some("caption")
    };
    tree.is_element(id) && (is_named(id) || tree.descendants(id).take(6).any(is_named))
}

fn is_short(tree: &ArticleTree, id: NodeId) -> bool {
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

/// Whether a holder of pictures by its name has nothing but the picture and one text after it.
fn names_caption(tree: &ArticleTree, parent: NodeId, top: NodeId, said: NodeId) -> bool {
    has_word(tree, parent, HOLDER_WORDS) && holds_only(tree, parent, top, &[said])
}

/// Whether a figure, or a table of two rows, has nothing but the picture and one text after it.
fn is_only_text(tree: &ArticleTree, parent: NodeId, top: NodeId, said: NodeId) -> bool {
    let is_place = tree.is(parent, name::FIGURE) || tree.is(top, name::TR);
    is_place && holds_only(tree, parent, top, &[said])
}

fn holds_only(tree: &ArticleTree, parent: NodeId, top: NodeId, said: &[NodeId]) -> bool {
    tree.children(parent)
        .all(|c| c == top || said.contains(&c) || is_blank(tree, c))
}

/// Moves what is said into the caption of the figure.
fn make_caption(tree: &mut ArticleTree, figure: NodeId, said: &[NodeId]) {
    let own = tree
        .children(figure)
        .find(|&id| tree.is(id, name::FIGCAPTION));
    let caption = own.unwrap_or_else(|| {
        let caption = tree.create_element(Namespace::Html, name::FIGCAPTION);
        tree.append(figure, caption);
        caption
    });
    for &id in said.iter().filter(|&&id| id != caption) {
        let text = tree.folded_text(id);
        if tree.folded_text(caption).contains(&text) {
            tree.detach(id);
            continue;
        }
        if tree.first_child(caption).is_some() {
            let space = tree.create_text(" ");
            tree.append(caption, space);
        }
        tree.append(caption, id);
        if tree.is_any(id, &[name::FIGCAPTION, name::TBODY, name::TD, name::TR]) {
            tree.rename(id, name::DIV);
        }
        unwrap_cells(tree, id);
    }
}

fn unwrap_cells(tree: &mut ArticleTree, id: NodeId) {
    let cells: Vec<NodeId> = tree
        .descendants(id)
        .filter(|&n| tree.is_any(n, &[name::TD, name::TH, name::TR]))
        .collect();
    for cell in cells {
        tree.rename(cell, name::DIV);
    }
}

/// One caption for each figure, a child of it, without a wrapper of its own; none without a
/// figure's content.
fn settle(tree: &mut ArticleTree, figure: NodeId) {
    unwrap_media(tree, figure);
    let nearest = |tree: &ArticleTree, id| {
        tree.self_and_ancestors(id)
            .find(|&a| tree.is(a, name::FIGURE))
    };
    let captions: Vec<NodeId> = tree
        .descendants(figure)
        .filter(|&id| tree.is(id, name::FIGCAPTION) && nearest(tree, id) == Some(figure))
        .collect();
    let Some((&first, others)) = captions.split_first() else {
        return leave_double(tree, figure);
    };
    if tree.parent(first) != Some(figure) {
        tree.append(figure, first);
    }
    make_caption(tree, figure, others);
    let named: Vec<NodeId> = tree
        .children(figure)
        .filter(|&id| {
            id != first
                && tree.is_element(id)
                && !is_blank(tree, id)
                && is_caption(tree, id)
                && is_short(tree, id)
        })
        .collect();
    make_caption(tree, figure, &named);
    unwrap_single(tree, first);
    if tree
        .children(figure)
        .all(|c| c == first || is_blank(tree, c) && !holds_media(tree, c))
    {
        tree.rename(first, name::P);
        tree.unwrap_node(figure);
    }
}

/// What only holds pictures in a figure says nothing.
fn unwrap_media(tree: &mut ArticleTree, figure: NodeId) {
    const HOLDERS: &[Name] = &[name::CENTER, name::DIV, name::P, name::SPAN];
    let holders: Vec<NodeId> = tree
        .descendants(figure)
        .filter(|&id| {
            tree.is_any(id, HOLDERS)
                && tree.first_child(id).is_some()
                && tree.folded_text(id).is_empty()
        })
        .collect();
    for id in holders {
        tree.unwrap_node(id);
    }
}

fn holds_media(tree: &ArticleTree, id: NodeId) -> bool {
    const MEDIA: &[Name] = &[
        name::AUDIO,
        name::IFRAME,
        name::IMG,
        name::OBJECT,
        name::EMBED,
        name::VIDEO,
        name::TABLE,
    ];
    std::iter::once(id)
        .chain(tree.descendants(id))
        .any(|n| tree.is_any(n, MEDIA))
}

/// A figure that holds one other figure and nothing else is one too many.
fn leave_double(tree: &mut ArticleTree, figure: NodeId) {
    let content: Vec<NodeId> = tree
        .children(figure)
        .filter(|&c| !is_blank(tree, c))
        .collect();
    if let [only] = content[..]
        && tree.is(only, name::FIGURE)
        && !has_class(tree, figure, &["wp-block-gallery"])
    {
        tree.unwrap_node(figure);
    }
}

/// A single block in a caption is its content.
fn unwrap_single(tree: &mut ArticleTree, caption: NodeId) {
    loop {
        let blocks: Vec<NodeId> = tree
            .children(caption)
            .filter(|&c| tree.is_element(c) && !tree.is_inline(c))
            .collect();
        let [block] = blocks[..] else { return };
        if !tree.is_any(block, &[name::P, name::DIV, name::CENTER]) {
            return;
        }
        tree.unwrap_node(block);
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [CAPTION_WORDS, CREDIT_WORDS, HOLDER_WORDS] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }

    #[test]
    fn what_is_named_a_caption_becomes_one() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        let figure = format!("<figure>{image}<figcaption>a</figcaption></figure>");
        check(
            super::run,
            &format!("{image}<p class=imgCaption>a</p>"),
            &figure,
        );
        check(
            super::run,
            &format!("<p>{image}<span class=caption>a</span></p>"),
            &figure,
        );
        check(
            super::run,
            &format!("{image}<p>a</p>"),
            &format!("{image}<p>a</p>"),
        );
        check(
            super::run,
            &format!(
                "<figure>{image}<figcaption>a</figcaption><div class=caption>a</div></figure>"
            ),
            &format!("<figure>{image}<figcaption>a</figcaption></figure>"),
        );
    }
}
