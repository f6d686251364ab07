//! Texts of attributes and scripts made readable: white space folded, character references that
//! were written twice decoded.

use crate::dom::text::fold;

/// Character references by name that pages write where none belongs, sorted.
const REFERENCES: &[(&str, char)] = &[
    ("Auml", 'Ä'),
    ("Eacute", 'É'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("agrave", 'à'),
    ("amp", '&'),
    ("apos", '\''),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("ccedil", 'ç'),
    ("copy", '©'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("egrave", 'è'),
    ("gt", '>'),
    ("hellip", '…'),
    ("iacute", 'í'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rsquo", '’'),
    ("szlig", 'ß'),
    ("trade", '™'),
    ("uacute", 'ú'),
    ("uuml", 'ü'),
];
/// The longest reference, in bytes.
const MAX_REFERENCE: usize = 8;

/// Decodes references, drops invisible characters and folds white space.
pub fn text(raw: &str) -> String {
    let decoded = decode(raw);
    let visible: String = decoded.chars().filter(|&c| !is_invisible(c)).collect();
    fold(&visible)
}

/// What stands between tags, where a text that should have none has some; a tag ends a line.
pub fn without_tags(text: &str) -> String {
    let is_tag = |after: &str| after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    let mut out = String::with_capacity(text.len());
    for (index, part) in text.split('<').enumerate() {
        match part.split_once('>').filter(|_| index > 0 && is_tag(part)) {
            Some((_, after)) => out.extend(["\n", after]),
            None if index > 0 => out.extend(["<", part]),
            None => out.push_str(part),
        }
    }
    out
}

/// Zero-width spaces, byte order marks, soft hyphens.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{00AD}' | '\u{2060}')
}

/// Decodes once, and once more where that left a reference: `&amp;#39;` was encoded twice.
fn decode(raw: &str) -> String {
    let once = decode_once(raw);
    match once.contains('&') && raw.contains("&amp;") {
        true => decode_once(&once),
        false => once,
    }
}

fn decode_once(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let reference = rest.bytes().take(MAX_REFERENCE + 1).position(|b| b == b';');
        match reference.and_then(|end| Some((character(&rest[..end])?, end))) {
            Some((c, end)) => {
                text.push(c);
                rest = &rest[end + 1..];
            }
            None => text.push('&'),
        }
    }
    text.push_str(rest);
    text
}

fn character(reference: &str) -> Option<char> {
    if let Some(digits) = reference.strip_prefix('#') {
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => digits.parse(),
        };
        return char::from_u32(code.ok()?).filter(|c| !c.is_control());
    }
    let at = REFERENCES.binary_search_by_key(&reference, |(name, _)| name);
    at.ok().map(|at| REFERENCES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_signs_stay() {
        assert_eq!(
            without_tags("<p>a <b>b</b></p>1 < 2 <3"),
            "\na \nb\n\n1 < 2 <3"
        );
        assert_eq!(without_tags("a<b"), "a<b");
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(REFERENCES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn references_are_decoded() {
        assert_eq!(
            text("Tea &amp; &quot;milk&#8217;s&quot;"),
            "Tea & \"milk’s\""
        );
        assert_eq!(text("Tea &amp;#038; milk"), "Tea & milk");
        assert_eq!(text("a & b; &unknown; &#xZ;"), "a & b; &unknown; &#xZ;");
    }

    #[test]
    fn what_cannot_be_seen_goes() {
        assert_eq!(text(" Te\u{200b}a\u{ad}\n  time "), "Tea time");
    }
}
