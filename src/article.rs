//! The article as callers get it: plain data, the same in Rust, JSON and JavaScript.

use serde::{Deserialize, Serialize};

/// What was found on a page. Field names in JSON are in camel case; what the page does not say
/// is `null`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Article {
    /// The page's own address for itself (canonical), else the one it was read from.
    pub url: Option<String>,
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// Who wrote it; several people are joined by `, `.
    pub byline: Option<String>,
    /// The name of the site or publication.
    pub site_name: Option<String>,
    /// When it came out: RFC 3339, or a date alone where that is all the page gives.
    pub published: Option<String>,
    /// When it was last changed; same form as `published`.
    pub modified: Option<String>,
    /// The language of the text, a BCP 47 tag.
    pub lang: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: Option<String>,
    /// A sentence or two on what it is about.
    pub excerpt: Option<String>,
    /// The address of the picture that stands for it.
    pub image: Option<String>,
    /// What sort of page it is.
    pub kind: Kind,
    /// How sure the choice of text is, from 0 to 1.
    pub confidence: f64,
    /// The body, sanitised, without the title.
    pub html: String,
    /// The number of words; in scripts without spaces, about what a translation would have.
    pub words: usize,
    /// The headings, in order.
    pub outline: Vec<Heading>,
    /// The address of the next page of a text that is spread over several.
    pub next_page: Option<String>,
    /// Whether the page is over a limit of [`Options`](crate::Options), and the article made of its
    /// beginning.
    #[serde(default)]
    pub truncated: bool,
    /// What was not taken into the article, in the order of the page.
    pub left_out: Vec<LeftOut>,
}

/// A heading of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text, white space folded.
    pub text: String,
    /// The `id` it has in [`Article::html`].
    pub id: String,
}

/// A part of the page that is not in the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Its number among the parts of this reading, from 0.
    pub id: usize,
    /// The source number of the kept block it stood before; `None` after the last one, and for
    /// pages read from a string.
    pub before: Option<u32>,
    /// Why it was left out, one of a few fixed words such as `navigation` or `related`.
    pub reason: String,
    /// The number of words.
    pub words: usize,
    /// Its content, sanitised; empty where it was not asked for
    /// ([`Options::left_out`](crate::Options::left_out)).
    pub html: String,
}

/// A picture for a book: its bytes, as the caller has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EpubImage {
    /// Its address, as it stands in [`Article::html`] or [`Article::image`].
    pub src: String,
    /// The file: GIF, JPEG or PNG, which all reading systems show; others are not taken.
    pub bytes: Vec<u8>,
}

/// What sort of page an article comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Kind {
    /// A text of its own: news, a blog post, an essay, an encyclopedia entry.
    Article,
    /// Posts by several people: a forum, questions and answers, an issue.
    Thread,
    /// Documentation of a program or product.
    Documentation,
    /// Something offered for sale.
    Product,
    /// A list of other pages: a home page, a category, search results.
    Listing,
    /// What a company or office does and offers.
    Service,
    /// None of these.
    Other,
}
