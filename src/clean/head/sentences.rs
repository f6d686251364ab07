//! Whether a short line is a sentence of the text, which may name its author and the day like any
//! other.

use crate::dom::text::fold;
use crate::metadata::Metadata;
use crate::words::{effective_words, words};

/// From so many effective words on besides names and numbers, a line that ends as sentences do is
/// one: "Updated on April 3, 2025." has three.
const MIN_WORDS: usize = 4;
/// The same, where the script has nothing that ends a sentence.
const MIN_WORDS_WITHOUT_ENDS: usize = 9;
/// What ends a sentence. Sorted.
const ENDS: &[char] = &[
    '!', '.', '?', '…', '։', '؟', '۔', '।', '။', '។', '。', '！', '？',
];

/// Whether a line ends as sentences do, whatever closes behind that: a quotation, brackets.
pub fn is_ended(text: &str) -> bool {
    let mut behind = text.chars().rev().take_while(|c| !c.is_alphanumeric());
    behind.any(|c| ENDS.contains(&c))
}

/// Whether a line is a sentence that says more than who wrote the text and when.
pub fn is_sentence(text: &str, metadata: &Metadata) -> bool {
    let count = || said_besides(text, metadata);
    match is_ended(text) || text.trim_end().ends_with([':', '：']) {
        true => count() >= MIN_WORDS,
        false => has_no_ends(text) && count() >= MIN_WORDS_WITHOUT_ENDS,
    }
}

/// The effective words of a text that are neither numbers nor names of its authors.
pub fn said_besides(text: &str, metadata: &Metadata) -> usize {
    let mut rest = fold(text).to_lowercase();
    for author in metadata.authors.iter().filter(|name| !name.is_empty()) {
        rest = rest.replace(&author.to_lowercase(), " ");
    }
    let is_said = |word: &&str| word.chars().any(char::is_alphabetic);
    let said: Vec<&str> = words(&rest).filter(is_said).collect();
    effective_words(&said.join(" "))
}

/// Whether most of a text is Thai or Lao, where sentences end with a space.
fn has_no_ends(text: &str) -> bool {
    let letters = text.chars().filter(|&c| matches!(c, 'ก'..='ໟ'));
    letters.count() * 2 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: bool) {
        let metadata = Metadata {
            authors: vec!["Mara Lund".into()],
            ..Metadata::default()
        };
        assert_eq!(is_sentence(text, &metadata), expected, "{text}");
    }

    #[test]
    fn a_sentence_says_more_than_names_and_days() {
        check("It rained on April 3, 2025.", true);
        check("“I was there,” Mara Lund says, “and I saw nothing.”", true);
        check("2025年4月3日、川の橋は閉鎖された。", true);
        check(
            "เมื่อวันที่ 3 เมษายน 2568 สะพานข้ามแม่น้ำถูกปิดเป็นครั้งแรกนับตั้งแต่สร้าง",
            true,
        );
        check("By Mara Lund.", false);
        check("Updated on April 3, 2025.", false);
        check("2025年4月3日。", false);
        check("3 เมษายน 2568 10:00 น.", false);
        check(
            "Mara Lund in Leeds, April 3, 2025, in News, Weather, Rivers",
            false,
        );
    }
}
