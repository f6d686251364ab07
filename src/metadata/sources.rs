//! What each source states, and all of them in their order of trust.

use super::dates::{self, Date};
use super::{json_ld, markup, meta_tags, microdata, tidy};
use crate::dom::Document;
use crate::url::BaseUrl;

/// The ends of the types of articles and the like, in lower case.
pub const ARTICLES: &[&str] = &[
    "article", "posting", "question", "recipe", "report", "review",
];

/// What one source says, as it says it.
#[derive(Clone, Debug, Default)]
pub struct Source {
    pub title: Option<String>,
    pub authors: Vec<Author>,
    pub site_name: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub lang: Option<String>,
    pub dir: Option<String>,
    pub excerpt: Option<String>,
    pub image: Option<String>,
    pub canonical: Option<String>,
    pub types: Vec<String>,
    /// Texts that the page is said to have.
    pub stated_text: Vec<String>,
    /// What something for sale is said to cost.
    pub stated_prices: Vec<String>,
    /// What the page as such is called, where that is told apart from an article on it.
    pub page_title: Option<String>,
}

/// An author as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub name: String,
    pub is_organisation: bool,
}

impl Author {
    pub fn person(name: String) -> Author {
        Author {
            name,
            is_organisation: false,
        }
    }
}

/// The sources that state something, in their order of trust.
pub struct Sources {
    pub json_ld: Source,
    pub microdata: Source,
    pub meta: Source,
    pub markup: Source,
}

impl Sources {
    pub fn read(document: &Document) -> Sources {
        let meta = meta_tags::read(document);
        let markup = markup::read(document);
        let titles: Vec<String> = [&meta.title, &markup.title]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        Sources {
            json_ld: json_ld::read(document, &titles),
            microdata: microdata::read(document),
            meta,
            markup,
        }
    }

    pub fn in_order(&self) -> [&Source; 4] {
        [&self.json_ld, &self.microdata, &self.meta, &self.markup]
    }

    /// The first text that is not blank.
    pub fn text(&self, of: fn(&Source) -> &Option<String>) -> Option<String> {
        let texts = self.in_order().into_iter().filter_map(|s| of(s).as_deref());
        texts.map(tidy::text).find(|text| !text.is_empty())
    }

    /// The first that is a date.
    pub fn date(&self, of: fn(&Source) -> &Option<String>) -> Option<Date> {
        let mut texts = self.in_order().into_iter().filter_map(|s| of(s).as_deref());
        texts.find_map(dates::machine)
    }

    pub fn address(&self, base: &BaseUrl, of: fn(&Source) -> &Option<String>) -> Option<String> {
        let texts = self.in_order().into_iter().filter_map(|s| of(s).as_deref());
        let mut addresses = texts.filter_map(|text| base.resolve(text));
        addresses.find(|address| address.starts_with("http"))
    }

    /// The types by JSON-LD and Open Graph.
    pub fn types(&self) -> Vec<String> {
        let sources = [&self.json_ld, &self.meta].into_iter();
        sources.flat_map(|s| s.types.clone()).collect()
    }

    /// Whether the page says that it is of a type that ends like one of these.
    pub fn is_one_of(&self, ends: &[&str]) -> bool {
        let mut types = self.in_order().into_iter().flat_map(|s| &s.types);
        types.any(|t| ends.iter().any(|end| t.ends_with(end)))
    }
}
