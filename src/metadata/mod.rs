//! What a page says about itself: title, authors, dates, site, language.

use crate::dom::Document;
use crate::url::BaseUrl;

/// What was found; absent is `None`. See [`Article`](crate::Article) for forms and units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline without the site's name.
    pub title: Option<String>,
    /// The authors, in order.
    pub authors: Vec<String>,
    /// The name of the site.
    pub site_name: Option<String>,
    /// When it came out.
    pub published: Option<String>,
    /// When it was last changed.
    pub modified: Option<String>,
    /// The language of the text.
    pub lang: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: Option<String>,
    /// A short description.
    pub excerpt: Option<String>,
    /// The lead image, absolute.
    pub image: Option<String>,
    /// The page's own address for itself, absolute.
    pub canonical: Option<String>,
    /// The types JSON-LD and Open Graph give the page, lower case (`newsarticle`, `product`).
    pub types: Vec<String>,
}

/// Reads the metadata of a page; never fails.
pub fn read(document: &Document, base: &BaseUrl) -> Metadata {
    let _ = (document, base);
    Metadata::default()
}
