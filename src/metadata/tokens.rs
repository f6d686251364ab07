//! Words in `class`, `id` and `rel` that tell what an element is for.
//!
//! A value is split at what is not alphanumeric and at humps (`postAuthor`), in lower case.

use crate::dom::{Document, NodeId, name};
use std::collections::HashMap;

/// What a token is a sign of.
#[derive(Clone, Copy, Debug)]
enum Sign {
    /// Who wrote it.
    Author,
    /// Something about the author that is not the name.
    BesideAuthor,
    /// When it came out or changed.
    Date,
    /// When it changed.
    Updated,
    /// Parts of a page that tell of other things than its article.
    Outside,
}

/// What tokens are signs of. Sorted.
const SIGNS: &[(&str, &[Sign])] = &[
    ("about", &[Sign::BesideAuthor]),
    ("auteur", &[Sign::Author]),
    ("author", &[Sign::Author]),
    ("authorname", &[Sign::Author]),
    ("authors", &[Sign::Author]),
    ("autor", &[Sign::Author]),
    ("autoren", &[Sign::Author]),
    ("autores", &[Sign::Author]),
    ("avatar", &[Sign::BesideAuthor]),
    ("bio", &[Sign::BesideAuthor]),
    ("biography", &[Sign::BesideAuthor]),
    ("breadcrumb", &[Sign::Outside]),
    ("breadcrumbs", &[Sign::Outside]),
    ("byline", &[Sign::Author]),
    ("bylines", &[Sign::Author]),
    ("comment", &[Sign::BesideAuthor, Sign::Outside]),
    ("commentlist", &[Sign::Outside]),
    ("comments", &[Sign::BesideAuthor, Sign::Outside]),
    ("contributor", &[Sign::Author]),
    ("contributors", &[Sign::Author]),
    ("cookie", &[Sign::Outside]),
    ("count", &[Sign::BesideAuthor]),
    ("creator", &[Sign::Author]),
    ("date", &[Sign::Date]),
    ("dateline", &[Sign::Date]),
    ("datetime", &[Sign::Date]),
    ("datum", &[Sign::Date]),
    ("desc", &[Sign::BesideAuthor]),
    ("description", &[Sign::BesideAuthor]),
    ("disqus", &[Sign::Outside]),
    ("entrydate", &[Sign::Date]),
    ("fecha", &[Sign::Date]),
    ("follow", &[Sign::BesideAuthor]),
    ("footer", &[Sign::Outside]),
    ("giornalista", &[Sign::Author]),
    ("icon", &[Sign::BesideAuthor]),
    ("image", &[Sign::BesideAuthor]),
    ("img", &[Sign::BesideAuthor]),
    ("job", &[Sign::BesideAuthor]),
    ("journalist", &[Sign::Author]),
    ("journaliste", &[Sign::Author]),
    ("journalists", &[Sign::Author]),
    ("lastmod", &[Sign::Updated]),
    ("latest", &[Sign::Outside]),
    ("menu", &[Sign::Outside]),
    ("modified", &[Sign::Updated]),
    ("more", &[Sign::BesideAuthor]),
    ("mostread", &[Sign::Outside]),
    ("nav", &[Sign::Outside]),
    ("navbar", &[Sign::Outside]),
    ("navigation", &[Sign::Outside]),
    ("newsletter", &[Sign::Outside]),
    ("penulis", &[Sign::Author]),
    ("periodista", &[Sign::Author]),
    ("photo", &[Sign::BesideAuthor]),
    ("picture", &[Sign::BesideAuthor]),
    ("popular", &[Sign::Outside]),
    ("popup", &[Sign::Outside]),
    ("position", &[Sign::BesideAuthor]),
    ("postdate", &[Sign::Date]),
    ("promo", &[Sign::Outside]),
    ("pubdate", &[Sign::Date]),
    ("publish", &[Sign::Date]),
    ("published", &[Sign::Date]),
    ("quote", &[Sign::Outside]),
    ("rating", &[Sign::Outside]),
    ("ratings", &[Sign::Outside]),
    ("recent", &[Sign::Outside]),
    ("recirc", &[Sign::Outside]),
    ("recommend", &[Sign::Outside]),
    ("recommendation", &[Sign::Outside]),
    ("recommendations", &[Sign::Outside]),
    ("recommended", &[Sign::Outside]),
    ("redakteur", &[Sign::Author]),
    ("related", &[Sign::BesideAuthor, Sign::Outside]),
    ("replies", &[Sign::Outside]),
    ("reporter", &[Sign::Author]),
    ("respond", &[Sign::Outside]),
    ("review", &[Sign::Outside]),
    ("reviews", &[Sign::Outside]),
    ("role", &[Sign::BesideAuthor]),
    ("share", &[Sign::BesideAuthor]),
    ("sidebar", &[Sign::Outside]),
    ("social", &[Sign::BesideAuthor]),
    ("tacgia", &[Sign::Author]),
    ("teaser", &[Sign::Outside]),
    ("teasers", &[Sign::Outside]),
    ("testimonial", &[Sign::Outside]),
    ("testimonials", &[Sign::Outside]),
    ("thumb", &[Sign::BesideAuthor]),
    ("thumbnail", &[Sign::BesideAuthor]),
    ("time", &[Sign::Date]),
    ("timestamp", &[Sign::Date]),
    ("title", &[Sign::BesideAuthor]),
    ("trending", &[Sign::Outside]),
    ("update", &[Sign::Updated]),
    ("updated", &[Sign::Updated]),
    ("updatetime", &[Sign::Updated]),
    ("username", &[Sign::Author]),
    ("verfasser", &[Sign::Author]),
    ("wartawan", &[Sign::Author]),
    ("widget", &[Sign::Outside]),
    ("widgets", &[Sign::Outside]),
    ("writer", &[Sign::Author]),
    ("writers", &[Sign::Author]),
];

