//! What the block's own text and tags are like.

use super::{Feature, feature, l2};
use crate::dom::{Name, name};
use crate::extract::page::{Page, ending_number};
use crate::extract::text_stats::ratio;

pub const FEATURES: &[Feature] = &[
    feature(
        "effective_words",
        "L2 of effective words: long blocks are running text",
    ),
    feature("link_density", "share of characters in links"),
    feature("link_words", "L2 of effective words in links"),
    feature("sentences", "L2 of sentence ends"),
    feature("sentence_density", "sentence ends per effective word"),
    feature(
        "ending",
        "how it ends, a number of `Ending`: labels end with a letter",
    ),
    feature("upper", "share of letters in upper case"),
    feature(
        "capitalized",
        "share of words with a capital: names and headings",
    ),
    feature(
        "separators",
        "bars, dots and arrows, up to 8: rows of links",
    ),
    feature("longest_word", "characters, up to 40: addresses and code"),
    feature("distinct", "share of words that are distinct"),
    feature("quotes", "L2 of quotation marks: speech in news"),
    feature(
        "digits",
        "share of characters that are digits: dates, prices, tables",
    ),
    feature("commas", "L2 of commas"),
    feature("word_length", "characters per effective word, up to 20"),
    feature(
        "line_breaks",
        "L2 of line breaks inside: addresses and poems",
    ),
    feature("tag", "the container's tag, a place in `TAGS`"),
    feature(
        "wrapper_tag",
        "the tag of the innermost element around all the text",
    ),
    feature("heading_level", "1 to 6, 0 if it is no heading"),
    feature(
        "depth",
        "levels from the top of the page to the container, up to 40",
    ),
    feature(
        "label",
        "what it says of what follows, a number of `Label`, 0 if nothing",
    ),
    feature(
        "is_all_bold",
        "1 if all of it is in `b` or `strong`: headings in disguise",
    ),
];

/// Tags the model can tell apart, in groups of like use; others are 0.
const TAGS: &[Name] = &[
    name::P,
    name::BLOCKQUOTE,
    name::PRE,
    name::ARTICLE,
    name::MAIN,
    name::SECTION,
    name::DIV,
    name::BODY,
    name::TD,
    name::TH,
    name::CAPTION,
    name::FIGCAPTION,
    name::FIGURE,
    name::DD,
    name::DT,
    name::LI,
    name::UL,
    name::H1,
    name::H2,
    name::H3,
    name::H4,
    name::H5,
    name::H6,
    name::HEADER,
    name::FOOTER,
    name::ASIDE,
    name::NAV,
    name::FORM,
    name::LEGEND,
    name::DETAILS,
    name::SUMMARY,
    name::ADDRESS,
    name::BUTTON,
    name::CENTER,
    name::A,
    name::SPAN,
    name::STRONG,
    name::B,
    name::EM,
    name::I,
    name::SMALL,
    name::TIME,
    name::LABEL,
    name::CODE,
    name::CITE,
    name::FONT,
];

pub fn push(page: &Page<'_>, index: usize, row: &mut Vec<f32>) {
    let block = &page.blocks[index];
    let stats = &block.stats;
    let words = stats.word_hashes.len();
    let effective = block.words();
    row.extend([
        l2(effective),
        stats.link_density(),
        l2(stats.link_words),
        l2(stats.sentences),
        ratio(stats.sentences, effective),
        ending_number(stats.ending),
        ratio(stats.upper, stats.letters),
        ratio(stats.capitalized, words),
        stats.separators.min(8) as f32,
        stats.longest_word.min(40) as f32,
        ratio(page.overlaps[index].words(), words),
        l2(stats.quotes),
        ratio(stats.digits, stats.characters),
        l2(stats.commas),
        ratio(stats.characters, effective).min(20.0),
        l2(stats.line_breaks),
        tag_number(page.document.html_name(block.container)),
        tag_number(page.document.html_name(block.wrapper)),
        f32::from(page.heading_levels[index]),
        page.line_of(block.container).take(40).count() as f32,
        page.labels[index].map_or(0.0, |label| f32::from(label as u8)),
        f32::from(is_all_bold(page, index)),
    ]);
}

/// The place of a tag in `TAGS`, from 1; 0 for others.
pub fn tag_number(tag: Name) -> f32 {
    TAGS.iter()
        .position(|&t| t == tag)
        .map_or(0.0, |at| at as f32 + 1.0)
}

fn is_all_bold(page: &Page<'_>, index: usize) -> bool {
    let block = &page.blocks[index];
    let line = page.document.self_and_ancestors(block.wrapper);
    let mut inside = line.take_while(|&id| id != block.container).take(6);
    inside.any(|id| page.document.is_any(id, &[name::B, name::STRONG]))
}
