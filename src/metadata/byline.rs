//! The byline a reader sees: marked by class, `rel`, address of a link or a word for "by", near
//! the title first; at the end of the text where a page puts it there.

use super::byline_lines as lines;
use super::markup;
use super::names::{self, Trust};
use super::page::{Page, Place};
use crate::dom::{Document, NodeId, name};
use crate::order;

/// The longest byline, in bytes.
const MAX_BYLINE: usize = 240;
/// Parts of addresses that lead to a person's page. Sorted.
const PATHS: &[&str] = &[
    "auteur",
    "auteurs",
    "author",
    "authors",
    "autor",
    "autoren",
    "autores",
    "autori",
    "avtor",
    "avtory",
    "by",
    "contributor",
    "contributors",
    "journalist",
    "penulis",
    "profile",
    "profiles",
    "reporter",
    "staff",
    "tac-gia",
    "writer",
    "writers",
    "yazar",
    "yazarlar",
];
/// How many lines apart two names may stand to be of one byline.
const LINES_APART: usize = 2;

/// A byline and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline {
    /// The people.
    pub people: Vec<String>,
    /// Where it stands.
    pub place: Place,
}

/// Finds the byline nearest to the title.
pub fn find(page: &Page<'_>) -> Option<Byline> {
    let mut marked = marked(page);
    order::sort_by_key(&mut marked, |found| {
        order::of_three(found.place as u8, found.strength, found.line)
    });
    let in_place = |place: Place| together(marked.iter().filter(|f| f.place == place));
    let byline =
        |people: Vec<String>, place| (!people.is_empty()).then_some(Byline { people, place });
    byline(in_place(Place::Head), Place::Head)
        .or_else(|| byline(lines::written(page, page.head.clone()), Place::Head))
        .or_else(|| byline(lines::at_the_end(page), Place::Body))
        .or_else(|| byline(in_place(Place::Body), Place::Body))
        .or_else(|| byline(lines::written_in_full(page), Place::Elsewhere))
        .or_else(|| byline(only_one(&marked), Place::Elsewhere))
        .or_else(|| byline(lines::beside_date(page), Place::Elsewhere))
}

/// Names in an element that is marked as an author's.
#[derive(Clone, Debug)]
struct Found {
    people: Vec<String>,
    place: Place,
    /// 0 for `rel` and class, 1 for a link to a person's page.
    strength: u8,
    line: usize,
}

fn marked(page: &Page<'_>) -> Vec<Found> {
    let document = page.document;
    let mut all = Vec::new();
    let mut node = document.first_child(document.body());
    while let Some(id) = node {
        let found = found_at(page, id);
        node = match found {
            Some(_) => document.following_skipping(id, document.body()),
            None => document.following(id, document.body()),
        };
        all.extend(found);
    }
    all
}

fn found_at(page: &Page<'_>, id: NodeId) -> Option<Found> {
    let document = page.document;
    let place = page.place(id);
    if !document.is_element(id) || place == Place::Outside {
        return None;
    }
    let is_address = document.is(id, name::ADDRESS);
    let is_marked = is_author_link(document, id) || page.marks(id).author;
    let (strength, trust) = match () {
        // Nicknames stand around the title, where threads begin.
        () if is_marked && place == Place::Head => (0, Trust::Stated),
        () if is_marked => (0, Trust::Guessed),
        () if is_address && place == Place::Head => (1, Trust::Guessed),
        () if leads_to_person(document, id) && place == Place::Head => (1, Trust::Guessed),
        () => return None,
    };
    let people = people_in(document, id, trust);
    (!people.is_empty()).then(|| Found {
        people,
        place,
        strength,
        line: page.line(id),
    })
}

fn is_author_link(document: &Document, id: NodeId) -> bool {
    let rel = document.attribute(id, name::REL).unwrap_or_default();
    rel.split_ascii_whitespace()
        .any(|r| r.eq_ignore_ascii_case("author"))
}

fn leads_to_person(document: &Document, id: NodeId) -> bool {
    let href = document
        .is(id, name::A)
        .then(|| document.attribute(id, name::HREF))
        .flatten();
    let Some(href) = href else { return false };
    let path = href.split_once("://").map_or(href, |(_, rest)| rest);
    let mut parts = path
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .split('/')
        .skip(1)
        .peekable();
    while let Some(part) = parts.next() {
        let leads = PATHS
            .binary_search(&part.to_ascii_lowercase().as_str())
            .is_ok();
        if leads && parts.peek().is_some_and(|next| !next.is_empty()) {
            return true;
        }
    }
    false
}

/// The people named below an element: by its links if these are names, else by its first line
/// that has a name.
fn people_in(document: &Document, id: NodeId, trust: Trust) -> Vec<String> {
    let Some(text) = markup::short_text(document, id, MAX_BYLINE) else {
        return Vec::new();
    };
    let links = document
        .descendants(id)
        .filter(|&d| document.is(d, name::A));
    let links: Vec<String> = links
        .filter_map(|link| markup::short_text(document, link, MAX_BYLINE))
        .collect();
    for line in text.lines() {
        // Names that are links need nothing between them; roles beside them are none.
        let of_line = links.iter().filter(|link| line.contains(link.as_str()));
        let linked = names::people(&of_line.collect::<Vec<_>>(), Trust::Guessed);
        let people = match linked.is_empty() {
            true => names::people(&[line], Trust::Guessed),
            false => linked,
        };
        if !people.is_empty() {
            return people;
        }
    }
    let mut first = text.lines().map(|line| names::people(&[line], trust));
    let is_nick = |people: &Vec<String>| matches!(&people[..], [name] if !name.contains(' '));
    first.find(is_nick).unwrap_or_default()
}

