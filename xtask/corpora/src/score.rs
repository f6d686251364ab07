//! The metrics: word F1, snippets, names and days.
//!
//! Words are runs of `\w` in lower case. For news each character of a script without spaces is a
//! word.

use crate::corpus::{Corpus, Page};
use std::collections::{HashMap, HashSet};

/// Elements that do not part words in the text of an article.
pub const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
    "u", "var", "wbr",
];

/// What stands in a byline besides names, in lower case: it neither earns nor costs anything.
const NOT_NAMES: &[&str] = &["and", "by", "et", "par", "und", "written"];

/// What stands between a title and the site's name.
const TITLE_SEPARATORS: &[&str] = &[" - ", " – ", " — ", " | ", " · ", " :: ", " @ ", "_", " ["];

/// So many of so many.
#[derive(Clone, Copy, Debug, Default)]
pub struct Share {
    /// The right ones.
    pub right: usize,
    /// All of them.
    pub all: usize,
}

impl Share {
    /// One of one, or none of one.
    pub fn one(right: bool) -> Share {
        Share {
            right: usize::from(right),
            all: 1,
        }
    }

    /// [`Share::one`] where something is known to compare with, else nothing.
    fn one_if(known: bool, right: bool) -> Share {
        match known {
            true => Share::one(right),
            false => Share::default(),
        }
    }

    /// Both together.
    pub fn plus(self, other: Share) -> Share {
        Share {
            right: self.right + other.right,
            all: self.all + other.all,
        }
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.all {
            0 => f.pad("–"),
            all => f.pad(&format!("{:.3}", self.right as f64 / all as f64)),
        }
    }
}

/// What is right of the metadata of a page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Verdict {
    /// The title has the same words.
    pub title: Share,
    /// The same people.
    pub author: Share,
    /// The same day.
    pub date: Share,
    /// An author where the corpus says there is none.
    pub invented_author: Share,
    /// A date where the corpus says there is none.
    pub invented_date: Share,
}

impl Verdict {
    /// Compares what was found with the truth about `page`.
    pub fn of(page: &Page, title: &str, byline: &str, date: &str) -> Verdict {
        let truth = &page.truth;
        let wanted = truth.title.as_deref().unwrap_or_default();
        let has_authors = !truth.authors.is_empty();
        let wanted_date = truth.date.as_deref().unwrap_or_default();
        let is_title = is_same(title, wanted)
            || (page.corpus == Corpus::Readability && is_without_site(title, wanted));
        let says_none = page.corpus == Corpus::Wcxb;
        Verdict {
            title: Share::one_if(truth.title.is_some(), is_title),
            author: Share::one_if(has_authors, are_same_people(byline, &truth.authors)),
            date: Share::one_if(
                truth.date.is_some(),
                !date.is_empty() && date.get(..10) == wanted_date.get(..10),
            ),
            invented_author: Share::one_if(says_none && !has_authors, !byline.is_empty()),
            invented_date: Share::one_if(says_none && truth.date.is_none(), !date.is_empty()),
        }
    }
}

/// How two texts compare, word by word.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Overlap {
    /// The share of the article's words that are right.
    pub precision: f64,
    /// The share of the wanted words that are there.
    pub recall: f64,
    /// Their harmonic mean. Two empty texts agree.
    pub f1: f64,
}

