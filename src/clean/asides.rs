//! What stands beside the text says what it is: notes, tips and warnings, and sentences pulled out
//! of the text become `aside` with their kind. The line that names such a box is strong.

use super::Context;
use super::classes::{classes, has_class, has_word, words_of};
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name, sets};
use crate::words::effective_words;

/// Words in class names of boxes with something to mind. Sorted.
const BOXES: &[&str] = &[
    "admonition",
    "admonitionblock",
    "alert",
    "blurb",
    "callout",
    "custom",
    "hint",
    "infobox",
    "message",
    "notice",
    "remark",
];

/// Words that say what kind of box it is, and the kind. Sorted.
const KINDS: &[(&str, &str)] = &[
    ("attention", "warning"),
    ("caution", "caution"),
    ("critical", "caution"),
    ("danger", "caution"),
    ("error", "caution"),
    ("hint", "tip"),
    ("important", "important"),
    ("info", "note"),
    ("information", "note"),
    ("note", "note"),
    ("primary", "note"),
    ("secondary", "note"),
    ("success", "tip"),
    ("tip", "tip"),
    ("warn", "warning"),
    ("warning", "warning"),
];

/// Class names of sentences pulled out of the text. Sorted.
const PULLED: &[&str] = &[
    "has-pullquote",
    "pull-quote",
    "pullQuote",
    "pullquote",
    "wp-block-pullquote",
];

/// Words in class names of the line that names a box. Sorted.
const LABELS: &[&str] = &["heading", "label", "title"];

/// Elements that may be such a line; others stand out by themselves.
const LINES: &[Name] = &[name::DIV, name::P];

/// Elements that may be such a box.
const HOLDERS: &[Name] = &[
    name::ASIDE,
    name::BLOCKQUOTE,
    name::DIV,
    name::FIGURE,
    name::P,
    name::SECTION,
];

/// A box has at most so many effective words; a longer one is a part of the text.
const MAX_WORDS: usize = 400;

/// Makes an `aside` of every such box.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let found: Vec<(NodeId, &str)> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is_any(id, HOLDERS))
        .filter_map(|id| Some((id, kind(tree, id)?)))
        .collect();
    for (id, kind) in found {
        let is_within = tree
            .self_and_ancestors(id)
            .skip(1)
            .any(|a| tree.attribute(a, name::DATA_KIND) == Some(kind));
        if is_within || effective_words(&tree.folded_text(id)) > MAX_WORDS {
            continue;
        }
        if tree.is(id, name::BLOCKQUOTE) {
            // The quotation stays one, within.
            continue;
        }
        if kind == "pullquote" {
            unwrap_quotes(tree, id);
        }
        tree.rename(id, name::ASIDE);
        tree.set_attribute(id, name::DATA_KIND, kind);
        if let Some(label) = label(tree, id) {
            strengthen(tree, label);
        }
    }
}

/// The line that names a box, where it stands first in it, does not yet stand out, and more follows.
fn label(tree: &ArticleTree, aside: NodeId) -> Option<NodeId> {
    let mut seen = tree
        .children(aside)
        .filter(|&n| !tree.is_text(n) || !tree.text(n).trim().is_empty());
    let line = seen.next()?;
    let is_label = tree.is_any(line, LINES) && has_word(tree, line, LABELS);
    let is_plain = tree.descendants(line).all(|n| {
        let stands_out = tree.is_any(n, sets::HEADINGS) || tree.is_any(n, &[name::B, name::STRONG]);
        n == line || (tree.is_inline(n) && !stands_out)
    });
    (is_label && is_plain && seen.next().is_some()).then_some(line)
}

/// Puts what an element holds into a `strong` within it.
fn strengthen(tree: &mut ArticleTree, id: NodeId) {
    let held: Vec<NodeId> = tree.children(id).collect();
    let strong = tree.create_element(Namespace::Html, name::STRONG);
    for node in held {
        tree.append(strong, node);
    }
    tree.append(id, strong);
}

fn kind(tree: &ArticleTree, id: NodeId) -> Option<&'static str> {
    if has_class(tree, id, PULLED) {
        return Some("pullquote");
    }
    let words = || classes(tree, id).flat_map(words_of);
    let is_box = words().any(|word| {
        BOXES
            .binary_search(&word.to_ascii_lowercase().as_str())
            .is_ok()
    });
    let is_note = tree.attribute(id, name::ROLE) == Some("note");
    let of_word = |word: &str| {
        let at = KINDS.binary_search_by_key(&word.to_ascii_lowercase().as_str(), |&(w, _)| w);
        at.ok().map(|at| KINDS[at].1)
    };
    let named = words()
        .find_map(of_word)
        .filter(|_| is_box || is_note || tree.is(id, name::ASIDE));
    named.or_else(|| is_note.then_some("note"))
}

/// The quotation marks of a pulled quote are the `aside` itself.
fn unwrap_quotes(tree: &mut ArticleTree, id: NodeId) {
    let quotes: Vec<NodeId> = tree
        .descendants(id)
        .filter(|&n| tree.is(n, name::BLOCKQUOTE))
        .collect();
    for quote in quotes {
        tree.rename(quote, name::DIV);
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(BOXES.is_sorted_by(|a, b| a < b));
        assert!(LABELS.is_sorted_by(|a, b| a < b));
        assert!(PULLED.is_sorted_by(|a, b| a < b));
        assert!(KINDS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn boxes_say_what_they_are() {
        check(
            super::run,
            "<div class='admonition warning'>a</div><div class='warning'>b</div><div role=note>c</div>",
            "<aside data-kind=\"warning\">a</aside><div>b</div><aside data-kind=\"note\">c</aside>",
        );
    }

    #[test]
    fn the_line_that_names_a_box_is_strong() {
        check(
            super::run,
            "<div class='admonition tip'><p class=admonition-title>Tip</p><p>a</p></div>",
            "<aside data-kind=\"tip\"><p><strong>Tip</strong></p><p>a</p></aside>",
        );
        check(
            super::run,
            "<div class='admonition tip'><p class=admonition-title><b>Tip</b></p><p>a</p></div>\
             <div class='admonition tip'><p class=admonition-title>alone</p></div>",
            "<aside data-kind=\"tip\"><p><b>Tip</b></p><p>a</p></aside>\
             <aside data-kind=\"tip\"><p>alone</p></aside>",
        );
    }
}
