//! Links that look like buttons and stand by themselves call to do something else: to sign up, to
//! learn more, to buy. A page with one of them may be about it; of many none is read.

use crate::dom::{Document, Name, NodeId, name};
use crate::extract::page::Page;
use crate::extract::structure::Decision;

/// More words say something.
const MAX_WORDS: usize = 5;
/// Fewer may be what the page leads to: a form to begin with, a file to take along.
const MIN_CALLS: usize = 3;
/// Such a link is within so many nodes of the block's element, or the element around it.
const MAX_NODES: usize = 6;
const LEVELS: usize = 2;
/// Cells have links that are data.
const CELLS: &[Name] = &[name::DD, name::DT, name::TD, name::TH];

/// Drops them where there are many.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let is_kept = |&index: &usize| decision.blocks[index];
    let kept = (0..page.blocks.len()).filter(is_kept);
    let calls: Vec<usize> = kept.filter(|&index| is_call(page, index)).collect();
    if calls.len() >= MIN_CALLS {
        for index in calls {
            decision.blocks[index] = false;
        }
    }
}

/// Whether a block is nothing but a link that looks like a button.
fn is_call(page: &Page<'_>, index: usize) -> bool {
    let (block, document) = (&page.blocks[index], page.document);
    let is_short = block.words() <= MAX_WORDS && block.is_link_with_label();
    if !is_short || page.heading_levels[index] > 0 || document.is_any(block.container, CELLS) {
        return false;
    }
    let inside = document.descendants(block.container).take(MAX_NODES);
    let around = page.line_of(block.container).take(LEVELS);
    inside
        .chain(around)
        .any(|id| looks_like_a_button(document, id))
}

/// Whether a class says so.
pub(super) fn looks_like_a_button(document: &Document, id: NodeId) -> bool {
    let class = document.attribute(id, name::CLASS).unwrap_or_default();
    let mut words = class.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| matches!(word.to_ascii_lowercase().as_str(), "btn" | "button" | "cta"))
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::TEXT;

    fn check(html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(super::correct, &[], html, expected);
    }

    const CALL: &str = "<p><a class='wp-button__link' href=a>Mua ngay</a></p>";

    #[test]
    fn many_links_that_look_like_buttons_go() {
        let html = format!("{TEXT}{CALL}{TEXT}{CALL}<div class=btn-row><a href=b>Xem</a></div>");
        check(&html, &["một", "một"]);
    }

    #[test]
    fn one_that_the_page_leads_to_stays() {
        check(&format!("{TEXT}{CALL}{TEXT}"), &["một", "Mua", "một"]);
    }

    #[test]
    fn what_says_something_stays() {
        let heading = "<h2><a class=btn href=a>Hai ba</a></h2>";
        let cell = "<table><tr><td><a class=btn href=a>Bốn</a><td>Năm<td>Sáu</table>";
        let text = "<p>Bảy tám <a class=btn href=a>chín</a></p>";
        let html = format!("{heading}{cell}{text}").repeat(3);
        let kept = ["Hai", "Bốn", "Năm", "Sáu", "Bảy"].repeat(3);
        check(&html, &kept);
    }
}
