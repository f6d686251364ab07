//! Shortens tags with thousands of attributes before they are parsed: html5ever holds every
//! attribute of a tag against all before it, which makes a tag of a megabyte take seconds.
//!
//! Reads tags as <https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state> has it, and
//! knows of scripts, styles and comments that what looks like a tag in them is none.

use std::borrow::Cow;

/// The most attributes of an element that are read.
pub(crate) const MAX_ATTRIBUTES: usize = 1000;

/// The page without the attributes that are too many.
pub(super) fn shorten_tags(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut taken, mut at) = (0, 0);
    while let Some(found) = html[at..].find('<') {
        at += found + 1;
        let rest = &html.as_bytes()[at..];
        if rest.starts_with(b"!--") {
            at = html[at..].find("-->").map_or(html.len(), |end| at + end);
        } else if rest.first().is_some_and(u8::is_ascii_alphabetic) {
            let tag = read_tag(html, at);
            if let Some(surplus) = tag.surplus {
                out.push_str(&html[taken..surplus]);
                taken = tag.end;
            }
            at = end_of_raw(html, &html[at..tag.name_end], tag.end);
        }
    }
    if taken == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[taken..]);
    Cow::Owned(out)
}

struct Tag {
    name_end: usize,
    /// Where the first attribute stands that is one too many.
    surplus: Option<usize>,
    /// Where its `>` stands, or the end of the page.
    end: usize,
}

/// Reads the tag whose name stands at `at`.
fn read_tag(html: &str, at: usize) -> Tag {
    let bytes = html.as_bytes();
    let is_gap = |b: u8| b.is_ascii_whitespace() || b == b'/';
    let skip = |from: usize, while_so: &dyn Fn(u8) -> bool| {
        let length = bytes[from..].iter().position(|&b| !while_so(b));
        length.map_or(bytes.len(), |length| from + length)
    };
    let name_end = skip(at, &|b| !is_gap(b) && b != b'>');
    let (mut place, mut count, mut surplus) = (name_end, 0, None);
    loop {
        place = skip(place, &is_gap);
        if place >= bytes.len() || bytes[place] == b'>' {
            break;
        }
        count += 1;
        if count > MAX_ATTRIBUTES {
            surplus = surplus.or(Some(place));
        }
        // The first character of a name may be `=`.
        place = skip(place + 1, &|b| !is_gap(b) && b != b'>' && b != b'=');
        let equals = skip(place, &|b| b.is_ascii_whitespace());
        if bytes.get(equals) != Some(&b'=') {
            continue;
        }
        place = skip(equals + 1, &|b| b.is_ascii_whitespace());
        place = match bytes.get(place) {
            Some(&quote @ (b'"' | b'\'')) => {
                (skip(place + 1, &|b| b != quote) + 1).min(bytes.len())
            }
            _ => skip(place, &|b| !b.is_ascii_whitespace() && b != b'>'),
        };
    }
    Tag {
        name_end,
        surplus,
        end: place.min(bytes.len()),
    }
}

/// Where what follows a start tag is markup again: at once, but behind scripts and styles.
fn end_of_raw(html: &str, name: &str, from: usize) -> usize {
    let is_raw = ["script", "style"]
        .iter()
        .any(|raw| name.eq_ignore_ascii_case(raw));
    if !is_raw {
        return from;
    }
    let ends = html[from..].match_indices("</").map(|(at, _)| from + at);
    let is_end = |&at: &usize| {
        let after = html.get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name))
    };
    ends.into_iter().find(is_end).unwrap_or(html.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_such_tags_is_as_it_was() {
        let html = "<p a=b c='>' d=\">\" e>x<br/><!-- <a b> --><script>'<i j>'</script><";
        assert!(matches!(shorten_tags(html), Cow::Borrowed(same) if same == html));
    }

    #[test]
    fn attributes_that_are_too_many_go() {
        let many: String = (0..5000).map(|n| format!(" a{n}='>'")).collect();
        let short = shorten_tags(&format!("x<p{many}>y<b>z</b>")).into_owned();
        assert!(short.ends_with("a999='>' >y<b>z</b>"), "{short}");
        assert_eq!(shorten_tags(&short), short);
    }

    #[test]
    fn scripts_and_comments_stay() {
        let many = " a".repeat(5000);
        for html in [
            format!("<script>x <b{many}> y</SCRIPT>z"),
            format!("<!-- <b{many}> -->z"),
            format!("<b{}", "é".repeat(5000)),
        ] {
            assert_eq!(shorten_tags(&html), html);
        }
    }

    #[test]
    fn a_tag_that_does_not_end_is_shortened() {
        let html = format!("<b{}", " é='".repeat(5000));
        assert!(shorten_tags(&html).len() <= html.len());
        let html = format!("<b{}", " é=x".repeat(5000));
        assert!(shorten_tags(&html).len() < 6000);
    }
}
