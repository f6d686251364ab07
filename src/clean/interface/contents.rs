//! A list of contents goes, with what it is called: the reader makes one of its own from the
//! headings, and a book has one.
//!
//! Structure tells it: a list of links within the page that say what the headings say, and nothing
//! else. Where scripts would make the list, its title stands alone: in a box that is named after
//! contents, or with the empty list it is of.

use crate::clean::Context;
use crate::clean::little::Little;
use crate::dom::classes::{classes, words_of};
use crate::dom::{ArticleTree, Name, NodeId, Step, name, sets};
use crate::words::{effective_words, words};
use std::collections::HashSet;

/// Fewer links may be anything.
const MIN_LINKS: usize = 3;
/// So many of ten links at least say what a heading says; some headings are left out.
const MIN_SAID: usize = 8;
/// What a list of contents is called has at most so many words.
const MAX_TITLE: usize = 5;
/// Levels up to which an element may hold the list and its title alone.
const LEVELS: usize = 4;
/// An article has one, or one short and one long.
const MAX_LISTS: usize = 2;

const LISTS: &[Name] = &[name::OL, name::UL];
/// What scripts would put a list into.
const EMPTY: &[Name] = &[name::NAV, name::OL, name::UL];
/// What is more than a title.
const SHOWN: &[Name] = &[name::FIGURE, name::IMG, name::PRE, name::TABLE, name::VIDEO];

/// What is left of a list that scripts would make.
const UNMADE: Little = Little {
    bytes: 80,
    nodes: 24,
};

/// Takes lists of contents away.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    take_unmade(tree);
    let headings: HashSet<String> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is_any(id, sets::HEADINGS))
        .map(|id| said(&tree.folded_text(id)))
        .filter(|said| !said.is_empty())
        .collect();
    if headings.len() < MIN_LINKS {
        return;
    }
    let lists = outermost_lists(tree).into_iter();
    let found = lists.filter(|&list| is_contents(tree, list, &headings));
    for list in found.take(MAX_LISTS).collect::<Vec<_>>() {
        if let Some(title) = title_before(tree, list) {
            tree.detach(title);
        }
        let whole = with_title(tree, list);
        tree.detach(whole);
    }
}

/// Takes away titles of lists that are not there.
fn take_unmade(tree: &mut ArticleTree) {
    let mut next = tree.first_child(NodeId::ROOT);
    while let Some(id) = next {
        let is_unmade = tree.is_element(id) && is_unmade(tree, id);
        next = match is_unmade {
            true => tree.following_skipping(id, NodeId::ROOT),
            false => tree.following(id, NodeId::ROOT),
        };
        if is_unmade {
            tree.detach(id);
        }
    }
}

fn is_unmade(tree: &ArticleTree, id: NodeId) -> bool {
    if tree.is_inline(id) || tree.is_any(id, sets::HEADINGS) {
        return false;
    }
    let may_be = |n| !tree.is(n, name::A) && !tree.is_any(n, SHOWN);
    let is_title = || {
        let words = word_count(tree, id);
        (1..=MAX_TITLE).contains(&words)
    };
    let is_empty_list = |n| tree.is_any(n, EMPTY) && tree.folded_text(n).is_empty();
    let has_heading = || tree.children(id).any(|n| tree.is_any(n, sets::HEADINGS));
    UNMADE.holds(tree, id, may_be)
        && is_title()
        && (is_named(tree, id) || (has_heading() && tree.children(id).any(is_empty_list)))
}

/// `toc`, `table-of-contents`
fn is_named(tree: &ArticleTree, id: NodeId) -> bool {
    classes(tree, id).any(|class| {
        let words: Vec<String> = words_of(class).map(str::to_lowercase).collect();
        let is_of = |w: &[String]| w[0] == "table" && w[1] == "of" && w[2].starts_with("content");
        words.iter().any(|word| word == "toc") || words.windows(3).any(is_of)
    })
}

fn outermost_lists(tree: &ArticleTree) -> Vec<NodeId> {
    let mut lists = Vec::new();
    let mut inside = None;
    for step in tree.walk(NodeId::ROOT) {
        match step {
            Step::Enter(id) if inside.is_none() && tree.is_any(id, LISTS) => {
                inside = Some(id);
                lists.push(id);
            }
            Step::Leave(id) if inside == Some(id) => inside = None,
            _ => {}
        }
    }
    lists
}

fn is_contents(tree: &ArticleTree, list: NodeId, headings: &HashSet<String>) -> bool {
    let (mut links, mut of_headings) = (0, 0);
    let mut link = None;
    for step in tree.walk(list) {
        match step {
            Step::Enter(id) if link.is_none() && tree.is(id, name::A) => {
                let href = tree.attribute(id, name::HREF).unwrap_or_default();
                if !href.contains('#') {
                    return false;
                }
                link = Some(id);
                links += 1;
                of_headings += usize::from(headings.contains(&said(&tree.folded_text(id))));
            }
            Step::Leave(id) if link == Some(id) => link = None,
            Step::Enter(id) if tree.is_any(id, SHOWN) => return false,
            Step::Enter(id) if link.is_none() && tree.text(id).contains(char::is_alphabetic) => {
                return false;
            }
            _ => {}
        }
    }
    links >= MIN_LINKS && of_headings * 10 >= links * MIN_SAID
}

