//! The end of an article: links to other pages after the last running text are not part of it.
//!
//! Decided by structure alone, so that it holds in every language: after the last kept block of
//! running text, blocks that are mostly links go, and with them the headings above them.

use crate::extract::page::{Page, is_texty};
use crate::extract::structure::Decision;

/// From this share of linked characters on, a block leads elsewhere.
const MIN_LINK_DENSITY: f32 = 0.5;
/// So many blocks of links in a row are a list of further pages; fewer may be a source or a tag.
const MIN_LINKS: usize = 2;

/// Ends the article at the first list of links after its last running text.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let kept = |index: &usize| decision.blocks[*index];
    let all = 0..page.blocks.len();
    let Some(last_text) = all
        .clone()
        .rev()
        .filter(kept)
        .find(|&i| is_texty(&page.blocks[i]))
    else {
        return;
    };
    let leads_away = |i: &usize| page.blocks[*i].stats.link_density() >= MIN_LINK_DENSITY;
    let tail = last_text + 1..page.blocks.len();
    let links = tail.clone().filter(kept).filter(leads_away);
    let Some(first_link) = links.clone().next() else {
        return;
    };
    if links.count() < MIN_LINKS {
        return;
    }
    let heading = (last_text + 1..first_link)
        .find(|&i| page.heading_levels[i] > 0)
        .unwrap_or(first_link);
    decision.blocks[heading..].fill(false);
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
    fn links_between_texts_and_a_single_one_after_stay() {
        let link = "<p><a href=a>một</a></p>";
        check(
            &format!("{TEXT}{link}{link}{TEXT}{link}"),
            &[true, true, true, true, true],
        );
    }
}
