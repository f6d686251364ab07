//! Microdata: properties in `itemprop`, with the item they belong to.
//! <https://html.spec.whatwg.org/multipage/microdata.html>

use super::{Author, Source, markup};
use crate::dom::{Document, NodeId, Step, name};

/// The end of types, in lower case, whose properties are not the article's: what readers say,
/// who publishes, what is sold. Sorted.
const OTHERS: &[&str] = &[
    "answer",
    "comment",
    "imageobject",
    "mediaobject",
    "offer",
    "organization",
    "rating",
    "review",
    "videoobject",
    "website",
];
/// The longest value that is read from text, in characters.
const MAX_TEXT: usize = 300;

/// Reads the properties of the page's items.
pub fn read(document: &Document) -> Source {
    let mut source = Source::default();
    let mut items: Vec<Item> = Vec::new();
    // The item whose authors are taken: the first that has one.
    let mut written = None;
    for step in document.walk(NodeId::ROOT) {
        match step {
            Step::Enter(id) if document.is_element(id) => {
                if let Some(prop) = document.attribute(id, name::ITEMPROP) {
                    read_property(document, id, prop, items.last(), &mut source, &mut written);
                }
                if document.has_attribute(id, name::ITEMSCOPE) {
                    let item = Item::new(document, id, items.last());
                    if !item.kind.is_empty() {
                        source.types.push(item.kind.clone());
                    }
                    items.push(item);
                }
            }
            Step::Leave(id) if items.last().is_some_and(|item| item.node == id) => {
                items.pop();
            }
            _ => {}
        }
    }
    source
}

/// An item that is open while the tree is walked.
struct Item {
    node: NodeId,
    kind: String,
    /// The item around it.
    of: Option<NodeId>,
    /// Whether it is the author of that.
    is_author: bool,
    /// Whether its properties are not the article's.
    is_other: bool,
}

impl Item {
    fn new(document: &Document, id: NodeId, around: Option<&Item>) -> Item {
        let kind = document.attribute(id, name::ITEMTYPE).unwrap_or_default();
        let kind = kind
            .trim()
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let prop = document.attribute(id, name::ITEMPROP).unwrap_or_default();
        let is_author = prop
            .split_ascii_whitespace()
            .any(|p| p == "author" || p == "creator");
        Item {
            node: id,
            of: around.map(|item| item.node),
            is_author,
            is_other: around.is_some_and(|item| item.is_other)
                || (!is_author && OTHERS.iter().any(|other| kind.ends_with(other))),
            kind,
        }
    }
}

fn read_property(
    document: &Document,
    id: NodeId,
    prop: &str,
    item: Option<&Item>,
    source: &mut Source,
    written: &mut Option<Option<NodeId>>,
) {
    if item.is_some_and(|item| item.is_other) {
        return;
    }
    let value = || value(document, id);
    let set = |slot: &mut Option<String>| {
        if slot.is_none() {
            *slot = value();
        }
    };
    for prop in prop.split_ascii_whitespace() {
        match prop {
            "headline" => set(&mut source.title),
            "datePublished" | "dateCreated" => set(&mut source.published),
            "dateModified" => set(&mut source.modified),
            "inLanguage" => set(&mut source.lang),
            "author" | "creator" if !document.has_attribute(id, name::ITEMSCOPE) => {
                let of = item.map(|item| item.node);
                if *written.get_or_insert(of) == of {
                    source.authors.extend(value().map(Author::person));
                }
            }
            "name" if item.is_some_and(|item| item.is_author) => {
                let of = item.and_then(|item| item.of);
                if *written.get_or_insert(of) == of {
                    source.authors.extend(value().map(Author::person));
                }
            }
            _ => {}
        }
    }
}

fn value(document: &Document, id: NodeId) -> Option<String> {
    let attributes = [name::CONTENT, name::DATETIME];
    let stated = attributes
        .iter()
        .find_map(|&key| document.attribute(id, key));
    let value = match stated {
        Some(stated) => stated.trim().to_owned(),
        None => markup::short_text(document, id, MAX_TEXT)?,
    };
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(html: &str) -> Source {
        let document = crate::parse::parse(html, &Default::default());
        read(&document)
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(OTHERS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn properties_are_the_articles() {
        let found = source(
            "<div itemscope itemtype=http://schema.org/Article><h1 itemprop=headline>Rain</h1>
            <p itemprop=author itemscope itemtype=http://schema.org/Person><b itemprop=name>Ann Lee</b>
            <meta itemprop=datePublished content=2024-01-02></div>",
        );
        assert_eq!(found.title.as_deref(), Some("Rain"));
        assert_eq!(found.authors[0].name, "Ann Lee");
        assert_eq!(found.published.as_deref(), Some("2024-01-02"));
    }

    #[test]
    fn comments_have_authors_of_their_own() {
        let found = source(
            "<div itemscope itemtype=http://schema.org/Comment><b itemprop=author>Bo</b></div>",
        );
        assert!(found.authors.is_empty());
    }
}
