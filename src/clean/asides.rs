//! What stands beside the text says what it is: notes, tips and warnings, and sentences pulled out
//! of the text become `aside` with their kind. The line that names such a box is strong.

use super::Context;
use super::interface::heard;
use crate::dom::classes::{classes, has_class, has_word, words_of};
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
    "notecard",
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

/// Words that say it in a box of the kind documentation has, and the kind. Sorted.
const KINDS_OF_DOCUMENTATION: &[(&str, &str)] = &[
    ("abstract", "note"),
    ("bug", "caution"),
    ("example", "note"),
    ("failure", "caution"),
    ("question", "note"),
    ("seealso", "note"),
    ("todo", "note"),
];

/// Words in class names of such boxes. Sorted.
const OF_DOCUMENTATION: &[&str] = &["admonition", "callout"];

/// Class names that mean a box by themselves and say nothing of its kind. Sorted.
const PLAIN: &[&str] = &[
    "admonition",
    "confluence-information-macro",
    "kg-callout-card",
    "notion-callout",
];

/// Class names that are all there is to say of a box. Sorted.
const SHOUTED: &[&str] = &["CAUTION", "IMPORTANT", "NOTE", "TIP", "WARNING"];

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

/// A line that names a box without being called so has at most so many effective words.
const MAX_LABEL: usize = 2;

/// A sign has at most so many characters, for some are made of several.
const MAX_SIGN: usize = 8;

/// So many nodes at the start of a box are looked at for that line.
const MAX_NODES: usize = 16;

/// Elements that may be such a line; others stand out by themselves.
const LINES: &[Name] = &[name::DIV, name::P];

/// Elements that may be such a box; a quotation stays one.
const HOLDERS: &[Name] = &[name::ASIDE, name::DIV, name::FIGURE, name::P, name::SECTION];

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
        if kind == "pullquote" {
            unwrap_quotes(tree, id);
        }
        tree.rename(id, name::ASIDE);
        tree.set_attribute(id, name::DATA_KIND, kind);
        join_sign(tree, id);
        if let Some(label) = label(tree, id) {
            drop_unseen(tree, label);
            strengthen(tree, label);
        }
    }
}

/// The line that names a box, where it stands first in it, does not yet stand out, and more follows.
fn label(tree: &ArticleTree, aside: NodeId) -> Option<NodeId> {
    let mut start = tree.descendants(aside).take(MAX_NODES);
    let first = start.find(|&n| !tree.text(n).trim().is_empty())?;
    let line = tree.self_and_ancestors(first).take(MAX_NODES);
    let mut line = line.take_while(|&n| n != aside);
    let line = line.find(|&n| tree.is_any(n, LINES))?;
    let is_shouted = has_class(tree, aside, SHOUTED) && tree.parent(line) == Some(aside);
    let is_called = has_word(tree, line, LABELS);
    if !is_called && !is_shouted {
        return None;
    }
    let is_plain = tree.descendants(line).all(|n| {
        let stands_out = tree.is_any(n, sets::HEADINGS) || tree.is_any(n, &[name::B, name::STRONG]);
        tree.is_inline(n) && !stands_out
    });
    let text = tree.folded_text(line);
    let is_short = is_called || effective_words(&text) <= MAX_LABEL;
    let says_more = tree.folded_text(aside).len() > text.len();
    (is_plain && is_short && says_more).then_some(line)
}

/// Puts a sign that stands on a line of its own before the text of the box.
fn join_sign(tree: &mut ArticleTree, aside: NodeId) {
    if let Some((line, text)) = sign(tree, aside) {
        let sign = format!("{} ", tree.folded_text(line));
        let sign = tree.create_text(&sign);
        tree.insert_before(text, sign);
        tree.detach(line);
    }
}

