//! A listing, a quotation, a formula, a table or a caption between two kept paragraphs belongs to them: the
//! model sees few words of running text in it.

use crate::dom::{Name, NodeId, name};
use crate::extract::page::Page;
use crate::extract::structure::Decision;

/// What is set between paragraphs.
const INSERTS: &[Name] = &[
    name::BLOCKQUOTE,
    name::DL,
    name::FIGCAPTION,
    name::PRE,
    name::TABLE,
];
/// From this share of linked characters on, it leads elsewhere.
const MAX_LINK_DENSITY: f32 = 0.2;

/// Keeps what stands between kept blocks of the same parent.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let inserts: Vec<NodeId> = page
        .document
        .descendants(page.top)
        .filter(|&id| page.document.is_any(id, INSERTS))
        .collect();
    for insert in inserts {
        let blocks = page.extents[insert].blocks();
        if blocks.is_empty() || decision.blocks[blocks.clone()].contains(&true) {
            continue;
        }
        if !leads_elsewhere(page, insert) && stands_within(page, decision, insert) {
            decision.blocks[blocks].fill(true);
            for id in page.document.descendants(insert) {
                decision.elements[id] = true;
            }
            decision.elements[insert] = true;
        }
    }
}

fn leads_elsewhere(page: &Page<'_>, insert: NodeId) -> bool {
    let sum = page.sum_below(insert);
    let has_heading = page.heading_levels[page.extents[insert].blocks()]
        .iter()
        .any(|&level| level > 0);
    let is_linked = sum.link_characters as f32 > MAX_LINK_DENSITY * sum.characters as f32;
    is_linked || has_heading || page.extents[insert].images > 0
}

/// Whether the blocks right before and after are kept and stand with it in one parent, not
/// counting elements that hold nothing else.
fn stands_within(page: &Page<'_>, decision: &Decision, insert: NodeId) -> bool {
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
    blocks.start > 0 && is_kept(blocks.start - 1) && is_kept(blocks.end)
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
    fn one_at_the_end_or_with_links_is_not() {
        let html = format!("{TEXT}<pre>a</pre>");
        check(&html, &[true, false], &[true, false]);
        let html = format!("{TEXT}<table><td><a href=a>more</a></table>{TEXT}");
        check(&html, &[true, false, true], &[true, false, true]);
    }
}
