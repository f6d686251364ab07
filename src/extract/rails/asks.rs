//! Boxes in an article that ask something of the reader: consent before an embed is loaded, an
//! account or a subscription before the text goes on, an address to write to.
//!
//! ```text
//! box ─┬─ text                  box ─┬─ text
//!      ├─ checkbox, label            ├─ a.button   (log in)
//!      └─ text                       └─ a.button   (subscribe)
//! ```
//!
//! A checkbox in a list is a task or an ingredient, and many of them are a form of the text. A small
//! box that is called after a newsletter asks, with whatever it asks.

use super::calls;
use crate::dom::{Document, NodeId, name};
use crate::extract::groups::Group;
use crate::extract::labels::Label;
use crate::extract::page::{Page, is_texty};
use crate::extract::page_type;
use crate::extract::structure::Decision;

/// A box has at most so many effective words, and at most this share of the kept ones; one that says
/// by its name what it asks for may have more of them.
const MAX_WORDS: usize = 130;
const MAX_SHARE: f32 = 0.25;
const MAX_SHARE_NAMED: f32 = 0.45;
/// A box has at most so many blocks.
const MAX_BLOCKS: usize = 16;
/// More checkboxes are a list.
const MAX_CHECKBOXES: usize = 2;
/// A page with more of them is a list to tick off.
const MAX_ON_PAGE: usize = 3;
/// What stands around a form in its box is at most so many effective words, and so many blocks.
const MAX_AROUND: usize = 60;
const MAX_BLOCKS_AROUND: usize = 4;
/// Among so many nodes of a box controls are counted.
const MAX_NODES: usize = 400;
/// Fewer buttons that are links ask nothing.
const MIN_BUTTONS: usize = 2;
/// So many elements around a control may be its box.
const LEVELS: usize = 8;

/// Drops such boxes.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let kept = decision.kept_words(page);
    let limit_of = |share| MAX_WORDS.min((kept as f32 * share) as usize);
    let limit = limit_of(MAX_SHARE);
    let is_sure = page_type::is_surely_article(page.hints.types);
    let checkboxes = places(page, is_checkbox);
    let buttons = places(page, |document, id| is_sure && is_button_link(document, id));
    let are_few = checkboxes.len() <= MAX_ON_PAGE;
    for id in checkboxes.into_iter().filter(|_| are_few) {
        let found = boxes(page, id, limit);
        let found = found.filter(|&id| count(page, id, is_checkbox) <= MAX_CHECKBOXES);
        let asked = found.last().filter(|_| !is_in_list(page, id));
        if let Some(asked) = asked.filter(|&asked| explains(page, asked)) {
            decision.drop_blocks(page, asked);
        }
    }
    for id in called(page, limit_of(MAX_SHARE_NAMED)) {
        decision.drop_blocks(page, id);
    }
    for id in places(page, is_address) {
        let found = boxes(page, id, limit);
        let called = found
            .filter(|&id| page.signs.groups[id].has(Group::Newsletter))
            .last();
        let form = page
            .line_of(id)
            .take(LEVELS)
            .find(|&id| page.document.is(id, name::FORM));
        let form = form.filter(|&id| page.sum_below(id).words <= limit);
        let around = form.and_then(|form| box_around(page, form));
        if let Some(asked) = called.or(around).or(form) {
            decision.drop_blocks(page, asked);
        }
    }
    for id in buttons {
        let found =
            boxes(page, id, limit).find(|&id| count(page, id, is_button_link) >= MIN_BUTTONS);
        // The text above the buttons stands in an element around them.
        let around = found.and_then(|inner| boxes(page, inner, limit).last().or(Some(inner)));
        if let Some(asked) = around.filter(|&id| has_text(page, id)) {
            decision.drop_blocks(page, asked);
        }
    }
}

/// The small box around a form that has its heading, and little else.
fn box_around(page: &Page<'_>, form: NodeId) -> Option<NodeId> {
    let inner = page.extents[form].blocks().len();
    let small = |id: &NodeId| {
        let sum = page.sum_below(*id);
        sum.words <= MAX_AROUND && page.extents[*id].blocks().len() <= inner + MAX_BLOCKS_AROUND
    };
    let around = page.line_of(form).skip(1).take(LEVELS).take_while(small);
    let says = |i: usize| page.heading_levels[i] > 0 || page.labels[i] == Some(Label::Newsletter);
    let mut boxes = around.filter(|&id| page.extents[id].blocks().any(says));
    boxes.find(|&id| {
        page.title
            .is_none_or(|title| !page.extents[id].holds(title))
    })
}

/// The boxes that are called after what they ask for, whatever they ask it with.
fn called(page: &Page<'_>, limit: usize) -> Vec<NodeId> {
    let is_called = |_: &Document, id| {
        page.signs.groups[id].has(Group::Newsletter) && page.sum_below(id).words <= limit
    };
    places(page, is_called)
}

fn places(page: &Page<'_>, is_it: impl Fn(&Document, NodeId) -> bool) -> Vec<NodeId> {
    let all = page.document.descendants(page.top);
    all.filter(|&id| is_it(page.document, id)).collect()
}