/// What the tokens of an element say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// It names an author.
    pub author: bool,
    /// It holds a date.
    pub date: bool,
    /// That date is of the last change.
    pub updated: bool,
    /// It tells of other things than the article.
    pub outside: bool,
}

/// Reads marks. Most values stand at many elements of a page, and are read once.
#[derive(Default, Debug)]
pub struct MarksReader<'a> {
    seen: HashMap<&'a str, Found>,
}

/// What one value says.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    marks: Marks,
    is_beside_author: bool,
}

impl<'a> MarksReader<'a> {
    /// The marks of an element.
    pub fn marks(&mut self, document: &'a Document, id: NodeId) -> Marks {
        let mut marks = Marks::default();
        let mut is_beside_author = false;
        for key in [name::CLASS, name::ID, name::REL] {
            let Some(value) = document.attribute(id, key) else {
                continue;
            };
            let found = *self.seen.entry(value).or_insert_with(|| find(value));
            marks.author |= found.marks.author;
            marks.date |= found.marks.date;
            marks.updated |= found.marks.updated;
            marks.outside |= found.marks.outside;
            is_beside_author |= found.is_beside_author;
        }
        marks.author &= !is_beside_author;
        marks
    }
}

fn find(value: &str) -> Found {
    let mut found = Found::default();
    each_token(value, |token| {
        let Ok(at) = SIGNS.binary_search_by_key(&token, |&(text, _)| text) else {
            return;
        };
        for sign in SIGNS[at].1 {
            *match sign {
                Sign::Author => &mut found.marks.author,
                Sign::BesideAuthor => &mut found.is_beside_author,
                Sign::Date => &mut found.marks.date,
                Sign::Updated => &mut found.marks.updated,
                Sign::Outside => &mut found.marks.outside,
            } = true;
        }
    });
    found
}

/// Calls `see` with each token of a value, in lower case.
fn each_token(value: &str, mut see: impl FnMut(&str)) {
    let mut token = String::new();
    let mut was_lower = false;
    for c in value.chars() {
        let is_hump = c.is_uppercase() && was_lower;
        if (is_hump || !c.is_alphanumeric()) && !token.is_empty() {
            see(&token);
            token.clear();
        }
        if c.is_alphanumeric() {
            token.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    if !token.is_empty() {
        see(&token);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_sorted() {
        assert!(SIGNS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn values_split_at_humps_and_signs() {
        let mut all = Vec::new();
        each_token("postAuthor__name BYLINE", |token| {
            all.push(token.to_owned())
        });
        assert_eq!(all, ["post", "author", "name", "byline"]);
    }
}
