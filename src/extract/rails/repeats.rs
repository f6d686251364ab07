//! A text that stands on the page twice is read once: described in short and in full, for narrow
//! windows and for wide ones, before a wall and behind it. The first is kept, but for one that is
//! hidden where the other is not.
//!
//! It goes whole or not at all: an answer that the text above has word for word would be missing
//! among the others.

use crate::dom::{Name, NodeId, name};
use crate::extract::page::Page;
use crate::extract::stated::{runs, share_said};
use crate::extract::structure::Decision;
use crate::extract::text_stats::ratio;
use std::collections::HashMap;

/// What is shorter may be said twice for good reason.
const MIN_WORDS: usize = 20;
/// From this share of it on that was said before, it is a repetition.
const SAID: f32 = 0.9;
/// Levels up to which an element may hide, quote or hold what is around a block.
const LEVELS: usize = 24;
/// Elements whose text repeats other text on purpose: to quote it, or to have its steps in a row.
const QUOTES: &[Name] = &[
    name::ASIDE,
    name::BLOCKQUOTE,
    name::DL,
    name::OL,
    name::PRE,
    name::Q,
    name::TABLE,
    name::UL,
];

/// Drops what was said before.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let twins = twins(page, decision);
    let counted = Counted::new(page, decision, &twins);
    for (index, twin) in twins.iter().enumerate() {
        let Some(twin) = *twin else { continue };
        let is_long = page.blocks[index].words() >= MIN_WORDS;
        if !decision.blocks[index] || !is_long || is_quoted(page, index) {
            continue;
        }
        let around = around(page, index, &counted);
        let around = around.filter(|&id| !page.extents[id].holds(twin));
        let all = around.map_or(index..index + 1, |id| page.extents[id].blocks());
        if around.is_none_or(|id| counted.is_said(page, id)) {
            for part in all.filter(|&part| twins[part].is_some()) {
                decision.blocks[part] = false;
            }
        }
    }
}

/// For each kept block the one that said the same before.
fn twins(page: &Page<'_>, decision: &Decision) -> Vec<Option<usize>> {
    let mut twins = vec![None; page.blocks.len()];
    let is_kept = |&i: &usize| decision.blocks[i];
    let kept = (0..page.blocks.len()).filter(is_kept);
    let (hidden, shown): (Vec<usize>, Vec<usize>) = kept.partition(|&i| is_hidden(page, i));
    // Each run of words, and the block that said it first.
    let mut said: HashMap<u64, usize> = HashMap::new();
    for index in shown.into_iter().chain(hidden) {
        let words = &page.blocks[index].stats.word_hashes;
        let mut twin = None;
        let is_again = |run| {
            let before = said.get(&run).copied();
            let before = before.filter(|&before| stand_apart(page, before, index));
            twin = twin.or(before);
            before.is_some()
        };
        if share_said(words, is_again) >= SAID {
            twins[index] = twin;
        } else {
            for run in runs(words) {
                said.entry(run).or_insert(index);
            }
        }
    }
    twins
}

/// Sums over the kept blocks before each place, one more than blocks.
struct Counted {
    blocks: Vec<usize>,
    words: Vec<usize>,
    words_said: Vec<usize>,
}

impl Counted {
    fn new(page: &Page<'_>, decision: &Decision, twins: &[Option<usize>]) -> Counted {
        let sums = |of: &dyn Fn(usize) -> usize| {
            let mut sums = vec![0];
            for index in 0..page.blocks.len() {
                let own = if decision.blocks[index] { of(index) } else { 0 };
                sums.push(sums[index] + own);
            }
            sums
        };
        let words = |index: usize| page.blocks[index].words();
        Counted {
            blocks: sums(&|_| 1),
            words: sums(&words),
            words_said: sums(&|index| twins[index].map_or(0, |_| words(index))),
        }
    }

    /// Whether all that is kept below an element was said before.
    fn is_said(&self, page: &Page<'_>, id: NodeId) -> bool {
        let below = page.extents[id].blocks();
        let sum = |sums: &[usize]| sums[below.end] - sums[below.start];
        ratio(sum(&self.words_said), sum(&self.words)) >= SAID
    }
}

/// The innermost element with more kept blocks than this one.
fn around(page: &Page<'_>, index: usize, counted: &Counted) -> Option<NodeId> {
    let mut line = page.line_of(page.blocks[index].container).take(LEVELS);
    line.find(|&id| {
        let below = page.extents[id].blocks();
        counted.blocks[below.end] - counted.blocks[below.start] > 1
    })
}

/// Whether two blocks belong to different parts of the page: paragraphs of one text may be alike.
fn stand_apart(page: &Page<'_>, a: usize, b: usize) -> bool {
    page.shapes[a] != page.shapes[b]
}

fn is_hidden(page: &Page<'_>, index: usize) -> bool {
    let mut line = page.line_of(page.blocks[index].container).take(LEVELS);
    line.any(|id| page.signs.landmarks[id].hides())
}

fn is_quoted(page: &Page<'_>, index: usize) -> bool {
    let mut line = page.line_of(page.blocks[index].container).take(LEVELS);
    line.any(|id| page.document.is_any(id, QUOTES))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_blocks;

    const TEXT: &str = "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba \
                        mười bốn mười lăm mười sáu mười bảy.";

    fn check(html: &str, expected: &[bool]) {
        check_blocks(super::correct, html, &vec![true; expected.len()], expected);
    }

    #[test]
    fn what_was_said_before_goes() {
        let html = format!("<p>{TEXT}<p>eins<div><b>{TEXT}</b></div><p>eins");
        check(&html, &[true, true, false, true]);
        check(&format!("<p>{TEXT}<p>{TEXT}"), &[true, true]);
    }

    #[test]
    fn what_is_part_of_something_else_stays() {
        let more = "eins zwei drei vier fünf sechs";
        let part = format!("<section><p>{TEXT}<p>{more}</section>");
        check(&format!("<div>{TEXT}</div>{part}"), &[true, true, true]);
        let whole = format!("<section><h2>eins</h2><p>{TEXT}</section>");
        check(&format!("<div>{TEXT}</div>{whole}"), &[true, true, false]);
    }

    #[test]
    fn of_two_the_one_to_be_seen_stays() {
        let html = format!("<div hidden>{TEXT}</div><p>{TEXT}");
        check(&html, &[false, true]);
    }

    #[test]
    fn quotations_tables_and_lists_may_repeat() {
        let quoted = format!("<blockquote>{TEXT}</blockquote><table><td>{TEXT}</table>");
        let html = format!("<p>{TEXT}</p>{quoted}<ol><li>{TEXT}<li>{TEXT}</ol>");
        check(&html, &[true; 5]);
    }
}
