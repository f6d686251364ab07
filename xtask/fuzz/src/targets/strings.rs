//! Small languages within pages: JSON-LD, `srcset`, dates, addresses, encodings.

use super::spelled;
use crate::encoding;
use crate::generate::{Choices, below, json, values};
use stillpage::{Options, fuzzing, read_html};

/// Makes a string by `write`, or takes what is spelled.
fn string(input: &[u8], write: fn(&mut Choices<'_>, &mut String)) -> String {
    spelled(input).unwrap_or_else(|| {
        let mut out = String::new();
        write(&mut Choices::new(input), &mut out);
        out
    })
}

/// JSON-LD in a page that hides its text.
pub fn json_ld(input: &[u8]) {
    let html = show_json_ld(input);
    let mut options = Options::default();
    options.min_confidence = 0.0;
    if let Ok(article) = read_html(&html, "https://page.example/", &options) {
        super::pages::is_safe(&article.html);
        for day in [&article.published, &article.modified]
            .into_iter()
            .flatten()
        {
            assert_eq!(fuzzing::machine_date(day).as_ref(), Some(day));
        }
    }
}

pub fn show_json_ld(input: &[u8]) -> String {
    let json = string(input, json::write);
    format!(
        "<script type='application/ld+json'>{json}</script><article><p>Tea is a drink.</article>"
    )
}

/// Candidates are parts of the set, and one of them is chosen.
pub fn srcset(input: &[u8]) {
    let set = show_srcset(input);
    let (all, best) = fuzzing::srcset(&set);
    assert!(all.len() <= set.len());
    for (address, _) in &all {
        assert!(!address.is_empty() && set.contains(address), "{address:?}");
        assert!(!address.contains(char::is_whitespace), "{address:?}");
    }
    if let Some(best) = best {
        assert!(all.iter().any(|(address, _)| *address == best), "{best:?}");
    }
}

pub fn show_srcset(input: &[u8]) -> String {
    string(input, values::srcset)
}

/// A date is one for machines too, and stands where it is said to.
pub fn dates(input: &[u8]) {
    let text = show_date(input);
    if let Some(date) = fuzzing::machine_date(&text) {
        assert_eq!(fuzzing::machine_date(&date), Some(date));
    }
    if let Some((date, place)) = fuzzing::written_date(&text) {
        assert_eq!(fuzzing::machine_date(&date), Some(date));
        let within = text.get(place).expect("a date stands on whole characters");
        assert!(within.contains(|c: char| c.is_numeric()), "{within:?}");
    }
}

pub fn show_date(input: &[u8]) -> String {
    string(input, |u, out| match below(u, 3) {
        0 => values::text(u, out),
        _ => values::date(u, out),
    })
}

/// A resolved address is absolute and stays as it is.
pub fn urls(input: &[u8]) {
    let [url, base, link] = addresses(input);
    for base in [None, Some(base.as_str())] {
        if let Some(address) = fuzzing::resolve(&url, base, &link) {
            assert_eq!(fuzzing::resolve("", None, &address), Some(address));
        }
    }
}

fn addresses(input: &[u8]) -> [String; 3] {
    if let Some(text) = spelled(input) {
        let mut lines = text.lines().map(str::to_owned);
        return std::array::from_fn(|_| lines.next().unwrap_or_default());
    }
    let mut u = Choices::new(input);
    std::array::from_fn(|_| {
        let mut out = String::new();
        values::address(&mut u, &mut out);
        out
    })
}

pub fn show_urls(input: &[u8]) -> String {
    addresses(input).join("\n")
}

/// Bytes become a text of about their length, and UTF-8 stays what it is.
pub fn encoding(input: &[u8]) {
    let bytes = bytes_of(input);
    let text = encoding::decode(&bytes);
    assert!(
        text.len() <= bytes.len() * 3 + 16,
        "{} of {}",
        text.len(),
        bytes.len()
    );
    if let Ok(utf8) = std::str::from_utf8(&bytes) {
        let same = utf8.strip_prefix('\u{feff}').unwrap_or(utf8);
        assert_eq!(text, same);
    }
}

/// A page in some encoding, or bytes as they come.
fn bytes_of(input: &[u8]) -> Vec<u8> {
    if let Some(text) = spelled(input) {
        return text.into_bytes();
    }
    let mut u = Choices::new(input);
    const LABELS: &[&str] = &[
        "utf-8",
        "windows-1251",
        "shift_jis",
        "gb18030",
        "big5",
        "euc-kr",
        "iso-2022-jp",
        "utf-16",
        "utf-16be",
        "x-user-defined",
        "replacement",
        "hz-gb-2312",
        "koi8-r",
        "iso-8859-8-i",
        "macintosh",
        "",
        "utf-7",
        "\u{e9}",
    ];
    let label = LABELS[below(&mut u, LABELS.len())];
    let mut bytes = match below(&mut u, 6) {
        0 => b"\xff\xfe".to_vec(),
        1 => b"\xef\xbb\xbf".to_vec(),
        2 => b"\xfe\xff".to_vec(),
        3 => format!("<meta charset = '{label}'>").into_bytes(),
        4 => format!("<meta content=\"text/html; charset={label}").into_bytes(),
        _ => Vec::new(),
    };
    let mut text = String::new();
    values::text(&mut u, &mut text);
    match encoding_rs::Encoding::for_label(label.as_bytes()) {
        Some(known) => bytes.extend_from_slice(&known.encode(&text).0),
        None => bytes.extend_from_slice(text.as_bytes()),
    }
    bytes.extend_from_slice(u.take_rest());
    bytes
}

pub fn show_bytes(input: &[u8]) -> String {
    String::from_utf8_lossy(&bytes_of(input)).into_owned()
}
