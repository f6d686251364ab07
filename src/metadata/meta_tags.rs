//! `meta` elements: Open Graph, Dublin Core, and what other programs agreed on; `link` for the
//! page's own address.

use super::{Author, Source, phrases};
use crate::dom::{Document, NodeId, name};
use std::collections::HashMap;

/// Keys of each thing, the most trusted first.
const TITLE: &[&str] = &[
    "dc.title",
    "dcterm.title",
    "dcterms.title",
    "citation_title",
    "og:title",
    "weibo:article:title",
    "weibo:webpage:title",
    "title",
    "twitter:title",
    "parsely-title",
];
const AUTHOR: &[&str] = &[
    "citation_author",
    "dc.creator",
    "dcterm.creator",
    "dcterms.creator",
    "author",
    "parsely-author",
    "article:author",
    "sailthru.author",
    "byl",
    "authors",
    "article:author_name",
    "article.author",
    "articleauthor",
    "cxenseparse:author",
    "lp.article:author",
    "dable:author",
];
const SITE: &[&str] = &[
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "twitter:app:name:iphone",
];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "citation_publication_date",
    "citation_date",
    "datepublished",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published",
    "published-date",
    "published_time",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "dcterms.date",
    "date",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "datemodified",
    "lastmod",
    "last-modified",
    "updated",
];
const EXCERPT: &[&str] = &[
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
];
const IMAGE: &[&str] = &[
    "og:image",
    "og:image:url",
    "og:image:secure_url",
    "twitter:image",
    "twitter:image:src",
    "thumbnail",
];
const PRICE: &[&str] = &[
    "product:price:amount",
    "product:sale_price:amount",
    "og:price:amount",
];
const LANG: &[&str] = &["content-language", "dc.language", "language", "og:locale"];
/// A surname, or what stands before it, has at most so many words.
const MAX_NAME_PART: usize = 3;
/// An element has at most so many keys; more would repeat its value without end.
const MAX_KEYS: usize = 16;
/// The labels that previews show beside a value of the same number.
const LABELS: &[(&str, &str)] = &[
    ("twitter:label1", "twitter:data1"),
    ("twitter:label2", "twitter:data2"),
];

/// Reads all of them; the first of a key counts, but for authors, who may be several.
pub fn read(document: &Document) -> Source {
    let values = values(document);
    let first = |keys: &[&str]| {
        let mut found = keys.iter().filter_map(|&key| values.get(key)?.first());
        found.next().cloned()
    };
    let authors = AUTHOR.iter().filter_map(|&key| values.get(key));
    let usable = |all: &&Vec<String>| all.iter().any(|value| !is_address(value));
    let authors = authors.filter(usable).map(|all| turned(all)).next();
    let canonical = canonical(document);
    // A page shows one of them, or what it was before too.
    let prices = PRICE.iter().filter_map(|&key| values.get(key));
    Source {
        title: first(TITLE),
        authors: authors
            .or_else(|| labelled_author(&values).map(|name| vec![name]))
            .unwrap_or_default()
            .into_iter()
            .map(Author::person)
            .collect(),
        site_name: first(SITE),
        published: first(PUBLISHED),
        modified: first(MODIFIED),
        lang: first(LANG),
        excerpt: first(EXCERPT),
        image: first(IMAGE),
        canonical: canonical.or_else(|| first(&["og:url"])),
        types: first(&["og:type"])
            .map(|t| t.to_lowercase())
            .into_iter()
            .collect(),
        stated_prices: prices.flatten().cloned().collect(),
        ..Source::default()
    }
}

/// Whether a value is but the way to a person; a name may have it behind it in brackets.
fn is_address(value: &str) -> bool {
    let value = value.trim();
    value.starts_with('@') || value.contains("://") && !value.contains(char::is_whitespace)
}

/// All values that are not blank, by key in lower case. Those of `property` come before those of
/// `name`, which pages often leave from an older time.
fn values(document: &Document) -> HashMap<String, Vec<String>> {
    let mut values: HashMap<String, Vec<String>> = HashMap::new();
    // Microdata has its own source.
    for attribute in [name::PROPERTY, name::NAME, name::HTTP_EQUIV] {
        let mut more: HashMap<String, Vec<String>> = HashMap::new();
        let all = document.descendants(NodeId::ROOT);
        for id in all.filter(|&id| document.is(id, name::META)) {
            let content = document.attribute(id, name::CONTENT).unwrap_or_default();
            let keys = document.attribute(id, attribute).unwrap_or_default();
            for key in keys.split_ascii_whitespace().take(MAX_KEYS) {
                if !content.trim().is_empty() {
                    more.entry(folded(key))
                        .or_default()
                        .push(content.to_owned());
                }
            }
        }
        for (key, texts) in more {
            values.entry(key).or_insert(texts);
        }
    }
    values
}

