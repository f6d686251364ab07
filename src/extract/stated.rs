//! What the page's own data says it has as text: a block that says the same is of the article,
//! whatever the model makes of it. Ingredients of a recipe look like a list of anything.
//!
//! Only what the page shows counts, so data that tells something else does nothing.

use super::blocks::Block;
use super::page::Page;
use super::text_stats::{ratio, word_hashes};
use crate::order;
use std::collections::HashSet;

/// Words that follow one another are compared in runs of so many.
const RUN: usize = 5;
/// From this share of its runs in what is stated on, a block is stated.
const SAID: f32 = 0.8;
/// How likely a stated block is at least.
const LIKELIHOOD: f32 = 0.95;
/// From this share of its words in blocks that were raised on, it says the same again.
const TAKEN: f32 = 0.5;
/// Short lines that are links lead somewhere, whatever they are called.
const MAX_LINK_DENSITY: f32 = 0.5;

/// The likelihoods of blocks, those of stated ones raised; of what stands several times, the
/// likeliest.
pub fn raise(page: &Page<'_>, mut probabilities: Vec<f32>) -> Vec<f32> {
    let mut taken: HashSet<u64> = HashSet::new();
    let mut said = said(&page.blocks, page.hints.stated_text);
    order::sort_by_key(&mut said, |&index| !order::of_f32(probabilities[index]));
    for index in said {
        let words = &page.blocks[index].stats.word_hashes;
        if share_said(words, |run| taken.contains(&run)) < TAKEN {
            probabilities[index] = probabilities[index].max(LIKELIHOOD);
            taken.extend(runs(words));
        }
    }
    probabilities
}

/// The blocks that say what is stated.
fn said(blocks: &[Block], stated: &[String]) -> Vec<usize> {
    if stated.is_empty() {
        return Vec::new();
    }
    let stated = Stated::new(stated);
    let says = |block: &Block| stated.holds(&block.stats.word_hashes, block.stats.link_density());
    (0..blocks.len()).filter(|&i| says(&blocks[i])).collect()
}

/// Hashes of the runs of words; of all of them, where there are fewer than a run has.
pub fn runs(words: &[u32]) -> impl Iterator<Item = u64> {
    words.windows(RUN.min(words.len()).max(1)).map(hash)
}

/// The share of words that stand in a run of which `is_said` holds.
pub fn share_said(words: &[u32], mut is_said: impl FnMut(u64) -> bool) -> f32 {
    let (mut said, mut end) = (0, 0);
    for (start, run) in runs(words).enumerate() {
        if is_said(run) {
            let run_end = words.len().min(start + RUN);
            said += run_end - start.max(end);
            end = run_end;
        }
    }
    ratio(said, words.len())
}

struct Stated {
    /// Every run of words.
    runs: HashSet<u64>,
    /// Every line, whole.
    lines: HashSet<u64>,
}

impl Stated {
    fn new(texts: &[String]) -> Stated {
        let (mut runs, mut lines) = (HashSet::new(), HashSet::new());
        for text in texts {
            for line in text.lines() {
                lines.insert(hash(&word_hashes(line)));
            }
            let words = word_hashes(text);
            lines.insert(hash(&words));
            runs.extend(words.windows(RUN).map(hash));
        }
        lines.remove(&hash(&[]));
        Stated { runs, lines }
    }

    fn holds(&self, words: &[u32], link_density: f32) -> bool {
        let is_line = link_density < MAX_LINK_DENSITY && self.lines.contains(&hash(words));
        is_line || share_said(words, |run| self.runs.contains(&run)) >= SAID
    }
}

fn hash(words: &[u32]) -> u64 {
    words.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &word| {
        (hash ^ u64::from(word)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Hints;

    /// The likelihoods of a page's blocks after those given.
    fn raised(html: &str, stated: &[&str], before: &[f32]) -> Vec<f32> {
        let document = crate::parse::parse(html, &Default::default());
        let stated: Vec<String> = stated.iter().map(|&text| text.to_owned()).collect();
        let hints = Hints {
            stated_text: &stated,
            ..Hints::default()
        };
        raise(&Page::new(&document, &hints), before.to_vec())
    }

    fn check(html: &str, stated: &[&str], expected: &[bool]) {
        let raised = raised(html, stated, &vec![0.1; expected.len()]);
        let is_raised: Vec<bool> = raised.iter().map(|&p| p == LIKELIHOOD).collect();
        assert_eq!(is_raised, expected, "{html}");
    }

    #[test]
    fn a_line_is_stated_when_it_is_said_whole() {
        let html = "<ul><li>2 quả trứng<li>Muối<li>Trang chủ<li><a href=a>Muối</a></ul>";
        let expected = [true, true, false, false];
        check(html, &["2 quả trứng", "muối"], &expected);
    }

    #[test]
    fn running_text_may_differ_a_little() {
        let body = "eins zwei drei vier fünf sechs sieben. acht neun zehn elf zwölf";
        let html = "<p>Eins zwei <b>drei</b> vier fünf sechs, sieben<p>acht neun zehn elf zwölf \
                    dreizehn vierzehn<p>eins zwei drei";
        check(html, &[body], &[true, false, false]);
    }

    #[test]
    fn nothing_is_stated_by_nothing() {
        check("<p>a<p>.", &["", ".", "  \n "], &[false, false]);
    }

    #[test]
    fn of_a_text_that_stands_twice_the_likelier_is_raised() {
        let twice = "<p>a<p>b<p>a<p>1 2 3 4 5 6 7<p>2 3 4 5 6 7 8";
        let stated = ["a", "1 2 3 4 5 6 7 8"];
        let raised = raised(twice, &stated, &[0.2, 0.3, 0.4, 0.5, 0.1]);
        assert_eq!(raised, [0.2, 0.3, LIKELIHOOD, LIKELIHOOD, 0.1]);
    }
}
