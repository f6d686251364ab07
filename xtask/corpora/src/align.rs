//! Labels for training: which blocks of a page are in the reference text.
//!
//! A reference is plain text, a page a list of blocks; both are lists of words, and every word of
//! the reference may be used once. Three rounds, from what is sure to what is not:
//!
//! 1. Blocks of six words or more whose text stands once on the page, the longest first: runs of
//!    three words shared with the reference are gathered by *diagonal* (place in the reference
//!    minus place in the block), and the fullest diagonals are used up one by one.
//! 2. Blocks whose text stands on the page more than once, in the same way; the copy with more
//!    kept neighbours goes first.
//! 3. Shorter blocks: an exact run of unused words between where the neighbours were found, then
//!    a little around there; whole lines of the reference are preferred.
//!
//! A block belongs to the article when at least half of its words were found.

use std::collections::HashMap;

/// Blocks from this length on have runs to compare.
const MIN_RUN_WORDS: usize = 6;
/// Words of a run.
const RUN: usize = 3;
/// Further diagonals must find this many words more.
const MIN_GAIN: usize = 3;
/// How far around its neighbours a short block is looked for, in words.
const SLACK: usize = 40;
/// Kept neighbours of a copy are counted this many blocks around it.
const NEIGHBOURS: usize = 5;

/// Tells for each block whether it is in the reference.
pub fn labels(blocks: &[Vec<String>], reference: &str) -> Vec<bool> {
    let mut aligner = Aligner::new(blocks, reference);
    aligner.long_blocks();
    aligner.repeated_blocks();
    aligner.short_blocks(0);
    aligner.short_blocks(SLACK);
    let halves = blocks.iter().zip(&aligner.found);
    halves
        .map(|(block, &found)| found > 0 && 2 * found >= block.len())
        .collect()
}

struct Aligner<'a> {
    blocks: &'a [Vec<String>],
    reference: Vec<String>,
    /// For each word of the reference, whether a line begins there; one more for the end.
    line_starts: Vec<bool>,
    used: Vec<bool>,
    runs: HashMap<[String; RUN], Vec<usize>>,
    /// For each block, how many of its words were found.
    found: Vec<usize>,
    /// For each block, the stretch of the reference it was found in.
    places: Vec<Option<(usize, usize)>>,
    copies: HashMap<&'a [String], usize>,
}

