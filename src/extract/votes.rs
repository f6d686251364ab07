//! Running text votes for the elements around it: the oldest way to find an article, and still
//! the strongest single piece of evidence.

use super::blocks::{Block, Cut, Extent};
use super::page::{Sums, is_texty};
use crate::dom::{Document, NodeId, SideTable, name};

/// How many ancestors a block votes for.
const LEVELS: usize = 5;
/// The most a block's length adds to its vote.
const MAX_LENGTH_VOTE: f32 = 4.0;
/// Words of running text for one point.
const WORDS_PER_POINT: f32 = 20.0;

/// The votes and who won.
#[derive(Debug)]
pub struct Ballot {
    /// The score of each element: the votes of the blocks near below it.
    pub scores: SideTable<f32>,
    /// The highest score, the link density of the element taken off.
    pub best_score: f32,
    /// The element with that score; the deepest that holds half of the running text; the
    /// deepest that holds four fifths of it.
    pub candidates: [NodeId; 3],
}

impl Ballot {
    /// Counts the votes.
    pub fn new(document: &Document, cut: &Cut, sums: &[Sums], top: NodeId) -> Ballot {
        let mut scores = SideTable::new(document, 0.0);
        let mut voted = Vec::new();
        for block in cut.blocks.iter().filter(|b| is_texty(b)) {
            vote(document, block, &mut scores, &mut voted);
        }
        let (mut best, mut best_score) = (top, 0.0);
        for id in voted {
            let below = cut.extents[id].blocks();
            let links = sums[below.end].link_characters - sums[below.start].link_characters;
            let all = sums[below.end].characters - sums[below.start].characters;
            let score = scores[id] * (1.0 - super::text_stats::ratio(links, all));
            if score > best_score {
                (best, best_score) = (id, score);
            }
        }
        let deepest = |share| deepest_holding(document, &cut.extents, sums, top, share);
        Ballot {
            scores,
            best_score,
            candidates: [best, deepest(0.5), deepest(0.8)],
        }
    }

    /// An element's score relative to the best, 0 to about 1.
    pub fn relative(&self, id: NodeId) -> f32 {
        match self.best_score > 0.0 {
            true => self.scores[id] / self.best_score,
            false => 0.0,
        }
    }
}

fn vote(document: &Document, block: &Block, scores: &mut SideTable<f32>, voted: &mut Vec<NodeId>) {
    let stats = &block.stats;
    let length = (block.words() as f32 / WORDS_PER_POINT).min(MAX_LENGTH_VOTE);
    let points = (1.0 + length + stats.commas.min(10) as f32 / 2.0) * (1.0 - stats.link_density());
    // A paragraph speaks for what is around it; text that stands in a `div` itself, for the `div`.
    let is_paragraph = document.is_any(block.container, &[name::LI, name::P, name::PRE]);
    let line = document
        .self_and_ancestors(block.container)
        .skip(usize::from(is_paragraph));
    let weights = [1.0, 0.5, 0.25, 0.12, 0.06];
    for (id, weight) in line.take(LEVELS).zip(weights) {
        if scores[id] == 0.0 {
            voted.push(id);
        }
        scores[id] += points * weight;
    }
}

/// Walks down from `top` as long as one child holds `share` of the running text.
fn deepest_holding(
    document: &Document,
    extents: &SideTable<Extent>,
    sums: &[Sums],
    top: NodeId,
    share: f32,
) -> NodeId {
    let texty = |id| {
        let below = extents[id].blocks();
        sums[below.end].texty_words - sums[below.start].texty_words
    };
    let wanted = (texty(top) as f32 * share).max(1.0);
    let mut at = top;
    while let Some(child) = document.children(at).find(|&c| texty(c) as f32 >= wanted) {
        at = child;
    }
    at
}
