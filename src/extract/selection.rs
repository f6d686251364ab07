//! From a decision for blocks to the nodes that make up the article, and the parts that do not.

use super::Dropped;
use super::blocks;
use super::galleries;
use super::own_picture;
use super::page::Page;
use super::reason::Reason;
use super::structure::Decision;
use crate::Kind;
use crate::dom::{Document, NodeId, SideTable, addresses, name, sets};

/// Elements without text of their own that the article takes along.
const CARRIED: &[crate::dom::Name] = &[
    name::AUDIO,
    name::CANVAS,
    name::EMBED,
    name::OBJECT,
    name::VIDEO,
];

/// Returns which nodes are copied, and the parts that are left out.
pub fn select(page: &Page<'_>, kind: Kind, decision: &Decision) -> (SideTable<bool>, Vec<Dropped>) {
    let mut kept = SideTable::new(page.document, false);
    let mut judged = SideTable::new(page.document, false);
    for (block, &is_kept) in page.blocks.iter().zip(&decision.blocks) {
        for id in texts_of(page.document, block) {
            judged[id] = true;
            if is_kept {
                keep_line(page.document, id, &mut kept);
            }
        }
    }
    keep_wordless(page, decision, &judged, &mut kept);
    if kind != Kind::Listing {
        own_picture::keep(page, decision, &mut kept);
        galleries::keep(page, decision, &mut kept);
    }
    let dropped = dropped_parts(page, decision, &kept);
    (kept, dropped)
}

/// The text nodes of a block.
pub fn texts_of<'a>(
    document: &'a Document,
    block: &blocks::Block,
) -> impl Iterator<Item = NodeId> + use<'a> {
    let last = block.last;
    let next = move |&id: &NodeId| match id == last {
        true => None,
        false if blocks::is_skipped(document, id) => document.following_skipping(id, NodeId::ROOT),
        false => document.following(id, NodeId::ROOT),
    };
    std::iter::successors(Some(block.first), next).filter(|&id| document.is_text(id))
}

/// Keeps a node and everything around it.
pub fn keep_line(document: &Document, id: NodeId, kept: &mut SideTable<bool>) {
    for node in document.self_and_ancestors(id) {
        if kept[node] {
            break;
        }
        kept[node] = true;
    }
}

/// Keeps images, rules, media and the like that stand in kept elements; text that was `judged` is
/// not asked again.
fn keep_wordless(
    page: &Page<'_>,
    decision: &Decision,
    judged: &SideTable<bool>,
    kept: &mut SideTable<bool>,
) {
    let document = page.document;
    let mut next = document.first_child(page.top);
    while let Some(id) = next {
        let has_blocks = kept[id] || !page.extents[id].blocks().is_empty();
        if has_blocks {
            next = document.following(id, page.top);
            continue;
        }
        let is_carried = !judged[id] && is_carried(document, id);
        next = match is_carried && surroundings_kept(page, decision, id, kept) {
            true => {
                keep_line(document, id, kept);
                document.following(id, page.top)
            }
            false => document.following_skipping(id, page.top),
        };
    }
}

fn is_carried(document: &Document, id: NodeId) -> bool {
    if document.is(id, name::SCRIPT) {
        let says = |key, start| {
            let value = document.attribute(id, key);
            value.is_some_and(|value| value.starts_with(start))
        };
        return says(name::TYPE, "math/") || says(name::SRC, addresses::LISTING_SCRIPTS);
    }
    if document.is(id, name::NOSCRIPT) {
        let mut held = document.descendants(id);
        return held.any(|d| document.is_any(d, &[name::IFRAME, name::IMG]));
    }
    !sets::NO_TEXT.has(document.html_name(id)) || document.is_any(id, CARRIED)
}

/// Whether what is around an element without words was kept: the nearest element that was
/// decided, or its parent where that is copied already.
fn surroundings_kept(
    page: &Page<'_>,
    decision: &Decision,
    id: NodeId,
    kept: &SideTable<bool>,
) -> bool {
    let Some(parent) = page.document.parent(id) else {
        return false;
    };
    let mut line = page.line_of(parent);
    let decided = line.find(|&a| !page.extents[a].blocks().is_empty());
    let is_decided_parent = decided == Some(parent);
    match decided {
        Some(a) if is_decided_parent => decision.elements[a],
        Some(_) => kept[parent],
        None => false,
    }
}

/// The largest elements all of whose text was left out; neighbours with one reason are not
/// joined, so that each can be put back alone.
fn dropped_parts(page: &Page<'_>, decision: &Decision, kept: &SideTable<bool>) -> Vec<Dropped> {
    let mut parts = Vec::new();
    let mut kept_blocks = (0..page.blocks.len())
        .filter(|&i| decision.blocks[i])
        .peekable();
    let mut next = Some(page.top);
    while let Some(id) = next {
        let below = page.extents[id].blocks();
        let is_part = !kept[id] && !below.is_empty();
        if is_part {
            while kept_blocks.next_if(|&i| i < below.end).is_some() {}
            parts.push(Dropped {
                top: id,
                reason: Reason::of(page, id),
                words: page.sum_below(id).words,
                before: kept_blocks.peek().map(|&i| page.blocks[i].container),
            });
        }
        next = match is_part {
            true => page.document.following_skipping(id, page.top),
            false => page.document.following(id, page.top),
        };
    }
    parts
}
