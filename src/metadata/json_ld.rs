//! JSON-LD: graphs, lists, and the line breaks in strings that many pages have.
//! <https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents>

use super::Source;
use crate::dom::{Document, NodeId, name};
use serde_json::Value;

/// Types of the thing the page is about; others (a breadcrumb, a site) only name their types.
const ABOUT: &[&str] = &[
    "article",
    "blogposting",
    "newsarticle",
    "posting",
    "qapage",
    "question",
    "recipe",
    "report",
    "review",
    "webpage",
];

/// The most objects of a page that are looked at.
const MAX_OBJECTS: usize = 2000;

/// Reads all JSON-LD of the page.
pub fn read(document: &Document) -> Source {
    let mut source = Source::default();
    for id in document.descendants(NodeId::ROOT) {
        let is_json = document.is(id, name::SCRIPT)
            && document
                .attribute(id, name::TYPE)
                .is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json"));
        if is_json {
            let text: String = document.children(id).map(|c| document.text(c)).collect();
            // Raw line breaks in strings are the commonest fault; as white space they do no harm.
            let text = text.replace(|c: char| c.is_control(), " ");
            if let Ok(value) = serde_json::from_str::<Value>(text.trim().trim_end_matches(';')) {
                read_value(&value, &mut source);
            }
        }
    }
    source
}

fn read_value(value: &Value, source: &mut Source) {
    let mut waiting = vec![value];
    let mut seen = 0;
    while let Some(value) = waiting.pop() {
        seen += 1;
        if seen > MAX_OBJECTS {
            return;
        }
        match value {
            Value::Array(all) => waiting.extend(all.iter().rev()),
            Value::Object(object) => {
                read_object(value, source);
                waiting.extend(object.get("mainEntity"));
                waiting.extend(object.get("@graph"));
            }
            _ => {}
        }
    }
}

fn read_object(object: &Value, source: &mut Source) {
    let types: Vec<String> = texts(&object["@type"])
        .iter()
        .map(|t| t.to_lowercase())
        .collect();
    let is_about = types
        .iter()
        .any(|t| ABOUT.iter().any(|about| t.ends_with(about)));
    source.types.extend(types);
    if !is_about {
        return;
    }
    let set = |slot: &mut Option<String>, value: Option<String>| {
        if slot.is_none() {
            *slot = value;
        }
    };
    set(&mut source.title, text(&object["headline"]));
    set(&mut source.published, text(&object["datePublished"]));
    set(&mut source.modified, text(&object["dateModified"]));
    set(&mut source.lang, text(&object["inLanguage"]));
    set(&mut source.excerpt, text(&object["description"]));
    set(&mut source.site_name, text(&object["publisher"]["name"]));
    let image = &object["image"];
    let image = if image.is_array() { &image[0] } else { image };
    set(
        &mut source.image,
        text(image).or_else(|| text(&image["url"])),
    );
    if source.authors.is_empty() {
        source.authors = names(&object["author"]);
    }
}

fn names(value: &Value) -> Vec<String> {
    let one = |v: &Value| text(v).or_else(|| text(&v["name"]));
    match value {
        Value::Array(all) => all.iter().filter_map(one).collect(),
        other => one(other).into_iter().collect(),
    }
}

fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().into_iter().collect(),
    }
}

fn text(value: &Value) -> Option<String> {
    value
        .as_str()
        .map(str::to_owned)
        .filter(|t| !t.trim().is_empty())
}
