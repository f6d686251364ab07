//! The lead belongs to the article: running text between the title and the first text that was
//! kept, wherever the page's makers put it.

use crate::extract::groups::NEGATIVE;
use crate::extract::page::{Page, is_texty};
use crate::extract::structure::Decision;

/// A lead stands at most so many blocks above the text.
const MAX_DISTANCE: usize = 8;
/// What the model holds for less likely is no lead.
const MIN_LIKELIHOOD: f32 = 0.2;
/// Levels up to which an element may say that it is something else.
const LEVELS: usize = 6;

/// Keeps the lead.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let Some(title) = page.title.or(page.first_h1) else {
        return;
    };
    let Some(first) = super::first_text_from(page, decision, title + 1) else {
        return;
    };
    for index in (title + 1).max(first.saturating_sub(MAX_DISTANCE))..first {
        if is_texty(&page.blocks[index])
            && page.cards.of_block[index].is_none()
            && page.repeats[index] == 1
            && decision.probabilities[index] >= MIN_LIKELIHOOD
            && !is_something_else(page, index)
        {
            decision.blocks[index] = true;
        }
    }
}

fn is_something_else(page: &Page<'_>, index: usize) -> bool {
    let mut line = page.line_of(page.blocks[index].container).take(LEVELS);
    line.any(|id| page.signs.groups[id].has_any(NEGATIVE) || page.signs.landmarks[id].hides())
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    fn check(html: &str, blocks: &[bool], expected: &[bool]) {
        check_blocks(super::correct, html, blocks, expected);
    }

    const LEAD: &str = "<p>eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf.</p>";

    #[test]
    fn text_between_title_and_text_is_kept() {
        let html = format!("<p>y</p><h1>a</h1>{LEAD}<p>x</p>{TEXT}");
        let (before, after) = (
            [false, false, false, false, true],
            [false, false, true, false, true],
        );
        check(&html, &before, &after);
    }

    #[test]
    fn what_says_that_it_is_something_else_is_not() {
        let html = format!("<h1>a</h1><div class=newsletter>{LEAD}</div>{TEXT}");
        check(&html, &[false, false, true], &[false, false, true]);
    }
}
