//! What an address says of its picture: whether it is one, stands in for one, or is an icon.

use crate::dom::addresses::names_picture;
use crate::dom::classes::words_of;

/// Data written into the page is a stand-in below this length, in bytes.
const MIN_DATA: usize = 1000;

/// The words that names of stand-ins are made of. A name that has any other word is a picture's.
/// Sorted.
const STAND_IN_WORDS: &[&str] = &[
    "b",
    "bg",
    "blank",
    "clear",
    "default",
    "dot",
    "dummy",
    "empty",
    "gif",
    "gray",
    "grey",
    "image",
    "img",
    "lazy",
    "lazyload",
    "load",
    "loader",
    "loading",
    "pixel",
    "placeholder",
    "px",
    "shim",
    "spacer",
    "spinner",
    "trans",
    "transparent",
    "white",
    "x",
];

/// Of these, the words that make a name one of a stand-in. Sorted.
const STAND_IN_MARKS: &[&str] = &[
    "blank",
    "clear",
    "dummy",
    "empty",
    "gray",
    "grey",
    "lazy",
    "lazyload",
    "loader",
    "loading",
    "pixel",
    "placeholder",
    "shim",
    "spacer",
    "spinner",
    "trans",
    "transparent",
];

/// Words of the path of portraits beside a name. Sorted.
const PORTRAIT_WORDS: &[&str] = &["avatar", "avatars", "gravatar", "userpic"];

/// Whether a value is a picture's address and not a stand-in for one.
pub fn is_address(value: &str) -> bool {
    let value = value.trim();
    let is_stub = has_scheme(value, "data:")
        && (value.len() < MIN_DATA || has_scheme(value, "data:image/svg"));
    let is_empty = value.is_empty()
        || value.starts_with('#')
        || value.contains("{{")
        || value.contains("${")
        || value.starts_with(['{', '[']);
    let is_local = has_scheme(value, "about:")
        || has_scheme(value, "blob:")
        || has_scheme(value, "javascript:");
    !is_stub && !is_empty && !is_local && !is_stand_in(value)
}

/// Whether a value that may say anything reads like the address of a picture.
pub fn looks_like_picture(value: &str) -> bool {
    let value = value.trim();
    !value.contains(char::is_whitespace) && names_picture(value)
}

/// Whether an address is that of a portrait beside a name.
pub fn is_portrait(address: &str) -> bool {
    words_of(path(address)).any(|word| {
        PORTRAIT_WORDS
            .binary_search(&word.to_ascii_lowercase().as_str())
            .is_ok()
    })
}

/// An address without its query: sizes of one picture often differ only there.
pub fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// The last part of the path.
pub fn file_name(address: &str) -> &str {
    path(address).rsplit('/').next().unwrap_or_default()
}

fn is_stand_in(address: &str) -> bool {
    let name = file_name(address);
    let stem = name
        .rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_ascii_lowercase();
    let known = |table: &[&str], word: &str| table.binary_search(&word).is_ok();
    let mut marks = words_of(&stem).filter(|word| known(STAND_IN_MARKS, word));
    marks.next().is_some() && words_of(&stem).all(|word| known(STAND_IN_WORDS, word))
}

fn has_scheme(value: &str, scheme: &str) -> bool {
    value
        .get(..scheme.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [STAND_IN_WORDS, STAND_IN_MARKS, PORTRAIT_WORDS] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }

    #[test]
    fn stand_ins_are_known_by_all_their_words() {
        assert!(!is_address("/static/img/placeholder-16x9.png"));
        assert!(!is_address("/blank.gif?v=1"));
        assert!(!is_address("data:image/gif;base64,R0lGOD"));
        assert!(is_address("/grey-seal.jpg"));
        assert!(is_address("/photos/image.jpg"));
    }

    #[test]
    fn pictures_are_known_by_their_ending() {
        assert!(looks_like_picture("https://a.example/b/c.JPG?w=3"));
        assert!(!looks_like_picture("https://a.example/b/c"));
        assert!(!looks_like_picture("caption.png of it"));
    }
}
