//! What buyers say of a thing for sale is read as little as comments on an article: it goes where
//! something is said of the thing besides.
//!
//! ```text
//! h1 Kettle ── p.price ── text ── div.rating 4.8 (212) ── section.reviews ─┬─ h2 Customers say
//!                                                                          └─ div.review …
//! ```

use super::kept_before;
use crate::dom::{NodeId, name};
use crate::extract::groups::Group;
use crate::extract::page::Page;
use crate::extract::structure::Decision;

/// A box has at least so many effective words: how many liked a thing is one of its properties.
const MIN_WORDS: usize = 40;
/// So many boxes are looked at: each look goes through all that is in one.
const MAX_BOXES: usize = 100;
/// So many kept words are left besides.
const MIN_TEXT_WORDS: usize = 20;
/// What the model is surer of than this is text whatever it is called.
const MAX_LIKELIHOOD: f32 = 0.9;

/// Drops reviews below the name.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let Some(title) = page.title.or(page.first_h1) else {
        return;
    };
    let before = kept_before(page, decision);
    let mut left = before[page.blocks.len()];
    let mut end = title + 1;
    let all = page.document.descendants(page.top);
    for id in all.filter(|&id| holds_reviews(page, id)).take(MAX_BOXES) {
        let blocks = page.extents[id].blocks();
        // What stands in a box that went is not looked at again.
        if blocks.start < end {
            continue;
        }
        let kept = before[blocks.end] - before[blocks.start];
        let is_doubtful = decision.likelihood(page, blocks.clone()) < MAX_LIKELIHOOD;
        if is_doubtful && left - kept >= MIN_TEXT_WORDS {
            left -= kept;
            end = blocks.end;
            decision.drop_blocks(page, id);
        }
    }
}

fn holds_reviews(page: &Page<'_>, id: NodeId) -> bool {
    let is_called_so = page.signs.groups[id].has(Group::Review)
        || page.document.attribute(id, name::ITEMPROP) == Some("review");
    is_called_so && page.sum_below(id).words >= MIN_WORDS
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check};

    #[test]
    fn reviews_below_the_text_go() {
        let review = format!("<div><b>Lan</b>{TEXT}{TEXT}</div>");
        let text = TEXT.repeat(2);
        let page = |attribute: &str| {
            let reviews = format!("<div {attribute}>{}</div>", review.repeat(2));
            format!("<h1>Ấm</h1>{text}{reviews}")
        };
        let kept = ["Ấm", "một", "một"];
        check(super::correct, &[], &page("class=reviews-list"), &kept);
        check(super::correct, &[], &page("itemprop=review"), &kept);
        let all = ["Ấm", "một", "một", "Lan", "một", "một", "Lan", "một", "một"];
        check(super::correct, &[], &page("class=tabs"), &all);
    }

    #[test]
    fn ratings_stay_and_so_does_all_there_is() {
        let rating = "<p class=rating>4,8 (212)</p>";
        let html = format!("<h1>Ấm</h1>{rating}{}", TEXT.repeat(2));
        check(super::correct, &[], &html, &["Ấm", "4,8", "một", "một"]);
        let alone = format!("<h1>Ấm</h1><div class=reviews>{}</div>", TEXT.repeat(3));
        let kept = ["Ấm", "một", "một", "một"];
        check(super::correct, &[], &alone, &kept);
    }
}
