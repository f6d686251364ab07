//! What a page says about itself: title, authors, dates, site, language.
//!
//! Sources state, and the page shows. The order of trust among what is stated: JSON-LD,
//! microdata, meta tags (Open Graph among them), the markup's head. What is stated and not to be
//! seen loses against what is seen around the title. Absent is `None`; nothing here fails.

mod byline;
mod byline_lines;
mod dates;
mod json_ld;
mod json_repair;
mod language;
mod markup;
mod meta_tags;
mod microdata;
mod names;
mod next_page;
mod page;
mod phrases;
mod professions;
mod shown_dates;
mod sites;
mod sources;
mod stated_price;
mod stated_text;
mod tidy;
mod title;
mod tokens;

use crate::dom::Document;
use crate::url::BaseUrl;
use dates::{Date, Order};
use names::Trust;
use page::{Page, Place};
use sites::Sites;
use sources::{ARTICLES, Author, Source, Sources};
use title::Stated;

/// What was found; absent is `None`. See [`Article`](crate::Article) for forms and units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline without the site's name.
    pub title: Option<String>,
    /// The authors, in order.
    pub authors: Vec<String>,
    /// Whether the page's data or meta tags name them.
    pub authors_are_stated: bool,
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
    /// The next page of a text spread over several, absolute and of the same origin.
    pub next_page: Option<String>,
    /// The types JSON-LD and Open Graph give the page, lower case (`newsarticle`, `product`).
    pub types: Vec<String>,
    /// Texts that JSON-LD says the page has.
    pub stated_text: Vec<String>,
    /// What JSON-LD and meta tags say something for sale costs.
    pub stated_prices: Vec<String>,
}

/// A date as machines write it, as an article has it; none of an absurd year.
pub fn machine_date(text: &str) -> Option<String> {
    dates::machine(text).map(|date| date.to_string())
}

/// The first date of a text as an article has it, and where it stands.
#[cfg(feature = "fuzzing")]
pub fn written_date(text: &str) -> Option<(String, std::ops::Range<usize>)> {
    let found = dates::written(text, Order::DayFirst)?;
    Some((found.date.to_string(), found.start..found.end))
}

/// Reads the metadata of a page that came from `url`, which its `base` element leaves as it is, in
/// the language somebody guesses, unless it declares one; never fails.
pub fn read(
    document: &Document,
    base: &BaseUrl,
    url: &str,
    guessed_language: Option<&str>,
) -> Metadata {
    let sources = Sources::read(document);
    let address = base.resolve("").unwrap_or_default();
    let meta_site = sources.meta.site_name.as_deref();
    let site_name = meta_site
        .or(sources.json_ld.site_name.as_deref())
        .or(sources.json_ld.publisher.as_deref())
        .map(|name| sites::display_name(&tidy::text(name)))
        .filter(|name| !name.is_empty());
    let names = [
        meta_site,
        sources.json_ld.site_name.as_deref(),
        sources.json_ld.publisher.as_deref(),
    ];
    let names: Vec<&str> = names.into_iter().flatten().collect();
    let sites = Sites::new(&names, &address);
    let title = title::choose(document, &stated_titles(&sources), &sites);
    let page = Page::new(document, title.heading);
    let langs = [
        &sources.markup,
        &sources.json_ld,
        &sources.microdata,
        &sources.meta,
    ];
    let declared = langs.iter().filter_map(|s| s.lang.as_deref());
    let tags: Vec<&str> = declared.chain(guessed_language).collect();
    let lang = language::choose(&tags, &page);
    let (published, modified) = both_dates(&sources, &page, lang.as_deref(), &address);
    let stated = stated_people(&sources);
    let authors = authors(&sources, &stated, &page, &sites);
    Metadata {
        title: title.text,
        authors_are_stated: !authors.is_empty() && stated.contains(&authors),
        authors,
        site_name,
        published: published.map(|date| date.to_string()),
        modified: modified.map(|date| date.to_string()),
        dir: sources
            .markup
            .dir
            .clone()
            .or_else(|| language::direction(&page)),
        lang,
        excerpt: sources
            .meta
            .excerpt
            .as_deref()
            .map(tidy::text)
            .or_else(|| sources.text(|s| &s.excerpt)),
        image: sources.address(base, |s| &s.image),
        canonical: sources.address(base, |s| &s.canonical),
        next_page: next_page::find(document, base, url),
        types: sources.types(),
        stated_text: sources.json_ld.stated_text,
        stated_prices: [sources.json_ld.stated_prices, sources.meta.stated_prices].concat(),
    }
}

