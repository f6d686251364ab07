//! `meta` elements: Open Graph, Dublin Core, and what other programs agreed on; `link` for the
//! page's own address.

use super::Source;
use crate::dom::{Document, NodeId, name};
use std::collections::HashMap;

/// Keys of each thing, the most trusted first.
const TITLE: &[&str] = &[
    "og:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "twitter:title",
    "parsely-title",
];
const AUTHOR: &[&str] = &[
    "author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "article:author",
    "sailthru.author",
    "twitter:creator",
];
const SITE: &[&str] = &[
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "citation_publication_date",
    "dc.date",
    "dcterms.created",
    "datepublished",
    "date",
    "parsely-pub-date",
    "pubdate",
    "publishdate",
    "sailthru.date",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "datemodified",
    "lastmod",
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
    "thumbnail",
];
const LANG: &[&str] = &["content-language", "dc.language", "og:locale"];

/// Reads all of them; the first of a key counts, but for authors, who may be several.
pub fn read(document: &Document) -> Source {
    let mut values: HashMap<String, Vec<String>> = HashMap::new();
    let mut canonical = None;
    for id in document.descendants(NodeId::ROOT) {
        if document.is(id, name::META) {
            let keys = [name::PROPERTY, name::NAME, name::ITEMPROP, name::HTTP_EQUIV];
            let Some(content) = document.attribute(id, name::CONTENT) else {
                continue;
            };
            for key in keys.iter().filter_map(|&key| document.attribute(id, key)) {
                let known = values.entry(key.trim().to_lowercase()).or_default();
                known.push(content.to_owned());
            }
        } else if document.is(id, name::LINK) && canonical.is_none() {
            let rel = document.attribute(id, name::REL).unwrap_or_default();
            if rel.eq_ignore_ascii_case("canonical") {
                canonical = document.attribute(id, name::HREF).map(str::to_owned);
            }
        }
    }
    let all = |keys: &[&str]| keys.iter().find_map(|&key| values.get(key)).cloned();
    let first = |keys: &[&str]| {
        let mut found = keys.iter().filter_map(|&key| values.get(key)?.first());
        found.find(|v| !v.trim().is_empty()).cloned()
    };
    Source {
        title: first(TITLE),
        authors: all(AUTHOR).unwrap_or_default(),
        site_name: first(SITE),
        published: first(PUBLISHED),
        modified: first(MODIFIED),
        lang: first(LANG),
        dir: None,
        excerpt: first(EXCERPT),
        image: first(IMAGE),
        canonical: canonical.or_else(|| first(&["og:url"])),
        types: first(&["og:type"])
            .map(|t| t.to_lowercase())
            .into_iter()
            .collect(),
    }
}