/// The names of the first of `found` and of those right after it.
fn together<'a>(found: impl Iterator<Item = &'a Found>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    let mut last: Option<&Found> = None;
    for found in found {
        let is_near = last.is_none_or(|last| {
            last.strength == found.strength && found.line <= last.line + LINES_APART
        });
        if !is_near {
            break;
        }
        people.extend(found.people.iter().cloned());
        last = Some(found);
    }
    names::people(&people, Trust::Stated)
}

/// The one person that marks name, if they all name the same.
fn only_one(marked: &[Found]) -> Vec<String> {
    let mut all = marked.iter().map(|found| &found.people);
    let first = all.next().filter(|people| people.len() == 1);
    match first {
        Some(first) if all.all(|people| people == first) => first.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "<p>One two three four five six seven eight nine ten one two three four five \
        six seven eight nine ten and twelve more.</p>";

    fn check(before: &str, after: &str, expected: &[&str]) {
        let html = format!("<h1>Rain</h1>{before}{TEXT}{TEXT}{after}");
        let document = crate::parse::parse(&html, &Default::default());
        let mut all = document.descendants(NodeId::ROOT);
        let heading = all.find(|&id| document.is(id, name::H1));
        let page = Page::new(&document, heading);
        let found = find(&page).map(|byline| byline.people).unwrap_or_default();
        assert_eq!(found, expected, "{before} {after}");
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(PATHS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn marks_name_the_author() {
        check(
            "<p class=byline>By Ann Lee, <a href=/x>Bo Ek</a></p>",
            "",
            &["Bo Ek"],
        );
        check("<a rel=author href=/>Ann Lee</a>", "", &["Ann Lee"]);
        check(
            "<span class=authorName>Ann Lee</span><span class=authorRole>Chief</span>",
            "",
            &["Ann Lee"],
        );
        check(
            "<a href=/author/ann-lee>Ann Lee</a> <a href=/author/>All</a>",
            "",
            &["Ann Lee"],
        );
    }

    #[test]
    fn words_for_by_name_the_author() {
        check("<p>By Ann Lee | May 3, 2024</p>", "", &["Ann Lee"]);
        check("<p>Von Ann Lee und Bo Ek</p>", "", &["Ann Lee", "Bo Ek"]);
        check("<p>Автор: Анна Ли</p>", "", &["Анна Ли"]);
        check("<p>By the way, it rained</p>", "", &[]);
        check("<p>By</p><p>Ann Lee</p>", "", &["Ann Lee"]);
        check("<h2>Article by</h2><div>Ann Lee</div>", "", &["Ann Lee"]);
        check("<p>by annlee</p>", "", &["annlee"]);
        check(
            "<p>Rain</p><p>by annlee</p><time>today</time>",
            "",
            &["annlee"],
        );
        check("<h2>By train</h2>", "", &[]);
        check("<h2>Von Köln</h2>", "", &[]);
        check("<p>Rain</p><p>Par avion</p>", "", &[]);
    }

    #[test]
    fn a_name_at_the_end_on_the_far_side_is_the_authors() {
        check(
            "",
            "<p style='text-align: right'><strong>Hải An</strong></p>",
            &["Hải An"],
        );
        check("", "<p><strong>Hải An</strong></p>", &[]);
    }

    #[test]
    fn a_line_names_the_author_beside_other_things() {
        check("<p>Ann Lee · 12 March 2026 · 3 min</p>", "", &["Ann Lee"]);
        check("<p>Ann Lee - publié le 1 mars 2026</p>", "", &["Ann Lee"]);
        check(
            "<p>Posted on March 10, 2026 by Ann Lee</p>",
            "",
            &["Ann Lee"],
        );
        check(
            "<p>2026-03-08 09:15 来源：江城日报 作者：周敏</p>",
            "",
            &["周敏"],
        );
        check("<p>Ann Lee, Political Editor</p>", "", &["Ann Lee"]);
        check("<li>김하늘 기자<li>입력 2026.03.10", "", &["김하늘"]);
        check("<p>記者周敏／台北報導</p>", "", &["周敏"]);
    }

    #[test]
    fn links_in_a_row_are_no_name() {
        let row = "<div><a href=a>Apple Podcasts</a><a href=b>Spotify</a></div>";
        check(&format!("<p>March 2, 2026</p>{row}"), "", &[]);
        check("<p>Sort By: Sort By</p>", "", &[]);
        check("<p>Special Offer – Ends March 2, 2026</p>", "", &[]);
    }

    #[test]
    fn authors_of_comments_are_not_asked() {
        check("", "<ul class=comments><li class=author>Bo Ek</ul>", &[]);
    }
}
