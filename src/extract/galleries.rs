//! Pictures of the text that are pressed to be shown large: boxes of links that stay on the page,
//! each a picture, with a heading and counters (`14`, `+10`) at most. No block speaks for them.

use super::blocks::Block;
use super::groups::NEGATIVE;
use super::page::Page;
use super::rails::kept_before;
use super::selection::{keep_line, texts_of};
use super::structure::Decision;
use crate::dom::addresses::names_picture;
use crate::dom::{Document, Name, NodeId, SideTable, name};

/// Fewer pictures are no gallery.
const MIN_PICTURES: usize = 2;
/// Among so many nodes the picture of a link is looked for.
const MAX_NODES: usize = 16;
/// A counter has at most so many characters.
const MAX_COUNTER: usize = 8;
/// What no gallery has in it, or stands in.
const ELSEWHERE: &[Name] = &[
    name::ASIDE,
    name::FOOTER,
    name::FORM,
    name::INPUT,
    name::NAV,
    name::SELECT,
];

/// Keeps the galleries between the first and the last kept text.
pub fn keep(page: &Page<'_>, decision: &Decision, kept: &mut SideTable<bool>) {
    let document = page.document;
    let is_text = |&i: &usize| decision.blocks[i] && page.heading_levels[i] == 0;
    let first = (0..page.blocks.len()).find(is_text);
    let last = (0..page.blocks.len()).rev().find(is_text);
    let (Some(first), Some(last)) = (first, last) else {
        return;
    };
    let links: Vec<NodeId> = document
        .descendants(page.top)
        .filter(|&id| document.is(id, name::A) && stays_here(document, id))
        .filter(|&id| shows_picture(document, id))
        .collect();
    if links.len() < MIN_PICTURES {
        return;
    }
    let boxes = boxes(page, decision);
    for row in links.chunk_by(|&a, &b| boxes[a].is_some() && boxes[a] == boxes[b]) {
        let Some(top) = boxes[row[0]] else {
            continue;
        };
        let blocks = page.extents[top].blocks();
        let is_within = first < blocks.start && blocks.end <= last && !blocks.is_empty();
        if row.len() < MIN_PICTURES || !is_within {
            continue;
        }
        for &link in row {
            keep_line(document, link, kept);
            let below = document.descendants(link);
            below
                .filter(|&id| document.is_element(id))
                .for_each(|id| kept[id] = true);
        }
        let headings = blocks.filter(|&i| page.heading_levels[i] > 0);
        for id in headings.flat_map(|i| texts_of(document, &page.blocks[i])) {
            keep_line(document, id, kept);
        }
    }
}

/// For each node the largest element around it that has nothing in it that no gallery has.
fn boxes(page: &Page<'_>, decision: &Decision) -> SideTable<Option<NodeId>> {
    let document = page.document;
    let mut is_other = SideTable::new(document, false);
    let mut mark = |id: NodeId| {
        for a in document.self_and_ancestors(id) {
            if is_other[a] {
                break;
            }
            is_other[a] = true;
        }
    };
    for (i, block) in page.blocks.iter().enumerate() {
        let is_said = page.heading_levels[i] > 0 && page.labels[i].is_none();
        if !is_said && !is_counter(document, block) {
            mark(block.container);
        }
    }
    // What stands elsewhere, with all that is in it; names that are around the text as well say
    // nothing.
    let kept = kept_before(page, decision);
    let has_text = |id: NodeId| {
        let blocks = page.extents[id].blocks();
        kept[blocks.end] > kept[blocks.start]
    };
    let mut is_elsewhere = SideTable::new(document, false);
    for id in document.descendants(page.top) {
        let is_within = document
            .parent(id)
            .is_some_and(|parent| is_elsewhere[parent]);
        let is_named = document.is_any(id, ELSEWHERE)
            || page.signs.groups[id].has_any(NEGATIVE) && !has_text(id);
        is_elsewhere[id] = is_within || is_named;
        if is_named || document.is(id, name::A) && !stays_here(document, id) {
            mark(id);
        }
    }
    let mut boxes: SideTable<Option<NodeId>> = SideTable::new(document, None);
    for id in document.descendants(page.top) {
        let above = document.parent(id).and_then(|parent| boxes[parent]);
        let is_box = !is_other[id] && !is_elsewhere[id];
        boxes[id] = above.or(is_box.then_some(id));
    }
    boxes
}

/// `14`, `+10`, `3 / 12`
fn is_counter(document: &Document, block: &Block) -> bool {
    let is_of_counter = |c: char| c.is_numeric() || c.is_whitespace() || matches!(c, '+' | '/');
    block.stats.characters <= MAX_COUNTER
        && texts_of(document, block).all(|id| document.text(id).chars().all(is_of_counter))
}

/// Whether a link leads to no other page or place: it is for scripts, or shows a picture.
fn stays_here(document: &Document, link: NodeId) -> bool {
    let href = document
        .attribute(link, name::HREF)
        .unwrap_or_default()
        .trim();
    href.is_empty() || href == "#" || href.starts_with("javascript:") || names_picture(href)
}

fn shows_picture(document: &Document, link: NodeId) -> bool {
    let mut below = document.descendants(link).take(MAX_NODES);
    below.any(|id| document.is(id, name::IMG))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the first picture between two texts is kept, among elements that were not.
    fn check(between: &str, expected: bool) {
        let text = "<p>một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba.</p>";
        let html = format!("{text}<div>{between}</div>{text}");
        let document = crate::parse::parse(&html, &Default::default());
        let hints = crate::extract::Hints::default();
        let page = Page::new(&document, &hints);
        let mut blocks = vec![false; page.blocks.len()];
        blocks[0] = true;
        *blocks.last_mut().unwrap() = true;
        let decision = Decision {
            probabilities: vec![0.5; blocks.len()],
            blocks,
            elements: SideTable::new(&document, false),
        };
        let mut kept = SideTable::new(&document, false);
        keep(&page, &decision, &mut kept);
        let mut all = document.descendants(NodeId::ROOT);
        let picture = all.find(|&id| document.is(id, name::IMG)).unwrap();
        assert_eq!(kept[picture], expected, "{between}");
    }

    #[test]
    fn pictures_that_are_pressed_are_of_the_text_and_what_leads_elsewhere_is_not() {
        let gallery = "<h4>Sông</h4><a href=#><img src=a></a><a href=b.JPG?w=1><img src=b></a>\
                       <p>+10</p>";
        check(gallery, true);
        check(&gallery.replace("b.JPG", "b.html"), false);
        check(&gallery.replace("href=#", "href=#b"), false);
        check(&gallery.replace("+10", "Sông Hồng"), false);
        check(&format!("<div class=share>{gallery}</div>"), false);
        check("<a href=#><img src=a></a><p>+10</p>", false);
    }
}
