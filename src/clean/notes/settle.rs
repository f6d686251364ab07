//! Marks, notes and lists of notes in their one form.

use super::find;
use super::{Mark, Note};
use crate::dom::{ArticleTree, Name, Namespace, NodeId, Step, Tree, name, sets};
use std::collections::HashSet;

/// What links back show.
const BACK: &str = "↩";

/// Signs that stand before a note besides its number: they lead back, or name the places to lead
/// back to.
const SIGNS: &[char] = &[
    '^', '↑', '↩', '↵', '⏎', '\u{fe0e}', '[', ']', '(', ')', '.', ',', '*', '†', '‡', '⇑', '#', ':',
];

/// Puts the marks that lead to a note into their form.
pub fn marks(tree: &mut ArticleTree, note: &Note) {
    for (at, mark) in note.marks.iter().enumerate() {
        let label = find::label(tree, mark.link);
        let id = mark_id(note, at, mark);
        while let Some(child) = tree.first_child(mark.link) {
            tree.detach(child);
        }
        let text = tree.create_text(&label);
        tree.append(mark.link, text);
        if let Some(place) = find::place_of_mark(tree, mark.link) {
            tree.remove_attribute(place, name::ID);
        }
        let raised = raised(tree, mark.link);
        tree.remove_attribute(raised, name::ID);
        for key in [name::HREF, name::ID, name::ROLE] {
            tree.remove_attribute(mark.link, key);
        }
        tree.set_attribute(mark.link, name::HREF, &format!("#{}", note.id));
        tree.set_attribute(mark.link, name::ID, &id);
        tree.set_attribute(mark.link, name::ROLE, "doc-noteref");
        take_brackets(tree, mark.link, raised);
    }
}

/// Takes the brackets around a mark away, outside or inside of what raises it.
fn take_brackets(tree: &mut ArticleTree, link: NodeId, raised: NodeId) {
    for id in [link, raised] {
        let (Some(before), Some(after)) = (tree.previous_sibling(id), tree.next_sibling(id)) else {
            continue;
        };
        let start = tree.text(before).strip_suffix('[').map(str::to_owned);
        let end = tree.text(after).strip_prefix(']').map(str::to_owned);
        if let (Some(start), Some(end)) = (start, end) {
            for (node, text) in [(before, start), (after, end)] {
                match text.is_empty() {
                    true => tree.detach(node),
                    false => tree.set_text(node, &text),
                }
            }
        }
    }
}

fn mark_id(note: &Note, at: usize, mark: &Mark) -> String {
    let new = || format!("{}-mark-{}", note.id, at + 1);
    mark.id.clone().unwrap_or_else(new)
}

/// The `sup` around a mark, made if there is none.
fn raised(tree: &mut ArticleTree, link: NodeId) -> NodeId {
    if let Some(sup) = tree.parent(link).filter(|&p| tree.is(p, name::SUP)) {
        return sup;
    }
    let sup = tree.create_element(Namespace::Html, name::SUP);
    tree.insert_before(link, sup);
    tree.append(sup, link);
    sup
}

/// Takes number and links back off a note, and puts links back to its end.
pub fn note(tree: &mut ArticleTree, note: &Note) {
    let back: Vec<String> = note
        .marks
        .iter()
        .enumerate()
        .map(|(at, mark)| mark_id(note, at, mark))
        .collect();
    let places: HashSet<&str> = back.iter().map(String::as_str).collect();
    let links: Vec<NodeId> = tree
        .descendants(note.element)
        .filter(|&id| leads_back(tree, id, &places))
        .collect();
    let mut holders: HashSet<NodeId> = HashSet::new();
    for link in links {
        let before = tree.previous_sibling(link);
        holders.extend(tree.parent(link));
        tree.detach(link);
        if let Some(space) = before.filter(|&b| tree.is_text(b) && tree.text(b).trim().is_empty()) {
            tree.detach(space);
        }
    }
    take_holders(tree, holders, note.element);
    let place = tree
        .descendants(note.element)
        .find(|&id| tree.attribute(id, name::ID) == Some(&note.id));
    if let Some(place) = place {
        tree.remove_attribute(place, name::ID);
        if tree.is(place, name::A) && tree.folded_text(place).is_empty() {
            tree.detach(place);
        }
    }
    take_signs(tree, note.element);
    tree.set_attribute(note.element, name::ID, &note.id);
    let end = last_lines(tree, note.element);
    trim_end(tree, end);
    if !tree.folded_text(end).is_empty() {
        let space = tree.create_text(" ");
        tree.append(end, space);
    }
    for id in back {
        let link = tree.create_element(Namespace::Html, name::A);
        tree.set_attribute(link, name::HREF, &format!("#{id}"));
        tree.set_attribute(link, name::ROLE, "doc-backlink");
        let text = tree.create_text(BACK);
        tree.append(link, text);
        tree.append(end, link);
    }
}

