//! A list goes with the lines above it: an offer of a subscription is dropped, and what it comes
//! with reads like text.

use crate::dom::{Name, NodeId, name};
use crate::extract::page::Page;
use crate::extract::structure::Decision;

/// What lists are made of.
const LISTS: &[Name] = &[name::DL, name::OL, name::UL];
/// One of them has at least so many effective words.
const MIN_WORDS: usize = 5;
/// The lines above a list are at most so many blocks.
const MAX_LINES: usize = 4;

/// Drops lists all of whose lines above, in the same element, were dropped.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let most = super::most_likelihood(page, decision);
    let mut orphans = vec![false; page.blocks.len()];
    for list in page.document.descendants(page.top) {
        let blocks = page.extents[list].blocks();
        let has_pictures = page.extents[list].images > 0;
        let is_doubted = || decision.likelihood(page, blocks.clone()) < most;
        if page.document.is_any(list, LISTS)
            && !has_pictures
            && is_orphan(page, decision, list)
            && is_doubted()
        {
            orphans[blocks].fill(true);
        }
    }
    let listed = (0..page.blocks.len()).filter(|&i| orphans[i]);
    if !super::is_the_text(page, decision, listed.clone()) {
        listed.for_each(|i| decision.blocks[i] = false);
    }
}

fn is_orphan(page: &Page<'_>, decision: &Decision, list: NodeId) -> bool {
    let blocks = page.extents[list].blocks();
    let parent = page
        .line_of(list)
        .skip(1)
        .find(|&id| page.extents[id].blocks() != blocks);
    let Some(parent) = parent else { return false };
    let around = page.extents[parent].blocks();
    let mut above = around.start..blocks.start;
    let mut others = above.clone().chain(blocks.end..around.end);
    // A heading follows its list, not the other way round.
    let is_line = |i: usize| page.heading_levels[i] == 0 && page.blocks[i].words() >= MIN_WORDS;
    above.len() <= MAX_LINES && others.all(|i| !decision.blocks[i]) && above.any(is_line)
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    fn check(box_of: &str, before: &[bool], after: &[bool]) {
        let html = format!("{TEXT}<div>{box_of}</div>{TEXT}");
        check_blocks(super::correct, &html, before, after);
    }

    #[test]
    fn a_list_goes_with_the_line_above_it() {
        let offer = format!("<h2>một</h2>{TEXT}<ul><li>hai<li>ba</ul>");
        check(
            &offer,
            &[true, false, false, true, true, true],
            &[true, false, false, false, false, true],
        );
        // What is kept below it is led to, too.
        let kept = [true, false, false, true, true, true, true];
        check(&format!("{offer}{TEXT}"), &kept, &kept);
    }

    #[test]
    fn a_list_under_a_heading_or_with_pictures_stays() {
        let kept = [true, false, true, true, true];
        check(
            "<h2>một hai ba bốn năm sáu</h2><ul><li>hai<li>ba</ul>",
            &kept,
            &kept,
        );
        let picture = format!("{TEXT}<ul><li><img src=a.jpg>hai<li>ba</ul>");
        check(&picture, &kept, &kept);
    }
}
