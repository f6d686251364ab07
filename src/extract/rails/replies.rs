//! Comments without names of their own and without a label: neighbours alike after the text, most
//! with a day or a number, and most with a word that asks to reply. Live tickers are such rows too,
//! but nobody is asked to reply there.

use super::comments;
use crate::dom::NodeId;
use crate::extract::blocks::Block;
use crate::extract::page::{Page, is_texty};
use crate::extract::posts;
use crate::extract::structure::Decision;
use crate::extract::text_stats::{beginnings, phrase_hash, ratio};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The text before a row has at least so many words, or what other comments need.
const MIN_TEXT_WORDS: usize = 150;
/// So many neighbours alike make a row.
const MIN_ROW: usize = 3;
/// This share of a row asks to reply, and this one has stamps.
const MIN_REPLIES: f32 = 0.7;
const MIN_STAMPED: f32 = 0.5;
/// What the model is surer of than this is text.
const MAX_LIKELIHOOD: f32 = 0.95;
/// What asks to reply has at most so many effective words: it may stand beside other controls.
const MAX_WORDS: usize = 6;
/// A phrase has at most so many, where each character of an unspaced script is one.
const MAX_PHRASE: usize = 12;
/// How it is asked to reply, in lower case, sorted.
const PHRASES: &[&str] = &[
    "antwoord",
    "antwoorden",
    "antworten",
    "balas",
    "beantwoorden",
    "cevapla",
    "leave a reply",
    "odpovědět",
    "odpowiedz",
    "reageer",
    "reply",
    "responder",
    "rispondi",
    "répondre",
    "svar",
    "svara",
    "trả lời",
    "vastaa",
    "válasz",
    "yanıtla",
    "απάντηση",
    "відповісти",
    "ответить",
    "השב",
    "رد",
    "پاسخ",
    "जवाब दें",
    "ตอบกลับ",
    "回复",
    "回覆",
    "返信",
    "返信する",
    "답글",
    "답글쓰기",
];
/// The phrases by their numbers.
static REPLIES: LazyLock<HashSet<u32>> =
    LazyLock::new(|| PHRASES.iter().map(|phrase| phrase_hash(phrase)).collect());

/// Drops such rows.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let marks = Marks::new(page);
    if marks.replies[page.blocks.len()] < MIN_ROW {
        return;
    }
    let mut rows: Vec<Range<usize>> = Vec::new();
    let mut end = 0;
    let mut in_row = vec![false; page.blocks.len()];
    for parent in page.document.descendants(page.top) {
        // Answers are rows within their row.
        let outer = rows_in(page, &marks, parent).into_iter();
        for row in outer {
            if row.start < end {
                continue;
            }
            end = row.end;
            rows.push(row);
        }
    }
    for row in &rows {
        in_row[row.clone()].fill(true);
    }
    let mut before = vec![0];
    for (index, block) in page.blocks.iter().enumerate() {
        let is_text = decision.blocks[index] && !in_row[index] && is_texty(block);
        before.push(before[index] + if is_text { block.words() } else { 0 });
    }
    for row in rows {
        let follows_text = before[row.start] >= MIN_TEXT_WORDS.min(comments::min_words(page));
        if follows_text && decision.likelihood(page, row.clone()) < MAX_LIKELIHOOD {
            decision.blocks[row].fill(false);
        }
    }
}

/// Before each place, how many blocks ask to reply, and how many are stamps; one more than blocks.
struct Marks {
    replies: Vec<usize>,
    stamps: Vec<usize>,
}

impl Marks {
    fn new(page: &Page<'_>) -> Marks {
        let mut marks = Marks {
            replies: vec![0],
            stamps: vec![0],
        };
        for (index, block) in page.blocks.iter().enumerate() {
            let (replies, stamps) = (marks.replies[index], marks.stamps[index]);
            marks
                .replies
                .push(replies + usize::from(asks_to_reply(block)));
            marks
                .stamps
                .push(stamps + usize::from(posts::is_stamp(block)));
        }
        marks
    }
}

fn asks_to_reply(block: &Block) -> bool {
    let mut begins = beginnings(&block.stats.word_hashes).take(MAX_PHRASE);
    block.words() <= MAX_WORDS && begins.any(|hash| REPLIES.contains(&hash))
}

/// The rows among the children of an element.
fn rows_in(page: &Page<'_>, marks: &Marks, parent: NodeId) -> Vec<Range<usize>> {
    let around = page.extents[parent].blocks();
    if around.len() < MIN_ROW || marks.replies[around.end] - marks.replies[around.start] < MIN_ROW {
        return Vec::new();
    }
    let has_blocks = |id: &NodeId| !page.extents[*id].blocks().is_empty();
    let children = page.document.children(parent).filter(has_blocks);
    let rows = posts::rows(page.document, children).into_iter();
    rows.filter_map(|row| comments_in(page, marks, &row))
        .collect()
}

/// The blocks of a row from the first member that asks to reply to the last, if it is one of comments.
fn comments_in(page: &Page<'_>, marks: &Marks, row: &[NodeId]) -> Option<Range<usize>> {
    let has = |sums: &[usize], id: NodeId| {
        let blocks = page.extents[id].blocks();
        sums[blocks.end] > sums[blocks.start]
    };
    let asks = |id: &NodeId| has(&marks.replies, *id);
    // Alike may be the text before it, where nothing has a class.
    let (first, last) = (row.iter().position(asks)?, row.iter().rposition(asks)?);
    let members = &row[first..];
    let replies = members.iter().filter(|id| asks(id)).count();
    let stamps = members.iter().filter(|&&id| has(&marks.stamps, id)).count();
    let are_comments = members.len() >= MIN_ROW
        && ratio(replies, members.len()) >= MIN_REPLIES
        && ratio(stamps, members.len()) >= MIN_STAMPED;
    let blocks = |at: usize| page.extents[row[at]].blocks();
    are_comments.then(|| blocks(first).start..blocks(last).end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::rails::tests::TEXT;

    fn check(html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(correct, &["newsarticle"], html, expected);
    }

    #[test]
    fn phrases_are_sorted_and_short() {
        assert!(PHRASES.is_sorted_by(|a, b| a < b));
        assert_eq!(REPLIES.len(), PHRASES.len());
    }

    #[test]
    fn neighbours_that_ask_to_reply_go_after_the_text() {
        let text = TEXT.repeat(5);
        let row = |asked: &str| {
            let post = format!("<div><p>Ann 2 giờ<p>hay lắm<div><a href=a>{asked}</a></div></div>");
            format!("<div>{}</div>", post.repeat(3))
        };
        check(&format!("{text}{}", row("Trả lời")), &["một"; 5]);
        let mut kept = vec!["một"; 5];
        kept.extend(["Ann", "hay", "Chép"].repeat(3));
        check(&format!("{text}{}", row("Chép")), &kept);
        let first = ["Ann", "hay", "Trả"].repeat(3);
        check(
            &format!("{}{TEXT}", row("Trả lời")),
            &[&first[..], &["một"]].concat(),
        );
    }
}
