//! Words in `class`, `id` and `rel` that tell what an element is for.
//!
//! A value is split at what is not alphanumeric and at humps (`postAuthor`), in lower case.

use crate::dom::{Document, NodeId, name};
use std::collections::HashMap;

/// Who wrote it. Sorted.
const AUTHOR: &[&str] = &[
    "auteur",
    "author",
    "authorname",
    "authors",
    "autor",
    "autoren",
    "autores",
    "byline",
    "bylines",
    "contributor",
    "contributors",
    "creator",
    "giornalista",
    "journalist",
    "journaliste",
    "journalists",
    "penulis",
    "periodista",
    "redakteur",
    "reporter",
    "tacgia",
    "username",
    "verfasser",
    "wartawan",
    "writer",
    "writers",
];
/// About the author, but not the name. Sorted.
const BESIDE_AUTHOR: &[&str] = &[
    "about",
    "avatar",
    "bio",
    "biography",
    "comment",
    "comments",
    "count",
    "desc",
    "description",
    "follow",
    "icon",
    "image",
    "img",
    "job",
    "more",
    "photo",
    "picture",
    "position",
    "related",
    "role",
    "share",
    "social",
    "thumb",
    "thumbnail",
    "title",
];
/// When it came out or changed. Sorted.
const DATE: &[&str] = &[
    "date",
    "dateline",
    "datetime",
    "datum",
    "entrydate",
    "fecha",
    "postdate",
    "pubdate",
    "publish",
    "published",
    "time",
    "timestamp",
];
/// When it changed. Sorted.
const UPDATED: &[&str] = &["lastmod", "modified", "update", "updated", "updatetime"];
/// Parts of a page that tell of other things than its article. Sorted.
const OUTSIDE: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "commentlist",
    "comments",
    "cookie",
    "disqus",
    "footer",
    "latest",
    "menu",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "popular",
    "popup",
    "promo",
    "quote",
    "rating",
    "ratings",
    "recent",
    "recirc",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "replies",
    "respond",
    "review",
    "reviews",
    "sidebar",
    "teaser",
    "teasers",
    "testimonial",
    "testimonials",
    "trending",
    "widget",
    "widgets",
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
        let is = |table: &[&str]| table.binary_search(&token).is_ok();
        found.marks.author |= is(AUTHOR);
        found.is_beside_author |= is(BESIDE_AUTHOR);
        found.marks.date |= is(DATE);
        found.marks.updated |= is(UPDATED);
        found.marks.outside |= is(OUTSIDE);
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
    fn tables_are_sorted() {
        for table in [AUTHOR, BESIDE_AUTHOR, DATE, UPDATED, OUTSIDE] {
            assert!(table.is_sorted_by(|a, b| a < b));
        }
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
