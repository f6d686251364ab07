//! A long text is whole: where nearly all paragraphs of one element are kept, so are the few that are
//! like them. To the model what stands thousands of blocks down a page is less likely.

use crate::dom::{Name, NodeId};
use crate::extract::page::{Page, is_texty};
use crate::extract::structure::Decision;
use std::collections::HashMap;

/// A long text has at least so many kept paragraphs in one element.
const MIN_KEPT: usize = 30;
/// They are so many times as many as those that were dropped.
const TIMES_DROPPED: usize = 3;

/// Keeps running text among its like.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let mut counts: HashMap<(NodeId, Name), (usize, usize)> = HashMap::new();
    for index in (0..page.blocks.len()).filter(|&i| is_text(page, i)) {
        if let Some(place) = place(page, index) {
            let (kept, dropped) = counts.entry(place).or_default();
            match decision.blocks[index] {
                true => *kept += 1,
                false => *dropped += 1,
            }
        }
    }
    let is_long = |place| {
        let (kept, dropped) = counts.get(&place).copied().unwrap_or_default();
        kept >= MIN_KEPT && kept >= TIMES_DROPPED * dropped
    };
    let first = decision.blocks.iter().position(|&kept| kept).unwrap_or(0);
    for index in (first..page.blocks.len()).filter(|&i| is_text(page, i)) {
        if !decision.blocks[index] && place(page, index).is_some_and(is_long) {
            decision.blocks[index] = true;
            decision.elements[page.blocks[index].container] = true;
        }
    }
}

fn is_text(page: &Page<'_>, index: usize) -> bool {
    is_texty(&page.blocks[index])
        && page.heading_levels[index] == 0
        && page.cards.of_block[index].is_none()
}

/// The element a paragraph stands in, and what it is.
fn place(page: &Page<'_>, index: usize) -> Option<(NodeId, Name)> {
    let container = page.blocks[index].container;
    let parent = page.document.parent(container)?;
    Some((parent, page.document.html_name(container)))
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    #[test]
    fn few_paragraphs_among_many_are_kept() {
        let html = format!("<div>{}</div><p>{TEXT}", TEXT.repeat(40));
        let mut before = vec![true; 41];
        (before[20], before[39], before[40]) = (false, false, false);
        let mut after = vec![true; 41];
        after[40] = false;
        check_blocks(super::correct, &html, &before, &after);
        let short = TEXT.repeat(10);
        let mut before = vec![true; 10];
        before[4] = false;
        check_blocks(super::correct, &short, &before, &before);
    }
}