/// The line of a box that holds a sign, and what the line after it begins with.
fn sign(tree: &ArticleTree, aside: NodeId) -> Option<(NodeId, NodeId)> {
    let mut lines = tree.children(aside).filter(|&n| tree.is_element(n));
    let (line, text) = (lines.next()?, lines.next()?);
    let sign = tree.folded_text(line);
    let is_sign = (1..=MAX_SIGN).contains(&sign.chars().count())
        && !sign.contains(|c: char| c != 'ℹ' && (c.is_alphanumeric() || c.is_ascii()));
    let are_lines = tree.is_any(line, LINES) && tree.is_any(text, LINES);
    let start = tree.first_child(text).filter(|_| is_sign && are_lines)?;
    Some((line, start))
}

/// Takes the kind of a box away that its line says for those who do not see it, if it says more.
fn drop_unseen(tree: &mut ArticleTree, line: NodeId) {
    let (unseen, seen): (Vec<NodeId>, Vec<NodeId>) = tree
        .children(line)
        .partition(|&n| heard::is_heard(tree, n) && of_word(KINDS, &tree.folded_text(n)).is_some());
    if seen.iter().any(|&n| !tree.folded_text(n).is_empty()) {
        for id in unseen {
            tree.detach(id);
        }
    }
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
    if let Some(at) = classes(tree, id).find_map(|class| SHOUTED.binary_search(&class).ok()) {
        return of_word(KINDS, SHOUTED[at]);
    }
    let is_plain = has_class(tree, id, PLAIN);
    let is_note = tree.attribute(id, name::ROLE) == Some("note");
    let is_box = is_plain || is_note || has_word(tree, id, BOXES) || tree.is(id, name::ASIDE);
    if !is_box {
        return None;
    }
    let is_of_documentation = has_word(tree, id, OF_DOCUMENTATION);
    let of_word = |word: &str| {
        let more = || of_word(KINDS_OF_DOCUMENTATION, word).filter(|_| is_of_documentation);
        of_word(KINDS, word).or_else(more)
    };
    let mut telling = classes(tree, id).filter(|class| PLAIN.binary_search(class).is_err());
    let named = telling.find_map(|class| words_of(class).filter_map(of_word).last());
    named.or_else(|| (is_note || is_plain).then_some("note"))
}

/// The kind a table has for a word.
fn of_word(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    let word = word.to_ascii_lowercase();
    let at = table.binary_search_by_key(&word.as_str(), |&(w, _)| w);
    at.ok().map(|at| table[at].1)
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
        for table in [OF_DOCUMENTATION, PLAIN, SHOUTED] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
        for table in [KINDS, KINDS_OF_DOCUMENTATION] {
            assert!(table.is_sorted_by(|a, b| a.0 < b.0), "{table:?}");
        }
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
    fn boxes_of_documentation_say_it_by_more_words() {
        for (class, kind) in [
            ("NOTE", "note"),
            ("notecard warning", "warning"),
            ("admonition seealso", "note"),
            ("admonition", "note"),
            ("kg-callout-card kg-callout-card-blue", "note"),
            (
                "confluence-information-macro confluence-information-macro-tip",
                "tip",
            ),
        ] {
            let before = format!("<div class='{class}'>a</div>");
            check(
                super::run,
                &before,
                &format!("<aside data-kind=\"{kind}\">a</aside>"),
            );
        }
        for class in ["example", "custom-example", "note", "callout-title"] {
            let before = format!("<div class='{class}'>a</div>");
            check(super::run, &before, "<div>a</div>");
        }
    }

    #[test]
    fn a_sign_stands_before_the_text() {
        check(
            super::run,
            "<div class=kg-callout-card><div>💡</div><div>a <b>b</b></div></div>",
            "<aside data-kind=\"note\"><div>💡 a <b>b</b></div></aside>",
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
        check(
            super::run,
            "<div class=TIP><p><i class=sr-only>Tip</i>b</p><p>a</p></div>\
             <div class='admonitionblock note'><table><tr><td><div class=title>Note</div><td>a</table></div>",
            "<aside data-kind=\"tip\"><p><strong>b</strong></p><p>a</p></aside>\
             <aside data-kind=\"note\"><table><tbody><tr><td><div><strong>Note</strong></div></td>\
             <td>a</td></tr></tbody></table></aside>",
        );
    }
}