/// The words of a heading without the number before them, in lower case.
fn said(text: &str) -> String {
    let text = text.to_lowercase();
    let is_number = |word: &&str| word.chars().all(char::is_numeric);
    let words: Vec<&str> = words(&text).skip_while(is_number).collect();
    words.join(" ")
}

/// The heading or line just before the list that has nothing else below it.
fn title_before(tree: &ArticleTree, list: NodeId) -> Option<NodeId> {
    let element = |mut at: Option<NodeId>, step: fn(&ArticleTree, NodeId) -> Option<NodeId>| {
        while let Some(id) = at.filter(|&id| tree.text(id).trim().is_empty() && tree.is_text(id)) {
            at = step(tree, id);
        }
        at
    };
    let before = element(tree.previous_sibling(list), |t, id| t.previous_sibling(id))?;
    let after = element(tree.next_sibling(list), |t, id| t.next_sibling(id));
    let text = tree.folded_text(before);
    let is_short = (1..=MAX_TITLE).contains(&effective_words(&text));
    let is_heading = tree.is_any(before, sets::HEADINGS)
        && after.is_none_or(|after| tree.is_any(after, sets::HEADINGS));
    let is_line = tree.is(before, name::P) && text.ends_with([':', '：']);
    (is_short && (is_heading || is_line)).then_some(before)
}

/// The element that holds the list and what it is called, and nothing else.
fn with_title(tree: &ArticleTree, list: NodeId) -> NodeId {
    let most = word_count(tree, list) + MAX_TITLE;
    let holds_no_more = |&id: &NodeId| {
        let is_part = tree.is_any(id, &[name::ARTICLE, name::BODY]) || id == NodeId::ROOT;
        !is_part && word_count(tree, id) <= most
    };
    let around = tree.self_and_ancestors(list).take(LEVELS);
    around.take_while(holds_no_more).last().unwrap_or(list)
}

fn word_count(tree: &ArticleTree, id: NodeId) -> usize {
    effective_words(&tree.folded_text(id))
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    const TEXT: &str = "<h2 id=\"sp-h1\">Mưa</h2><p>một</p><h2 id=\"sp-h2\">2. Gió to</h2><p>hai</p>\
                        <h2 id=\"sp-h3\">Nắng</h2><p>ba bốn năm sáu bảy tám</p>";
    const LIST: &str = "<ul><li><a href=#sp-h1>1 Mưa</a><li><a href=#sp-h2>Gió to</a>\
                        <ul><li>3. <a href=#sp-h3>Nắng</a></ul></ul>";

    #[test]
    fn a_list_of_all_headings_goes_with_its_title() {
        let title = "<h2>Mục lục</h2>";
        for contents in [
            LIST.to_owned(),
            format!("<div><p>Mục lục</p><nav>{LIST}</nav></div>"),
            format!("{title}{LIST}"),
            format!("<p>Trong bài:</p>{LIST}"),
        ] {
            check(super::run, &format!("{contents}{TEXT}"), TEXT);
        }
    }

    #[test]
    fn the_title_of_a_list_that_is_not_there_goes() {
        for unmade in [
            "<div class=blog-toc__head><h4>Mục lục</h4><div></div></div>",
            "<p class=table-of-contents-title>Mục lục</p>",
            "<aside><h2>Mục lục</h2><nav></nav></aside>",
        ] {
            check(super::run, &format!("{unmade}{TEXT}"), TEXT);
        }
        let kept = "<div><h2 id=\"sp-h4\">Mục lục</h2></div><section><p>a b</p></section>";
        check(
            super::run,
            &format!("{kept}{TEXT}"),
            &format!("{kept}{TEXT}"),
        );
    }

    #[test]
    fn lists_that_say_more_or_lead_elsewhere_stay() {
        let item = |href: &str, text: &str| format!("<li><a href=\"{href}\">{text}</a></li>");
        let here = |a: &str, b: &str| item("#sp-h1", a) + &item("#sp-h2", b);
        let away = item("https://a.example/x#y", "Mưa") + &item("https://a.example/x", "Gió to");
        for items in [
            here("Mưa", "Gió to") + "<li>một</li>",
            here("Mưa", "Gió to"),
            here("Một", "Hai") + &item("#sp-h3", "Nắng"),
            away + &item("#sp-h3", "Nắng"),
        ] {
            let html = format!("<p>eins</p><ul>{items}</ul>{TEXT}");
            check(super::run, &html, &html);
        }
    }
}
