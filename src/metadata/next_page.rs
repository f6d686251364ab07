//! The next page of a text that is spread over several: what `rel=next` says, what follows the
//! current number among numbered links, or a link that says "next page".
//!
//! A next article, a next slide and a next month are none: a link must differ from the page's own
//! address by little more than a number. Nothing is fetched; other origins are not looked at.

use crate::dom::{Document, NodeId, name};
use crate::url::BaseUrl;
use crate::words::words;

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

/// What a page of a text is called, in lower case, before its number in words and in addresses.
/// Sorted.
const PAGE_WORDS: &[&str] = &[
    "halaman",
    "page",
    "pagina",
    "página",
    "sayfa",
    "seite",
    "sida",
    "side",
    "strana",
    "strona",
    "trang",
    "сторінка",
    "страница",
    "страницу",
    "صفحة",
    "صفحه",
    "पृष्ठ",
];
/// The same, behind the number and without a space. Sorted.
const PAGE_BEHIND: &[&str] = &["ページ", "頁", "页", "페이지"];
/// What stands before the number of a page in a query. Sorted.
const KEYS: &[&str] = &[
    "halaman", "p", "page", "paged", "pagenum", "pagina", "pg", "sayfa", "seite", "trang",
];

/// What a link says is at most this long, in bytes.
const MAX_TEXT: usize = 200;

/// No text is spread over more pages.
const MAX_PAGES: u32 = 200;

