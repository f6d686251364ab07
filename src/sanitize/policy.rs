//! The allow-list, as data. What is not named here does not leave the core.
//!
//! Elements are those of flow and phrasing content that carry text or pictures
//! (<https://html.spec.whatwg.org/multipage/dom.html#kinds-of-content>); no script, no style, no
//! frame, no form. To add an element, name its attributes and say in a test what it may not do.

use crate::moments::{self, Time};

/// What may become of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// It stays, with these attributes besides the ones all elements may have.
    Keep(&'static [&'static str]),
    /// It goes, with all that is in it.
    Drop,
    /// It goes, its children stay.
    Unwrap,
}

/// Attributes that every element may have.
pub const GLOBAL_ATTRIBUTES: &[&str] = &["dir", "id", "lang", "title"];

/// HTML elements that stay, sorted, with their attributes.
pub const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href", "role"]),
    ("abbr", &[]),
    ("address", &[]),
    ("article", &["data-depth"]),
    ("aside", &["data-kind"]),
    ("b", &[]),
    ("bdi", &[]),
    ("bdo", &[]),
    ("blockquote", &["cite"]),
    ("br", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &["data-language", "data-math"]),
    ("dd", &[]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("dfn", &[]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &["data-embed"]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("header", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["alt", "height", "src", "srcset", "width"]),
    ("ins", &["datetime"]),
    ("kbd", &[]),
    ("li", &["value"]),
    ("mark", &[]),
    ("ol", &["reversed", "start", "type"]),
    ("p", &[]),
    ("pre", &["data-language"]),
    ("q", &["cite"]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[]),
    ("samp", &[]),
    ("section", &["role"]),
    ("small", &[]),
    ("span", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan"]),
    ("tfoot", &[]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &[]),
    ("var", &[]),
    ("wbr", &[]),
];

/// Attributes that may have these values only, sorted.
pub const VALUES: &[(&str, &[&str])] = &[
    ("data-embed", &["audio", "map", "page", "post", "video"]),
    (
        "data-kind",
        &[
            "caution",
            "important",
            "note",
            "pullquote",
            "tip",
            "warning",
        ],
    ),
    ("data-math", &["block", "inline"]),
    ("dir", &["auto", "ltr", "rtl"]),
    ("role", &["doc-backlink", "doc-endnotes", "doc-noteref"]),
    ("scope", &["col", "colgroup", "row", "rowgroup"]),
    ("type", &["1", "A", "I", "a", "i"]),
];

/// Attributes whose value is a whole number, sorted.
pub const NUMBERS: &[&str] = &[
    "colspan",
    "data-depth",
    "height",
    "rowspan",
    "start",
    "value",
    "width",
];

/// Of those, what has a least and a greatest value in the standard, which browsers put in the place
/// of others. <https://html.spec.whatwg.org/multipage/tables.html#dom-tdth-colspan>
const RANGES: &[(&str, i32, i32)] = &[("colspan", 1, 1000), ("rowspan", 0, 65_534)];

/// HTML elements that go with all that is in them, sorted: what runs, loads, styles or asks.
pub const DROPPED: &[&str] = &[
    "applet",
    "area",
    "audio",
    "base",
    "button",
    "canvas",
    "embed",
    "frame",
    "frameset",
    "head",
    "iframe",
    "input",
    "link",
    "map",
    "meta",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "optgroup",
    "option",
    "param",
    "plaintext",
    "script",
    "select",
    "source",
    "style",
    "template",
    "textarea",
    "title",
    "track",
    "video",
    "xmp",
];

/// Elements whose content reads as a block; they carry source numbers.
pub const NUMBERED: &[&str] = &[
    "blockquote",
    "dd",
    "details",
    "dt",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "ul",
];

/// Attributes whose value is an address to go to.
pub const LINKS: &[&str] = &["cite", "href"];

/// Schemes a link may have.
pub const LINK_SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// Schemes a picture may have, besides pictures within the page.
pub const IMAGE_SCHEMES: &[&str] = &["http", "https"];

/// Pictures within the page; SVG is none of them, for it can hold scripts.
pub const IMAGE_DATA: &[&str] = &[
    "data:image/avif;",
    "data:image/gif;",
    "data:image/jpeg;",
    "data:image/png;",
    "data:image/webp;",
];

/// Whether an attribute that is allowed may have this value.
pub fn is_value(attribute: &str, value: &str) -> bool {
    match VALUES.binary_search_by_key(&attribute, |&(n, _)| n) {
        Ok(at) => VALUES[at].1.binary_search(&value).is_ok(),
        Err(_) if attribute == "data-language" => is_language(value),
        Err(_) if attribute == "datetime" => is_moment(value),
        Err(_) if NUMBERS.binary_search(&attribute).is_ok() => value.parse::<i32>().is_ok(),
        Err(_) => true,
    }
}

/// The number an attribute says, within what browsers go by.
pub fn in_range(attribute: &str, value: &str) -> Option<String> {
    let range = RANGES.iter().find(|&&(of, ..)| of == attribute);
    let number: i32 = value.parse().ok()?;
    Some(
        range
            .map_or(number, |&(_, least, most)| number.clamp(least, most))
            .to_string(),
    )
}

/// Whether `value` is a day, or a day with a time of day and perhaps a zone.
/// <https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#dates-and-times>
fn is_moment(value: &str) -> bool {
    let is_fraction = |clock: &str, fraction: &str| {
        let has_seconds = clock.len() == "00:00:00".len();
        let is_number = fraction.bytes().all(|byte| byte.is_ascii_digit());
        has_seconds && is_number && (1..=3).contains(&fraction.len())
    };
    let is_time = |time: Time<'_>| time.fraction.is_none_or(|f| is_fraction(time.clock, f));
    moments::split_day(value)
        .is_some_and(|(_, rest)| rest.is_empty() || moments::time(rest).is_some_and(is_time))
}

/// Whether `value` reads like the name of a programming language.
fn is_language(value: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "#+-._".contains(c);
    (1..=24).contains(&value.len()) && value.chars().all(is_plain)
}

/// What becomes of the HTML element `name`.
pub fn rule(name: &str) -> Rule {
    if let Ok(at) = ELEMENTS.binary_search_by_key(&name, |&(n, _)| n) {
        Rule::Keep(ELEMENTS[at].1)
    } else if DROPPED.binary_search(&name).is_ok() {
        Rule::Drop
    } else {
        Rule::Unwrap
    }
}

/// The deepest an article nests; below it tags are lost.
pub const MAX_DEPTH: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(ELEMENTS.is_sorted_by(|a, b| a.0 < b.0));
        for (name, attributes) in ELEMENTS {
            assert!(attributes.is_sorted_by(|a, b| a < b), "{name}");
        }
        assert!(VALUES.is_sorted_by(|a, b| a.0 < b.0));
        for (name, values) in VALUES {
            assert!(values.is_sorted_by(|a, b| a < b), "{name}");
        }
        for set in [
            DROPPED,
            NUMBERED,
            NUMBERS,
            LINKS,
            LINK_SCHEMES,
            IMAGE_SCHEMES,
            IMAGE_DATA,
        ] {
            assert!(set.is_sorted_by(|a, b| a < b), "{set:?}");
        }
    }

    #[test]
    fn moments_are_days_with_or_without_a_time() {
        for value in [
            "2025-01-02",
            "2025-01-02T03:04Z",
            "2025-01-02 03:04:05.678+01:00",
        ] {
            assert!(is_moment(value), "{value}");
        }
        for value in [
            "",
            "yesterday",
            "2025-01",
            "2025-01-02T",
            "2025-01-02T03:04 PM",
            "2025-01-0é",
        ] {
            assert!(!is_moment(value), "{value}");
        }
    }

    #[test]
    fn nothing_is_both_kept_and_dropped() {
        for (name, _) in ELEMENTS {
            assert!(DROPPED.binary_search(name).is_err(), "{name}");
        }
    }
}
