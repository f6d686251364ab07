//! The end of an article: links to other pages after the last running text are not part of it.
//!
//! Decided by structure alone, so that it holds in every language: after the last kept block of
//! running text, blocks that are mostly links go, and with them the headings above them. Sources
//! stay: a list that is called so.

use super::related;
use crate::extract::labels::Label;
use crate::extract::page::{Page, is_texty};
use crate::extract::structure::Decision;

/// So many blocks of links are a list of further pages; fewer may be a source or a tag.
const MIN_LINKS: usize = 2;

/// Ends the article at the first list of links after its last running text.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let is_kept = |index: &usize| decision.blocks[*index];
    let runs = page.cards.runs.iter();
    let are_own: Vec<bool> = runs
        .map(|run| related::stays_on_the_page(page, run))
        .collect();
    let is_text = |&i: &usize| {
        let run = page.cards.of_block[i];
        is_texty(&page.blocks[i]) && run.is_none_or(|run| are_own[run as usize])
    };
    let blocks = 0..page.blocks.len();
    let Some(last_text) = blocks.clone().rev().filter(is_kept).find(is_text) else {
        return;
    };
    let tail = last_text + 1..page.blocks.len();
    let mut links = tail
        .filter(is_kept)
        .filter(|&i| page.blocks[i].leads_away());
    let (Some(first), count) = (links.next(), links.count() + 1) else {
        return;
    };
    let mut above = (last_text + 1..first).map(|i| page.labels[i]);
    if count < MIN_LINKS || above.any(|label| label == Some(Label::Reference)) {
        return;
    }
    if decision.likelihood(page, first..page.blocks.len()) >= super::most_likelihood(page, decision)
    {
        return;
    }
    let heading = (last_text + 1..first).find(|&i| page.heading_levels[i] > 0);
    let end = heading.unwrap_or(first);
    if !super::is_the_text(page, decision, end..page.blocks.len()) {
        decision.blocks[end..].fill(false);
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::TEXT;

    fn check(html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(super::correct, &["newsarticle"], html, expected);
    }

    #[test]
    fn a_list_of_links_after_the_text_ends_it() {
        let list = "<h3>Đọc thêm</h3><p><a href=a>một</a></p><p><a href=b>hai</a></p><p>ba</p>";
        check(&format!("{TEXT}{list}"), &["một"]);
    }

    #[test]
    fn sources_stay() {
        let list = "<h3>Kaynakça</h3><ul><li><a href=a>một</a><li><a href=b>hai</a></ul>";
        check(&format!("{TEXT}{list}"), &["một", "Kaynakça", "một", "hai"]);
    }

    #[test]
    fn teasers_under_linked_headings_are_no_running_text() {
        let card = format!("<h3><a href=a>hai ba bốn</a></h3>{TEXT}");
        check(&format!("{TEXT}{card}{card}"), &["một"]);
    }

    #[test]
    fn entries_whose_headings_lead_to_themselves_are_running_text() {
        let entry = format!("<h3><a href='#a'>hai ba bốn</a></h3>{TEXT}");
        let html = format!("{TEXT}{entry}{entry}");
        check(&html, &["một", "hai", "một", "hai", "một"]);
    }

    #[test]
    fn links_between_texts_and_a_single_one_after_stay() {
        let link = "<p><a href=a>hai</a></p>";
        check(
            &format!("{TEXT}{link}{link}{TEXT}{link}"),
            &["một", "hai", "hai", "một", "hai"],
        );
    }

    #[test]
    fn a_list_that_holds_much_of_the_text_ends_nothing() {
        let list = "<p><a href=a>hai ba bốn năm sáu bảy tám chín</a></p>";
        let check = crate::extract::rails::tests::check;
        let html = format!("{TEXT}{}", list.repeat(2));
        check(super::correct, &["article"], &html, &["một", "hai", "hai"]);
        check(super::correct, &["newsarticle"], &html, &["một"]);
        let long = format!("{}{}", TEXT.repeat(4), list.repeat(2));
        check(super::correct, &["article"], &long, &["một"; 4]);
    }
}