/// Compares two lists of words as multisets.
pub fn overlap(got: &[String], wanted: &[String]) -> Overlap {
    if got.is_empty() && wanted.is_empty() {
        return Overlap {
            precision: 1.0,
            recall: 1.0,
            f1: 1.0,
        };
    }
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in wanted {
        *left.entry(word).or_default() += 1;
    }
    let mut shared = 0_usize;
    for word in got {
        if let Some(count) = left.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    let share = |whole: usize| shared as f64 / whole.max(1) as f64;
    Overlap {
        precision: share(got.len()),
        recall: share(wanted.len()),
        f1: 2.0 * shared as f64 / (got.len() + wanted.len()) as f64,
    }
}

/// The words of a text, in lower case.
pub fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The words of a text where each character of a script without spaces is one.
pub fn words_and_characters(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for word in words(text) {
        let mut spaced = String::new();
        for c in word.chars() {
            if stillpage::training::is_unspaced(c) {
                all.extend((!spaced.is_empty()).then(|| std::mem::take(&mut spaced)));
                all.push(c.to_string());
            } else {
                spaced.push(c);
            }
        }
        all.extend((!spaced.is_empty()).then_some(spaced));
    }
    all
}

/// Whether two texts have the same words in the same order.
pub fn is_same(a: &str, b: &str) -> bool {
    words(a) == words(b)
}

/// Whether `title` is `wanted` less the parts that name the site: the expectations of
/// `readability/` keep them now and then.
fn is_without_site(title: &str, wanted: &str) -> bool {
    !title.is_empty()
        && TITLE_SEPARATORS.iter().any(|separator| {
            let mut ends = wanted.match_indices(separator);
            let mut starts = wanted.match_indices(separator);
            ends.any(|(at, _)| is_same(title, &wanted[..at]))
                || starts.any(|(at, _)| is_same(title, &wanted[at + separator.len()..]))
        })
}

/// Whether the words of the names are the same, in whatever order. Of an expected byline the
/// first line counts, as dates and the like stand below it; "by" and "and" do not.
pub fn are_same_people(byline: &str, authors: &[String]) -> bool {
    let names = |text: &str| {
        let named = |line: &str| {
            let words = words(line).into_iter();
            words
                .filter(|w| !NOT_NAMES.contains(&w.as_str()))
                .collect::<Vec<_>>()
        };
        let mut lines = text.lines().map(named);
        lines.find(|names| !names.is_empty()).unwrap_or_default()
    };
    let got: HashSet<String> = names(byline).into_iter().collect();
    let wanted: HashSet<String> = authors.iter().flat_map(|a| names(a)).collect();
    !got.is_empty() && got == wanted
}

/// Whether `text` has the words of `snippet` in a row; both must be folded by [`folded`].
pub fn has(text: &str, snippet: &str) -> bool {
    text.contains(snippet)
}

/// The words of a text joined by single spaces, for [`has`].
pub fn folded(text: &str) -> String {
    words(text).join(" ")
}

/// The text of HTML that a serialiser of this project or a tidy program wrote: tags off, blocks
/// apart, the common character references decoded.
pub fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_decoded(&rest[..at], &mut text);
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
            continue;
        }
        let end = end_of_tag(rest);
        let name = rest[1..end].trim_start_matches('/');
        let name = name
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        // The source of a formula is not shown.
        if rest.starts_with("<annotation") {
            rest = rest.find("</annotation").map_or("", |end| &rest[end..]);
            continue;
        }
        if !INLINE.contains(&name.to_ascii_lowercase().as_str()) {
            text.push('\n');
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    push_decoded(rest, &mut text);
    text
}

/// Where the tag that `html` begins with ends: at the first `>` outside a quoted value.
pub fn end_of_tag(html: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            (Some(q), _) if q == byte => quote = None,
            _ => {}
        }
        after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
    }
    html.len()
}

/// Adds HTML text with its common character references decoded.
pub fn push_decoded(html: &str, text: &mut String) {
    let mut rest = html;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let reference = rest
            .find(';')
            .filter(|&end| end <= 8)
            .map(|end| &rest[..end]);
        match reference.and_then(decode) {
            Some(c) => {
                text.push(c);
                rest = &rest[reference.map_or(0, str::len) + 1..];
            }
            None => text.push('&'),
        }
    }
    text.push_str(rest);
}

fn decode(reference: &str) -> Option<char> {
    match reference {
        "amp" => Some('&'),
        "apos" => Some('\''),
        "gt" => Some('>'),
        "lt" => Some('<'),
        "nbsp" => Some('\u{a0}'),
        "quot" => Some('"'),
        _ => {
            let digits = reference.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_every_word_once() {
        let o = overlap(&words("a a b c"), &words("A b b"));
        assert_eq!((o.precision, o.recall), (0.5, 2.0 / 3.0));
        assert_eq!(overlap(&[], &words("a")).f1, 0.0);
        assert_eq!(overlap(&[], &[]).f1, 1.0);
    }

    #[test]
    fn characters_of_unspaced_scripts_are_words() {
        assert_eq!(words_and_characters("AI時代 ok"), ["ai", "時", "代", "ok"]);
    }

    #[test]
    fn tags_part_words_where_they_part_blocks() {
        assert_eq!(
            folded(&text_of(
                "<p title='a>b'>o<b>ne</b><br>two</p><!-- x>y --><i \"=\"\">three&amp;&#39;"
            )),
            "one two three"
        );
    }

    #[test]
    fn people_are_the_same_in_any_order() {
        let authors = ["Ann Lee".to_owned(), "Bo Ek".to_owned()];
        assert!(are_same_people("Bo Ek, Ann Lee", &authors));
        assert!(!are_same_people("Ann Lee", &authors));
    }
}
