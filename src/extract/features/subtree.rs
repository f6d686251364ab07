//! What lies below the container and the elements above it.

use super::{Feature, feature, l2};
use crate::extract::page::Page;
use crate::extract::text_stats::ratio;

macro_rules! levels {
    ($($suffix:literal),*) => {
        &[$(
            feature(concat!("below_words_", $suffix), "L2 of words below that level"),
            feature(concat!("below_links_", $suffix), "link density below it"),
            feature(concat!("below_blocks_", $suffix), "L2 of blocks below it"),
            feature(concat!("below_share_", $suffix), "share of the page's running text below it"),
            feature(concat!("below_block_words_", $suffix), "L2 of words per block below it"),
            feature(concat!("below_paragraphs_", $suffix), "L2 of `p` blocks below it"),
            feature(concat!("below_images_", $suffix), "L2 of images below it"),
        )*]
    };
}

/// Level 0 is the container.
pub const FEATURES: &[Feature] = levels!("0", "1", "2", "3", "4");

const LEVELS: usize = 5;

pub fn push(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    let texty = page.total().texty_words;
    let mut line = page.line_of(page.blocks[index].container);
    let mut id = page.blocks[index].container;
    for _ in 0..LEVELS {
        // Above the top of the page is the top again.
        id = line.next().unwrap_or(id);
        let sum = page.sum_below(id);
        row.extend([
            l2(sum.words),
            sum.link_density(),
            l2(sum.blocks),
            ratio(sum.texty_words, texty),
            l2(sum.words / sum.blocks.max(1)),
            l2(sum.paragraphs),
            l2(page.extents[id].images as usize),
        ]);
    }
}
