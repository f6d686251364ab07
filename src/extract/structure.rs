//! From probabilities of blocks to a decision for every element, by the tree they stand in.
//!
//! A block gains `words × (p − t)` when it is kept, where `t` is half the F1 one may expect (at
//! that threshold a block adds as much as it costs). Every element is kept or dropped too, and
//! costs one word for each child that is decided otherwise. The best decision for the whole page
//! is found in one pass up and one pass down, and leaves far fewer scattered pieces than
//! deciding block by block.

use super::page::Page;
use crate::dom::{NodeId, SideTable, Step};

/// What it costs, in words, to decide a child otherwise than its parent.
const DISAGREEMENT: f32 = 1.0;

/// What was decided.
#[derive(Clone, Debug)]
pub struct Decision {
    /// For each block.
    pub blocks: Vec<bool>,
    /// For each block-level element that holds blocks.
    pub elements: SideTable<bool>,
    /// For each block, how likely it belongs to the article by itself.
    pub probabilities: Vec<f32>,
}

impl Decision {
    /// Keeps an element with all that is below it.
    pub fn keep(&mut self, page: &Page<'_>, id: NodeId) {
        self.blocks[page.extents[id].blocks()].fill(true);
        self.elements[id] = true;
        for below in page.document.descendants(id) {
            self.elements[below] = true;
        }
    }

    /// Drops the blocks of an element.
    pub fn drop_blocks(&mut self, page: &Page<'_>, id: NodeId) {
        self.blocks[page.extents[id].blocks()].fill(false);
    }

    /// Effective words of the kept blocks.
    pub fn kept_words(&self, page: &Page<'_>) -> usize {
        let both = page.blocks.iter().zip(&self.blocks);
        let kept = both.filter(|&(_, &is_kept)| is_kept);
        kept.map(|(block, _)| block.words()).sum()
    }

    /// How likely the kept blocks of a range belong to the article, on the average of their
    /// words.
    pub fn likelihood(&self, page: &Page<'_>, range: std::ops::Range<usize>) -> f32 {
        let weight = |i: usize| page.blocks[i].words().max(1) as f32;
        let kept = range.filter(|&i| self.blocks[i]);
        let (sum, all) = kept.fold((0.0, 0.0), |(sum, all), i| {
            (sum + weight(i) * self.probabilities[i], all + weight(i))
        });
        if all > 0.0 { sum / all } else { 0.0 }
    }
}

/// The best total below an element, for both ways to decide it.
#[derive(Clone, Copy, Default)]
struct Totals {
    dropped: f32,
    kept: f32,
}

impl Totals {
    fn add_child(&mut self, child: Totals) {
        self.dropped += child.dropped.max(child.kept - DISAGREEMENT);
        self.kept += child.kept.max(child.dropped - DISAGREEMENT);
    }

    /// The better decision for a child of an element that is `kept`.
    fn decide(self, kept: bool) -> bool {
        match kept {
            true => self.kept >= self.dropped - DISAGREEMENT,
            false => self.kept - DISAGREEMENT > self.dropped,
        }
    }
}

/// Decides for all blocks and elements of the page.
pub fn decide(page: &Page<'_>, probabilities: &[f32], threshold: f32) -> Decision {
    let document = page.document;
    let gain = |index: usize| Totals {
        dropped: 0.0,
        kept: page.blocks[index].words().max(1) as f32 * (probabilities[index] - threshold),
    };
    let mut totals = SideTable::new(document, Totals::default());
    for (index, block) in page.blocks.iter().enumerate() {
        totals[block.container].add_child(gain(index));
    }
    let holds_blocks = |id: NodeId| !page.extents[id].blocks().is_empty();
    for step in document.walk(page.top) {
        if let Step::Leave(id) = step
            && id != page.top
            && holds_blocks(id)
            && let Some(parent) = nearest_holder(page, id)
        {
            let child = totals[id];
            totals[parent].add_child(child);
        }
    }
    let mut elements = SideTable::new(document, false);
    elements[page.top] = totals[page.top].kept > totals[page.top].dropped;
    for id in document.descendants(page.top) {
        if holds_blocks(id) {
            let parent = nearest_holder(page, id).unwrap_or(page.top);
            elements[id] = totals[id].decide(elements[parent]);
        }
    }
    let blocks = page.blocks.iter().enumerate();
    let blocks = blocks
        .map(|(i, b)| gain(i).decide(elements[b.container]))
        .collect();
    Decision {
        blocks,
        elements,
        probabilities: probabilities.to_vec(),
    }
}

/// The nearest ancestor that takes part; an inline element around blocks does not.
fn nearest_holder(page: &Page<'_>, id: NodeId) -> Option<NodeId> {
    page.line_of(id)
        .skip(1)
        .find(|&a| !page.extents[a].blocks().is_empty())
}
