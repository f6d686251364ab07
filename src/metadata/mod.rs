//! What a page says about itself: title, authors, dates, site, language.
//!
//! Sources in their order of trust: JSON-LD, meta tags (Open Graph among them), markup. Absent
//! is `None`; nothing here fails.

mod json_ld;
mod markup;
mod meta_tags;
mod tidy;

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

/// What one source says, as it says it.
#[derive(Clone, Debug, Default)]
struct Source {
    title: Option<String>,
    authors: Vec<String>,
    site_name: Option<String>,
    published: Option<String>,
    modified: Option<String>,
    lang: Option<String>,
    dir: Option<String>,
    excerpt: Option<String>,
    image: Option<String>,
    canonical: Option<String>,
    types: Vec<String>,
}

/// Reads the metadata of a page; never fails.
pub fn read(document: &Document, base: &BaseUrl) -> Metadata {
    let sources = [
        json_ld::read(document),
        meta_tags::read(document),
        markup::read(document),
    ];
    let first = |of: fn(&Source) -> &Option<String>| {
        let mut texts = sources
            .iter()
            .filter_map(|s| of(s).as_deref().map(tidy::text));
        texts.find(|text| !text.is_empty())
    };
    let address = |of: fn(&Source) -> &Option<String>| {
        let mut all = sources
            .iter()
            .filter_map(|s| base.resolve(of(s).as_deref()?));
        all.find(|address| address.starts_with("http"))
    };
    let date = |of: fn(&Source) -> &Option<String>| {
        let mut all = sources.iter().filter_map(|s| tidy::date(of(s).as_deref()?));
        all.next()
    };
    let site_name = first(|s| &s.site_name);
    let titles: Vec<String> = sources
        .iter()
        .filter_map(|s| s.title.as_deref().map(tidy::text))
        .filter(|t| !t.is_empty())
        .collect();
    let authors = sources
        .iter()
        .map(|s| tidy::people(&s.authors, site_name.as_deref()))
        .find(|people| !people.is_empty());
    Metadata {
        title: tidy::title(&titles, site_name.as_deref()),
        authors: authors.unwrap_or_default(),
        published: date(|s| &s.published),
        modified: date(|s| &s.modified),
        lang: [2, 1, 0]
            .iter()
            .find_map(|&at| tidy::lang(sources[at].lang.as_deref()?)),
        dir: first(|s| &s.dir),
        excerpt: first(|s| &s.excerpt),
        image: address(|s| &s.image),
        canonical: address(|s| &s.canonical),
        types: sources.iter().flat_map(|s| s.types.clone()).collect(),
        site_name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_page(html: &str) -> Metadata {
        let document = crate::parse::parse(html, &Default::default()).expect("small");
        read(&document, &BaseUrl::new("https://a.example/n/1", None))
    }

    #[test]
    fn json_ld_comes_before_meta_tags() {
        let found = read_page(
            r#"<html lang=vi><title>Mưa | Báo</title><meta property=og:site_name content=Báo>
            <meta name=author content="Someone"><meta property=og:image content=/i.jpg>
            <script type=application/ld+json>{"@graph":[{"@type":"NewsArticle","headline":"Mưa",
            "author":[{"name":"Hải An"}],"datePublished":"2024-07-20T07:39:00+07:00"}]}</script>"#,
        );
        assert_eq!(found.title.as_deref(), Some("Mưa"));
        assert_eq!(found.authors, ["Hải An"]);
        assert_eq!(
            found.published.as_deref(),
            Some("2024-07-20T07:39:00+07:00")
        );
        assert_eq!(found.image.as_deref(), Some("https://a.example/i.jpg"));
        assert_eq!(found.lang.as_deref(), Some("vi"));
        assert_eq!(found.types, ["newsarticle"]);
    }

    #[test]
    fn without_anything_all_is_absent() {
        assert_eq!(read_page(""), Metadata::default());
        assert_eq!(
            read_page("<script type=application/ld+json>{\"a\":</script>"),
            Metadata::default()
        );
    }

    #[test]
    fn the_sites_name_is_no_part_of_the_title() {
        let found =
            read_page("<title>Rain over the hills - The Day</title><h1>Rain over the hills</h1>");
        assert_eq!(found.title.as_deref(), Some("Rain over the hills"));
        let found = read_page(
            "<meta property=og:site_name content='The Day'><title>Rain over hills | The Day</title>",
        );
        assert_eq!(found.title.as_deref(), Some("Rain over hills"));
    }
}
