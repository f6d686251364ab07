//! The next page of a text that is spread over several: what `rel=next` says, what follows the
//! current number among numbered links, or a link that says "next page".
//!
//! A next article, a next slide and a next month are none: a link must differ from the page's own
//! address by little more than a number. Nothing is fetched; other origins are not looked at.

use crate::dom::{Document, NodeId, name};
use crate::url::BaseUrl;

/// What links to the next page say, in lower case and without arrows. Sorted by language.
///
/// A phrase belongs here if it means the next page or just "next"; never "next article".
const NEXT: &[(&str, &[&str])] = &[
    ("ar", &["التالي", "الصفحة التالية"]),
    ("de", &["nächste", "nächste seite", "weiter"]),
    ("en", &["continue", "next", "next page"]),
    ("es", &["página siguiente", "siguiente"]),
    ("fr", &["page suivante", "suivant", "suivante"]),
    ("he", &["הבא", "העמוד הבא"]),
    ("hi", &["अगला", "अगला पृष्ठ"]),
    ("id", &["berikutnya", "halaman berikutnya", "selanjutnya"]),
    ("ja", &["次のページ", "次へ", "次ページ"]),
    ("ko", &["다음", "다음 페이지"]),
    ("pt", &["próxima", "próxima página", "seguinte"]),
    ("ru", &["далее", "следующая", "следующая страница"]),
    (
        "vi",
        &["tiếp", "trang sau", "trang tiếp", "trang tiếp theo"],
    ),
    ("zh", &["下一頁", "下一页", "下頁", "下页"]),
];

/// What a link says is at most this long, in bytes.
const MAX_TEXT: usize = 60;

/// No text is spread over more pages.
const MAX_PAGES: u32 = 200;

/// Finds the next page; `address` is the page's own.
pub fn find(document: &Document, base: &BaseUrl, address: &str) -> Option<String> {
    let own = Place::of(address)?;
    let own_parts = own.without_number();
    let mut said = None;
    for id in document.descendants(NodeId::ROOT) {
        let is_link = document.is_any(id, &[name::A, name::LINK]);
        let href = document.attribute(id, name::HREF).filter(|_| is_link);
        let Some(link) = href.and_then(|href| base.resolve(href)) else {
            continue;
        };
        let Some(number) =
            Place::of(&link).and_then(|place| own.number_of_next(&own_parts, &place))
        else {
            continue;
        };
        let rel = document.attribute(id, name::REL).unwrap_or_default();
        if rel
            .split_whitespace()
            .any(|r| r.eq_ignore_ascii_case("next"))
        {
            return Some(link);
        }
        if said.is_none() && document.is(id, name::A) && says_next(document, id, number) {
            said = Some(link);
        }
    }
    said
}

/// Whether a link says "next", or the number of the page it leads to.
fn says_next(document: &Document, id: NodeId, number: u32) -> bool {
    let text = super::markup::short_text(document, id, MAX_TEXT).unwrap_or_default();
    let label = document.attribute(id, name::ARIA_LABEL).unwrap_or_default();
    [text.as_str(), label].into_iter().any(|said| {
        let said = said
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        said == number.to_string()
            || NEXT
                .iter()
                .any(|(_, phrases)| phrases.contains(&said.as_str()))
    })
}

/// An address, taken apart.
#[derive(Debug)]
struct Place<'a> {
    origin: &'a str,
    path: &'a str,
    query: Vec<&'a str>,
}

