//! JSON-LD: graphs, lists, references, and the faults that many pages have.
//! <https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents>

use super::{Author, Source, json_repair, stated_price, stated_text, tidy};
use crate::dom::{Document, NodeId, name};
use crate::order;
use crate::words::words;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What the page may be about: the end of a type in lower case, and its rank; a thing of a lower
/// rank is asked first. Other types (a breadcrumb, a site) only name themselves. Sorted.
const ABOUT: &[(&str, u8)] = &[
    ("article", 0),
    ("blogposting", 0),
    ("course", 2),
    ("creativework", 1),
    ("howto", 1),
    ("posting", 0),
    ("product", 2),
    ("qapage", 1),
    ("question", 0),
    ("recipe", 0),
    ("report", 0),
    ("review", 1),
    ("videoobject", 2),
    ("webpage", 3),
];
/// From this rank on a thing is the page itself or something shown on it: its author and dates
/// are those of the template more often than not.
const OF_THE_TEMPLATE: u8 = 3;
/// A headline has no more words.
const MAX_WORDS: usize = 10_000;
/// The most objects of a page that are looked at.
const MAX_OBJECTS: usize = 2000;

/// Reads all JSON-LD of the page. `titles` are what the page calls itself: of several articles
/// the one that is called so is meant.
pub fn read(document: &Document, titles: &[String]) -> Source {
    let roots = roots(document);
    let objects = objects(&roots);
    let mut by_id: HashMap<&str, &Value> = HashMap::new();
    for object in &objects {
        if let Some(id) = object["@id"].as_str()
            && !object["name"].is_null()
        {
            by_id.entry(id).or_insert(object);
        }
    }
    let mut source = Source::default();
    let mut about: Vec<(u8, usize, &Value)> = Vec::new();
    for object in &objects {
        let types: Vec<String> = texts(&object["@type"])
            .iter()
            .map(|t| t.to_lowercase())
            .collect();
        if let Some(rank) = types.iter().filter_map(|t| rank(t)).min() {
            about.push((rank, likeness(object, titles), object));
            if rank < OF_THE_TEMPLATE {
                source.stated_text.extend(stated_text::of(object, &types));
                source.stated_prices.extend(stated_price::of(object));
            }
        }
        if source.site_name.is_none() && types.iter().any(|t| t == "website") {
            source.site_name = text(&object["name"]);
        }
        source.types.extend(types);
    }
    order::sort_by_key(&mut about, |&(rank, likeness, _)| {
        order::of_three(rank, 0, MAX_WORDS.saturating_sub(likeness))
    });
    for (rank, _, object) in about {
        read_object(object, rank, &by_id, &mut source);
    }
    source
}

/// The values of all scripts of JSON-LD.
fn roots(document: &Document) -> Vec<Value> {
    let scripts = document.descendants(NodeId::ROOT).filter(|&id| {
        let is_script = document.is(id, name::SCRIPT);
        let kind = is_script
            .then(|| document.attribute(id, name::TYPE))
            .flatten();
        kind.is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
    });
    let texts = scripts.map(|id| {
        let texts = document.children(id).map(|child| document.text(child));
        texts.collect::<String>()
    });
    texts.filter_map(|text| json_repair::parse(&text)).collect()
}

/// The things that are told of, in order: those at the top, in lists and graphs, and what they
/// say they are about.
fn objects(roots: &[Value]) -> Vec<&Value> {
    let mut objects = Vec::new();
    let mut waiting: Vec<&Value> = roots.iter().rev().collect();
    while let Some(value) = waiting.pop() {
        if objects.len() >= MAX_OBJECTS {
            break;
        }
        match value {
            Value::Array(all) => waiting.extend(all.iter().rev()),
            Value::Object(object) => {
                objects.push(value);
                // The questions of such a page are its parts.
                if texts(&value["@type"]).contains(&"FAQPage") {
                    continue;
                }
                for key in [
                    "author",
                    "creator",
                    "mainEntityOfPage",
                    "mainEntity",
                    "@graph",
                ] {
                    waiting.extend(object.get(key).filter(|v| v.is_object() || v.is_array()));
                }
            }
            _ => {}
        }
    }
    objects
}

fn rank(kind: &str) -> Option<u8> {
    let ranks = ABOUT.iter().filter(|(end, _)| kind.ends_with(end));
    ranks.map(|&(_, rank)| rank).min()
}

/// How many words of its headline the page's own titles have.
fn likeness(object: &Value, titles: &[String]) -> usize {
    let headline = text(&object["headline"]).or_else(|| text(&object["name"]));
    let headline = headline.unwrap_or_default().to_lowercase();
    let headline: HashSet<&str> = words(&headline).collect();
    let shared = titles.iter().map(|title| {
        let title = title.to_lowercase();
        words(&title).filter(|w| headline.contains(w)).count()
    });
    shared.max().unwrap_or_default()
}

