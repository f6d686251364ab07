//! Texts of attributes and scripts made readable: white space folded, character references that
//! were written twice decoded.

use crate::dom::text::fold;
use crate::references;
use std::borrow::Cow;

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

/// Zero-width spaces, byte order marks, soft hyphens, controls.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{00AD}' | '\u{2060}')
        || c.is_control() && !c.is_whitespace()
}

/// Decodes once, and once more where that left a reference: `&amp;#39;` was encoded twice.
fn decode(raw: &str) -> Cow<'_, str> {
    let once = references::decode(raw, true);
    match once.contains('&') && raw.contains("&amp;") {
        true => Cow::Owned(references::decode(&once, true).into_owned()),
        false => once,
    }
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
