//! The slides of a slide show belong to the article they stand above or in: three and more
//! neighbours alike, each with a picture and a few words about it. Counters between them do not.

use crate::dom::{NodeId, SideTable, name};
use crate::extract::page::Page;
use crate::extract::posts::family;
use crate::extract::structure::Decision;
use std::collections::HashMap;

/// Fewer are no slide show.
const MIN_SLIDES: usize = 3;
/// A slide says at most so many effective words.
const MAX_WORDS: usize = 90;
/// It has at most so many blocks: a counter, a caption, a credit, a button.
const MAX_BLOCKS: usize = 5;
/// From this share of linked characters on, a slide leads to another page.
const MAX_LINK_DENSITY: f32 = 0.2;
/// A slide show between title and text ends at most so many blocks above the text.
const MAX_GAP: usize = 24;
/// `3 of 12 |` has at most so many effective words.
const MAX_COUNTER: usize = 3;
/// Among so many nodes the picture of a slide is looked for.
const MAX_NODES: usize = 64;

/// Keeps slide shows between the title and the text, and within.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let is_kept = |&i: &usize| decision.blocks[i] && page.heading_levels[i] == 0;
    let Some(first) = (0..page.blocks.len()).find(is_kept) else {
        return;
    };
    let last = (0..page.blocks.len()).rev().find(is_kept).unwrap_or(first);
    let title = page.title.or(page.first_h1).unwrap_or(0);
    for slides in rows(page) {
        let (Some(&one), Some(&other)) = (slides.first(), slides.last()) else {
            continue;
        };
        let start = page.extents[one].start as usize;
        let end = page.extents[other].end as usize;
        let is_above = title < start && end <= first && first - end <= MAX_GAP;
        let is_within = first < start && end <= last;
        if is_above || is_within {
            for slide in slides {
                keep(page, decision, slide);
            }
        }
    }
}

/// Neighbours that are slides.
fn rows(page: &Page<'_>) -> Vec<Vec<NodeId>> {
    let mut row_of: HashMap<(NodeId, u32), usize> = HashMap::new();
    let mut rows: Vec<Vec<NodeId>> = Vec::new();
    let mut is_within = SideTable::new(page.document, false);
    for id in page.document.descendants(page.top) {
        let parent = page.document.parent(id).unwrap_or(page.top);
        is_within[id] = is_within[parent];
        if is_within[id] || !is_slide(page, id) {
            continue;
        }
        is_within[id] = true;
        let key = (parent, family(page.document, id));
        let row = *row_of.entry(key).or_insert(rows.len());
        match rows.get_mut(row) {
            Some(row) => row.push(id),
            None => rows.push(vec![id]),
        }
    }
    rows.retain(|row| row.len() >= MIN_SLIDES && is_row_of_texts(page, row));
    rows
}

/// Whether slides have something to say for the most part.
fn is_row_of_texts(page: &Page<'_>, row: &[NodeId]) -> bool {
    let texts = row.iter().filter(|&&id| {
        let mut blocks = page.extents[id].blocks();
        blocks.any(|i| page.blocks[i].words() >= MIN_TEXT)
    });
    2 * texts.count() > row.len()
}

/// A text has at least so many effective words.
const MIN_TEXT: usize = 8;

fn is_slide(page: &Page<'_>, id: NodeId) -> bool {
    let blocks = page.extents[id].blocks();
    let is_small = (1..=MAX_BLOCKS).contains(&blocks.len());
    let class = page.document.attribute(id, name::CLASS).unwrap_or_default();
    let class = class.to_ascii_lowercase();
    let is_named = ["slide", "gallery"].iter().any(|word| class.contains(word));
    if !is_small || !is_named {
        return false;
    }
    let sum = page.sum_below(id);
    sum.words <= MAX_WORDS
        && sum.link_density() < MAX_LINK_DENSITY
        && !page.has_heading(id)
        && has_picture(page, id)
}

fn has_picture(page: &Page<'_>, id: NodeId) -> bool {
    let mut below = page.document.descendants(id).take(MAX_NODES);
    page.extents[id].images > 0 || below.any(|n| page.document.is_any(n, &[name::IMG, name::VIDEO]))
}

fn keep(page: &Page<'_>, decision: &mut Decision, slide: NodeId) {
    decision.keep(page, slide);
    for index in page.extents[slide].blocks() {
        let stats = &page.blocks[index].stats;
        let is_counter = stats.digits > 0 && page.blocks[index].words() <= MAX_COUNTER;
        decision.blocks[index] &= !is_counter;
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    fn check(html: &str, blocks: &[bool], expected: &[bool]) {
        check_blocks(super::correct, html, blocks, expected);
    }

    const SLIDE: &str = "<div class=Slide><div><img src=a.jpg></div><span>1 of 3</span>\
        <p>The river at the mill in the spring of the flood.</div>";

    #[test]
    fn slides_above_the_text_are_kept_without_their_counters() {
        let html = format!("<h1>a</h1><div>{}</div>{TEXT}", SLIDE.repeat(3));
        let before = [true, false, false, false, false, false, false, true];
        let after = [true, false, true, false, true, false, true, true];
        check(&html, &before, &after);
    }

    #[test]
    fn teasers_and_pairs_are_not() {
        let teaser = SLIDE
            .replace("<p>", "<p><a href=b>")
            .replace("</div>", "</a></div>");
        let html = format!("<h1>a</h1><div>{}</div>{TEXT}", teaser.repeat(3));
        let before = [true, false, false, false, false, false, false, true];
        check(&html, &before, &before);
        let html = format!("<h1>a</h1><div>{}</div>{TEXT}", SLIDE.repeat(2));
        let before = [true, false, false, false, false, true];
        check(&html, &before, &before);
    }
}
