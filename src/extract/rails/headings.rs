//! A heading goes with its section: never kept without text, never dropped with its text kept. One
//! that ends the article has no section.

use super::lead_ins::shows_media;
use crate::extract::page::Page;
use crate::extract::structure::Decision;

/// A section with fewer words has no text to speak of: its heading may be an entry of a list.
const MIN_SECTION_WORDS: usize = 12;
/// A heading the model is surer of than this may stand alone.
const MAX_LIKELIHOOD: f32 = 0.7;

/// Goes through the headings from last to first, so that a heading may follow the one below it.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    for index in (0..page.blocks.len()).rev() {
        let level = page.heading_levels[index];
        if level == 0 || page.title == Some(index) {
            continue;
        }
        let after = page.heading_levels[index + 1..].iter();
        let end = index + 1 + after.take_while(|&&l| l == 0 || l > level).count();
        let section = &decision.blocks[index + 1..end];
        if section.first() == Some(&true) {
            decision.blocks[index] |= !ends_a_box_of_links(page, index);
            continue;
        }
        let has_text = page.sum(index + 1, end).words >= MIN_SECTION_WORDS;
        let is_doubtful = decision.probabilities[index] < MAX_LIKELIHOOD;
        if has_text && is_doubtful && !section.contains(&true) {
            decision.blocks[index] = false;
        }
    }
}

/// Whether a heading leads to another page and ends the box it stands in with others: the text after
/// the box is not under it.
fn ends_a_box_of_links(page: &Page<'_>, index: usize) -> bool {
    let around = page.line_of(page.blocks[index].container);
    let mut boxes = around.map(|id| page.extents[id].blocks());
    let ends = |blocks: std::ops::Range<usize>| blocks.end == index + 1;
    page.blocks[index].is_link_with_label() && boxes.find(|b| b.len() > 1).is_some_and(ends)
}

/// Drops the headings below which nothing is kept.
pub fn drop_last(page: &Page<'_>, decision: &mut Decision) {
    for index in (0..page.blocks.len()).rev() {
        if !decision.blocks[index] {
            continue;
        }
        let is_heading = page.heading_levels[index] > 0 && page.title != Some(index);
        if !is_heading || shows_media(page, decision, index) {
            break;
        }
        decision.blocks[index] = false;
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    fn check(html: &str, blocks: &[bool], expected: &[bool]) {
        check_blocks(super::correct, html, blocks, expected);
    }

    #[test]
    fn a_heading_goes_with_its_text() {
        let html = format!("<h2>a</h2>{TEXT}<h2>b</h2>{TEXT}");
        check(
            &html,
            &[false, true, true, false],
            &[true, true, false, false],
        );
    }

    #[test]
    fn one_that_leads_away_from_the_end_of_a_box_stays_dropped() {
        let head = "<h4><a href=a>Đọc</a></h4>";
        let boxed = format!("<div><p>Xem thêm:</p>{head}</div>{TEXT}");
        check(&boxed, &[false, false, true], &[false, false, true]);
        let own = format!("<div>{head}</div>{TEXT}");
        check(&own, &[false, true], &[true, true]);
    }

    #[test]
    fn headings_without_text_are_left_alone() {
        check(
            "<h2>a</h2><p>x</p><h2>b</h2>",
            &[true, false, true],
            &[true, false, true],
        );
    }

    #[test]
    fn one_that_ends_the_article_goes() {
        let check = |html: &str, blocks: &[bool], expected: &[bool]| {
            check_blocks(super::drop_last, html, blocks, expected);
        };
        let html = format!("{TEXT}<h2>a</h2><h3>b</h3><p>x</p>");
        check(
            &html,
            &[true, true, true, false],
            &[true, false, false, false],
        );
        let html = format!("{TEXT}<h2>a</h2><img src=b.jpg><p>x</p>");
        check(&html, &[true, true, false], &[true, true, false]);
    }
}
