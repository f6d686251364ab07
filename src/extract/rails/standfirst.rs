//! What says the page's own description between the title and the text is its lead, however the
//! model takes it: short, in the head, set in another style.

use crate::extract::page::{Page, is_texty};
use crate::extract::structure::Decision;
use crate::extract::text_stats::ratio;

/// It stands at most so many blocks below the title.
const MAX_DISTANCE: usize = 40;
/// From this share of its words, or of the description's, on, it says the description.
const SAID: f32 = 0.8;
/// With fewer words of the description it is a label.
const MIN_WORDS: usize = 6;
/// It leads nowhere else.
const MAX_LINK_DENSITY: f32 = 0.33;

/// Keeps what says the description.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let Some(title) = page.title.or(page.first_h1) else {
        return;
    };
    let is_kept_text = |&i: &usize| decision.blocks[i] && is_texty(&page.blocks[i]);
    let Some(first) = (title + 1..page.blocks.len()).find(is_kept_text) else {
        return;
    };
    for index in title + 1..first.min(title + MAX_DISTANCE) {
        if says_description(page, index) {
            decision.blocks[index] = true;
        }
    }
}

fn says_description(page: &Page<'_>, index: usize) -> bool {
    let block = &page.blocks[index];
    let overlap = page.overlaps[index];
    let shared = overlap.description();
    let said = ratio(shared, overlap.words()).max(ratio(shared, page.description_words.len()));
    shared >= MIN_WORDS
        && said >= SAID
        && page.heading_levels[index] == 0
        && page.cards.of_block[index].is_none()
        && block.stats.link_density() < MAX_LINK_DENSITY
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_described};

    const PAGE: &str = "<h1>a</h1><p>eins zwei drei vier fünf sechs</p><p>von Ann</p>";

    #[test]
    fn what_says_the_description_above_the_text_is_kept() {
        let html = format!("{PAGE}{TEXT}");
        let before = [false, false, false, true];
        let kept = [false, true, false, true];
        let description = "Eins zwei drei vier fünf sechs.";
        check_described(super::correct, description, &html, &before, &kept);
        check_described(super::correct, "Something else", &html, &before, &before);
    }
}
