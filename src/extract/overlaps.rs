//! How many words of each block, each counted once, stand in the title and in the description.

use super::blocks::Block;
use super::text_stats::word_hashes;
use crate::order;

/// Words of a text, each once.
#[derive(Debug)]
pub struct Words(Vec<u32>);

impl Words {
    /// The words of a text.
    pub fn of(text: &str) -> Words {
        Words(order::distinct(&word_hashes(text)))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// How many of some words are among them.
    fn count(&self, words: &[u32]) -> usize {
        let is_shared = |word: &&u32| self.0.binary_search(word).is_ok();
        words.iter().filter(is_shared).count()
    }
}

/// What a block has in common with what is known of the article; small, for a page may have
/// hundreds of thousands of blocks.
#[derive(Clone, Copy, Debug)]
pub struct Overlap {
    words: u32,
    title: u32,
    description: u32,
}

impl Overlap {
    /// Different words of the block.
    pub fn words(self) -> usize {
        self.words as usize
    }

    /// Those of them that stand in the title.
    pub fn title(self) -> usize {
        self.title as usize
    }

    /// Those that stand in the description.
    pub fn description(self) -> usize {
        self.description as usize
    }
}

/// The overlap of every block.
pub fn overlaps(blocks: &[Block], title: &Words, description: &Words) -> Vec<Overlap> {
    let overlap = |block: &Block| {
        let words = order::distinct(&block.stats.word_hashes);
        Overlap {
            words: words.len() as u32,
            title: title.count(&words) as u32,
            description: description.count(&words) as u32,
        }
    };
    blocks.iter().map(overlap).collect()
}
