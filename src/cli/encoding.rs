//! Bytes of a page → text, in the order browsers decide: byte order mark, what the page
//! declares in its first kilobyte, UTF-8.
//!
//! <https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding>

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How far into the page browsers look for a declaration.
const PRESCAN: usize = 1024;

/// Decodes a page; bytes that mean nothing become U+FFFD.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0;
    }
    // A page that is valid UTF-8 with letters outside ASCII is UTF-8, whatever it declares.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    declared(bytes)
        .unwrap_or(if looks_like_utf8(bytes) {
            UTF_8
        } else {
            WINDOWS_1252
        })
        .decode(bytes)
        .0
}

/// The encoding in `charset=` of the first kilobyte.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let at = head.find("charset")? + "charset".len();
    let label = head[at..].trim_start().strip_prefix('=')?.trim_start();
    let label = label.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c));
    let encoding = Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])?;
    // What could read its own declaration is not UTF-16.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else {
        encoding
    })
}

/// Whether most of what is not ASCII is well-formed UTF-8: a cut or damaged UTF-8 page.
fn looks_like_utf8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let (mut good, mut bad) = (0_usize, 0_usize);
    for c in text.chars() {
        bad += usize::from(c == '\u{fffd}');
        good += usize::from(!c.is_ascii() && c != '\u{fffd}');
    }
    good >= bad
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_encoding_is_used() {
        let page = b"<meta charset=\"windows-1251\">\xcf\xf0\xe8\xe2\xe5\xf2";
        assert!(decode(page).ends_with("Привет"));
    }

    #[test]
    fn utf8_declared_as_something_else_stays_utf8() {
        assert!(decode("<meta charset=iso-8859-1>Việt".as_bytes()).ends_with("Việt"));
    }

    #[test]
    fn a_cut_character_does_not_change_the_encoding() {
        assert!(decode(&"Tiếng Việ".as_bytes()[..12]).starts_with("Tiếng Vi"));
    }

    #[test]
    fn a_byte_order_mark_decides() {
        assert_eq!(decode(b"\xff\xfeh\0i\0"), "hi");
    }
}
