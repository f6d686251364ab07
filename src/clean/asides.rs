//! What stands beside the text says what it is: notes, tips and warnings, and sentences pulled out
//! of the text become `aside` with their kind.

use super::Context;
use super::classes::{classes, has_class, words_of};
use crate::dom::{ArticleTree, Name, NodeId, name};
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
    }
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
}
