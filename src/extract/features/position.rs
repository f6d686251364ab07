//! Where the block stands.

use super::{FAR, Feature, feature, l2};
use crate::extract::page::Page;
use crate::extract::text_stats::ratio;

pub const FEATURES: &[Feature] = &[
    feature("index_share", "share of the page's blocks before it"),
    feature("words_before", "share of the page's words before it"),
    feature("from_start", "L2 of blocks before it"),
    feature("to_end", "L2 of blocks after it"),
    feature(
        "from_h1",
        "blocks since the first `h1`, -100 to 100; 101 if there is none",
    ),
    feature(
        "from_title",
        "blocks since the heading that says the title, same range",
    ),
    feature(
        "to_title_heading",
        "levels up to the element that holds that heading too",
    ),
];

pub fn push(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    let all = page.blocks.len();
    row.extend([
        ratio(index, all),
        ratio(page.sums[index].words, page.total().words),
        l2(index),
        l2(all - index - 1),
        distance(page.first_h1, index),
        distance(page.title, index),
        levels_to(page, index, page.title) as f32,
    ]);
}

fn distance(from: Option<usize>, index: usize) -> f32 {
    from.map_or(101.0, |from| {
        (index as f32 - from as f32).clamp(-100.0, 100.0)
    })
}

fn levels_to(page: &Page<'_>, index: usize, other: Option<usize>) -> usize {
    let Some(other) = other else { return FAR };
    let line = page.line_of(page.blocks[index].container).take(FAR);
    line.take_while(|&id| !page.extents[id].holds(other))
        .count()
}
