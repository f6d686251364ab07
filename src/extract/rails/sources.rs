//! Sources at the end of a text belong to it: to the model a list of links is a way to other pages.
//! It must be called so, and lead to several other sites.

use crate::dom::name;
use crate::extract::labels::Label;
use crate::extract::page::Page;
use crate::extract::structure::Decision;
use std::collections::HashSet;
use std::ops::Range;

/// What calls the list so has at most so many effective words.
const MAX_LABEL: usize = 5;
/// A list of sources has at most so many blocks.
const MAX_BLOCKS: usize = 60;
/// It leads to at least so many sites.
const MIN_SITES: usize = 2;

/// Keeps lists of sources right below kept text.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    for label in 1..page.blocks.len() {
        let is_label = page.labels[label] == Some(Label::Reference)
            && page.blocks[label].words() <= MAX_LABEL
            && page.title != Some(label);
        if !is_label || !decision.blocks[label - 1] {
            continue;
        }
        if let Some(list) = list_under(page, label).filter(|list| leads_away(page, list)) {
            decision.blocks[label..list.end].fill(true);
        }
    }
}

/// The list below a label, beside it or beside the element that holds it alone.
fn list_under(page: &Page<'_>, label: usize) -> Option<Range<usize>> {
    let document = page.document;
    let line = page.line_of(page.blocks[label].container);
    let alone = line.take_while(|&id| page.extents[id].blocks().len() == 1);
    let next = document.following_skipping(alone.last()?, page.top)?;
    let mut beside = std::iter::successors(Some(next), |&id| document.next_sibling(id));
    let list = beside.find(|&id| !page.extents[id].blocks().is_empty())?;
    let blocks = page.extents[list].blocks();
    let is_list = document.is_any(list, &[name::OL, name::UL]);
    (is_list && blocks.start == label + 1 && blocks.len() <= MAX_BLOCKS).then_some(blocks)
}

fn leads_away(page: &Page<'_>, list: &Range<usize>) -> bool {
    let document = page.document;
    let mut sites = HashSet::new();
    let first = page.blocks[list.start].first;
    let last = page.blocks[list.end - 1].last;
    let end = document.following(last, page.top);
    // Links stand around the texts.
    let start = document.parent(first);
    let mut next = start;
    while let Some(id) = next.filter(|&id| Some(id) != end) {
        let href = document.attribute(id, name::HREF).unwrap_or_default();
        let site = href
            .split_once("://")
            .and_then(|(_, rest)| rest.split('/').next());
        sites.extend(site);
        next = document.following(id, page.top);
    }
    sites.len() >= MIN_SITES
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    #[test]
    fn sources_below_the_text_are_kept() {
        let link = |site: &str| format!("<li><a href=https://{site}/b>một</a>");
        let list = format!("<ul>{}{}</ul>", link("a.example"), link("b.example"));
        let before = [true, false, false, false];
        let check = |html: &str, after: &[bool]| check_blocks(super::correct, html, &before, after);
        check(&format!("{TEXT}<h2>Kaynakça</h2>{list}"), &[true; 4]);
        check(
            &format!("{TEXT}<div><p><b>Sources:</b></p></div>{list}"),
            &[true; 4],
        );
        check(&format!("{TEXT}<h2>Mới</h2>{list}"), &before);
        let own = list.replace("b.example", "a.example");
        check(&format!("{TEXT}<h2>Sources</h2>{own}"), &before);
    }
}
