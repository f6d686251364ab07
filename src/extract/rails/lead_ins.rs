//! A line that leads to something goes with it: `More on this:` without what it names says nothing.
//!
//! Decided by the colon at its end, by what is known to announce other pages, and by links within
//! the page below it: a list of contents goes, so does its title.

use crate::dom::{name, sets};
use crate::extract::blocks::Block;
use crate::extract::labels::Label;
use crate::extract::page::Page;
use crate::extract::structure::Decision;

/// A lead-in has at most so many effective words.
const MAX_WORDS: usize = 12;
/// What a list of contents is called has at most so many.
const MAX_TITLE: usize = 5;
/// So many links within the page are a list of contents.
const MIN_CONTENTS: usize = 2;
/// Among so many nodes it is looked for what a line leads to besides text.
const MAX_NODES: usize = 64;

/// Goes through the blocks from last to first, so that a lead-in may follow the one below it.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let mut is_last = true;
    for index in (0..page.blocks.len()).rev() {
        if !decision.blocks[index] {
            continue;
        }
        if leads_to_nothing(page, decision, index, is_last) {
            decision.blocks[index] = false;
        } else {
            is_last = false;
        }
    }
}

/// Whether what a block announces was dropped; `is_last` says that nothing is kept below it.
fn leads_to_nothing(page: &Page<'_>, decision: &Decision, index: usize, is_last: bool) -> bool {
    let block = &page.blocks[index];
    let next = index + 1;
    if block.words() > MAX_WORDS || decision.blocks.get(next) == Some(&true) {
        return false;
    }
    let leads_away = || page.blocks.get(next).is_some_and(Block::leads_away);
    let announces = page.labels[index].is_some_and(Label::ends_the_text);
    let is_lead_in = announces
        || (ends_in_colon(page, index) && (is_last || leads_away()))
        || (block.words() <= MAX_TITLE && are_contents(page, decision, next));
    is_lead_in && page.title != Some(index) && !shows_media(page, decision, index)
}

/// Whether a list of contents that was dropped begins here.
fn are_contents(page: &Page<'_>, decision: &Decision, start: usize) -> bool {
    let leads_within = |index: usize| {
        page.blocks.get(index).is_some_and(|block| {
            let mut around = page.document.self_and_ancestors(block.first);
            let link = around.find(|&id| page.document.is(id, name::A) || id == block.container);
            let href = link.and_then(|link| page.document.attribute(link, name::HREF));
            !decision.blocks[index] && href.is_some_and(|href| href.contains('#'))
        })
    };
    (start..start + MIN_CONTENTS).all(leads_within)
}

fn ends_in_colon(page: &Page<'_>, index: usize) -> bool {
    let text = page.document.text(page.blocks[index].last);
    text.trim_end().ends_with([':', '：'])
}

/// Whether something that is no text is kept between a block and the next.
pub(super) fn shows_media(page: &Page<'_>, decision: &Decision, index: usize) -> bool {
    let next = page.blocks.get(index + 1).map(|block| block.first);
    let following = |&node: &_| page.document.following(node, page.top);
    let mut nodes = std::iter::successors(following(&page.blocks[index].last), following)
        .take(MAX_NODES)
        .take_while(|&node| Some(node) != next);
    let is_shown =
        |node| page.document.is_any(node, sets::EMBEDDED) || page.document.is(node, name::TABLE);
    nodes.any(|node| is_shown(node) && decision.elements[node])
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    fn check(html: &str, blocks: &[bool], expected: &[bool]) {
        check_blocks(super::correct, html, blocks, expected);
    }

    #[test]
    fn a_line_goes_with_what_it_leads_to() {
        let html = format!("{TEXT}<p>Xem:</p><h3>Và：</h3><p><a href=a>một</a></p>");
        check(
            &html,
            &[true, true, true, false],
            &[true, false, false, false],
        );
        check(&html, &[true; 4], &[true; 4]);
    }

    #[test]
    fn between_paragraphs_only_one_that_led_elsewhere_goes() {
        let html = format!("<p>Xem:</p><p><a href=a>một</a></p>{TEXT}<p>Nói:</p><p>ba</p>{TEXT}");
        check(
            &html,
            &[true, false, true, true, false, true],
            &[false, false, true, true, false, true],
        );
    }

    #[test]
    fn what_is_known_to_announce_other_pages_needs_no_colon() {
        let html = format!("{TEXT}<p>Related articles</p><p>một</p>");
        check(&html, &[true, true, false], &[true, false, false]);
        let links = "<ul><li><a href=a>Eins</a><li><a href=b>Zwei</a></ul>";
        let html = format!("{TEXT}<p>Bài viết liên quan</p>{links}");
        check(
            &html,
            &[true, true, false, false],
            &[true, false, false, false],
        );
        let html = format!("{TEXT}<p>References</p><p>một</p>");
        check(&html, &[true, true, false], &[true, true, false]);
    }

    #[test]
    fn the_title_of_contents_goes_with_them() {
        let list = "<ol><li><a href='#a'>Eins</a><li><a href='#b'>Zwei</a></ol>";
        let html = format!("{TEXT}<h2>Mục lục</h2>{list}{TEXT}");
        let kept = [true, true, false, false, true];
        check(&html, &kept, &[true, false, false, false, true]);
        check(&html, &[true; 5], &[true; 5]);
        check(&html.replace('#', "/"), &kept, &kept);
    }

    #[test]
    fn a_picture_is_something_too() {
        let html = format!("{TEXT}<p>Xem:</p><img src=a.jpg><p>một</p>");
        check(&html, &[true, true, false], &[true, true, false]);
    }
}
