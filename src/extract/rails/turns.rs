//! Links to the page before and the page after, below the text, are not part of it. They are told
//! by the arrow they begin or end with.

use crate::extract::page::{Page, is_texty};
use crate::extract::structure::Decision;

/// From this share of linked characters on, a block is links and nothing else.
const MIN_LINK_DENSITY: f32 = 0.8;
/// The most effective words of such a block: the titles of two pages.
const MAX_WORDS: usize = 40;
/// What points at the page before or the page after.
const ARROWS: &[char] = &[
    '«', '»', '‹', '›', '←', '→', '⟵', '⟶', '◀', '▶', '◄', '►', '❮', '❯', '⬅', '➡',
];

/// Drops what turns pages after the last kept text.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let is_text = |&i: &usize| decision.blocks[i] && is_texty(&page.blocks[i]);
    let Some(last_text) = (0..page.blocks.len()).rev().find(is_text) else {
        return;
    };
    for index in last_text + 1..page.blocks.len() {
        if decision.blocks[index] && turns(page, index) {
            decision.blocks[index] = false;
        }
    }
}

fn turns(page: &Page<'_>, index: usize) -> bool {
    let block = &page.blocks[index];
    let is_links = block.stats.link_density() >= MIN_LINK_DENSITY && block.words() <= MAX_WORDS;
    let first = page.document.text(block.first).trim_start();
    let last = page.document.text(block.last).trim_end();
    is_links && (first.starts_with(ARROWS) || last.ends_with(ARROWS))
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::TEXT;

    fn check(html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(super::correct, &[], html, expected);
    }

    #[test]
    fn links_with_arrows_below_the_text_go() {
        let turn = "<p><a href=a>« eins</a> <a href=b>zwei »</a><p><a href=c>drei →</a>";
        check(&format!("{TEXT}{turn}"), &["một"]);
    }

    #[test]
    fn those_between_texts_and_links_without_arrows_stay() {
        let turn = "<p><a href=a>eins →</a>";
        check(
            &format!("{TEXT}{turn}{TEXT}<p><a href=c>drei</a><p>→ vier"),
            &["một", "eins", "một", "drei", "→"],
        );
    }
}
