//! What the page shows: its title, its heading, links to authors, `time`.

use super::Source;
use crate::dom::{Document, NodeId, name};

/// The longest byline there is, in characters.
const MAX_BYLINE: usize = 100;
/// Words of `class` and `rel` that name an author.
const AUTHOR_TOKENS: &[&str] = &["author", "byline", "p-author"];

/// Reads the markup. The document's title is cut at separators by `tidy`.
pub fn read(document: &Document) -> Source {
    let mut source = Source::default();
    let mut heading = None;
    let mut headings = 0;
    for id in document.descendants(NodeId::ROOT) {
        match document.html_name(id) {
            name::HTML => {
                source.lang = attribute(document, id, name::LANG);
                let dir = attribute(document, id, name::DIR).map(|d| d.to_lowercase());
                source.dir = dir.filter(|d| d == "ltr" || d == "rtl");
            }
            name::TITLE if source.title.is_none() => {
                source.title = Some(document.children(id).map(|c| document.text(c)).collect());
            }
            name::H1 => {
                headings += 1;
                heading = heading.or_else(|| Some(document.folded_text(id)));
            }
            name::TIME if source.published.is_none() => {
                source.published = attribute(document, id, name::DATETIME);
            }
            _ if source.authors.is_empty() && names_author(document, id) => {
                let text = document.folded_text(id);
                if !text.is_empty() && text.chars().count() <= MAX_BYLINE {
                    source.authors.push(text);
                }
            }
            _ => {}
        }
    }
    let is_in_title = |h: &String| {
        source
            .title
            .as_ref()
            .is_some_and(|t| t.contains(h.as_str()))
    };
    if let Some(heading) =
        heading.filter(|h| headings == 1 && (source.title.is_none() || is_in_title(h)))
    {
        source.title = Some(heading).filter(|h| !h.is_empty()).or(source.title);
    }
    source
}

fn names_author(document: &Document, id: NodeId) -> bool {
    let values = [name::CLASS, name::REL, name::ITEMPROP];
    let values = values.iter().filter_map(|&key| document.attribute(id, key));
    values
        .flat_map(str::split_ascii_whitespace)
        .any(|token| AUTHOR_TOKENS.iter().any(|t| token.eq_ignore_ascii_case(t)))
}

fn attribute(document: &Document, id: NodeId, key: crate::dom::Name) -> Option<String> {
    let value = document.attribute(id, key)?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
