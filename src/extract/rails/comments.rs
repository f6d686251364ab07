//! Articles drop what readers wrote below them; threads are made of it, so this is for articles
//! alone.
//!
//! Comments are posts (texts with stamps, one like the other) or elements called so, after the
//! text, and less of a page's beginning than the text is: a page that begins with them is no
//! article. Below a label that says so, a row of elements alike with stamps is comments however
//! short they are and whatever they are called.

use crate::dom::NodeId;
use crate::extract::groups::Group;
use crate::extract::labels::Label;
use crate::extract::page::{Page, is_texty};
use crate::extract::page_type;
use crate::extract::posts;
use crate::extract::structure::Decision;
use std::ops::Range;

/// The text before comments has at least so many words, where the page says that it is an article.
const MIN_ARTICLE_WORDS: usize = 60;
/// The text before comments has at least so many words elsewhere.
const MIN_TEXT_WORDS: usize = 250;
/// What the model is surer of than this is text whatever it is called.
const MAX_LIKELIHOOD: f32 = 0.95;
/// Levels up to which an element may say that it holds comments.
const LEVELS: usize = 16;
/// So many posts of one kind after a label are comments.
const MIN_POSTS: usize = 2;
/// So many neighbours alike make a row.
const MIN_ROW: usize = 3;
/// This share of a row has stamps.
const MIN_STAMPED: f32 = 0.7;
/// So many blocks may stand between a label and its row to go with them.
const MAX_ABOVE_ROW: usize = 6;
/// After so many labels no more rows are looked for: each look goes through what is around it.
const MAX_LABELS: usize = 8;
/// A comment with its answers has at most so many blocks.
const MAX_BLOCKS: usize = 200;

/// Drops comments after the text.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let min_words = min_words(page);
    let mut text_words = 0;
    let mut announced = false;
    let mut row_end = 0;
    let mut labels = 0;
    for index in 0..page.blocks.len() {
        let is_label = page.labels[index] == Some(Label::Comments);
        announced |= is_label && text_words >= min_words;
        let may_head = is_label && text_words >= MIN_ARTICLE_WORDS && row_end <= index;
        if may_head && labels < MAX_LABELS {
            labels += 1;
            let row = row_after(page, index);
            row_end = row.map_or(row_end, |row| drop_row(page, decision, index, row));
        }
        if !decision.blocks[index] {
            continue;
        }
        let is_comment = is_in_comments(page, index) || announced && is_post(page, index);
        let is_doubtful = decision.probabilities[index] < MAX_LIKELIHOOD;
        if is_comment && is_doubtful && text_words >= min_words {
            decision.blocks[index] = false;
        } else if !is_comment && is_texty(&page.blocks[index]) {
            text_words += page.blocks[index].words();
        }
    }
}

/// The fewest words of a text that comments may follow.
pub(super) fn min_words(page: &Page<'_>) -> usize {
    match page_type::is_surely_article(page.hints.types) {
        true => MIN_ARTICLE_WORDS,
        false => MIN_TEXT_WORDS,
    }
}

/// Whether an element around the block is called comments and is not around the title too, as a
/// class of the whole page would be.
fn is_in_comments(page: &Page<'_>, index: usize) -> bool {
    let mut line = page.line_of(page.blocks[index].container).take(LEVELS);
    let title = page.title.or(page.first_h1).unwrap_or(0);
    line.any(|id| page.signs.groups[id].has(Group::Comment) && !page.extents[id].holds(title))
}

fn is_post(page: &Page<'_>, index: usize) -> bool {
    let mut line = page.line_of(page.blocks[index].container).take(LEVELS);
    line.any(|id| page.posts.family(id).is_some_and(|f| f.count >= MIN_POSTS))
}

/// Drops a row that the model is not sure of, with what stands between it and its label: a wish to
/// log in, a choice of order. Returns where it ends.
fn drop_row(page: &Page<'_>, decision: &mut Decision, label: usize, row: Range<usize>) -> usize {
    if decision.likelihood(page, row.clone()) < MAX_LIKELIHOOD {
        let start = match row.start - label <= MAX_ABOVE_ROW {
            true => label,
            false => row.start,
        };
        decision.blocks[start..row.end].fill(false);
    }
    row.end
}

