//! What is pressed under every entry (copy the link, send it on, back to the top) is no text: the
//! same few words again and again, each time nothing but a button or a link that stays on the page.
//!
//! By structure alone, in whatever language. Tabs and what opens a part of the text stay.

use crate::dom::{Document, Name, NodeId, name};
use crate::extract::page::Page;
use crate::extract::structure::Decision;
use std::ops::Range;

/// More effective words say something.
const MAX_WORDS: usize = 4;
/// So often they stand on the page at least: fewer may be a choice.
const MIN_REPEATS: u32 = 3;
/// A control is so many elements above its text at most.
const LEVELS: usize = 4;
/// A row of them has at most so many blocks.
const MAX_ROW: usize = 12;
/// Cells and terms are data.
const CELLS: &[Name] = &[name::DD, name::DT, name::TD, name::TH];

/// Drops them.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    for index in 0..page.blocks.len() {
        if is_control(page, index) {
            decision.blocks[row_of(page, index)].fill(false);
        }
    }
}

/// Whether a block is one of several controls that say the same.
fn is_control(page: &Page<'_>, index: usize) -> bool {
    let is_link = || page.blocks[index].is_link_with_label() && stays(page, index);
    is_one_of_many(page, index) && (is_button(page, index) || is_link())
}

/// Whether a short block says what others say.
fn is_one_of_many(page: &Page<'_>, index: usize) -> bool {
    let block = &page.blocks[index];
    (1..=MAX_WORDS).contains(&block.words())
        && page.repeats[index] >= MIN_REPEATS
        && page.heading_levels[index] == 0
        && !page.document.is_any(block.container, CELLS)
}

/// A control with links beside it that say the same every time: to send the entry on.
fn row_of(page: &Page<'_>, control: usize) -> Range<usize> {
    let line = page.line_of(page.blocks[control].container).take(LEVELS);
    let mut rows = line.map(|id| page.extents[id].blocks());
    let is_link = |i: usize| is_one_of_many(page, i) && page.blocks[i].is_link_with_label();
    let is_row = |row: &Range<usize>| row.clone().all(|i| i == control || is_link(i));
    let around = rows.find(|row| row.len() > 1);
    let row = around.filter(|row| row.len() <= MAX_ROW && is_row(row));
    row.unwrap_or(control..control + 1)
}

fn is_button(page: &Page<'_>, index: usize) -> bool {
    let document = page.document;
    let mut near = page.line_of(page.blocks[index].wrapper).take(LEVELS);
    let button = near.find(|&id| {
        let role = document.attribute(id, name::ROLE).unwrap_or_default();
        document.is(id, name::BUTTON) || matches!(role, "button" | "tab")
    });
    button.is_some_and(|id| !opens_something(document, id))
}

/// Whether a button is a tab, or opens a part of the page.
fn opens_something(document: &Document, id: NodeId) -> bool {
    document.attribute(id, name::ROLE) == Some("tab")
        || document.has_attribute(id, name::ARIA_EXPANDED)
        || document.has_attribute(id, name::ARIA_CONTROLS)
}

/// Whether the link that a block is leads to a place of a page, or nowhere.
fn stays(page: &Page<'_>, index: usize) -> bool {
    let document = page.document;
    let around = document.self_and_ancestors(page.blocks[index].first);
    let mut links = around.take(LEVELS).filter(|&id| document.is(id, name::A));
    links.next().is_some_and(|link| {
        let href = document.attribute(link, name::HREF).unwrap_or_default();
        let is_opener = opens_something(document, link);
        !is_opener && (href.is_empty() || href.contains('#') || href.starts_with("javascript:"))
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::TEXT;

    fn check(html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(super::correct, &[], html, expected);
    }

    #[test]
    fn what_is_pressed_under_every_entry_goes() {
        for control in [
            "<a href='/a#b'>Chép liên kết</a>",
            "<button>Chép</button>",
            "<div role=button>Chép</div>",
        ] {
            let entry = format!("<div><h2>Hai</h2>{TEXT}{control}</div>");
            check(&entry.repeat(3), &["Hai", "một"].repeat(3));
            check(&entry.repeat(2), &["Hai", "một", "Chép"].repeat(2));
        }
    }

    #[test]
    fn links_beside_it_go_with_it() {
        let share = "<li><a href='https://b'>Gửi</a></li>";
        let row = format!("<ul>{share}<li><button>Chép</button></ul>");
        check(&format!("{TEXT}{row}").repeat(3), &["một"; 3]);
        check(
            &format!("{TEXT}{share}").repeat(3),
            &["một", "Gửi"].repeat(3),
        );
    }

    #[test]
    fn links_that_lead_away_tabs_and_what_opens_a_part_stay() {
        for other in [
            "<a href='/a'>Chép</a>",
            "<button aria-expanded=false>Chép</button>",
            "<div role=tab>Chép</div>",
            "<table><tr><td><a href='#a'>Chép</a></table>",
            "<p>Chép</p>",
        ] {
            let entry = format!("{TEXT}{other}");
            check(&entry.repeat(3), &["một", "Chép"].repeat(3));
        }
    }
}
