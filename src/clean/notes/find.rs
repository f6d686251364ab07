//! Which links are marks, and what they lead to.

use super::{Mark, Note};
use crate::dom::classes::has_word;
use crate::dom::{ArticleTree, Name, NodeId, Tree, name, sets};
use crate::order;
use crate::words::effective_words;
use std::collections::{HashMap, HashSet};

/// Words in class names of notes, their lists and the marks that lead to them. Sorted.
const NOTE_WORDS: &[&str] = &[
    "cite",
    "endnote",
    "endnotes",
    "fn",
    "footnote",
    "footnotedef",
    "footnotes",
    "fussnote",
    "noteref",
    "reference",
    "references",
    "reflist",
];

/// Roles of the same. Sorted.
const NOTE_ROLES: &[&str] = &[
    "doc-biblioentry",
    "doc-endnote",
    "doc-endnotes",
    "doc-footnote",
    "doc-noteref",
];

/// A mark shows at most so many characters, brackets aside.
const MAX_MARK: usize = 5;

/// A note has at most so many effective words.
const MAX_WORDS: usize = 400;

/// Elements that may be a note as a whole.
const HOLDERS: &[Name] = &[
    name::ASIDE,
    name::DD,
    name::DIV,
    name::LI,
    name::P,
    name::SECTION,
    name::TABLE,
    name::TR,
];

/// The notes in document order, with their marks.
pub fn notes(tree: &ArticleTree) -> Vec<Note> {
    let mut places: HashMap<&str, NodeId> = HashMap::new();
    let mut order = vec![0_u32; tree.len()];
    for (at, id) in (1..).zip(tree.descendants(NodeId::ROOT)) {
        order[id.index()] = at;
        if let Some(place) = tree.attribute(id, name::ID) {
            places.entry(place).or_insert(id);
        }
    }
    let mut notes: Vec<Note> = Vec::new();
    let mut known: HashMap<NodeId, usize> = HashMap::new();
    let mut texts: HashMap<NodeId, Text> = HashMap::new();
    for link in tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::A))
    {
        let Some((place, target)) = place(tree, link).and_then(|p| Some((p, *places.get(p)?)))
        else {
            continue;
        };
        let is_mark = |&note: &NodeId| is_mark(tree, link, note);
        let Some(element) = holder(tree, target).filter(is_mark) else {
            continue;
        };
        let text = texts.entry(element);
        let text = text.or_insert_with(|| Text::new(tree, element, &places));
        if !text.is_note || !(text.is_named || is_named(tree, link) || text.leads_to(tree, link)) {
            continue;
        }
        if order[element.index()] < order[link.index()] {
            continue;
        }
        let at = *known.entry(element).or_insert_with(|| {
            notes.push(Note {
                element,
                id: place.to_owned(),
                marks: Vec::new(),
            });
            notes.len() - 1
        });
        notes[at].marks.push(Mark {
            link,
            id: mark_id(tree, link).map(str::to_owned),
        });
    }
    order::sort_by_key(&mut notes, |note| order[note.element.index()] as u64);
    notes
}

/// The id a link within the article leads to.
pub fn place(tree: &Tree, link: NodeId) -> Option<&str> {
    tree.attribute(link, name::HREF)?.strip_prefix('#')
}

/// The id that leads to a mark.
fn mark_id(tree: &Tree, link: NodeId) -> Option<&str> {
    tree.attribute(place_of_mark(tree, link)?, name::ID)
}

/// The element whose id leads to a mark: itself, the raised text around it, or an empty anchor
/// right before it.
pub fn place_of_mark(tree: &Tree, link: NodeId) -> Option<NodeId> {
    let above = tree
        .parent(link)
        .filter(|&p| tree.is_any(p, &[name::SUP, name::SPAN]));
    let is_anchor = |&id: &NodeId| tree.is(id, name::A) && !tree.has_attribute(id, name::HREF);
    let before = |id| tree.previous_sibling(id).filter(is_anchor);
    let anchor = before(link).or_else(|| before(above?));
    let mut all = [Some(link), above, anchor].into_iter().flatten();
    all.find(|&id| tree.has_attribute(id, name::ID))
}

/// What a mark shows, brackets aside.
pub fn label(tree: &Tree, link: NodeId) -> String {
    let text = tree.folded_text(link);
    text.trim_matches(['[', ']', '(', ')', ' ', '^']).to_owned()
}

/// The element that holds the text of the note at a place.
fn holder(tree: &Tree, target: NodeId) -> Option<NodeId> {
    if tree.is_any(target, HOLDERS) {
        return Some(target);
    }
    if tree.is_any(target, sets::HEADINGS) || !tree.is_inline(target) {
        return None;
    }
    let mut above = tree.self_and_ancestors(target).skip(1);
    above
        .find(|&a| !tree.is_inline(a))
        .filter(|&a| tree.is_any(a, HOLDERS))
}

/// Whether a link is short enough for a mark, and stands outside of what it leads to.
fn is_mark(tree: &Tree, link: NodeId, note: NodeId) -> bool {
    let mark = label(tree, link);
    (1..=MAX_MARK).contains(&mark.chars().count())
        && tree.descendants(link).all(|n| !tree.is(n, name::IMG))
        && tree.self_and_ancestors(link).all(|a| a != note)
}

/// What tells a note, read once however many marks lead to it.
struct Text {
    /// Whether it is as long as notes are.
    is_note: bool,
    is_named: bool,
    /// The places its links lead to.
    places: HashSet<NodeId>,
}

impl Text {
    fn new(tree: &Tree, note: NodeId, places: &HashMap<&str, NodeId>) -> Text {
        let words = effective_words(&tree.folded_text(note));
        let is_note = (1..=MAX_WORDS).contains(&words);
        // Notes may hold one another; what is too long for one is not gone through again.
        let all = is_note.then(|| tree.descendants(note));
        let links = all.into_iter().flatten().filter(|&n| tree.is(n, name::A));
        let mut around = tree.self_and_ancestors(note).take(3);
        Text {
            is_note,
            is_named: around.any(|id| is_named(tree, id)),
            places: links
                .filter_map(|n| places.get(place(tree, n)?).copied())
                .collect(),
        }
    }

    /// Whether a link of the note leads to a mark, right around it or right beside it.
    fn leads_to(&self, tree: &Tree, link: NodeId) -> bool {
        let around = tree.self_and_ancestors(link).take(3);
        let mut near = around.chain(tree.previous_sibling(link));
        near.any(|id| self.places.contains(&id))
    }
}

/// Whether an element is called a note, a list of notes or a mark.
fn is_named(tree: &Tree, id: NodeId) -> bool {
    has_word(tree, id, NOTE_WORDS)
        || tree
            .attribute(id, name::ROLE)
            .is_some_and(|r| NOTE_ROLES.binary_search(&r).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(NOTE_WORDS.is_sorted_by(|a, b| a < b));
        assert!(NOTE_ROLES.is_sorted_by(|a, b| a < b));
    }
}