impl<'a> Aligner<'a> {
    fn new(blocks: &'a [Vec<String>], reference: &str) -> Aligner<'a> {
        let mut words = Vec::new();
        let mut line_starts = Vec::new();
        for line in reference.lines() {
            for (at, word) in crate::score::words_and_characters(line)
                .into_iter()
                .enumerate()
            {
                line_starts.push(at == 0);
                words.push(word);
            }
        }
        line_starts.push(true);
        let mut runs: HashMap<[String; RUN], Vec<usize>> = HashMap::new();
        for (at, run) in words.windows(RUN).enumerate() {
            let run: [String; RUN] = run.to_vec().try_into().expect("a window has RUN words");
            runs.entry(run).or_default().push(at);
        }
        let mut copies: HashMap<&[String], usize> = HashMap::new();
        for block in blocks {
            *copies.entry(block).or_default() += 1;
        }
        Aligner {
            blocks,
            used: vec![false; words.len()],
            reference: words,
            line_starts,
            runs,
            found: vec![0; blocks.len()],
            places: vec![None; blocks.len()],
            copies,
        }
    }

    fn long_blocks(&mut self) {
        let mut order: Vec<usize> = (0..self.blocks.len())
            .filter(|&i| {
                self.blocks[i].len() >= MIN_RUN_WORDS && self.copies[&self.blocks[i][..]] == 1
            })
            .collect();
        order.sort_by_key(|&i| std::cmp::Reverse(self.blocks[i].len()));
        for index in order {
            self.align(index);
        }
    }

    fn repeated_blocks(&mut self) {
        let kept = |aligner: &Self, index: usize| {
            let around = index.saturating_sub(NEIGHBOURS)..(index + NEIGHBOURS + 1);
            around
                .filter(|&i| aligner.found.get(i).is_some_and(|&f| f > 0))
                .count()
        };
        let mut order: Vec<usize> = (0..self.blocks.len())
            .filter(|&i| {
                self.blocks[i].len() >= MIN_RUN_WORDS && self.copies[&self.blocks[i][..]] > 1
            })
            .collect();
        order.sort_by_key(|&i| std::cmp::Reverse((kept(self, i), self.blocks[i].len())));
        for index in order {
            self.align(index);
        }
    }

    /// Uses up the fullest diagonals for a block.
    fn align(&mut self, index: usize) {
        let block = &self.blocks[index];
        let mut covered = vec![false; block.len()];
        loop {
            let mut diagonals: HashMap<isize, usize> = HashMap::new();
            for (at, run) in block.windows(RUN).enumerate() {
                if covered[at..at + RUN].iter().all(|&c| c) {
                    continue;
                }
                let run: &[String; RUN] = run.try_into().expect("a window has RUN words");
                for &place in self.runs.get(run).map_or(&[][..], Vec::as_slice) {
                    if !self.used[place..place + RUN].contains(&true) {
                        *diagonals.entry(place as isize - at as isize).or_default() += 1;
                    }
                }
            }
            let best = diagonals
                .into_iter()
                .max_by_key(|&(diagonal, count)| (count, std::cmp::Reverse(diagonal)));
            let Some((diagonal, _)) = best else { break };
            if self.use_diagonal(index, diagonal, &mut covered) < MIN_GAIN {
                break;
            }
        }
        self.found[index] = covered.iter().filter(|&&c| c).count();
    }

    /// Marks the words along a diagonal as used; returns how many were new.
    fn use_diagonal(&mut self, index: usize, diagonal: isize, covered: &mut [bool]) -> usize {
        let block = &self.blocks[index];
        let mut gained = 0;
        for (at, word) in block.iter().enumerate() {
            let Ok(place) = usize::try_from(at as isize + diagonal) else {
                continue;
            };
            let is_free = self.reference.get(place) == Some(word) && !self.used[place];
            if is_free && !covered[at] {
                covered[at] = true;
                self.used[place] = true;
                gained += 1;
                let (start, end) = self.places[index].unwrap_or((place, place + 1));
                self.places[index] = Some((start.min(place), end.max(place + 1)));
            }
        }
        gained
    }

    /// Looks for short blocks up to `slack` words outside the place between their neighbours.
    fn short_blocks(&mut self, slack: usize) {
        let mut after = 0;
        for index in 0..self.blocks.len() {
            let length = self.blocks[index].len();
            if let Some((_, end)) = self.places[index].filter(|_| 2 * self.found[index] >= length) {
                after = end;
            }
            if length == 0 || length >= MIN_RUN_WORDS || self.found[index] > 0 {
                continue;
            }
            let next = self.places[index + 1..]
                .iter()
                .flatten()
                .map(|p| p.0)
                .find(|&p| p >= after);
            let until = next.map_or(self.reference.len(), |p| p + slack);
            let Some(place) = self.exact_run(index, after.saturating_sub(slack), until, after)
            else {
                continue;
            };
            self.used[place..place + length].fill(true);
            self.found[index] = length;
            self.places[index] = Some((place, place + length));
            after = place + length;
        }
    }

    /// Where the words of a block stand in a row, unused, between two places: a whole line
    /// before others, then what is nearest to `near`.
    fn exact_run(&self, index: usize, from: usize, until: usize, near: usize) -> Option<usize> {
        let block = &self.blocks[index];
        let last = until.min(self.reference.len()).checked_sub(block.len())?;
        let is_run = |&place: &usize| {
            self.reference[place..place + block.len()] == block[..]
                && !self.used[place..place + block.len()].contains(&true)
        };
        let cost = |&place: &usize| {
            let whole_line = self.line_starts[place] && self.line_starts[place + block.len()];
            (!whole_line, place.abs_diff(near))
        };
        (from..=last).filter(is_run).min_by_key(cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(blocks: &[&str], reference: &str, expected: &[bool]) {
        let blocks: Vec<_> = blocks.iter().map(|b| crate::score::words(b)).collect();
        assert_eq!(labels(&blocks, reference), expected);
    }

    #[test]
    fn what_is_in_the_reference_is_kept() {
        check(
            &[
                "Home News",
                "The quick brown fox jumps over it",
                "Read more about the quick red cat",
            ],
            "The quick brown fox jumps over it.",
            &[false, true, false],
        );
    }

    #[test]
    fn of_two_copies_the_one_among_kept_blocks_is_kept() {
        let copy = "a title of six words here";
        check(
            &[
                copy,
                "x",
                "y",
                "z",
                "v",
                "w",
                copy,
                "the text that stands under the title now",
            ],
            "a title of six words here\nthe text that stands under the title now",
            &[false, false, false, false, false, false, true, true],
        );
    }

    #[test]
    fn short_blocks_are_looked_for_between_their_neighbours() {
        check(
            &[
                "Rain",
                "one two three four five six seven",
                "Rain",
                "eight nine ten eleven twelve thirteen",
            ],
            "one two three four five six seven\nRain\neight nine ten eleven twelve thirteen",
            &[false, true, true, true],
        );
    }
}