/// The row of comments that a label heads: neighbours alike, most of them with stamps, none with
/// a heading, in what stands beside the label or around it.
fn row_after(page: &Page<'_>, label: usize) -> Option<Range<usize>> {
    let title = page.title.or(page.first_h1).unwrap_or(0);
    let around = page.line_of(page.blocks[label].container).skip(1);
    let around = around.take_while(|&id| !page.extents[id].holds(title) || title == label);
    let widest = around.take(LEVELS).last()?;
    let end = page.extents[widest].blocks().end;
    let mut found: Option<Range<usize>> = None;
    for parent in page.document.descendants(widest).chain([widest]) {
        let blocks = page.extents[parent].blocks();
        if blocks.end <= label + 1 || blocks.len() < MIN_ROW {
            continue;
        }
        for row in rows_in(page, parent, label + 1, end) {
            if found.as_ref().is_none_or(|known| row.len() > known.len()) {
                found = Some(row);
            }
        }
    }
    found
}

/// The rows among the children of an element, from `start` up to `end`.
fn rows_in(page: &Page<'_>, parent: NodeId, start: usize, end: usize) -> Vec<Range<usize>> {
    let is_within = |id: &NodeId| {
        let blocks = page.extents[*id].blocks();
        !blocks.is_empty() && blocks.start >= start && blocks.end <= end
    };
    let children = page.document.children(parent).filter(is_within);
    let rows = posts::rows(page.document, children).into_iter();
    rows.filter_map(|row| comments_in(page, &row)).collect()
}

/// The blocks of a row if it is one of comments.
fn comments_in(page: &Page<'_>, row: &[NodeId]) -> Option<Range<usize>> {
    let blocks = |id: NodeId| page.extents[id].blocks();
    let (&first, &last) = (row.first()?, row.last()?);
    let stamped = || {
        row.iter()
            .filter(|&&id| is_stamped(page, blocks(id)))
            .count()
    };
    let are_comments = row.len() >= MIN_ROW && stamped() as f32 >= MIN_STAMPED * row.len() as f32;
    are_comments.then(|| blocks(first).start..blocks(last).end)
}

/// Whether blocks have a stamp and no heading.
fn is_stamped(page: &Page<'_>, blocks: Range<usize>) -> bool {
    let is_small = blocks.len() > 1 && blocks.len() <= MAX_BLOCKS;
    is_small
        && blocks.clone().all(|i| page.heading_levels[i] == 0)
        && blocks.clone().any(|i| posts::is_stamp(&page.blocks[i]))
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::TEXT;

    fn check(types: &[&str], html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(super::correct, types, html, expected);
    }

    const POST: &str = "<li class=q><b>Ann</b><p>3 May<p>a b c d e f g h i j k l m n.</li>";

    #[test]
    fn what_is_called_comments_goes() {
        let html = format!("{}<div class=comments>{POST}</div>", TEXT.repeat(5));
        check(&["newsarticle"], &html, &["một"; 5]);
    }

    #[test]
    fn posts_under_a_label_go() {
        let text = TEXT.repeat(5);
        let html = format!("{text}<h2>Bình luận</h2><ul>{POST}{POST}</ul>");
        let kept = ["một", "một", "một", "một", "một", "Bình"];
        check(&["newsarticle"], &html, &kept);
    }

    #[test]
    fn short_ones_of_no_name_under_a_label_go() {
        let short = "<li><b>Ann</b> 2 giờ<p>hay lắm<a href=a>Trả lời</a></li>";
        let text = TEXT.repeat(5);
        let kept = ["một", "một", "một", "một", "một", "Bình"];
        let page = format!(
            "{text}<div><h3>Bình luận (9)</h3><ul>{}</ul></div>",
            short.repeat(3)
        );
        check(&[], &page, &kept[..5]);
        let steps = "<li><p>hay lắm<p>nước</li>".repeat(3);
        let page = format!("{text}<div><h3>Bình luận</h3><ol>{steps}</ol></div>");
        check(
            &[],
            &page,
            &[&kept[..], &["hay", "nước"].repeat(3)].concat(),
        );
    }

    #[test]
    fn a_page_that_begins_with_them_keeps_them() {
        let html = format!("{TEXT}<div class=comments>{POST}</div>");
        check(&["newsarticle"], &html, &["một", "Ann", "3", "a"]);
        let html = format!("{}<div class=comments>{POST}</div>", TEXT.repeat(5));
        check(
            &[],
            &html,
            &["một", "một", "một", "một", "một", "Ann", "3", "a"],
        );
    }
}
