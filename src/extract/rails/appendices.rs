//! What programs append to a text within the element that holds it: who wrote it, what it is filed
//! under, how often it was seen and how it was liked. By name alone, or by the name of the author at
//! its head, and after the text alone.

use crate::dom::NodeId;
use crate::dom::classes::classes;
use crate::extract::page::{Page, is_texty};
use crate::extract::structure::Decision;
use crate::extract::text_stats::word_hashes;

/// An appendix has at most so many effective words.
const MAX_WORDS: usize = 130;
/// A box about an author has at most so many blocks, is so many elements around their name, and its
/// head has so many words beside that, and so many at all.
const MAX_BLOCKS: usize = 8;
const LEVELS: usize = 6;
const MAX_BESIDE_NAME: usize = 3;
const MAX_HEAD: usize = 10;
/// One word may be any.
const MIN_NAME: usize = 2;
/// More authors have no boxes.
const MAX_AUTHORS: usize = 8;
/// Names of what is appended. Sorted.
const APPENDED: &[&str] = &[
    "jp-relatedposts",
    "kk-star-ratings",
    "like-button",
    "post-ratings",
    "post-tags",
    "post-views",
    "postTags",
    "sd-like",
    "sharedaddy",
    "tag-list",
    "tags-links",
    "wp-post-ratings",
];
/// What boxes about the author are called, beside `author`. Sorted.
const BOX_WORDS: &[&str] = &[
    "about", "bio", "box", "card", "info", "profile", "wrap", "wrapper",
];

/// Drops what is appended after the last running text that is not.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let names = names(page);
    let mut is_appended = vec![false; page.blocks.len()];
    let all = page.document.descendants(page.top);
    for id in all.filter(|&id| is_appendix(page, id)) {
        is_appended[page.extents[id].blocks()].fill(true);
    }
    for index in 0..page.blocks.len() {
        let found = box_about(page, index, &names);
        if let Some(id) = found {
            is_appended[page.extents[id].blocks()].fill(true);
        }
    }
    let is_text = |&i: &usize| decision.blocks[i] && !is_appended[i] && is_texty(&page.blocks[i]);
    let Some(last) = (0..page.blocks.len()).rev().find(is_text) else {
        return;
    };
    let tail = (last + 1..page.blocks.len()).filter(|&i| is_appended[i]);
    tail.for_each(|i| decision.blocks[i] = false);
}

fn is_appendix(page: &Page<'_>, id: NodeId) -> bool {
    if page.extents[id].blocks().is_empty() || page.sum_below(id).words > MAX_WORDS {
        return false;
    }
    classes(page.document, id)
        .any(|name| APPENDED.binary_search(&name).is_ok() || is_about_author(name))
}

/// The authors' names, by their words.
fn names(page: &Page<'_>) -> Vec<Vec<u32>> {
    let names = page.hints.authors.iter().take(MAX_AUTHORS);
    let names = names.map(|name| word_hashes(name));
    names.filter(|name| name.len() >= MIN_NAME).collect()
}

/// The largest small element with running text that the name of an author heads.
fn box_about(page: &Page<'_>, index: usize, names: &[Vec<u32>]) -> Option<NodeId> {
    let words = &page.blocks[index].stats.word_hashes;
    let is_name = |name: &Vec<u32>| {
        words.len() <= name.len() + MAX_BESIDE_NAME && words.windows(name.len()).any(|w| w == name)
    };
    if words.len() > MAX_HEAD || !names.iter().any(is_name) {
        return None;
    }
    let is_box = |&id: &NodeId| {
        let blocks = page.extents[id].blocks();
        blocks.len() <= MAX_BLOCKS
            && (blocks.start..index).all(|i| !is_texty(&page.blocks[i]))
            && blocks.start + 1 >= index
            && page.sum_below(id).words <= MAX_WORDS
            && page.title.is_none_or(|title| !blocks.contains(&title))
    };
    let around = page.line_of(page.blocks[index].container).take(LEVELS);
    let largest = around.take_while(is_box).last()?;
    (page.sum_below(largest).texty > 0).then_some(largest)
}

/// Whether a name is made of `author` and what a box is called.
fn is_about_author(name: &str) -> bool {
    let is_box = |word: &str| BOX_WORDS.binary_search(&word).is_ok();
    let mut words = name.split(['-', '_']);
    words.clone().any(|word| word == "author") && words.any(is_box)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::SideTable;
    use crate::extract::Hints;
    use crate::extract::rails::tests::TEXT;

    fn check(html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(correct, &["newsarticle"], html, expected);
    }

    #[test]
    fn tables_are_sorted() {
        assert!(APPENDED.is_sorted_by(|a, b| a < b));
        assert!(BOX_WORDS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_box_headed_by_the_name_of_an_author_goes_after_the_text() {
        let html = |head: &str| {
            format!("<div>{TEXT}<div><img src=a><div><p>{head}</p>{TEXT}</div></div></div>")
        };
        let authors = ["Hải An".to_owned()];
        let check = |html: &str, expected: &[bool]| {
            let document = crate::parse::parse(html, &Default::default());
            let hints = Hints {
                authors: &authors,
                ..Hints::default()
            };
            let page = Page::new(&document, &hints);
            let mut decision = Decision {
                probabilities: vec![0.5; page.blocks.len()],
                blocks: vec![true; page.blocks.len()],
                elements: SideTable::new(&document, true),
            };
            correct(&page, &mut decision);
            assert_eq!(decision.blocks, expected, "{html}");
        };
        check(&html("Hải An"), &[true, false, false]);
        check(&html("Về Hải An"), &[true, false, false]);
        check(&html("Hải"), &[true; 3]);
        check(&format!("{}{TEXT}", html("Hải An")), &[true; 4]);
    }

    #[test]
    fn what_is_appended_goes_and_what_stands_in_the_text_stays() {
        let author = format!("<div class=author-box><h4>hai</h4>{TEXT}</div>");
        let tags = "<p class='a post-tags'>Tags: ba</p>";
        check(&format!("<div>{TEXT}{author}{tags}</div>"), &["một"]);
        check(
            &format!("<div>{TEXT}{author}{TEXT}</div>"),
            &["một", "hai", "một", "một"],
        );
    }
}