fn leads_back(tree: &Tree, id: NodeId, places: &HashSet<&str>) -> bool {
    let place = find::place(tree, id).filter(|_| tree.is(id, name::A));
    let is_back = place.is_some_and(|place| places.contains(place));
    let is_said = tree.is(id, name::A) && tree.attribute(id, name::ROLE) == Some("doc-backlink");
    is_back || is_said
}

/// What held nothing but links back and their signs goes with them, from the inside out.
fn take_holders(tree: &mut ArticleTree, mut holders: HashSet<NodeId>, note: NodeId) {
    if holders.is_empty() {
        return;
    }
    let steps: Vec<Step> = tree.walk(note).collect();
    // Of each open element, whether nothing but signs was in it so far.
    let mut open: Vec<bool> = Vec::new();
    for step in steps {
        match step {
            Step::Enter(id) => open.push(tree.text(id).chars().all(is_sign)),
            Step::Leave(id) => {
                let is_unread = sets::NO_TEXT.has(tree.html_name(id)) || tree.is_annotation(id);
                let has_signs_only = open.pop().unwrap_or_default() || is_unread;
                let is_row = tree.is_any(id, &[name::TBODY, name::TR, name::TABLE]);
                if has_signs_only && !is_row && id != note && holders.contains(&id) {
                    holders.extend(tree.parent(id));
                    tree.detach(id);
                } else if let Some(around) = open.last_mut() {
                    *around &= has_signs_only;
                }
            }
        }
    }
}

fn is_sign(c: char) -> bool {
    SIGNS.contains(&c) || c.is_whitespace() || c.is_ascii_digit()
}

/// Takes signs off the start of a note; a number of its own stays where no link was in it.
fn take_signs(tree: &mut ArticleTree, note: NodeId) {
    while let Some(first) = tree.first_child(note) {
        let text = tree.folded_text(first);
        let is_signs = tree.is_text(first) || tree.is_any(first, &[name::SUP, name::SPAN]);
        if !is_signs
            || text.contains(|c: char| !is_sign(c) || c.is_ascii_digit())
            || tree.next_sibling(first).is_none()
        {
            break;
        }
        tree.detach(first);
    }
    trim_start(tree, note);
}

/// The text of a note begins with its first word: what parted it from its number goes.
fn trim_start(tree: &mut ArticleTree, note: NodeId) {
    let first = tree
        .descendants(note)
        .find(|&id| !tree.text(id).trim().is_empty());
    let Some(first) = first else { return };
    let text = tree.text(first);
    let trimmed = text.trim_start_matches(|c: char| c.is_whitespace() || "^↑↩".contains(c));
    let parted = trimmed.strip_prefix(['.', ':', ')', ']']);
    let parted = parted.filter(|rest| rest.starts_with(char::is_whitespace));
    let trimmed = parted.map_or(trimmed, str::trim_start);
    if trimmed.len() < text.len() {
        let trimmed = trimmed.to_owned();
        let trimmed = tree.create_text(&trimmed);
        tree.insert_before(first, trimmed);
        tree.detach(first);
    }
}

/// The last paragraph of a note, or the note.
fn last_lines(tree: &ArticleTree, note: NodeId) -> NodeId {
    const DEEPER: &[Name] = &[name::DIV, name::P, name::TBODY, name::TD, name::TR];
    let mut end = note;
    loop {
        let mut children = tree
            .children(end)
            .filter(|&c| !tree.text(c).trim().is_empty() || tree.is_element(c));
        match children.by_ref().last() {
            Some(last) if tree.is_any(last, DEEPER) => end = last,
            _ => return end,
        }
    }
}

