//! What only those hear whom a program reads the page to, and what only the eye sees beside it.
//!
//! ```text
//! <a href=…>the report<span class="sr-only"> (opens in a new tab)</span></a>      goes
//! <s>€60</s><span class="sr-only">Regular price</span><b>€48</b>                  a word of its own
//! <span aria-hidden="true">mins</span>                                            said twice
//! ```

use super::page_marks::has_little;
use crate::clean::Context;
use crate::dom::classes::{has_class, has_word};
use crate::dom::{ArticleTree, Name, NodeId, name, sets};

/// Class names of text for screen readers alone. Sorted.
const HEARD: &[&str] = &[
    "a11y-hidden",
    "screen-reader-only",
    "screen-reader-text",
    "screenreader-only",
    "sr-only",
    "u-hidden-visually",
    "u-visually-hidden",
    "visually-hidden",
    "visuallyHidden",
    "visuallyhidden",
];
/// What is told beside the words of these says what they are, which the eye sees.
const TOLD: &[Name] = &[name::A, name::FIGCAPTION, name::FIGURE, name::SUMMARY];
/// Words in class names of titles. Sorted.
const TITLE_WORDS: &[&str] = &["heading", "title"];
/// So many levels above what is heard they stand at most.
const LEVELS: usize = 5;

/// Takes away what is told of links, headings and pictures, and what is said once more; the rest
/// becomes words of its own.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        if !tree.is_element(id) {
            continue;
        }
        if is_said_twice(tree, id) || is_way_to_place(tree, id) {
            tree.detach(id);
        } else if is_heard(tree, id) {
            match is_told(tree, id) {
                true => tree.detach(id),
                false => set_apart(tree, id),
            }
        }
    }
}

/// Whether an element is for screen readers alone.
pub fn is_heard(tree: &ArticleTree, id: NodeId) -> bool {
    has_class(tree, id, HEARD)
}

/// Whether an element of a line is for the eye alone.
pub fn is_seen_alone(tree: &ArticleTree, id: NodeId) -> bool {
    let aria_hidden = tree.attribute(id, name::ARIA_HIDDEN);
    aria_hidden == Some("true") && tree.is_inline(id)
}

/// Whether an element is told beside the words of a link, a heading or a picture.
fn is_told(tree: &ArticleTree, id: NodeId) -> bool {
    let mut around = tree.self_and_ancestors(id).skip(1).take(LEVELS);
    let names = |n: NodeId| {
        tree.is_any(n, TOLD) || tree.is_any(n, sets::HEADINGS) || has_word(tree, n, TITLE_WORDS)
    };
    around
        .find(|&n| names(n))
        .is_some_and(|holder| shows_words(tree, holder))
}

/// Whether something in an element is shown: words that are not heard alone, or a picture.
fn shows_words(tree: &ArticleTree, holder: NodeId) -> bool {
    if !has_little(tree, holder) {
        return true;
    }
    let is_shown = |n: NodeId| {
        let mut line = tree.self_and_ancestors(n).take_while(|&a| a != holder);
        let is_seen = !tree.text(n).trim().is_empty() || tree.is(n, name::IMG);
        is_seen && !line.any(|a| is_heard(tree, a))
    };
    tree.descendants(holder).any(is_shown)
}

/// Whether an element is a link to a place on the page that only those hear who need it.
fn is_way_to_place(tree: &ArticleTree, id: NodeId) -> bool {
    let href = tree.attribute(id, name::HREF).unwrap_or_default();
    let has_heard = || tree.descendants(id).any(|n| is_heard(tree, n));
    tree.is(id, name::A)
        && href.contains('#')
        && has_little(tree, id)
        && has_heard()
        && !shows_words(tree, id)
}

/// What is heard alone stands nowhere on the screen: beside other elements it is a word of its own.
fn set_apart(tree: &mut ArticleTree, id: NodeId) {
    let before = tree.previous_sibling(id);
    let after = tree.next_sibling(id);
    if before.is_some_and(|n| tree.is_element(n)) {
        tree.insert_text_before(id, " ");
    }
    if let Some(after) = after.filter(|&n| tree.is_element(n)) {
        tree.insert_text_before(after, " ");
    }
}

/// Whether text for the eye alone says what its neighbour, or the end of it, says to those who hear
/// the page, which stays: a first letter in large, a unit in short.
fn is_said_twice(tree: &ArticleTree, id: NodeId) -> bool {
    let is_heard = |n: Option<NodeId>| {
        let ends = |n: NodeId| tree.last_child(n).is_some_and(|last| is_heard(tree, last));
        n.is_some_and(|n| is_heard(tree, n) || ends(n))
    };
    let apart = |n: &NodeId| tree.is_element(*n) || !tree.text(*n).trim().is_empty();
    let before = std::iter::successors(tree.previous_sibling(id), |&n| tree.previous_sibling(n));
    let after = std::iter::successors(tree.next_sibling(id), |&n| tree.next_sibling(n));
    is_seen_alone(tree, id)
        && (is_heard(before.take(2).find(apart)) || is_heard(after.take(2).find(apart)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;

    #[test]
    fn tables_are_sorted() {
        for table in [HEARD, TITLE_WORDS] {
            assert!(table.is_sorted_by(|a, b| a < b));
        }
    }

    #[test]
    fn what_is_said_twice_is_said_once() {
        check(
            super::run,
            "<p><span aria-hidden=true>I</span><span class=sr-only>I</span>n 35<span class=sr-only> \
             minutes</span> <span aria-hidden=true>mins</span></p>",
            "<p>In 35 minutes </p>",
        );
        check(
            super::run,
            "<p><b>35<span class=sr-only> minutes</span></b> <span aria-hidden=true>mins</span></p>",
            "<p><b>35 minutes</b> </p>",
        );
        check(
            super::run,
            "<p><span aria-hidden=true>I</span>n</p>",
            "<p>In</p>",
        );
    }

    #[test]
    fn what_is_heard_alone_is_a_word_of_its_own() {
        check(
            super::run,
            "<p><s>€60</s><span class=visually-hidden>Regular price</span><b>€48</b></p>",
            "<p><s>€60</s> Regular price <b>€48</b></p>",
        );
    }

    #[test]
    fn what_is_told_of_links_headings_and_pictures_goes() {
        check(
            super::run,
            "<p><a href='https://a.example/b'>a<span class=sr-only> (opens in a new tab)</span></a></p>\
             <figure><img src='https://a.example/i' alt=''><figcaption><span class=visually-hidden>Image \
             caption, </span>b</figcaption></figure>\
             <h2>c<span class=sr-only>Section</span></h2><a href=#x><span class=sr-only>Link to c</span></a>",
            "<p><a href=\"https://a.example/b\">a</a></p><figure><img src=\"https://a.example/i\" \
             alt=\"\"><figcaption>b</figcaption></figure><h2 id=\"sp-h1\">c</h2>",
        );
        let alone = "<p><a href=\"https://a.example/b\"><span class=sr-only>a</span></a></p>";
        check(
            super::run,
            alone,
            &alone.replace("<span class=sr-only>a</span>", "a"),
        );
    }
}