fn read_object(object: &Value, rank: u8, by_id: &HashMap<&str, &Value>, source: &mut Source) {
    let set = |slot: &mut Option<String>, value: Option<String>| {
        if slot.is_none() {
            *slot = value;
        }
    };
    set(&mut source.lang, text(&object["inLanguage"]));
    let description = text(&object["description"]).map(|text| tidy::without_tags(&text));
    set(&mut source.excerpt, description);
    let publisher = resolved(&object["publisher"], by_id);
    set(&mut source.publisher, text(&publisher["name"]));
    let image = &object["image"];
    let image = if image.is_array() { &image[0] } else { image };
    set(
        &mut source.image,
        text(image).or_else(|| text(&image["url"])),
    );
    let titled = text(&object["headline"]).or_else(|| text(&object["name"]));
    if rank >= OF_THE_TEMPLATE {
        set(&mut source.page_title, titled);
        return;
    }
    set(&mut source.title, titled);
    let dates = ["datePublished", "dateCreated"];
    let published = dates.iter().find_map(|&key| text(&object[key]));
    set(&mut source.published, published);
    set(&mut source.modified, text(&object["dateModified"]));
    if source.authors.is_empty() {
        let author = authors(&object["author"], by_id);
        source.authors = match author.is_empty() {
            true => authors(&object["creator"], by_id),
            false => author,
        };
    }
}

/// What a reference stands for, else the value itself.
fn resolved<'a>(value: &'a Value, by_id: &HashMap<&str, &'a Value>) -> &'a Value {
    let is_bare = value["name"].is_null();
    let known = value["@id"].as_str().filter(|_| is_bare);
    known.and_then(|id| by_id.get(id)).copied().unwrap_or(value)
}

fn authors(value: &Value, by_id: &HashMap<&str, &Value>) -> Vec<Author> {
    let mut authors = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        if let Some(all) = value.as_array().or_else(|| value["@list"].as_array()) {
            waiting.extend(all.iter().rev());
            continue;
        }
        let thing = resolved(value, by_id);
        let name = text(thing).or_else(|| text(&thing["name"]));
        let is_organisation = texts(&thing["@type"])
            .iter()
            .any(|t| t.ends_with("Organization"));
        // Several names may stand in one list.
        let names = texts(&thing["name"]);
        match (names.len(), name) {
            (2.., _) => authors.extend(names.iter().map(|name| Author {
                name: (*name).to_owned(),
                is_organisation,
            })),
            (_, Some(name)) => authors.push(Author {
                name,
                is_organisation,
            }),
            (_, None) => {}
        }
    }
    authors
}

fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().into_iter().collect(),
    }
}

fn text(value: &Value) -> Option<String> {
    let value = match value {
        Value::Array(all) => all.first()?,
        other => other,
    };
    let text = value.as_str().or_else(|| value["@value"].as_str())?;
    (!text.trim().is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(json: &str, titles: &[&str]) -> Source {
        let html = format!("<script type='application/ld+json; charset=utf-8'>{json}</script>");
        let document = crate::parse::parse(&html, &Default::default());
        let titles: Vec<String> = titles.iter().map(|&t| t.to_owned()).collect();
        read(&document, &titles)
    }

    fn names(source: &Source) -> Vec<&str> {
        source.authors.iter().map(|a| a.name.as_str()).collect()
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(ABOUT.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn references_are_followed() {
        let found = source(
            r##"{"@graph":[{"@type":"Article","author":{"@id":"#p"}},
            {"@type":"Person","@id":"#p","name":"Ann Lee"}]}"##,
            &[],
        );
        assert_eq!(names(&found), ["Ann Lee"]);
    }

    #[test]
    fn authors_may_be_many_in_any_form() {
        let found = source(
            r#"{"@type":["NewsArticle"],"author":["Ann Lee",{"@type":"Person","name":["Bo Ek"]},
            {"@type":"NewsMediaOrganization","name":"The Day"}]}"#,
            &[],
        );
        assert_eq!(names(&found), ["Ann Lee", "Bo Ek", "The Day"]);
        assert!(found.authors[2].is_organisation);
    }

    #[test]
    fn of_several_articles_the_one_the_page_is_called_after_counts() {
        let found = source(
            r#"[{"@type":"Article","headline":"Wind","author":"Bo Ek"},
            {"@type":"Article","headline":"Rain over the hills","author":"Ann Lee"}]"#,
            &["Rain over the hills - The Day"],
        );
        assert_eq!(names(&found), ["Ann Lee"]);
    }

    #[test]
    fn dates_of_the_page_as_such_do_not_count() {
        let found = source(r#"{"@type":"WebPage","datePublished":"2024-01-02"}"#, &[]);
        assert_eq!(found.published, None);
    }
}