/// A checkbox that is not within a paragraph, as the marks of margin notes are.
fn is_checkbox(document: &Document, id: NodeId) -> bool {
    let is_box =
        document.is(id, name::INPUT) && document.attribute(id, name::TYPE) == Some("checkbox");
    let mut around = document.self_and_ancestors(id).skip(1).take(LEVELS);
    let holder = around.find(|&a| !document.is_inline(a));
    is_box && !holder.is_some_and(|holder| document.is(holder, name::P))
}

/// A field for an address to write to.
fn is_address(document: &Document, id: NodeId) -> bool {
    document.is(id, name::INPUT) && document.attribute(id, name::TYPE) == Some("email")
}

/// A link that looks like a button.
fn is_button_link(document: &Document, id: NodeId) -> bool {
    document.is(id, name::A) && calls::looks_like_a_button(document, id)
}

/// The elements around a control that are small enough for a box, from the inside out.
fn boxes(page: &Page<'_>, control: NodeId, limit: usize) -> impl Iterator<Item = NodeId> {
    let around = page.line_of(control).skip(1).take(LEVELS);
    let holds_title = |id: NodeId| {
        page.title
            .is_some_and(|title| page.extents[id].holds(title))
    };
    around
        .skip_while(|&id| page.extents[id].blocks().is_empty())
        .take_while(move |&id| {
            page.sum_below(id).words <= limit
                && page.extents[id].blocks().len() <= MAX_BLOCKS
                && !holds_title(id)
        })
}

fn count(page: &Page<'_>, id: NodeId, is_it: fn(&Document, NodeId) -> bool) -> usize {
    let below = page.document.descendants(id).take(MAX_NODES);
    below.filter(|&n| is_it(page.document, n)).count()
}

fn is_in_list(page: &Page<'_>, control: NodeId) -> bool {
    let mut line = page.line_of(control).take(2 * LEVELS);
    line.any(|id| page.document.is_any(id, &[name::LI, name::TABLE]))
}

/// Whether a box has running text: entries of a list have none.
fn explains(page: &Page<'_>, id: NodeId) -> bool {
    let mut blocks = page.extents[id].blocks();
    blocks.any(|i| is_texty(&page.blocks[i]))
}

fn has_text(page: &Page<'_>, id: NodeId) -> bool {
    page.extents[id]
        .blocks()
        .any(|i| is_texty(&page.blocks[i]) || page.blocks[i].words() >= MIN_TEXT)
}

/// What asks says so in so many effective words at least.
const MIN_TEXT: usize = 5;

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::TEXT;

    fn check(html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(super::correct, &["newsarticle"], html, expected);
    }

    #[test]
    fn consent_before_an_embed_goes() {
        let text = TEXT.repeat(12);
        let asked =
            format!("<div>{TEXT}<div><input type=checkbox><label>ja</label></div>{TEXT}</div>");
        check(&format!("{text}{asked}{text}"), &["một"; 24]);
    }

    #[test]
    fn a_form_for_an_address_goes_with_the_box_that_is_called_after_it() {
        let text = TEXT.repeat(12);
        let form = "<form><label>hai</label><input type=email></form>";
        let asked = format!("<div class=x-signup>{TEXT}{form}{TEXT}</div>");
        check(&format!("{text}{asked}{TEXT}"), &["một"; 13]);
        let asked = format!("<div>{TEXT}{form}{TEXT}</div>");
        check(&format!("{text}{asked}{TEXT}"), &["một"; 15]);
        let asked = format!("<div><h3>hai</h3>{TEXT}<form><input type=email></form></div>");
        check(&format!("{text}{asked}{TEXT}"), &["một"; 13]);
    }

    #[test]
    fn a_small_box_called_after_a_newsletter_goes_without_a_field() {
        let asked = format!("<div class=newsletter-popup>{TEXT}</div>");
        let text = TEXT.repeat(12);
        check(&format!("{text}{asked}{text}"), &["một"; 24]);
        // A whole issue of a newsletter is called so too.
        check(&format!("{TEXT}{asked}"), &["một"; 2]);
    }

    #[test]
    fn tasks_and_lists_of_boxes_stay() {
        let text = TEXT.repeat(12);
        let tasks = "<ul><li><input type=checkbox> một</ul>";
        check(&format!("{text}{tasks}"), &["một"; 13]);
        let tasks = format!("<ul><li><div><input type=checkbox></div>{TEXT}</ul>");
        check(&format!("{text}{tasks}"), &["một"; 13]);
        let many = "<div><input type=checkbox>một</div>".repeat(3);
        check(&format!("{text}<div>{many}</div>"), &["một"; 15]);
    }

    #[test]
    fn a_box_with_two_buttons_goes_and_one_link_stays() {
        let text = TEXT.repeat(12);
        let button = "<div><a class=btn href=a>hai</a></div>";
        let asked = format!("<section>{TEXT}<div>{button}{button}</div></section>");
        check(&format!("{text}{asked}"), &["một"; 12]);
        let mut kept = vec!["một"; 13];
        kept.push("hai");
        check(&format!("{text}<section>{TEXT}{button}</section>"), &kept);
    }
}