/// A key in lower case; `dc:title` and `dcterm:title` are `dc.title`, `dcterms:created` is
/// `dcterms.created`.
fn folded(key: &str) -> String {
    let key = key.to_lowercase();
    match key.split_once(':') {
        Some(("dc" | "dcterm", rest)) => format!("dc.{rest}"),
        Some(("dcterms", rest)) => format!("dcterms.{rest}"),
        _ => key,
    }
}

fn canonical(document: &Document) -> Option<String> {
    let mut links = document
        .descendants(NodeId::ROOT)
        .filter(|&id| document.is(id, name::LINK));
    let link = links.find(|&id| {
        let rel = document.attribute(id, name::REL).unwrap_or_default();
        rel.eq_ignore_ascii_case("canonical")
    })?;
    document.attribute(link, name::HREF).map(str::to_owned)
}

/// Names as they are said, where all have the surname first, before a comma: those of papers.
fn turned(names: &[String]) -> Vec<String> {
    let turn = |name: &String| {
        let (last, first) = name.split_once(',')?;
        let (last, first) = (last.trim(), first.trim());
        let is_one = !last.is_empty() && !first.is_empty() && !first.contains(',');
        let is_short = |part: &str| part.split_whitespace().count() <= MAX_NAME_PART;
        (is_one && is_short(last) && is_short(first)).then(|| format!("{first} {last}"))
    };
    let all: Option<Vec<String>> = names.iter().map(turn).collect();
    match all {
        // A single value with a comma may be two people, or one and a place.
        Some(all) if all.len() > 1 => all,
        _ => names.to_vec(),
    }
}

/// The value whose label is a word for "author" or "by" in some language.
fn labelled_author(values: &HashMap<String, Vec<String>>) -> Option<String> {
    LABELS.iter().find_map(|&(label, data)| {
        let label = values.get(label)?.first()?.to_lowercase();
        let label = label.trim().trim_end_matches(':');
        let length = phrases::prefix(phrases::BEFORE_NAMES, label)?;
        let value = values.get(data)?.first()?;
        (length == label.len()).then(|| value.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(html: &str) -> Source {
        let document = crate::parse::parse(html, &Default::default());
        read(&document)
    }

    #[test]
    fn all_prices_are_stated() {
        let found = source(
            "<meta property=product:price:amount content=40>\
             <meta property=product:sale_price:amount content=38.50>",
        );
        assert_eq!(found.stated_prices, ["40", "38.50"]);
    }

    #[test]
    fn keys_have_their_prefix_before_a_point_or_a_colon() {
        let found = source(
            "<meta name=dcterms:created content=2024-01-02><meta name=DC:title content=Tea>\
             <meta name='x dcterms.modified' content=2024-01-03>",
        );
        assert_eq!(found.published.as_deref(), Some("2024-01-02"));
        assert_eq!(found.modified.as_deref(), Some("2024-01-03"));
        assert_eq!(found.title.as_deref(), Some("Tea"));
    }

    #[test]
    fn a_value_does_not_stand_for_thousands() {
        let keys = "author ".repeat(10_000);
        let found = source(&format!("<meta name='{keys}' content='Ann Lee'>"));
        assert_eq!(found.authors.len(), MAX_KEYS);
    }

    #[test]
    fn a_blank_value_does_not_count() {
        let found =
            source("<meta property=og:title content=' '><meta name=twitter:title content=Tea>");
        assert_eq!(found.title.as_deref(), Some("Tea"));
    }

    #[test]
    fn surnames_that_come_first_are_put_last() {
        let found = source(
            "<meta name=citation_author content='Lee, Ann'><meta name=citation_author content='van Dam, Bo J.'>",
        );
        let names: Vec<_> = found.authors.iter().map(|a| a.name.as_str()).collect();
        assert_eq!(names, ["Ann Lee", "Bo J. van Dam"]);
        let found = source("<meta name=author content='Ann Lee, Bo Dam'>");
        assert_eq!(found.authors[0].name, "Ann Lee, Bo Dam");
    }

    #[test]
    fn a_labelled_value_names_the_author() {
        let found = source(
            "<meta name=twitter:label1 content='Geschrieben von'><meta name=twitter:data1 content='Ann Lee'>",
        );
        assert_eq!(found.authors[0].name, "Ann Lee");
        let found = source(
            "<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='Ann Lee'>",
        );
        assert!(found.authors.is_empty());
    }

    #[test]
    fn an_address_is_passed_over_for_a_name() {
        let found = source(
            "<meta name=author content='https://a.example/ann'><meta name=parsely-author content='Ann Lee'>",
        );
        assert_eq!(found.authors[0].name, "Ann Lee");
        let found = source("<meta name=author content='Ann Lee (https://a.example/ann)'>");
        assert_eq!(
            found.authors[0].name, "Ann Lee (https://a.example/ann)",
            "as it stands: `names` has the address go",
        );
    }
}
