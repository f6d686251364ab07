//! The end of an article: links to other pages after the last running text are not part of it.
//!
//! Decided by structure alone, so that it holds in every language: after the last kept block of
//! running text, blocks that are mostly links go, and with them the headings above them.

use crate::extract::page::{Page, is_texty};
use crate::extract::structure::Decision;

/// From this share of linked characters on, a block leads elsewhere.
const MIN_LINK_DENSITY: f32 = 0.5;
/// So many blocks of links are a list of further pages; fewer may be a source or a tag.
const MIN_LINKS: usize = 2;
/// Texts under linked headings are teasers up to this many words each; longer ones are the
/// entries of a list article.
const MAX_TEASER_WORDS: usize = 70;

/// Ends the article at the first list of links after its last running text.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let is_card = cards(page);
    let is_kept = |index: &usize| decision.blocks[*index];
    let is_text = |&i: &usize| is_texty(&page.blocks[i]) && !is_card[i];
    let blocks = 0..page.blocks.len();
    let Some(last_text) = blocks.clone().rev().filter(is_kept).find(is_text) else {
        return;
    };
    let tail = last_text + 1..page.blocks.len();
    let mut links = tail.filter(is_kept).filter(|&i| leads_away(page, i));
    let (Some(first), count) = (links.next(), links.count() + 1) else {
        return;
    };
    if count < MIN_LINKS {
        return;
    }
    let heading = (last_text + 1..first).find(|&i| page.heading_levels[i] > 0);
    decision.blocks[heading.unwrap_or(first)..].fill(false);
}

fn leads_away(page: &Page<'_>, index: usize) -> bool {
    page.blocks[index].stats.link_density() >= MIN_LINK_DENSITY
}

/// For each block, whether it is a short text under a heading that leads elsewhere.
fn cards(page: &Page<'_>) -> Vec<bool> {
    let mut is_card = vec![false; page.blocks.len()];
    let headings = (0..page.blocks.len()).filter(|&i| page.heading_levels[i] > 0);
    for heading in headings.filter(|&i| leads_away(page, i)) {
        let after = page.heading_levels[heading + 1..].iter();
        let end = heading + 1 + after.take_while(|&&level| level == 0).count();
        let is_teaser = |&i: &usize| page.blocks[i].words() <= MAX_TEASER_WORDS;
        for text in (heading + 1..end).take_while(is_teaser) {
            is_card[text] = true;
        }
    }
    is_card
}

#[cfg(test)]
mod tests {
    use crate::dom::SideTable;
    use crate::extract::Hints;
    use crate::extract::page::Page;
    use crate::extract::structure::Decision;

    fn check(html: &str, expected: &[bool]) {
        let document = crate::parse::parse(html, &Default::default()).expect("small");
        let hints = Hints {
            title: "",
            description: "",
            types: &[],
        };
        let page = Page::new(&document, &hints);
        let mut decision = Decision {
            blocks: vec![true; page.blocks.len()],
            elements: SideTable::new(&document, true),
        };
        super::correct(&page, &mut decision);
        assert_eq!(decision.blocks, expected, "{html}");
    }

    const TEXT: &str = "<p>một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba.</p>";

    #[test]
    fn a_list_of_links_after_the_text_ends_it() {
        let list = "<h3>Đọc thêm</h3><p><a href=a>một</a></p><p><a href=b>hai</a></p><p>ba</p>";
        check(
            &format!("{TEXT}{list}"),
            &[true, false, false, false, false],
        );
    }

    #[test]
    fn teasers_under_linked_headings_are_no_running_text() {
        let card = format!("<h3><a href=a>một</a></h3>{TEXT}");
        check(
            &format!("{TEXT}{card}{card}"),
            &[true, false, false, false, false],
        );
    }

    #[test]
    fn links_between_texts_and_a_single_one_after_stay() {
        let link = "<p><a href=a>một</a></p>";
        check(
            &format!("{TEXT}{link}{link}{TEXT}{link}"),
            &[true, true, true, true, true],
        );
    }
}