fn stated_titles(sources: &Sources) -> Stated {
    let json_ld = &sources.json_ld;
    let data = [
        &json_ld.title,
        &sources.microdata.title,
        &json_ld.page_title,
    ];
    Stated {
        meta: sources.meta.title.clone(),
        data: data.into_iter().flatten().cloned().collect(),
        document: sources.markup.title.clone(),
        is_article: sources.is_one_of(ARTICLES),
        is_blog: sources.is_one_of(&["blogposting"]),
    }
}

/// The people, in order of trust:
/// 1. those in JSON-LD or microdata that the page shows,
/// 2. several in meta tags, all of whom it shows, where it marks fewer,
/// 3. those it shows around the title,
/// 4. those in meta tags that it shows,
/// 5. those stated and not to be seen,
/// 6. those it shows in or after the text,
/// 7. organisations in JSON-LD,
/// 8. those it shows elsewhere,
/// 9. the site itself, where that is all the page names.
fn authors(
    sources: &Sources,
    stated: &[Vec<String>; 3],
    page: &Page<'_>,
    sites: &Sites,
) -> Vec<String> {
    let shown = byline::find(page);
    let of = |place: &dyn Fn(Place) -> bool| {
        let byline = shown.as_ref().filter(|byline| place(byline.place));
        byline
            .map(|byline| byline.people.clone())
            .unwrap_or_default()
    };
    let near = of(&|place| place == Place::Head);
    let far = of(&|place| matches!(place, Place::Body | Place::Outside));
    let anywhere = of(&|place| place == Place::Elsewhere);
    let is_seen = |people: &Vec<String>| people.iter().any(|name| page.shows(name));
    // Meta tags name the site or an agency more often than the others.
    let [json_ld, microdata, meta] = stated;
    let seen = [json_ld, microdata]
        .into_iter()
        .filter(|people| is_seen(people));
    let seen_meta = [meta].into_iter().filter(|people| is_seen(people));
    // Of a list of people around the title only the first may be marked.
    let listed = [meta].into_iter().filter(|people| {
        people.len() > 1 && people.len() > near.len() && people.iter().all(|name| page.shows(name))
    });
    let listed = listed.cloned().collect::<Vec<_>>();
    let all = seen
        .cloned()
        .chain(listed)
        .chain([near])
        .chain(seen_meta.cloned());
    let all = all.chain(stated.iter().cloned()).chain([far]);
    let without_site = all.clone().map(|mut people: Vec<String>| {
        people.retain(|name| !sites.is_one(name));
        people
    });
    let organisations = sources.json_ld.authors.iter().map(|a| &a.name);
    let organisations = names::people(&organisations.collect::<Vec<_>>(), Trust::Stated);
    let mut choice = without_site.chain([organisations, anywhere]).chain(all);
    choice.find(|people| !people.is_empty()).unwrap_or_default()
}

/// The people that JSON-LD, microdata and meta tags name.
fn stated_people(sources: &Sources) -> [Vec<String>; 3] {
    [&sources.json_ld, &sources.microdata, &sources.meta].map(|source| {
        let persons = source.authors.iter().filter(|a| !a.is_organisation);
        names::people(&persons.map(|a| &a.name).collect::<Vec<_>>(), Trust::Stated)
    })
}

/// The dates: stated ones before shown ones, unless the page shows an earlier one; the address
/// last. A change before the page came out is a mistake.
fn both_dates(
    sources: &Sources,
    page: &Page<'_>,
    lang: Option<&str>,
    address: &str,
) -> (Option<Date>, Option<Date>) {
    let is_american =
        lang.is_some_and(|l| matches!(l.to_ascii_lowercase().as_str(), "en" | "en-us"));
    let order = if is_american {
        Order::MonthFirst
    } else {
        Order::DayFirst
    };
    let shown = shown_dates::find(page, order);
    let near = shown.published.filter(|_| shown.is_near);
    let published = match (sources.date(|s| &s.published), near) {
        (Some(stated), Some(near)) if near.is_long_before(stated) => Some(near),
        (stated, _) => stated.or(shown.published),
    };
    let published = published.or_else(|| shown_dates::in_address(address));
    let modified = sources.date(|s| &s.modified).or(shown.modified);
    let is_later = |date: &Date| published.is_none_or(|published| !date.is_before(published));
    (published, modified.filter(is_later))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_page(html: &str) -> Metadata {
        let document = crate::parse::parse(html, &Default::default());
        read(
            &document,
            &BaseUrl::new("https://a.example/n/1", None),
            "https://a.example/n/1",
            None,
        )
    }

    #[test]
    fn several_that_are_stated_and_shown_are_all_named() {
        let found = read_page(
            "<meta name=citation_author content='Ines Voll'><meta name=citation_author content='Taro Kiku'>\
             <h1>a</h1><ul class=authors><li>Ines Voll</li><li>Institute of B</li><li>Taro Kiku</li></ul>",
        );
        assert_eq!(found.authors, ["Ines Voll", "Taro Kiku"]);
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
