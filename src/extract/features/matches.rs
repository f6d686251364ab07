//! What the block's words and place share with the rest of the page.

use super::{Feature, feature, l2};
use crate::extract::page::Page;
use crate::extract::text_stats::ratio;

pub const FEATURES: &[Feature] = &[
    feature("title_words", "share of its words that stand in the title"),
    feature("title_said", "share of the title's words that it says"),
    feature(
        "description_words",
        "share of its words that stand in the description",
    ),
    feature(
        "description_said",
        "share of the description's words that it says",
    ),
    feature(
        "times_on_page",
        "how often the same text stands on the page, up to 10",
    ),
    feature(
        "shape_count",
        "L2 of blocks in a place of the same tags and classes",
    ),
    feature("shape_words", "L2 of mean words of those"),
    feature("shape_links", "link density of those"),
    feature("shape_texty", "share of those that are running text"),
    feature("shape_share", "share of the page's words in those"),
    feature(
        "shape_texty_share",
        "share of the page's running text in those",
    ),
];

pub fn push(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    let overlap = page.overlaps[index];
    row.extend([
        ratio(overlap.title(), overlap.words()),
        ratio(overlap.title(), page.title_words.len()),
        ratio(overlap.description(), overlap.words()),
        ratio(overlap.description(), page.description_words.len()),
    ]);
    row.push(page.repeats[index].min(10) as f32);
    let sum = page.shape_sums[&page.shapes[index]];
    row.extend([
        l2(sum.blocks),
        l2(sum.words / sum.blocks.max(1)),
        sum.link_density(),
        ratio(sum.texty, sum.blocks),
        ratio(sum.words, page.total().words),
        ratio(sum.texty_words, page.total().texty_words),
    ]);
}
