//! A listing, a quotation, a formula, a table, a caption or a post of elsewhere between two kept
//! paragraphs belongs to them: the model sees few words of running text in it.

use crate::dom::classes::has_class;
use crate::dom::{Name, NodeId, name};
use crate::extract::page::Page;
use crate::extract::structure::Decision;
use std::ops::Range;

/// What is set between paragraphs.
const INSERTS: &[Name] = &[
    name::BLOCKQUOTE,
    name::DL,
    name::FIGCAPTION,
    name::PRE,
    name::TABLE,
];
/// Class names of posts and pages of elsewhere that stand in a text, and are links for a good part.
/// Sorted.
const EMBEDDED: &[&str] = &[
    "bluesky-embed",
    "fb-post",
    "instagram-media",
    "kg-bookmark-card",
    "mastodon-embed",
    "onebox",
    "tiktok-embed",
    "twitter-tweet",
    "twitter-video",
    "wp-embedded-content",
];
/// One of those has at most so many effective words.
const MAX_EMBEDDED: usize = 150;
/// From this share of linked characters on, it leads elsewhere.
const MAX_LINK_DENSITY: f32 = 0.2;

/// Keeps what stands between kept blocks of the same parent; several in a row are judged as one.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let mut row: Vec<NodeId> = Vec::new();
    for insert in inserts(page, decision) {
        let follows = row.last().is_some_and(|&last| {
            page.extents[last].blocks().end == page.extents[insert].blocks().start
        });
        if !follows {
            keep(page, decision, &row);
            row.clear();
        }
        row.push(insert);
    }
    keep(page, decision, &row);
}

/// What was dropped and may be kept, none within another.
fn inserts(page: &Page<'_>, decision: &Decision) -> Vec<NodeId> {
    let document = page.document;
    let mut found = Vec::new();
    let mut next = Some(page.top);
    while let Some(id) = next {
        let blocks = page.extents[id].blocks();
        let may_be = !blocks.is_empty()
            && ((document.is_any(id, INSERTS) && !leads_elsewhere(page, id))
                || is_embedded(page, id))
            && !decision.blocks[blocks].contains(&true);
        next = match may_be {
            true => document.following_skipping(id, page.top),
            false => document.following(id, page.top),
        };
        if may_be {
            found.push(id);
        }
    }
    found
}

fn is_embedded(page: &Page<'_>, id: NodeId) -> bool {
    has_class(page.document, id, EMBEDDED) && page.sum_below(id).words <= MAX_EMBEDDED
}

fn keep(page: &Page<'_>, decision: &mut Decision, row: &[NodeId]) {
    let (Some(&first), Some(&last)) = (row.first(), row.last()) else {
        return;
    };
    let whole = page.extents[first].blocks().start..page.extents[last].blocks().end;
    for &insert in row {
        if stands_within(page, decision, insert, &whole) {
            decision.keep(page, insert);
        }
    }
}

fn leads_elsewhere(page: &Page<'_>, insert: NodeId) -> bool {
    let sum = page.sum_below(insert);
    let is_linked = sum.link_characters as f32 > MAX_LINK_DENSITY * sum.characters as f32;
    is_linked || page.has_heading(insert) || page.extents[insert].images > 0
}

/// Whether the blocks right before and after the `row` it stands in are kept and stand with it in
/// one parent, not counting elements that hold nothing else.
fn stands_within(page: &Page<'_>, decision: &Decision, insert: NodeId, row: &Range<usize>) -> bool {
    let blocks = page.extents[insert].blocks();
    let parent = page
        .line_of(insert)
        .skip(1)
        .find(|&id| page.extents[id].blocks() != blocks);
    let Some(parent) = parent else { return false };
    // The picture of a caption may be all there is of the element before.
    let is_anywhere = page.document.is(insert, name::FIGCAPTION);
    let is_kept = |index: usize| {
        let is_within = is_anywhere || page.extents[parent].holds(index);
        is_within && decision.blocks.get(index) == Some(&true)
    };
    row.start > 0 && is_kept(row.start - 1) && is_kept(row.end)
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    fn check(html: &str, blocks: &[bool], expected: &[bool]) {
        check_blocks(super::correct, html, blocks, expected);
    }

    #[test]
    fn a_listing_between_two_kept_paragraphs_is_kept() {
        let html = format!("{TEXT}<div><pre>let a = 1;</pre></div>{TEXT}");
        check(&html, &[true, false, true], &[true, true, true]);
    }

    #[test]
    fn several_in_a_row_are_judged_as_one() {
        let html = format!("{TEXT}<pre>a</pre><table><td>b</table>{TEXT}");
        check(&html, &[true, false, false, true], &[true; 4]);
    }

    #[test]
    fn posts_of_elsewhere_are_kept_though_they_are_links() {
        let post = "<blockquote class=twitter-tweet><p>a</p><a href=b>c d e f g</a></blockquote>";
        let html = format!("{TEXT}{post}{post}{TEXT}");
        let before = [true, false, false, false, false, true];
        check(&html, &before, &[true; 6]);
        check(&html.replace("twitter-tweet", "x"), &before, &before);
        assert!(super::EMBEDDED.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn one_at_the_end_or_with_links_is_not() {
        let html = format!("{TEXT}<pre>a</pre>");
        check(&html, &[true, false], &[true, false]);
        let html = format!("{TEXT}<table><td><a href=a>more</a></table>{TEXT}");
        check(&html, &[true, false, true], &[true, false, true]);
    }
}