impl<'a> Place<'a> {
    fn of(address: &'a str) -> Option<Place<'a>> {
        let address = address.split('#').next().unwrap_or_default();
        let scheme = address.find("://")? + 3;
        if !address.starts_with("http") {
            return None;
        }
        let end = address[scheme..]
            .find(['/', '?'])
            .map_or(address.len(), |at| scheme + at);
        let (path, query) = address[end..]
            .split_once('?')
            .unwrap_or((&address[end..], ""));
        Some(Place {
            origin: &address[..end],
            path,
            query: query.split('&').filter(|part| !part.is_empty()).collect(),
        })
    }

    /// The number of `other`, if it is the page right after this one of the same text; this one
    /// without its number is in `own_parts`.
    fn number_of_next(
        &self,
        (own, own_number): &(String, Option<u32>),
        other: &Place<'_>,
    ) -> Option<u32> {
        if self.origin != other.origin || !other.has_digit() {
            return None;
        }
        let (next, number) = other.without_number();
        let number = number?;
        (*own == next && number <= MAX_PAGES && number == own_number.unwrap_or(1) + 1)
            .then_some(number)
    }

    fn has_digit(&self) -> bool {
        let mut parts = self.query.iter().chain([&self.path]);
        parts.any(|part| part.bytes().any(|b| b.is_ascii_digit()))
    }

    /// The address without the number of its page, and that number.
    fn without_number(&self) -> (String, Option<u32>) {
        let numbered = |part: &&&str| page_number(part).is_some();
        let in_query = self
            .query
            .iter()
            .find(numbered)
            .and_then(|part| page_number(part));
        let rest: Vec<&str> = self
            .query
            .iter()
            .filter(|p| !numbered(p))
            .copied()
            .collect();
        let path = self.path.trim_end_matches('/');
        let (path, in_path) = match in_query {
            Some(_) => (path.to_owned(), None),
            None => split_path(path),
        };
        (format!("{path}?{}", rest.join("&")), in_query.or(in_path))
    }
}

/// The number in `page=2`.
fn page_number(part: &str) -> Option<u32> {
    let (key, value) = part.split_once('=')?;
    matches!(key, "p" | "page" | "paged" | "pagenum" | "pg" | "seite")
        .then(|| value.parse().ok())
        .flatten()
}

/// Takes `/2`, `/page/2`, `-2.html`, `_2.html` and the like off the end of a path.
fn split_path(path: &str) -> (String, Option<u32>) {
    let (folder, last) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, end) = last.split_once('.').unwrap_or((last, ""));
    let digits = stem.len() - stem.bytes().rev().take_while(u8::is_ascii_digit).count();
    // A year, a day or a number of an article is no number of a page.
    let number = stem[digits..]
        .parse()
        .ok()
        .filter(|n| (1..=MAX_PAGES).contains(n));
    let head = &stem[..digits];
    let Some(number) = number else {
        return (with_end(&format!("{folder}/{stem}"), end), None);
    };
    if head.is_empty() {
        let folder = folder.strip_suffix("/page").unwrap_or(folder);
        return (with_end(folder, end), Some(number));
    }
    // `iphone2` is not the second page of `iphone`.
    let Some(head) = head.strip_suffix(['-', '_']) else {
        return (with_end(&format!("{folder}/{stem}"), end), None);
    };
    let named = head.strip_suffix("-page").or(head.strip_suffix("_page"));
    let folder = format!("{folder}/{}", named.unwrap_or(head));
    (with_end(&folder, end), Some(number))
}

fn with_end(path: &str, end: &str) -> String {
    match end.is_empty() {
        true => path.to_owned(),
        false => format!("{path}.{end}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, html: &str, expected: Option<&str>) {
        let document = crate::parse::parse(html, &Default::default());
        let found = find(&document, &BaseUrl::new(address, None), address);
        assert_eq!(found.as_deref(), expected, "{address} {html}");
    }

    const PAGE: &str = "https://a.example/rain";

    #[test]
    fn what_says_next_and_differs_by_a_number_is_the_next_page() {
        let next = Some("https://a.example/rain/2");
        check(PAGE, "<link rel=next href='/rain/2'>", next);
        check(PAGE, "<a href='/rain/2'>2</a><a href='/rain/3'>3</a>", next);
        check(PAGE, "<a href='/rain/2'>Nächste Seite »</a>", next);
        check(PAGE, "<a href='/rain/2' aria-label='次へ'>›</a>", next);
        let third = Some("https://a.example/rain?page=3");
        check(
            "https://a.example/rain?page=2",
            "<a href='?page=3'>Next</a>",
            third,
        );
        let html = Some("https://a.example/rain-2.html");
        check(
            "https://a.example/rain.html",
            "<a href='rain-2.html'>2</a>",
            html,
        );
    }

    #[test]
    fn what_leads_to_another_text_is_not() {
        check(PAGE, "<link rel=next href='/snow'>", None);
        check(PAGE, "<a href='/snow/2' rel=next>Next article</a>", None);
        check(PAGE, "<a href='https://b.example/rain/2'>Next</a>", None);
        check(PAGE, "<a href='#slide-2'>Next</a>", None);
        check(PAGE, "<a href='/rain/2'>Comments</a>", None);
        check(PAGE, "<a href='/rain2'>2</a>", None);
        check(PAGE, "<a href='/rain/3'>Next</a>", None);
        let month = "https://a.example/2024/11";
        check(month, "<a rel=next href='/2024/12/01'>Next</a>", None);
        check(month, "<a href='/2025'>Next</a>", None);
    }

    #[test]
    fn tables_are_sorted() {
        assert!(NEXT.is_sorted_by(|a, b| a.0 < b.0));
        for (_, phrases) in NEXT {
            assert!(phrases.is_sorted_by(|a, b| a < b), "{phrases:?}");
        }
        assert_eq!(NEXT.len(), 14);
    }
}
