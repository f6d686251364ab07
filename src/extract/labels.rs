//! What short blocks say of what follows them: `Related`, `Bình luận`, `関連記事`.
//!
//! Phrases stand in `labels.txt`, by kind. A short block that is a phrase, or begins with one, is
//! a label of that kind. It is evidence for the model, and tells the rails where to look; what is
//! dropped for being a label alone is the phrase itself.

use super::blocks::Block;
use super::text_stats::{beginnings, phrase_hash};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The most words of a label; a sentence that begins so is none.
const MAX_WORDS: usize = 8;
/// The most words of a link that is a label: `Read also: Rain over hills`.
const MAX_LINK_WORDS: usize = 30;
/// The most words of a phrase, where each character of an unspaced script is one.
const MAX_PHRASE: usize = 24;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Label {
    /// Sources of the text: part of it.
    Reference = 1,
    /// Who wrote it.
    Author,
    /// What it is filed under.
    Tags,
    /// Sending it on.
    Sharing,
    /// Asking for an address.
    Newsletter,
    /// Advertising.
    Advertisement,
    /// What readers said.
    Comments,
    /// Other pages.
    Related,
}

impl Label {
    /// Whether the text is over where this stands: what follows is neither part of it nor says what
    /// it is.
    pub fn ends_the_text(self) -> bool {
        !matches!(self, Label::Reference | Label::Author | Label::Tags)
    }
}

const KINDS: &[(&str, Label)] = &[
    ("advertisement", Label::Advertisement),
    ("author", Label::Author),
    ("comments", Label::Comments),
    ("newsletter", Label::Newsletter),
    ("references", Label::Reference),
    ("related", Label::Related),
    ("sharing", Label::Sharing),
    ("tags", Label::Tags),
];

/// Phrases by their numbers.
static PHRASES: LazyLock<HashMap<u32, Label>> = LazyLock::new(|| {
    lines()
        .map(|(phrase, label)| (phrase_hash(phrase), label))
        .collect()
});

/// The phrases with their kinds.
fn lines() -> impl Iterator<Item = (&'static str, Label)> {
    let mut kind = Label::Related;
    let lines = include_str!("labels.txt").lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(move |line| {
        let Some(name) = line.strip_prefix('[') else {
            return Some((line, kind));
        };
        let name = name.trim_end_matches(']');
        kind = KINDS.iter().find(|k| k.0 == name).map_or(kind, |k| k.1);
        None
    })
}

/// The label a block is.
pub fn label(block: &Block) -> Option<Label> {
    let most = match block.is_link_with_label() {
        true => MAX_LINK_WORDS,
        false => MAX_WORDS,
    };
    if block.words() > most {
        return None;
    }
    phrase_at(&block.stats.word_hashes)
}

/// The label a heading is: `40 comments` may say how many there are first. Elsewhere that is a way
/// to them.
pub fn label_of_heading(heading: &Block) -> Option<Label> {
    let counted = || {
        let words = heading.stats.word_hashes.get(1..)?;
        let is_short = heading.words() <= MAX_WORDS && heading.stats.digits > 0;
        phrase_at(words).filter(|&label| is_short && label == Label::Comments)
    };
    label(heading).or_else(counted)
}

/// What the longest phrase says that some words begin with.
fn phrase_at(words: &[u32]) -> Option<Label> {
    beginnings(words)
        .take(MAX_PHRASE)
        .filter_map(|hash| PHRASES.get(&hash).copied())
        .last()
}

/// Whether a block is a phrase and nothing else.
pub fn is_phrase(block: &Block) -> bool {
    let words = &block.stats.word_hashes;
    let whole = beginnings(words).last();
    words.len() <= MAX_PHRASE && whole.is_some_and(|hash| PHRASES.contains_key(&hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<Label>) {
        let document = crate::parse::parse(text, &Default::default());
        let cut = super::super::blocks::cut(&document, document.body());
        assert_eq!(label(&cut.blocks[0]), expected, "{text}");
    }

    #[test]
    fn short_blocks_that_begin_with_a_phrase_are_labels() {
        check("Related articles", Some(Label::Related));
        check("RELATED:", Some(Label::Related));
        check("Bình luận (3)", Some(Label::Comments));
        check("40 bình luận", None);
        check("【関連記事】", Some(Label::Related));
        check("See also", Some(Label::Reference));
        check(
            "Read more: <a href=a>Bakery on Mill Street to close after a century</a>",
            Some(Label::Related),
        );
        check(
            "More <a href=a>rain over hills</a> fell on Monday than ever before",
            None,
        );
    }

    #[test]
    fn headings_may_count_first() {
        let label = |text: &str| {
            let document = crate::parse::parse(text, &Default::default());
            let cut = super::super::blocks::cut(&document, document.body());
            label_of_heading(&cut.blocks[0])
        };
        assert_eq!(label("<h3>40 bình luận"), Some(Label::Comments));
        assert_eq!(label("<h3>40条评论"), Some(Label::Comments));
        assert_eq!(label("<h3>3 related"), None);
    }

    #[test]
    fn a_phrase_is_one_from_beginning_to_end() {
        let is_phrase = |text: &str| {
            let document = crate::parse::parse(text, &Default::default());
            is_phrase(&super::super::blocks::cut(&document, document.body()).blocks[0])
        };
        assert!(is_phrase("<p>【Advertisement】"));
        assert!(!is_phrase("<p>Advertising revenue"));
    }

    #[test]
    fn sentences_are_none() {
        check(
            "Comments on the plan came from all sides of the house on Monday.",
            None,
        );
        check("Rain over hills", None);
    }

    #[test]
    fn phrases_are_sorted_and_their_kinds_known() {
        let mut last = "";
        for line in include_str!("labels.txt").lines() {
            match line.strip_prefix('[') {
                Some(name) => {
                    assert!(KINDS.iter().any(|k| format!("{}]", k.0) == name), "{name}");
                    last = "";
                }
                None if line.is_empty() || line.starts_with('#') => {}
                None => {
                    assert!(last < line, "{line}");
                    assert_eq!(line, line.to_lowercase());
                    last = line;
                }
            }
        }
    }
}
