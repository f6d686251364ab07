//! A picture goes with the text it stands in, and its caption with the picture: a short caption
//! looks like a teaser to the model, which sees text only.

use crate::dom::{NodeId, name};
use crate::extract::groups::{Group, GroupSet};
use crate::extract::own_picture;
use crate::extract::page::Page;
use crate::extract::structure::Decision;
use crate::extract::text_stats::Ending;

/// A caption has at most so many effective words.
const MAX_WORDS: usize = 90;
/// From this share of linked characters on, a figure leads elsewhere, unless its caption is a
/// sentence of so many effective words: the picture is linked with its caption.
const MAX_LINK_DENSITY: f32 = 0.5;
const MIN_SENTENCE: usize = 8;
/// So many blocks may lie between a figure and the text it stands in, on either side; those of
/// other figures do not count, as slides of a gallery stand one after another.
const MAX_GAP: usize = 6;
/// So many blocks may lie between the first figure and the text below it: names, dates, buttons.
const MAX_LEAD_GAP: usize = 16;
/// More blocks than a caption and its credits have.
const MAX_BLOCKS: usize = 5;
/// A caption is so many levels above its text at most.
const LEVELS: usize = 4;
/// Among so many nodes the picture of a figure is looked for.
const MAX_NODES: usize = 64;
/// Among so many nodes of a block a link down the page is looked for.
const MAX_ENTRY: usize = 8;

/// Keeps figures between kept blocks, and the first one between the title and them.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let document = page.document;
    let figures: Vec<NodeId> = document
        .descendants(page.top)
        .filter(|&id| is_figure(page, id))
        .collect();
    let mut is_in_figure = vec![false; page.blocks.len()];
    for &figure in &figures {
        is_in_figure[page.extents[figure].blocks()].fill(true);
    }
    let mut has_lead = false;
    for figure in figures {
        let start = page.extents[figure].start as usize;
        if decision.blocks[page.extents[figure].blocks()].contains(&true) {
            continue;
        }
        let is_lead = !has_lead && stands_above(page, decision, figure);
        let gap = if has_lead { MAX_GAP } else { MAX_LEAD_GAP };
        if is_lead || stands_within(page, decision, figure, &is_in_figure, gap) {
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
    if !(1..=MAX_BLOCKS).contains(&blocks.len()) {
        return false;
    }
    // By the class alone; what is known of class and id says quickly that there is no such name.
    let is_named = || {
        let class = document.attribute(id, name::CLASS).unwrap_or_default();
        page.signs.groups[id].has(Group::Image) && GroupSet::read(class).has(Group::Image)
    };
    let sum = page.sum_below(id);
    let is_linked = sum.link_characters as f32 >= MAX_LINK_DENSITY * sum.characters.max(1) as f32;
    let has_heading = page.heading_levels[blocks.clone()]
        .iter()
        .any(|&level| level > 0);
    let has_sentence = || blocks.clone().any(|i| is_sentence_below_picture(page, i));
    sum.words <= MAX_WORDS
        && !has_heading
        && (document.is(id, name::FIGURE) || is_named())
        && (!is_linked || has_sentence())
        && has_picture(page, id)
}

/// Whether a block is a caption and a sentence; what names a page elsewhere ends without a stop.
fn is_sentence_below_picture(page: &Page<'_>, index: usize) -> bool {
    let block = &page.blocks[index];
    let mut line = page.line_of(block.container).take(LEVELS);
    block.words() >= MIN_SENTENCE
        && block.stats.ending == Ending::Sentence
        && line.any(|id| page.document.is(id, name::FIGCAPTION))
}

/// Whether there is a picture below an element; lazy ones may be in a `noscript` alone, which
/// extents do not count.
fn has_picture(page: &Page<'_>, id: NodeId) -> bool {
    let mut below = page.document.descendants(id).take(MAX_NODES);
    page.extents[id].images > 0
        || page.document.has_attribute(id, name::ITEMID)
        || below.any(|n| own_picture::is_picture(page.document, n))
}

/// Whether a figure has kept text on both sides, below it after `gap` blocks at most.
fn stands_within(
    page: &Page<'_>,
    decision: &Decision,
    figure: NodeId,
    is_in_figure: &[bool],
    gap: usize,
) -> bool {
    let blocks = page.extents[figure].blocks();
    let counts = |&i: &usize| !is_in_figure[i] && !leads_down_the_page(page, i);
    let mut before = (0..blocks.start).rev().filter(counts).take(MAX_GAP);
    let mut after = (blocks.end..page.blocks.len()).filter(counts).take(gap);
    before.any(|i| decision.blocks[i]) && after.any(|i| decision.blocks[i])
}

/// Whether a block is an entry of a list of contents, which parts no figure from the text.
fn leads_down_the_page(page: &Page<'_>, index: usize) -> bool {
    let (block, document) = (&page.blocks[index], page.document);
    let is_way = |id: NodeId| {
        let href = document.attribute(id, name::HREF).unwrap_or_default();
        document.is(id, name::A) && href.contains('#')
    };
    let below = document.descendants(block.container).take(MAX_ENTRY);
    let mut near = below.chain(page.line_of(block.container).take(1));
    block.stats.link_density() >= MAX_LINK_DENSITY && near.any(is_way)
}

/// Whether a figure stands between the title and the text, or right above the title.
fn stands_above(page: &Page<'_>, decision: &Decision, figure: NodeId) -> bool {
    let blocks = page.extents[figure].blocks();
    let Some(text) = first_text(page, decision) else {
        return false;
    };
    let is_figure = page.document.is(figure, name::FIGURE);
    let is_at_title = page.title.is_none_or(|title| {
        title < blocks.start || (is_figure && title.saturating_sub(blocks.end) <= MAX_GAP)
    });
    is_at_title && blocks.end <= text && text - blocks.end <= MAX_LEAD_GAP
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
        let caption = "một hai ba bốn năm sáu bảy tám";
        let linked = format!("<a href=a><figure><img src=a.jpg><figcaption>{caption}</figure></a>");
        let html = format!("{TEXT}{linked}{TEXT}");
        check(&html, &[true, false, true], &[true, false, true]);
        let html = html.replace("tám", "tám.");
        check(&html, &[true, false, true], &[true, true, true]);
        let html = format!("{TEXT}{TEXT}{FIGURE}");
        check(&html, &[true, true, false], &[true, true, false]);
    }

    #[test]
    fn a_list_of_contents_parts_no_figure_from_the_text() {
        let contents = "<ul>".to_owned() + &"<li><a href=#a>Sông</a></li>".repeat(20) + "</ul>";
        let html = format!("{TEXT}{FIGURE}{contents}{TEXT}");
        let mut before = vec![false; 23];
        (before[0], before[22]) = (true, true);
        let mut after = before.clone();
        after[1] = true;
        check(&html, &before, &after);
        let html = html.replace("#a", "a");
        check(&html, &before, &before);
    }

    #[test]
    fn a_picture_for_readers_without_scripts_is_one() {
        let lazy = FIGURE.replace("<img src=a.jpg>", "<noscript><img src=a.jpg></noscript>");
        let html = format!("{TEXT}{lazy}{TEXT}");
        check(&html, &[true, false, true], &[true, true, true]);
    }

    #[test]
    fn slides_of_a_gallery_do_not_part_one_another_from_the_text() {
        let html = format!("{TEXT}{}{TEXT}", FIGURE.repeat(30));
        let mut before = vec![false; 32];
        (before[0], before[31]) = (true, true);
        check(&html, &before, &[true; 32]);
    }
}
