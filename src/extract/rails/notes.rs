//! A note goes with the text that leads to it: short marks of kept blocks are links to places
//! further down, and what stands there is kept.

use crate::dom::{Document, NodeId, name};
use crate::extract::page::Page;
use crate::extract::selection::texts_of;
use crate::extract::structure::Decision;
use std::collections::HashMap;

/// A mark shows at most so many characters, brackets aside.
const MAX_MARK: usize = 5;
/// Nor has it more nodes than this below it.
const MAX_NODES: usize = 40;
/// A note has at most so many effective words.
const MAX_WORDS: usize = 400;
/// A note has at most so many blocks.
const MAX_BLOCKS: usize = 12;
/// A mark is so near below its block.
const LEVELS: usize = 6;

/// Keeps the notes of kept blocks.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let document = page.document;
    let targets: Vec<(usize, &str)> = (0..page.blocks.len())
        .filter(|&index| decision.blocks[index])
        .flat_map(|index| marks(page, index).map(move |target| (index, target)))
        .collect();
    if targets.is_empty() {
        return;
    }
    let mut places: HashMap<&str, NodeId> = HashMap::new();
    for id in document.descendants(page.top) {
        if let Some(place) = document.attribute(id, name::ID) {
            places.entry(place).or_insert(id);
        }
    }
    for (index, target) in targets {
        let Some(note) = places.get(target).and_then(|&place| note(page, place)) else {
            continue;
        };
        let blocks = page.extents[note].blocks();
        if blocks.start > index && !decision.blocks[blocks].contains(&true) {
            decision.keep(page, note);
            for id in document.self_and_ancestors(note) {
                decision.elements[id] = true;
            }
        }
    }
}

/// The places that the marks in a block lead to.
fn marks<'a>(page: &'a Page<'_>, index: usize) -> impl Iterator<Item = &'a str> {
    let document = page.document;
    let texts = texts_of(document, &page.blocks[index]);
    texts.filter_map(move |text| {
        let mut line = document.self_and_ancestors(text).take(LEVELS);
        let link = line.find(|&id| document.is(id, name::A))?;
        // Saved pages lead to themselves by their whole address.
        let (_, target) = document.attribute(link, name::HREF)?.split_once('#')?;
        is_mark(document, link).then_some(target)
    })
}

/// Whether a link shows a number or a sign.
fn is_mark(document: &Document, link: NodeId) -> bool {
    let mut nodes = document.descendants(link);
    let texts = nodes.by_ref().take(MAX_NODES).map(|id| document.text(id));
    let letters = texts.flat_map(str::chars).filter(|c| !c.is_whitespace());
    let mark = letters.filter(|c| !matches!(c, '[' | ']' | '(' | ')' | '^'));
    let count = mark.take(MAX_MARK + 1).count();
    (1..=MAX_MARK).contains(&count) && nodes.next().is_none()
}

/// The element that holds the note at a place.
fn note(page: &Page<'_>, place: NodeId) -> Option<NodeId> {
    let holder = page
        .document
        .self_and_ancestors(place)
        .find(|&id| !page.extents[id].blocks().is_empty())?;
    let blocks = page.extents[holder].blocks();
    let is_note = blocks.len() <= MAX_BLOCKS && page.sum_below(holder).words <= MAX_WORDS;
    // Asked second: it goes through all blocks.
    (is_note && !page.has_heading(holder)).then_some(holder)
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    fn check(html: &str, blocks: &[bool], expected: &[bool]) {
        check_blocks(super::correct, html, blocks, expected);
    }

    #[test]
    fn the_notes_of_a_kept_text_are_kept() {
        let text = TEXT.replace("</p>", "<sup><a href='#n'>[1]</a></sup></p>");
        let html = format!("{text}<h2>x</h2><ol><li id=n>Note<li id=m>Other</ol>");
        check(
            &html,
            &[true, false, false, false],
            &[true, false, true, false],
        );
    }

    #[test]
    fn what_a_script_says_and_a_link_of_many_nodes_are_no_marks() {
        let link = |held: &str| {
            format!("{TEXT}<p>Words <a href='#n'>{held}</a></p><h2>x</h2><p id=n>Note")
        };
        for held in ["<script>1</script>a word", &"<b></b>".repeat(100)] {
            let html = link(&format!("{held}1"));
            let kept = [true, true, false, false];
            check(&html, &kept, &kept);
        }
        let html = link("<b></b>1");
        check(
            &html,
            &[true, true, false, false],
            &[true, true, false, true],
        );
    }

    #[test]
    fn a_list_of_contents_is_none() {
        let html = format!("<p><a href='#n'>Chapter one</a></p>{TEXT}<p id=n>Note");
        check(&html, &[true, true, false], &[true, true, false]);
    }
}
