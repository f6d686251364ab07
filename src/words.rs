//! Counting in any script.
//!
//! A *word* is a run of letters, digits and marks. Scripts that put no spaces between words
//! (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are counted by characters; *effective words*
//! make both comparable.

/// Characters of running text that stand for one word in alphabets without spaces and in
/// compounding languages.
const CHARACTERS_PER_WORD: usize = 6;
/// A Chinese or Japanese character stands for half a word: for so many characters of others.
const CHARACTERS_PER_IDEOGRAPH: usize = 3;

/// The words of `text` as slices: runs of letters, digits, marks and `_`. A run of an unspaced
/// script is one slice.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_word_character(c))
        .filter(|word| !word.is_empty())
}

/// Whether `c` belongs to a word. Marks that combine (Vietnamese in NFD, Arabic vowels, Hindi
/// signs) do.
#[inline]
pub fn is_word_character(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_alphanumeric() || c == '_',
        false => c.is_alphanumeric() || is_mark(c),
    }
}

/// Combining marks outside `char::is_alphanumeric`, by the blocks that hold them.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036F | 0x0483..=0x0489 | 0x0591..=0x05C7 | 0x0610..=0x061A
        | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06ED | 0x0900..=0x0903 | 0x093A..=0x094F
        | 0x0951..=0x0957 | 0x0962..=0x0963 | 0x0981..=0x0983 | 0x09BC..=0x09CD
        | 0x0A01..=0x0A03 | 0x0A3C..=0x0A4D | 0x0A81..=0x0A83 | 0x0ABC..=0x0ACD
        | 0x0B01..=0x0B03 | 0x0B3C..=0x0B4D | 0x0B82 | 0x0BBE..=0x0BCD | 0x0C00..=0x0C04
        | 0x0C3C..=0x0C4D | 0x0C81..=0x0C83 | 0x0CBC..=0x0CCD | 0x0D00..=0x0D03
        | 0x0D3B..=0x0D4D | 0x0D81..=0x0D83 | 0x0DCA..=0x0DDF | 0x0E31
        | 0x0E34..=0x0E3A | 0x0E47..=0x0E4E | 0x0EB1 | 0x0EB4..=0x0ECD | 0x102B..=0x103E
        | 0x17B4..=0x17D3 | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF
        | 0x3099..=0x309A | 0xFE20..=0xFE2F)
}

/// The letter that stands for `c` where words are compared, `None` for a mark that may be left out:
/// Turkish has four letters `i`, Arabic and Hindi write some letters in several ways.
#[inline]
pub fn alike(c: char) -> Option<char> {
    match c {
        'İ' | 'ı' => Some('i'),
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ँ' => Some('ं'),
        '\u{640}' | '\u{64B}'..='\u{652}' | '\u{307}' => None,
        c => Some(c),
    }
}

/// How many words `text` would have in a language with spaces: the larger of its words and its
/// visible characters divided by six, Chinese and Japanese ones by two.
pub fn effective_words(text: &str) -> usize {
    let mut count = Counter::default();
    count.push(text);
    count.effective_words()
}

/// Whether words of `c`'s script stand without spaces between them.
pub fn is_unspaced(c: char) -> bool {
    u32::from(c) >= 0x0E00
        && matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0x2FDF
        | 0x3005..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF
        | 0xFF66..=0xFF9F | 0x20000..=0x3FFFF)
}

/// Whether `c` is Chinese or Japanese.
fn is_ideograph(c: char) -> bool {
    is_unspaced(c) && u32::from(c) >= 0x2E80
}

/// Calls `take` for each character; those of ASCII, most of all there are, without decoding.
#[inline(always)]
pub fn each_character(text: &str, mut take: impl FnMut(char)) {
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().position(|byte| !byte.is_ascii());
        let (ascii, others) = rest.split_at(plain.unwrap_or(rest.len()));
        for &byte in ascii.as_bytes() {
            take(char::from(byte));
        }
        let next = others.bytes().position(|byte| byte.is_ascii());
        let (run, after) = others.split_at(next.unwrap_or(others.len()));
        for c in run.chars() {
            take(c);
        }
        rest = after;
    }
}

/// Counts words over pieces of text that belong together.
#[derive(Clone, Copy, Default, Debug)]
pub struct Counter {
    words: usize,
    /// Visible characters; an ideograph counts as several.
    characters: usize,
    in_word: bool,
}

impl Counter {
    /// Adds a piece; a word may go on from the piece before.
    pub fn push(&mut self, text: &str) {
        each_character(text, |c| self.push_character(c));
    }

    /// Adds a character.
    #[inline(always)]
    pub fn push_character(&mut self, c: char) {
        let word = is_word_character(c);
        self.words += usize::from(word && !self.in_word);
        self.in_word = word;
        self.characters += match c {
            _ if word && c.is_ascii() => 1,
            _ if c.is_whitespace() => 0,
            _ if is_ideograph(c) => CHARACTERS_PER_IDEOGRAPH,
            _ => 1,
        };
    }

    /// The number of effective words, see [`effective_words`]; 0 for text without a letter or
    /// digit.
    pub fn effective_words(&self) -> usize {
        match self.words {
            0 => 0,
            words => words.max(self.characters / CHARACTERS_PER_WORD),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_text_have_the_same_words() {
        assert_eq!(words("Tiếng Việt").count(), 2);
        assert_eq!(words("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t").count(), 2);
    }

    #[test]
    fn signs_within_words_of_india_part_none() {
        assert_eq!(words("മഴ പെയ്തു കൊണ്ട്").count(), 3);
        assert_eq!(words("ప్రభుత్వం చెప్పింది").count(), 2);
    }

    #[test]
    fn unspaced_scripts_count_by_characters() {
        assert_eq!(effective_words("吾輩は猫である。名前はまだ無い。"), 7);
        assert_eq!(effective_words("a b c"), 3);
        assert_eq!(effective_words("— … —"), 0);
    }
}
