//! What says the page's own description between the title and the text is its lead, and so is what
//! is called one, however the model takes it: short, in the head, set in another style, a heading.

use crate::dom::name;
use crate::extract::page::Page;
use crate::extract::structure::Decision;
use crate::extract::text_stats::ratio;

/// It stands at most so many blocks below the title.
const MAX_DISTANCE: usize = 40;
/// From this share of its words, or of the description's, on, it says the description.
const SAID: f32 = 0.8;
/// With fewer words of the description it is a label.
const MIN_WORDS: usize = 6;
/// Words in class names of leads. Sorted.
const NAMES: &[&str] = &[
    "chapeau",
    "chapo",
    "dek",
    "lead",
    "lede",
    "sapo",
    "standfirst",
    "subhead",
    "subheading",
    "subheadline",
    "subtitle",
    "vorspann",
];
/// What stands under the title is called so together with `sub`. Sorted.
const SUB_NAMES: &[&str] = &["head", "heading", "headline", "title"];
/// What is called so has at least so many words, and no more.
const MIN_NAMED: usize = 3;
const MAX_NAMED: usize = 80;
/// So many elements around it may be called so.
const LEVELS: usize = 3;
/// It leads nowhere else.
const MAX_LINK_DENSITY: f32 = 0.33;

/// Keeps what says the description.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let Some(title) = page.title.or(page.first_h1) else {
        return;
    };
    let Some(first) = super::first_text_from(page, decision, title + 1) else {
        return;
    };
    for index in title + 1..first.min(title + MAX_DISTANCE) {
        if says_description(page, index) || is_named(page, index) {
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
        && page.cards.of_block[index].is_none()
        && block.stats.link_density() < MAX_LINK_DENSITY
}

/// Whether a block, or what holds it alone, is called a lead.
fn is_named(page: &Page<'_>, index: usize) -> bool {
    let block = &page.blocks[index];
    let line = page.line_of(block.container).take(LEVELS);
    let mut alone = line.take_while(|&id| page.extents[id].blocks().len() == 1);
    (MIN_NAMED..=MAX_NAMED).contains(&block.words())
        && page.cards.of_block[index].is_none()
        && page.repeats[index] == 1
        && block.stats.link_density() < MAX_LINK_DENSITY
        && alone.any(|id| {
            let class = page.document.attribute(id, name::CLASS).unwrap_or_default();
            class.split_ascii_whitespace().any(names_lead)
        })
}

fn names_lead(class: &str) -> bool {
    let has = |table: &[&str], word: &str| table.binary_search(&word).is_ok();
    let mut before = "";
    class.split(['-', '_']).any(|word| {
        let is_lead = has(NAMES, word) || (before == "sub" && has(SUB_NAMES, word));
        before = word;
        is_lead
    })
}

#[cfg(test)]
mod tests {
    use super::{NAMES, SUB_NAMES};
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
        // Text below a picture is not yet the text.
        let figure = format!("<figure><img src=a><figcaption>{TEXT}</figcaption></figure>");
        let html = format!("<h1>a</h1>{figure}<h2>eins zwei drei vier fünf sechs</h2>{TEXT}");
        let (before, kept) = ([false, true, false, true], [false, true, true, true]);
        check_described(super::correct, description, &html, &before, &kept);
    }

    #[test]
    fn tables_are_sorted() {
        assert!(NAMES.is_sorted_by(|a, b| a < b));
        assert!(SUB_NAMES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_is_called_a_lead_is_kept_also_as_a_heading() {
        let before = [false, false, false, true];
        let kept = [false, true, false, true];
        for lead in ["p class='x post-sub-title'", "h3 class=subtitle"] {
            let html = format!(
                "<h1>a</h1><{lead}>eins zwei drei vier</{}><p>von Ann</p>{TEXT}",
                &lead[..2]
            );
            check_described(super::correct, "", &html, &before, &kept);
        }
        let other = format!("{PAGE}{TEXT}");
        check_described(super::correct, "", &other, &before, &before);
    }
}
