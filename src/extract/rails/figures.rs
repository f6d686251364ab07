//! A picture goes with the text it stands in, and its caption with the picture: a short caption
//! looks like a teaser to the model, which sees text only.

use crate::dom::{NodeId, name};
use crate::extract::page::Page;
use crate::extract::structure::Decision;
use crate::extract::tokens::{Group, GroupSet};

/// A caption has at most so many effective words.
const MAX_WORDS: usize = 90;
/// From this share of linked characters on, a figure leads elsewhere.
const MAX_LINK_DENSITY: f32 = 0.5;
/// So many blocks may lie between a figure and the text it stands in, on either side.
const MAX_GAP: usize = 6;
/// So many blocks may lie between the first figure and the text below it: names, dates, buttons.
const MAX_LEAD_GAP: usize = 16;
/// More blocks than a caption and its credits have.
const MAX_BLOCKS: usize = 5;

/// Keeps figures between kept blocks, and the first one between the title and them.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let document = page.document;
    let figures: Vec<NodeId> = document
        .descendants(page.top)
        .filter(|&id| is_figure(page, id))
        .collect();
    let mut has_lead = false;
    for figure in figures {
        let start = page.extents[figure].start as usize;
        if decision.blocks[page.extents[figure].blocks()].contains(&true) {
            continue;
        }
        let is_lead = !has_lead && stands_above(page, decision, figure);
        if is_lead || stands_within(page, decision, figure) {
            has_lead |= start < first_text(page, decision).unwrap_or(0);
            keep(page, decision, figure);
        }
    }
    follow_majority(page, decision);
}

/// An element most of whose words were kept is kept with its pictures, however its blocks were
/// decided one by one.
fn follow_majority(page: &Page<'_>, decision: &mut Decision) {
    let mut kept = vec![0_usize];
    for (block, is_kept) in page.blocks.iter().zip(&decision.blocks) {
        let words = if *is_kept { block.words() } else { 0 };
        kept.push(kept[kept.len() - 1] + words);
    }
    for id in page.document.descendants(page.top) {
        let blocks = page.extents[id].blocks();
        let words = kept[blocks.end] - kept[blocks.start];
        if !blocks.is_empty() && 2 * words > page.sum_below(id).words {
            decision.elements[id] = true;
        }
    }
}

/// Whether an element is a picture with something said about it.
fn is_figure(page: &Page<'_>, id: NodeId) -> bool {
    let document = page.document;
    let extent = page.extents[id];
    let blocks = extent.blocks();
    if extent.images == 0 || !(1..=MAX_BLOCKS).contains(&blocks.len()) {
        return false;
    }
    let mut groups = GroupSet::default();
    groups.add(document.attribute(id, name::CLASS).unwrap_or_default());
    let is_named = document.is(id, name::FIGURE) || groups.has(Group::Image);
    let sum = page.sum_below(id);
    let leads_away = sum.link_characters as f32 >= MAX_LINK_DENSITY * sum.characters.max(1) as f32;
    let has_heading = page.heading_levels[blocks].iter().any(|&level| level > 0);
    is_named && sum.words <= MAX_WORDS && !leads_away && !has_heading
}

fn stands_within(page: &Page<'_>, decision: &Decision, figure: NodeId) -> bool {
    let blocks = page.extents[figure].blocks();
    let mut before = (0..blocks.start).rev().take(MAX_GAP);
    let mut after = (blocks.end..page.blocks.len()).take(MAX_GAP);
    before.any(|i| decision.blocks[i]) && after.any(|i| decision.blocks[i])
}

/// Whether a figure stands between the title and the text.
fn stands_above(page: &Page<'_>, decision: &Decision, figure: NodeId) -> bool {
    let blocks = page.extents[figure].blocks();
    let Some(text) = first_text(page, decision) else {
        return false;
    };
    let is_below_title = page.title.is_none_or(|title| title < blocks.start);
    is_below_title && blocks.end <= text && text - blocks.end <= MAX_LEAD_GAP
}

fn first_text(page: &Page<'_>, decision: &Decision) -> Option<usize> {
    (0..page.blocks.len()).find(|&i| decision.blocks[i] && page.heading_levels[i] == 0)
}

fn keep(page: &Page<'_>, decision: &mut Decision, figure: NodeId) {
    decision.blocks[page.extents[figure].blocks()].fill(true);
    for id in page.document.descendants(figure) {
        decision.elements[id] = true;
    }
    decision.elements[figure] = true;
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    fn check(html: &str, blocks: &[bool], expected: &[bool]) {
        check_blocks(super::correct, html, blocks, expected);
    }

    const FIGURE: &str = "<figure><img src=a.jpg><figcaption>Sông</figcaption></figure>";

    #[test]
    fn a_figure_between_two_kept_paragraphs_is_kept() {
        let html = format!("{TEXT}{FIGURE}{TEXT}");
        check(&html, &[true, false, true], &[true, true, true]);
    }

    #[test]
    fn one_that_leads_elsewhere_or_stands_apart_is_not() {
        let linked = "<figure><a href=a><img src=a.jpg>Sông</a></figure>";
        let html = format!("{TEXT}{linked}{TEXT}");
        check(&html, &[true, false, true], &[true, false, true]);
        let html = format!("{TEXT}{TEXT}{FIGURE}");
        check(&html, &[true, true, false], &[true, true, false]);
    }
}