/// Takes white space and empty elements off the end of an element.
fn trim_end(tree: &mut ArticleTree, id: NodeId) {
    let mut id = id;
    while let Some(last) = tree.last_child(id) {
        let is_blank = tree.folded_text(last).is_empty() && !holds_picture(tree, last);
        let text = tree.text(last).trim_end().to_owned();
        let is_trimmed = !tree.is_text(last) || text.len() == tree.text(last).len();
        if !is_blank && tree.is(last, name::SPAN) {
            id = last;
            continue;
        }
        if !is_blank && is_trimmed {
            return;
        }
        tree.detach(last);
        if !is_blank {
            let trimmed = tree.create_text(&text);
            return tree.append(id, trimmed);
        }
    }
}

fn holds_picture(tree: &Tree, id: NodeId) -> bool {
    let mut all = std::iter::once(id).chain(tree.descendants(id));
    all.any(|n| tree.is_any(n, &[name::IMG, name::BR]) || tree.has_attribute(n, name::ID))
}

/// Puts notes into lists, and lists into their section.
pub fn lists(tree: &mut ArticleTree, notes: &[Note]) {
    let mut list: Option<NodeId> = None;
    for note in notes {
        let element = note.element;
        let parent = tree.parent(element);
        if tree.is(element, name::LI) {
            let own = parent.filter(|&p| tree.is_any(p, &[name::OL, name::UL]));
            if let Some(own) = own.filter(|_| own != list) {
                tree.rename(own, name::OL);
                put_into_section(tree, own);
            }
            list = own.or(list);
            continue;
        }
        let into = match list.filter(|&list| follows(tree, list, element)) {
            Some(list) => list,
            None => {
                let new = tree.create_element(Namespace::Html, name::OL);
                tree.insert_before(element, new);
                put_into_section(tree, new);
                new
            }
        };
        append_item(tree, into, note);
        list = Some(into);
    }
    unwrap_asides(tree);
}

/// What stands beside the text is not the notes of it: docutils has an `aside` around them.
fn unwrap_asides(tree: &mut ArticleTree) {
    let sections: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| is_section(tree, id))
        .collect();
    for section in sections {
        let aside = tree.parent(section).filter(|&p| tree.is(p, name::ASIDE));
        let is_all = |aside: &NodeId| {
            let mut held = tree.children(*aside);
            held.all(|n| n == section || (tree.is_text(n) && tree.text(n).trim().is_empty()))
        };
        if let Some(aside) = aside.filter(is_all) {
            tree.unwrap_node(aside);
        }
    }
}

fn is_section(tree: &Tree, id: NodeId) -> bool {
    tree.is(id, name::SECTION) && tree.attribute(id, name::ROLE) == Some("doc-endnotes")
}

/// Whether an element comes right after the section a list is in.
fn follows(tree: &ArticleTree, list: NodeId, element: NodeId) -> bool {
    let Some(section) = tree.parent(list) else {
        return false;
    };
    let after = std::iter::successors(tree.next_sibling(section), |&id| tree.next_sibling(id));
    let mut after = after.filter(|&id| !tree.is_text(id) || !tree.text(id).trim().is_empty());
    after.next() == Some(element)
}

fn append_item(tree: &mut ArticleTree, list: NodeId, note: &Note) {
    let item = tree.create_element(Namespace::Html, name::LI);
    if let Some(source) = tree.source(note.element) {
        tree.set_source(item, source);
    }
    let cells = tree
        .descendants(note.element)
        .filter(|&id| tree.is(id, name::TD));
    let from = cells.last().unwrap_or(note.element);
    tree.move_children(from, item);
    tree.set_attribute(item, name::ID, &note.id);
    tree.detach(note.element);
    tree.append(list, item);
}

fn put_into_section(tree: &mut ArticleTree, list: NodeId) {
    let mut before =
        std::iter::successors(tree.previous_sibling(list), |&id| tree.previous_sibling(id));
    let rule = before
        .find(|&id| tree.is_element(id))
        .filter(|&id| tree.is(id, name::HR));
    if let Some(rule) = rule {
        tree.detach(rule);
    }
    if tree.parent(list).is_some_and(|p| is_section(tree, p)) {
        return;
    }
    let section = tree.create_element(Namespace::Html, name::SECTION);
    tree.set_attribute(section, name::ROLE, "doc-endnotes");
    tree.insert_before(list, section);
    tree.append(section, list);
}

/// A link that is no mark of a note in the article has no such role.
pub fn roles(tree: &mut ArticleTree) {
    let links: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::A) && tree.has_attribute(id, name::ROLE))
        .collect();
    for link in links {
        if find::place(tree, link).is_none() {
            tree.remove_attribute(link, name::ROLE);
        }
    }
}
