//! What the page as a whole is like; the same for all its blocks.

use super::{Feature, feature, l2};
use crate::extract::page::Page;
use crate::extract::page_type::PageType;
use crate::extract::text_stats::ratio;

pub const FEATURES: &[Feature] = &[
    feature("page_words", "L2 of words"),
    feature("page_texty_words", "L2 of words in running text"),
    feature("page_texty_share", "share of words in running text"),
    feature("page_links", "link density"),
    feature("page_blocks", "L2 of blocks"),
    feature("page_paragraphs", "L2 of `p` blocks"),
    feature(
        "page_type",
        "what JSON-LD or Open Graph calls it, a number of `PageType`",
    ),
    feature("page_articles", "L2 of `article` elements: lists have many"),
    feature("page_forms", "L2 of forms"),
    feature("page_tables", "L2 of tables"),
    feature("page_headings", "L2 of `h2` and `h3`"),
    feature("page_images", "L2 of images"),
    feature("page_code", "L2 of `pre`"),
    feature("page_free", "share of running text that is not in cards"),
    feature("page_cards", "L2 of runs of cards"),
    feature("page_posts", "share of running text in the main posts"),
];

pub fn of(page: &Page<'_>) -> Vec<f32> {
    let total = page.total();
    let counts = page.counts;
    vec![
        l2(total.words),
        l2(total.texty_words),
        ratio(total.texty_words, total.words),
        total.link_density(),
        l2(total.blocks),
        l2(total.paragraphs),
        f32::from(PageType::of(page.hints.types) as u8),
        l2(counts.articles),
        l2(counts.forms),
        l2(counts.tables),
        l2(counts.headings),
        l2(counts.images),
        l2(counts.codes),
        ratio(page.free_texty[page.blocks.len()], total.texty_words),
        l2(page.cards.runs.len()),
        ratio(page.posts.main_words, total.texty_words).min(1.0),
    ]
}
