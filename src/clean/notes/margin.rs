//! Notes in the margin stand in the middle of their paragraph, drawn beside it by the style sheet, or
//! shown when the mark before them is touched.
//!
//! ```text
//! text <sup class="mark">1</sup><span class="note"><sup class="mark">1</sup> a note</span> goes on
//! ```

use crate::dom::classes::has_class;
use crate::dom::{ArticleTree, Namespace, NodeId, name};
use std::collections::HashSet;

/// Class names of notes in the margin. Sorted.
const MARGIN: &[&str] = &[
    "footnote_tooltip",
    "ltx_note_content",
    "margin-note",
    "marginnote",
    "modern-footnotes-footnote__note",
    "side-note",
    "sidenote",
];

/// Class names of marks before such a note, and of what is said of it besides. Sorted.
const MARKS: &[&str] = &[
    "footnote_plugin_tooltip_text",
    "ltx_note_mark",
    "ltx_note_type",
    "ltx_tag_note",
    "modern-footnotes-footnote",
];

/// Class names of rows that say the notes of a page once more at its end, and of what is around
/// them. Sorted.
const ROWS: &[&str] = &["footnotes_plugin_reference_row"];
const LISTS: &[&str] = &["footnotes_reference_container"];

/// So many nodes at the beginning of a note, and so many around it, may have a mark.
const MAX_NODES: usize = 6;
const LEVELS: usize = 3;

/// Class names of the switch and number before one. Sorted.
const SWITCHES: &[&str] = &["margin-toggle", "sidenote-number", "sidenote-toggle"];

/// Moves every note in the margin to the end of the article and puts a mark in its place.
pub fn run(tree: &mut ArticleTree) {
    let switches: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| has_class(tree, id, SWITCHES))
        .collect();
    let found: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| has_class(tree, id, MARGIN) && tree.is_any(id, &[name::SPAN, name::SMALL]))
        .collect();
    for id in switches {
        if tree.is_any(id, &[name::INPUT, name::LABEL]) {
            tree.detach(id);
        }
    }
    if found.is_empty() {
        return;
    }
    for &note in &found {
        for mark in marks(tree, note) {
            tree.detach(mark);
        }
    }
    drop_rows(tree, &found);
    let list = tree.create_element(Namespace::Html, name::OL);
    for (number, note) in (1..).zip(found) {
        let place = format!("margin-{number}");
        let link = mark(tree, &place, number);
        tree.insert_before(note, link);
        let item = tree.create_element(Namespace::Html, name::LI);
        tree.set_attribute(item, name::ID, &place);
        tree.set_attribute(item, name::ROLE, "doc-endnote");
        tree.move_children(note, item);
        tree.detach(note);
        tree.append(list, item);
    }
    tree.append(NodeId::ROOT, list);
}

/// The marks of a note that stand before it and begin it.
fn marks(tree: &ArticleTree, note: NodeId) -> Vec<NodeId> {
    let is_mark = |&id: &NodeId| has_class(tree, id, MARKS);
    let below = tree.descendants(note).take(MAX_NODES).filter(is_mark);
    let around = tree.self_and_ancestors(note).take(LEVELS);
    let before = around.filter_map(|id| {
        let mut before =
            std::iter::successors(tree.previous_sibling(id), |&n| tree.previous_sibling(n));
        let before = before.find(|&n| tree.is_element(n) || !tree.text(n).trim().is_empty())?;
        let inner = tree
            .first_child(before)
            .filter(|_| tree.is(before, name::A));
        let mut both = std::iter::once(before).chain(inner);
        both.any(|n| has_class(tree, n, MARKS)).then_some(before)
    });
    below.chain(before).collect()
}

/// Takes rows away that say what a note has said, and lists of which nothing is left.
fn drop_rows(tree: &mut ArticleTree, notes: &[NodeId]) {
    let rows: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| has_class(tree, id, ROWS))
        .collect();
    if rows.is_empty() {
        return;
    }
    let said: HashSet<String> = notes.iter().map(|&note| tree.folded_text(note)).collect();
    let is_said = |&row: &NodeId| {
        let cell = tree.last_child(row).map(|cell| tree.folded_text(cell));
        cell.is_some_and(|text| said.contains(&text))
    };
    if !rows.iter().all(is_said) {
        return;
    }
    let lists: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| has_class(tree, id, LISTS))
        .collect();
    for id in rows.into_iter().chain(lists) {
        tree.detach(id);
    }
}

fn mark(tree: &mut ArticleTree, place: &str, number: usize) -> NodeId {
    let link = tree.create_element(Namespace::Html, name::A);
    tree.set_attribute(link, name::HREF, &format!("#{place}"));
    let text = tree.create_text(&number.to_string());
    tree.append(link, text);
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(MARGIN.is_sorted_by(|a, b| a < b));
        assert!(SWITCHES.is_sorted_by(|a, b| a < b));
        for table in [MARKS, ROWS, LISTS] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }

    #[test]
    fn a_note_has_one_mark() {
        let after = "a<a href=\"#sp-margin-1\">1</a> c<ol><li id=\"sp-margin-1\">b</li></ol>";
        let run: fn(&mut ArticleTree, &crate::clean::Context<'_>) = |tree, _| run(tree);
        for before in [
            "a<span><sup class=ltx_note_mark>1</sup><span><span class=ltx_note_content>\
             <sup class=ltx_note_mark>1</sup><span class=ltx_tag_note>1</span>b</span></span></span> c",
            "a<sup class=modern-footnotes-footnote><a href='javascript:void(0)'>1</a></sup>\
             <span class=modern-footnotes-footnote__note>b</span> c",
            "a<a role=button><sup class=footnote_plugin_tooltip_text>1</sup></a>\
             <span class=footnote_tooltip>b</span> c<div class=footnotes_reference_container>\
             <table><tr class=footnotes_plugin_reference_row><th>1</th><td>b</td></table></div>",
        ] {
            crate::clean::check(run, before, after);
        }
    }
}
