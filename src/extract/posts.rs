//! Posts: what several people wrote one after another. A *post* is an element with running text
//! and a *stamp* (a short text with a digit: a date, a number of votes), one of several of the same
//! tag and class. Threads, answers and comments are posts; what they are in a page is for the
//! model and the kind to say.

use super::blocks::{Block, Extent};
use super::page::{Sums, is_texty};
use super::text_stats::ratio;
use crate::dom::{Document, NodeId, SideTable, name};
use std::collections::HashMap;

/// The most words of a stamp.
const MAX_STAMP_WORDS: usize = 8;
/// A post holds at most this share of the running text of all of its like; else it is a page
/// section with posts inside.
const MAX_SHARE: f32 = 0.9;

/// From this share of the running text on, posts are what a page is about.
const MIN_MAIN_SHARE: f32 = 0.2;

/// Elements of one tag and class that are posts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Family {
    /// How many.
    pub count: usize,
    /// Words of running text in all of them; those of nested ones count again.
    pub texty_words: usize,
    /// Words of running text in the largest.
    pub largest: usize,
    /// The first block of the first.
    pub start: usize,
}

/// The posts of a page.
#[derive(Debug)]
pub struct Posts {
    families: HashMap<u32, Family>,
    /// For each element, the number of its family where it may be a post.
    family_of: SideTable<u32>,
    /// The first block of the family with most running text, if that is a good part of the page.
    pub main_start: Option<usize>,
    /// Words of running text in that family.
    pub main_words: usize,
}

impl Posts {
    /// Finds the posts of a page.
    pub fn new(
        document: &Document,
        blocks: &[Block],
        extents: &SideTable<Extent>,
        sums: &[Sums],
        top: NodeId,
    ) -> Posts {
        let mut stamps = Vec::with_capacity(blocks.len() + 1);
        stamps.push(0_usize);
        for block in blocks {
            stamps.push(stamps[stamps.len() - 1] + usize::from(is_stamp(block)));
        }
        let mut families: HashMap<u32, Family> = HashMap::new();
        let mut family_of = SideTable::new(document, 0);
        for id in document.descendants(top) {
            let below = extents[id].blocks();
            let (start, end) = (below.start, below.end);
            let texty_words = sums[end].texty_words - sums[start].texty_words;
            if texty_words == 0 || stamps[end] == stamps[start] || end - start < 2 {
                continue;
            }
            let number = family(document, id);
            family_of[id] = number;
            let family = families.entry(number).or_insert(Family {
                start,
                ..Family::default()
            });
            family.count += 1;
            family.texty_words += texty_words;
            family.largest = family.largest.max(texty_words);
        }
        families.retain(|_, f| f.count > 1 && ratio(f.largest, f.texty_words) <= MAX_SHARE);
        let total = sums[blocks.len()].texty_words;
        let main = families
            .values()
            .filter(|f| ratio(f.texty_words, total) >= MIN_MAIN_SHARE)
            .max_by_key(|f| (f.texty_words, std::cmp::Reverse(f.start)));
        Posts {
            main_start: main.map(|f| f.start),
            main_words: main.map_or(0, |f| f.texty_words),
            families,
            family_of,
        }
    }

    /// The family of an element that is a post.
    pub fn family(&self, id: NodeId) -> Option<&Family> {
        self.families.get(&self.family_of[id])
    }
}

/// Whether a block is a date, a number of votes or the like.
pub fn is_stamp(block: &Block) -> bool {
    block.words() <= MAX_STAMP_WORDS && block.stats.digits > 0 && !is_texty(block)
}

/// Splits neighbours into rows of one family.
pub fn rows(document: &Document, neighbours: impl Iterator<Item = NodeId>) -> Vec<Vec<NodeId>> {
    let families: Vec<(u32, NodeId)> = neighbours.map(|id| (family(document, id), id)).collect();
    let rows = families.chunk_by(|one, next| one.0 == next.0);
    rows.map(|row| row.iter().map(|&(_, id)| id).collect())
        .collect()
}

/// A number for the tag and the first class, digits off: `comment even depth-2` is a `comment`.
pub fn family(document: &Document, id: NodeId) -> u32 {
    let class = document.attribute(id, name::CLASS).unwrap_or_default();
    let first = class.split_whitespace().next().unwrap_or_default();
    let tag = document.name_text(document.name(id)).bytes();
    let bytes = tag
        .chain([0])
        .chain(first.bytes().filter(|b| !b.is_ascii_digit()));
    bytes.fold(0x811c_9dc5, |hash: u32, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Hints;
    use crate::extract::page::Page;

    fn posts(html: &str) -> usize {
        let document = crate::parse::parse(html, &Default::default());
        let hints = Hints::default();
        let page = Page::new(&document, &hints);
        let elements = document.descendants(NodeId::ROOT);
        elements
            .filter(|&id| page.posts.family(id).is_some())
            .count()
    }

    const TEXT: &str = "<p>a b c d e f g h i j k l m n o p.";

    #[test]
    fn texts_with_stamps_that_repeat_are_posts() {
        let post = format!("<li class='post p1'><i>Ann</i><div>3 May</div>{TEXT}</li>");
        assert_eq!(posts(&format!("<ul>{post}{post}{post}</ul>")), 3);
    }

    #[test]
    fn one_text_or_texts_without_stamps_are_none() {
        assert_eq!(posts(&format!("<div>3 May{TEXT}</div>")), 0);
        assert_eq!(
            posts(&format!("<div>May{TEXT}</div><div>May{TEXT}</div>")),
            0
        );
    }
}