/// Finds the next page; `address` is the page's own.
pub fn find(document: &Document, base: &BaseUrl, address: &str) -> Option<String> {
    let own = Place::of(address)?;
    // The number at the end of an address may be the name's own: `top-10` is a first page too.
    let readings = [own.without_number(), own.as_first()];
    let mut said = None;
    for id in document.descendants(NodeId::ROOT) {
        let is_link = document.is_any(id, &[name::A, name::LINK]);
        let href = document.attribute(id, name::HREF).filter(|_| is_link);
        let Some(link) = href.and_then(|href| base.resolve(href)) else {
            continue;
        };
        let Some(place) = Place::of(&link).filter(|place| own.may_lead_to(place)) else {
            continue;
        };
        let numbers = readings.iter().map(|reading| place.follows(reading));
        let Some(number) = numbers.flatten().next() else {
            // `hub2` is the second page of `hub` where the link says so.
            let number = place.follows_closely(&own);
            let is_said = |number| says_page(&said_by(document, id), number);
            if said.is_none() && number.is_some_and(is_said) {
                said = Some(link);
            }
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

/// What a link says, in lower case and without arrows; to those who cannot see it, in its second
/// line.
fn said_by(document: &Document, id: NodeId) -> String {
    let text = super::markup::short_text(document, id, MAX_TEXT).unwrap_or_default();
    let label = document.attribute(id, name::ARIA_LABEL).unwrap_or_default();
    let bare = |said: &str| {
        let said = said.trim_matches(|c: char| !c.is_alphanumeric());
        said.replace('\n', " ").to_lowercase()
    };
    [bare(&text), bare(label)].join("\n")
}

/// Whether a link says "next", or the number of the page it leads to.
fn says_next(document: &Document, id: NodeId, number: u32) -> bool {
    let all = said_by(document, id);
    let is_next = |said: &str| {
        let mut phrases = NEXT.iter().flat_map(|(_, phrases)| *phrases);
        phrases.any(|phrase| {
            let rest = said.strip_prefix(phrase);
            rest.is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with([':', '：']))
        })
    };
    let mut lines = all.lines();
    lines.any(|said| said == number.to_string() || is_next(said)) || says_page(&all, number)
}

/// Whether a text names the page of a number: "Page 2: the cable", "第2页".
fn says_page(text: &str, number: u32) -> bool {
    let number = number.to_string();
    let all: Vec<&str> = words(text).collect();
    let is_behind = |word: &&str| {
        let rest = word.trim_start_matches('第').strip_prefix(&number);
        rest.is_some_and(|rest| PAGE_BEHIND.binary_search(&rest).is_ok())
    };
    let is_pair = |pair: &[&str]| pair[1] == number && PAGE_WORDS.binary_search(&pair[0]).is_ok();
    all.windows(2).any(is_pair) || all.iter().any(is_behind)
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

    /// Whether another address is of the same origin and has a number.
    fn may_lead_to(&self, other: &Place<'_>) -> bool {
        self.origin == other.origin && other.has_digit()
    }

    /// The number of this page, if it is the one right after another of the same text, which is read
    /// as an address without its number, and that.
    fn follows(&self, (own, own_number): &(String, Option<u32>)) -> Option<u32> {
        let (next, number) = self.without_number();
        let number = number?;
        (*own == next && number <= MAX_PAGES && number == own_number.unwrap_or(1) + 1)
            .then_some(number)
    }

    /// The same, for addresses with nothing between name and number.
    fn follows_closely(&self, own: &Place<'_>) -> Option<u32> {
        let [(own_name, own_number, own_end), (name, number, end)] =
            [own, self].map(|place| split_closely(place.path));
        let is_of_same = name == own_name && end == own_end && self.query == own.query;
        number.filter(|&n| is_of_same && n <= MAX_PAGES && n == own_number.unwrap_or(1) + 1)
    }

    /// The address as it is, as that of a first page.
    fn as_first(&self) -> (String, Option<u32>) {
        let path = self.path.trim_end_matches('/');
        let numbered = |part: &&&str| page_number(part).is_none();
        let rest: Vec<&str> = self.query.iter().filter(numbered).copied().collect();
        (format!("{path}?{}", rest.join("&")), None)
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
    let is_key = KEYS.binary_search(&key).is_ok();
    is_key.then(|| value.parse().ok()).flatten()
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
    let is_page = |head: &str| PAGE_WORDS.binary_search(&head).is_ok();
    let Some(number) = number else {
        // The first page of `page-2.html` may be `page.html`.
        return match is_page(stem) {
            true => (with_end(folder, end), None),
            false => (with_end(&format!("{folder}/{stem}"), end), None),
        };
    };
    if head.is_empty() || is_page(head.trim_end_matches(['-', '_'])) {
        let (above, name) = folder.rsplit_once('/').unwrap_or(("", folder));
        let is_named = head.is_empty() && is_page(name);
        let folder = if is_named { above } else { folder };
        return (with_end(folder, end), Some(number));
    }
    // `iphone2` is not the second page of `iphone`.
    let Some(head) = head.strip_suffix(['-', '_']) else {
        return (with_end(&format!("{folder}/{stem}"), end), None);
    };
    let named = head.rsplit_once(['-', '_']);
    let named = named.filter(|(_, word)| is_page(word));
    let folder = format!("{folder}/{}", named.map_or(head, |(name, _)| name));
    (with_end(&folder, end), Some(number))
}

/// The path before the number at the end of its name, that number, and what stands behind.
fn split_closely(path: &str) -> (&str, Option<u32>, &str) {
    let folder = path.rfind('/').map_or(0, |at| at + 1);
    let end = path[folder..]
        .find('.')
        .map_or(path.len(), |at| folder + at);
    let name = path[..end].trim_end_matches(|c: char| c.is_ascii_digit());
    (name, path[name.len()..end].parse().ok(), &path[end..])
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
    fn a_number_may_be_of_the_name() {
        let second = Some("https://a.example/top-10?page=2");
        let top = "https://a.example/top-10";
        check(top, "<a rel=next href='?page=2'>2</a>", second);
        check(top, "<a href='/top-11'>Top eleven</a>", None);
        let second = Some("https://a.example/top-10/2");
        check(top, "<a href='/top-10/2'>2</a>", second);
        check(top, "<a href='/top-10/3'>3</a>", None);
    }

    #[test]
    fn pages_are_called_so_in_many_ways() {
        for next in [
            "/rain/seite-2",
            "/rain/halaman/2",
            "/rain?halaman=2",
            "/rain/page2",
        ] {
            let address = format!("https://a.example{next}");
            check(PAGE, &format!("<a href='{next}'>2</a>"), Some(&address));
        }
        let next = Some("https://a.example/rain/2");
        for said in [
            "Page 2: the cable »",
            "Nächste Seite: das Seil",
            "Continue to page 2",
            "第2页",
        ] {
            check(PAGE, &format!("<a href='/rain/2'>{said}</a>"), next);
        }
        let close = Some("https://a.example/hub2.htm");
        let hub = "https://a.example/hub.htm";
        check(hub, "<a href=hub2.htm>Page 2: the cable</a>", close);
        check(hub, "<a href=hub2.htm>2</a>", None);
        check(hub, "<a href=hub2.htm>Next</a>", None);
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
        for table in [PAGE_WORDS, PAGE_BEHIND, KEYS] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }
}
