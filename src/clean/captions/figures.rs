//! Figures with one caption each, and nothing that is no figure.

use super::is_blank;
use super::said::{is_caption, is_short};
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name};

/// So many children of a figure may stand before its caption, or else it stands last.
const MAX_PARTS: usize = 200;
/// What is said is looked for in a caption of at most so many bytes; in a longer one it may stand
/// twice.
const MAX_TEXT: usize = 4000;

/// Moves what is said into the caption of the figure.
pub fn make_caption(tree: &mut ArticleTree, figure: NodeId, said: &[NodeId]) {
    let caption = own_caption(tree, figure).unwrap_or_else(|| {
        let caption = tree.create_element(Namespace::Html, name::FIGCAPTION);
        tree.append(figure, caption);
        caption
    });
    for &id in said.iter().filter(|&&id| id != caption) {
        let text = tree.folded_text(id);
        let known = tree.short_text(caption, MAX_TEXT);
        if known.is_some_and(|known| known.contains(&text)) {
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
        rename_parts(tree, id);
    }
}

fn own_caption(tree: &ArticleTree, figure: NodeId) -> Option<NodeId> {
    let first = tree.children(figure).take(MAX_PARTS);
    let mut parts = first.chain(tree.last_child(figure));
    parts.find(|&id| tree.is(id, name::FIGCAPTION))
}

fn rename_parts(tree: &mut ArticleTree, id: NodeId) {
    let cells: Vec<NodeId> = tree
        .descendants(id)
        .filter(|&n| tree.is_any(n, &[name::FIGCAPTION, name::TD, name::TH, name::TR]))
        .collect();
    for cell in cells {
        tree.rename(cell, name::DIV);
    }
}

/// One caption for each figure, a child of it, without a wrapper of its own; none without a
/// figure's content.
pub fn settle(tree: &mut ArticleTree, figure: NodeId) {
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
    let mut before = std::iter::successors(tree.previous_sibling(first), |&id| {
        tree.previous_sibling(id)
    });
    if before.any(|id| !is_blank(tree, id)) {
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

/// A caption outside a figure goes into the one right before it, or is a paragraph.
pub fn place_stray(tree: &mut ArticleTree, caption: NodeId) {
    if tree
        .parent(caption)
        .is_some_and(|p| tree.is(p, name::FIGURE))
    {
        return;
    }
    let mut before = std::iter::successors(tree.previous_sibling(caption), |&id| {
        tree.previous_sibling(id)
    });
    let figure = before
        .find(|&id| tree.is_element(id) || !tree.text(id).trim().is_empty())
        .filter(|&id| tree.is(id, name::FIGURE));
    let is_free = |figure: NodeId| {
        let mut children = tree.children(figure);
        !children.any(|c| tree.is(c, name::FIGCAPTION))
    };
    match figure.filter(|&figure| is_free(figure)) {
        Some(figure) => {
            tree.append(figure, caption);
            unwrap_single(tree, caption);
        }
        None => tree.rename(caption, name::DIV),
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
    loop {
        let content: Vec<NodeId> = tree
            .children(figure)
            .filter(|&c| !is_blank(tree, c))
            .collect();
        let [only] = content[..] else { return };
        if tree.is(only, name::FIGURE) {
            return tree.unwrap_node(figure);
        }
        if !tree.is_any(only, &[name::CENTER, name::DIV, name::SECTION, name::SPAN]) {
            return;
        }
        tree.unwrap_node(only);
    }
}

/// A single block in a caption is its content, unless it means something.
fn unwrap_single(tree: &mut ArticleTree, caption: NodeId) {
    const MEANING: &[Name] = &[
        name::BLOCKQUOTE,
        name::DETAILS,
        name::DL,
        name::FIGURE,
        name::HR,
        name::OL,
        name::PRE,
        name::TABLE,
        name::UL,
    ];
    loop {
        let blocks: Vec<NodeId> = tree
            .children(caption)
            .filter(|&c| tree.is_element(c) && !tree.is_inline(c))
            .collect();
        let [block] = blocks[..] else { return };
        if tree.is_any(block, MEANING) {
            return;
        }
        // What stands beside the block was a line of its own.
        if tree.previous_sibling(block).is_some() {
            let space = tree.create_text(" ");
            tree.insert_before(block, space);
        }
        if let Some(after) = tree.next_sibling(block) {
            let space = tree.create_text(" ");
            tree.insert_before(after, space);
        }
        tree.unwrap_node(block);
    }
}
