//! Signs of the page's own making, known by their address: drawings that are named after what all
//! signs are named after, or kept among icons; and pictures that a server of advertisements sends.

use super::address::{file_name, path};
use crate::dom::classes::words_of;

/// Words in names of drawings and folders that make them icons. Sorted.
const ICON_WORDS: &[&str] = &["ico", "icon", "icons"];

/// What signs show. Sorted.
const SIGN_WORDS: &[&str] = &[
    "angle",
    "arrow",
    "arrows",
    "bullet",
    "caret",
    "check",
    "checkmark",
    "chevron",
    "close",
    "cross",
    "ellipsis",
    "hamburger",
    "magnifier",
    "minus",
    "plus",
    "quote",
    "quotes",
    "star",
    "stars",
    "tick",
];

/// What is said of signs beside. A name that has any other word is a picture's. Sorted.
const FORM_WORDS: &[&str] = &[
    "black", "blue", "bold", "bottom", "circle", "dark", "down", "empty", "fill", "filled", "full",
    "gold", "gray", "green", "grey", "half", "large", "left", "lg", "light", "mark", "md",
    "normal", "outline", "rating", "red", "regular", "right", "round", "sm", "small", "solid",
    "square", "svg", "thin", "top", "up", "upward", "white", "x", "yellow",
];

/// Names of servers of advertisements, as labels of hosts. Sorted.
const AD_LABELS: &[&str] = &[
    "ad",
    "adclick",
    "ads",
    "adserver",
    "adservice",
    "doubleclick",
];

/// A part of a name with a digit in it and at least so long is a number of the site's.
const MIN_NUMBER: usize = 6;

/// Whether an address is that of an icon.
pub fn is_icon(address: &str) -> bool {
    let folders = path(address).rsplit('/').skip(1);
    let in_folder = folders
        .clone()
        .any(|f| words_of(f).any(|w| known(ICON_WORDS, w)));
    let name = file_name(address);
    let is_drawing = name
        .rsplit_once('.')
        .is_some_and(|(_, e)| e.eq_ignore_ascii_case("svg"));
    let is_named = || words_of(name).any(|word| known(ICON_WORDS, word));
    match is_drawing {
        true => in_folder || is_named() || is_sign(name),
        false => in_folder && is_sign(name),
    }
}

/// Whether an address is that of an advertisement.
pub fn is_advertisement(address: &str) -> bool {
    let rest = address.split_once("//").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    // The last label is the ending of all sites of a country.
    let labels = host.rsplit('.').skip(1);
    labels.into_iter().any(|label| known(AD_LABELS, label))
}

/// Whether a file is named after a sign and nothing else.
fn is_sign(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_number =
        |part: &&str| part.len() >= MIN_NUMBER && part.contains(|c: char| c.is_ascii_digit());
    let parts = stem
        .split(['-', '_', '.', '%', '@'])
        .filter(|part| !is_number(part));
    let mut has_sign = false;
    for word in parts.flat_map(words_of) {
        let is_sign = known(SIGN_WORDS, word);
        has_sign |= is_sign;
        if !is_sign && !known(FORM_WORDS, word) {
            return false;
        }
    }
    has_sign
}

fn known(table: &[&str], word: &str) -> bool {
    table
        .binary_search(&word.to_ascii_lowercase().as_str())
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [ICON_WORDS, SIGN_WORDS, FORM_WORDS, AD_LABELS] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }

    #[test]
    fn icons_are_drawings_named_after_signs_or_kept_among_icons() {
        let icons = [
            "/assets/icons/fleet.svg",
            "https://a.example/img/arrow-right.svg?v=2",
            "/f/62ea5799dbd70f68dfa6a7db_Check-normal.svg",
            "/static/rating-star-a920190da874bfc1.svg",
            "/menuIcon.svg",
            "/theme/icons/circle-check.png",
        ];
        let pictures = [
            "/icons/saint-george.jpg",
            "/img/star-map.svg",
            "/img/cross-section.svg",
            "/img/arrow.jpg",
            "/img/app-icon.png",
            "/img/profits.svg",
        ];
        assert_eq!(icons.map(is_icon), [true; 6]);
        assert_eq!(pictures.map(is_icon), [false; 6]);
    }

    #[test]
    fn advertisements_are_known_by_their_server() {
        assert!(is_advertisement("https://ads.a.example/serve;size=970x90"));
        assert!(is_advertisement("//ad.doubleclick.net/x.gif"));
        assert!(!is_advertisement("https://a.example/ads/1950.jpg"));
        assert!(!is_advertisement("https://a.ad/b.jpg"));
    }
}
