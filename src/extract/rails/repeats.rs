//! A text that stands on the page twice is read once: described in short and in full, for narrow
//! windows and for wide ones, before a wall and behind it. The first is kept, but for one that is
//! hidden where the other is not.

use crate::dom::{Name, name};
use crate::extract::page::Page;
use crate::extract::stated::{runs, share_said};
use crate::extract::structure::Decision;
use crate::extract::visibility;
use std::collections::HashMap;

/// What is shorter may be said twice for good reason.
const MIN_WORDS: usize = 20;
/// From this share of it on that was said before, it is a repetition.
const SAID: f32 = 0.9;
/// Elements whose text repeats other text on purpose.
const QUOTES: &[Name] = &[
    name::BLOCKQUOTE,
    name::ASIDE,
    name::Q,
    name::TABLE,
    name::PRE,
];

/// Drops what was said before.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let is_kept = |&i: &usize| decision.blocks[i];
    let mut kept: Vec<usize> = (0..page.blocks.len()).filter(is_kept).collect();
    kept.sort_by_cached_key(|&index| is_hidden(page, index));
    // Each run of words, and the block that said it first.
    let mut said: HashMap<u64, usize> = HashMap::new();
    for index in kept {
        let words = &page.blocks[index].stats.word_hashes;
        let may_go = page.blocks[index].words() >= MIN_WORDS && !is_quoted(page, index);
        let is_again = |run| said.get(&run).is_some_and(|&i| stand_apart(page, i, index));
        if may_go && share_said(words, is_again) >= SAID {
            decision.blocks[index] = false;
        } else {
            for run in runs(words) {
                said.entry(run).or_insert(index);
            }
        }
    }
}

/// Whether two blocks belong to different parts of the page: paragraphs of one text may be alike.
fn stand_apart(page: &Page<'_>, a: usize, b: usize) -> bool {
    page.shapes[a] != page.shapes[b]
}

fn is_hidden(page: &Page<'_>, index: usize) -> bool {
    let mut line = page.line_of(page.blocks[index].container);
    line.any(|id| visibility::hides(page.document, id))
}

fn is_quoted(page: &Page<'_>, index: usize) -> bool {
    let mut line = page.line_of(page.blocks[index].container);
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
    fn of_two_the_one_to_be_seen_stays() {
        let html = format!("<div hidden>{TEXT}</div><p>{TEXT}");
        check(&html, &[false, true]);
    }

    #[test]
    fn quotations_and_tables_may_repeat() {
        let html = format!("<p>{TEXT}<blockquote>{TEXT}</blockquote><table><td>{TEXT}</table>");
        check(&html, &[true, true, true]);
    }
}
