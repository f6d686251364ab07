//! What programs append to a text within the element that holds it: who wrote it, what it is filed
//! under, how often it was seen and how it was liked. By name alone, and after the text alone.

use crate::dom::{NodeId, name};
use crate::extract::page::{Page, is_texty};
use crate::extract::structure::Decision;

/// An appendix has at most so many effective words.
const MAX_WORDS: usize = 130;
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
    let mut is_appended = vec![false; page.blocks.len()];
    let all = page.document.descendants(page.top);
    for id in all.filter(|&id| is_appendix(page, id)) {
        is_appended[page.extents[id].blocks()].fill(true);
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
    let class = page.document.attribute(id, name::CLASS).unwrap_or_default();
    let mut names = class.split_ascii_whitespace();
    names.any(|name| APPENDED.binary_search(&name).is_ok() || is_about_author(name))
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
