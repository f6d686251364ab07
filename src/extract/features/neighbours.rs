//! What stands before and after the block.

use super::own::tag_number;
use super::{Feature, feature, l2};
use crate::extract::labels::Label;
use crate::extract::page::{Page, is_texty};

pub const FEATURES: &[Feature] = &[
    feature(
        "before_tag",
        "the tag of the block before, 0 if there is none",
    ),
    feature("after_tag", "the tag of the block after"),
    feature("before_words", "L2 of words of the block before"),
    feature("after_words", "L2 of words of the block after"),
    feature(
        "before_links",
        "link density of the block before, 1 if there is none",
    ),
    feature("after_links", "link density of the block after"),
    feature(
        "around_3",
        "L2 of words not in links, three blocks to both sides",
    ),
    feature("around_8", "the same for eight"),
    feature("around_20", "the same for twenty"),
    feature("ahead_8", "the same, eight after only"),
    feature("behind_8", "the same, eight before only"),
    feature("since_heading", "blocks since the last heading, up to 100"),
    feature("words_since_heading", "L2 of words since then"),
    feature(
        "last_heading_level",
        "the level of that heading, 0 if there is none",
    ),
    feature(
        "last_heading_links",
        "link density of that heading: it heads another page",
    ),
    feature(
        "last_heading_label",
        "what that heading says of what follows, a number of `Label`",
    ),
    feature(
        "since_label",
        "blocks since something said that the text is over, up to 100",
    ),
    feature("before_tag_2", "the tag two blocks before"),
    feature("after_tag_2", "the tag two blocks after"),
    feature("before_words_2", "L2 of words two blocks before"),
    feature("after_words_2", "L2 of words two blocks after"),
    feature("before_links_2", "link density two blocks before"),
    feature("after_links_2", "link density two blocks after"),
    feature(
        "to_texty_before",
        "blocks since the last running text, up to 50",
    ),
    feature(
        "to_texty_after",
        "blocks up to the next running text, up to 50",
    ),
];

const MAX_SEARCH: usize = 50;
const MAX_HEADING_SEARCH: usize = 100;

pub fn push(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    push_at_distance(page, index, 1, row);
    for reach in [3, 8, 20] {
        row.push(plain_words(
            page,
            index.saturating_sub(reach),
            index + reach + 1,
        ));
    }
    row.push(plain_words(page, index + 1, index + 9));
    row.push(plain_words(page, index.saturating_sub(8), index));
    push_heading(page, index, row);
    push_at_distance(page, index, 2, row);
    let texty_before = (0..index)
        .rev()
        .take(MAX_SEARCH)
        .position(|i| is_texty(&page.blocks[i]));
    let texty_after = page.blocks[index + 1..]
        .iter()
        .take(MAX_SEARCH)
        .position(is_texty);
    row.extend([texty_before, texty_after].map(|at| at.unwrap_or(MAX_SEARCH) as f32));
}

fn push_at_distance(page: &Page<'_>, index: usize, distance: usize, row: &mut Vec<f32>) {
    let before = index.checked_sub(distance).map(|i| &page.blocks[i]);
    let after = page.blocks.get(index + distance);
    for block in [before, after] {
        row.push(block.map_or(0.0, |b| tag_number(page.document.html_name(b.container))));
    }
    row.extend([before, after].map(|block| block.map_or(0.0, |b| l2(b.words()))));
    row.extend([before, after].map(|block| block.map_or(1.0, |b| b.stats.link_density())));
}

fn plain_words(page: &Page<'_>, start: usize, end: usize) -> f32 {
    (1.0 + page.sum(start, end).plain_words.max(0.0)).log2()
}

fn push_heading(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    let mut back = (0..=index).rev().take(MAX_HEADING_SEARCH);
    let heading = back.find(|&i| page.heading_levels[i] > 0);
    let blocks = heading.map_or(MAX_HEADING_SEARCH, |at| index - at);
    let words = page.sum(heading.unwrap_or(0), index).words;
    let level = heading.map_or(0, |at| page.heading_levels[at]);
    row.extend([blocks as f32, l2(words), f32::from(level)]);
    let number = |label: Option<Label>| label.map_or(0.0, |label| f32::from(label as u8));
    row.extend([
        heading.map_or(0.0, |at| page.blocks[at].stats.link_density()),
        heading.map_or(0.0, |at| number(page.labels[at])),
        page.since_label[index].min(MAX_HEADING_SEARCH as u32) as f32,
    ]);
}
