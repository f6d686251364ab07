//! The headings that a page shows, and the one that may be its title.

use super::SAME;
use super::likeness::{is_run, likeness, list, set};
use super::parts::{is_same, parts, without_bar};
use super::told::{Told, is_home};
use crate::dom::{Document, NodeId, name};
use crate::metadata::sites::Sites;
use crate::metadata::{markup, tidy};
use crate::words::words;
use std::collections::HashSet;

/// The most headings that are looked at.
const MAX_HEADINGS: usize = 300;
/// The longest heading that can be a title, in bytes.
pub const MAX_HEADING: usize = 400;

/// A heading that may be the title.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The heading.
    pub node: NodeId,
    /// What it says.
    pub text: String,
    /// Whether it is an `h1`.
    pub is_first_rank: bool,
    /// Whether no other of the first rank says something.
    pub is_only: bool,
    /// How much it has in common with what the page states, 0 to 1.
    pub likeness: f32,
}

/// The headings of the first three ranks that are not the site's name.
pub fn headings(document: &Document, sites: &Sites) -> Vec<Shown> {
    let headings = document
        .descendants(document.body())
        .filter(|&id| document.is_any(id, &[name::H1, name::H2, name::H3]));
    headings
        .filter_map(|node| {
            markup::short_text(document, node, MAX_HEADING)?;
            let text = tidy::text(&document.folded_text(node));
            let text =
                text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '¶' | '#' | '§'));
            let text = without_bar(text);
            let is_title = !text.is_empty() && !sites.is_one(&text) && !is_home(&text);
            is_title.then(|| Shown {
                node,
                is_first_rank: document.is(node, name::H1),
                text,
                is_only: false,
                likeness: 0.0,
            })
        })
        .take(MAX_HEADINGS)
        .collect()
}

/// Elements that are called a title and nothing else: some programs have no headings for posts.
fn called_titles(document: &Document) -> impl Iterator<Item = Shown> {
    let is_called = |&id: &NodeId| document.attribute(id, name::CLASS) == Some("title");
    let called = document.descendants(document.body()).filter(is_called);
    called.take(MAX_HEADINGS).filter_map(|node| {
        let text = markup::short_text(document, node, MAX_HEADING)?;
        Some(Shown {
            node,
            text: tidy::text(&text),
            is_first_rank: false,
            is_only: false,
            likeness: 0.0,
        })
    })
}

/// The heading most like what the page states: of the first rank, or of a lower one that says
/// just the same where those of the first rank do not, or are a shorter part of the document's
/// title: then they name the site or a section. Where the one of the first rank says a later part
/// of the document's title, what is called a title may say the first.
pub fn best(document: &Document, headings: &[Shown], told: &Told) -> Option<Shown> {
    let references: Vec<HashSet<String>> = told.statements().map(set).collect();
    let like = |heading: &Shown| {
        let own = set(&heading.text);
        let all = references.iter().map(|r| likeness(&own, r));
        let is_in_document = is_run(&list(&heading.text), &list(&told.whole));
        all.fold(if is_in_document { SAME } else { 0.0 }, f32::max)
    };
    let mut best: Option<Shown> = None;
    let is_only = headings.iter().filter(|h| h.is_first_rank).count() == 1;
    for heading in headings.iter().filter(|h| h.is_first_rank) {
        let likeness = like(heading);
        if best.as_ref().is_none_or(|b| likeness > b.likeness) {
            best = Some(Shown {
                likeness,
                is_only,
                ..heading.clone()
            });
        }
    }
    let parts = parts(&told.whole);
    let part = |text: &str| parts.iter().position(|part| is_same(part, text));
    let is_part = |text: &str| part(text).is_some();
    let says_it = |heading: &&Shown| {
        let is_stated = told.all().any(|t| is_same(t, &heading.text));
        !heading.is_first_rank
            && (is_stated || is_part(&heading.text))
            && words(&heading.text).count() > 2
    };
    let mut lower = headings.iter().filter(says_it).map(|lower| Shown {
        likeness: 1.0,
        ..lower.clone()
    });
    let Some(best) = best else {
        return lower.next();
    };
    // What stands above the title and behind it in the document's is the name of a larger work.
    let names_the_whole = |title: &&Shown| {
        let places = part(&title.text).zip(part(&best.text));
        let is_earlier = places.is_some_and(|(title, whole)| title < whole);
        is_earlier && title.node > best.node && words(&title.text).count() > 2
    };
    let called = || {
        part(&best.text).filter(|&at| at > 0)?;
        let is_title = |title: &Shown| part(&title.text) == Some(0) && title.node > best.node;
        called_titles(document).find(is_title)
    };
    let title = headings.iter().find(names_the_whole).cloned();
    if let Some(title) = title.or_else(called) {
        return Some(Shown {
            likeness: 1.0,
            ..title
        });
    }
    // A heading of the first rank that repeats the document's title, where another one says
    // what is stated, is made for search engines.
    let repeats = is_same(&best.text, &told.cut) || is_same(&best.text, &told.whole);
    let wins = |lower: &Shown| {
        let is_longer_part =
            is_part(&best.text) && is_part(&lower.text) && best.text.len() < lower.text.len();
        let is_other = repeats
            && !is_same(&lower.text, &best.text)
            && told.statements().any(|t| is_same(t, &lower.text));
        best.likeness < SAME || is_longer_part || is_other
    };
    Some(lower.find(wins).unwrap_or(best))
}
