//! What the characters of a block are like, gathered in one pass over its text.

use crate::words::{Counter, alike, each_character, is_unspaced, is_word_character};

/// How a text ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Ending {
    /// With something else, or no text.
    #[default]
    Other,
    /// With a letter.
    Letter,
    /// With a digit.
    Digit,
    /// With a full stop or its like.
    Sentence,
    /// With a comma, colon or semicolon.
    Pause,
    /// With a closing bracket or quotation mark.
    Closing,
}

/// Counts over the text of one block.
#[derive(Clone, Debug, Default)]
pub struct TextStats {
    /// Effective words; see [`crate::words`].
    pub words: usize,
    /// Those of them within links.
    pub link_words: usize,
    /// Characters that are not white space.
    pub characters: usize,
    /// Those of them within links.
    pub link_characters: usize,
    /// Letters, and those in upper case.
    pub letters: usize,
    /// Upper-case letters.
    pub upper: usize,
    /// Digits of any script.
    pub digits: usize,
    /// Marks that end a sentence.
    pub sentences: usize,
    /// Commas of any script.
    pub commas: usize,
    /// `|`, `•`, `·`, `›`, `»`: what stands between links.
    pub separators: usize,
    /// Quotation marks.
    pub quotes: usize,
    /// Words that begin with an upper-case letter.
    pub capitalized: usize,
    /// Characters of the longest word in a script with spaces.
    pub longest_word: usize,
    /// Line breaks inside.
    pub line_breaks: usize,
    /// How it ends.
    pub ending: Ending,
    /// A hash for each word, lower case, in order; each character of an unspaced script is one.
    pub word_hashes: Vec<u32>,
}

impl TextStats {
    /// The share of its characters that stand in links, 0 to 1.
    pub fn link_density(&self) -> f32 {
        ratio(self.link_characters, self.characters)
    }
}

/// Gathers the counts, piece by piece.
#[derive(Debug, Default)]
pub struct TextReader {
    stats: TextStats,
    counter: Counter,
    link_counter: Counter,
    word: WordInProgress,
}

#[derive(Clone, Copy, Debug, Default)]
struct WordInProgress {
    length: usize,
    hash: u32,
    capital: bool,
    unspaced: bool,
}

impl TextReader {
    /// Adds text; `linked` says whether it stands in a link.
    pub fn push(&mut self, text: &str, linked: bool) {
        if linked {
            self.link_counter.push(text);
        }
        each_character(text, |c| {
            self.counter.push_character(c);
            self.character(c, linked);
        });
    }

    /// Notes a `br`: the word before it is over.
    pub fn line_break(&mut self) {
        self.stats.line_breaks += 1;
        self.counter.push(" ");
        self.end_word();
    }

    /// The counts, now that the text is over.
    pub fn finish(mut self) -> TextStats {
        self.end_word();
        self.stats.words = self.counter.effective_words();
        self.stats.link_words = self.link_counter.effective_words();
        self.stats
    }

    fn character(&mut self, c: char, linked: bool) {
        if c.is_whitespace() {
            return self.end_word();
        }
        self.stats.characters += 1;
        self.stats.link_characters += usize::from(linked);
        if is_word_character(c) {
            self.word_character(c);
        } else {
            self.end_word();
            self.mark(c);
        }
    }

    fn word_character(&mut self, c: char) {
        // A mark goes with the character before it.
        let is_unspaced = is_unspaced(c);
        if is_unspaced || self.word.unspaced && c.is_alphanumeric() {
            self.end_word();
        }
        let upper = c.is_uppercase();
        if self.word.length == 0 {
            self.word = WordInProgress {
                length: 0,
                hash: 0x811c_9dc5,
                capital: upper,
                unspaced: is_unspaced,
            };
        }
        self.word.length += 1;
        let mut add = |c| {
            self.word.hash = (self.word.hash ^ u32::from(c)).wrapping_mul(0x0100_0193);
        };
        match c.is_ascii() {
            true => add(c.to_ascii_lowercase()),
            false => alike(c)
                .into_iter()
                .flat_map(char::to_lowercase)
                .for_each(add),
        }
        if c.is_numeric() {
            self.stats.digits += 1;
            self.stats.ending = Ending::Digit;
        } else {
            self.stats.letters += 1;
            self.stats.upper += usize::from(upper);
            self.stats.ending = Ending::Letter;
        }
    }

    fn mark(&mut self, c: char) {
        self.stats.ending = match c {
            '.' | '!' | '?' | '。' | '！' | '？' | '…' | '．' | '।' | '؟' | '۔' | '።' =>
            {
                self.stats.sentences += 1;
                Ending::Sentence
            }
            ',' | '،' | '、' | '，' => {
                self.stats.commas += 1;
                Ending::Pause
            }
            ':' | ';' | '：' | '；' | '؛' => Ending::Pause,
            '"' | '“' | '”' | '„' | '«' | '‘' | '’' | '「' | '」' | '『' | '』' => {
                self.stats.quotes += 1;
                Ending::Closing
            }
            '|' | '•' | '·' | '›' | '»' | '→' | '｜' | '・' => {
                self.stats.separators += 1;
                Ending::Other
            }
            ')' | ']' | '）' | '】' => Ending::Closing,
            _ => Ending::Other,
        };
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if word.length > 0 {
            self.stats.longest_word = self.stats.longest_word.max(word.length);
            self.stats.capitalized += usize::from(word.capital);
            self.stats.word_hashes.push(word.hash);
        }
    }
}

/// `part / whole`, 0 where there is no whole.
pub fn ratio(part: usize, whole: usize) -> f32 {
    match whole {
        0 => 0.0,
        whole => part as f32 / whole as f32,
    }
}

/// The hashes of the words of `text`, as [`TextStats::word_hashes`] has them.
pub fn word_hashes(text: &str) -> Vec<u32> {
    let mut reader = TextReader::default();
    reader.push(text, false);
    reader.finish().word_hashes
}

/// A number for the words so far, for each word: what a block begins with can be looked up by it, and
/// by the last one what it is as a whole.
pub fn beginnings(words: &[u32]) -> impl Iterator<Item = u32> {
    let extend = |hash: u32, word: u32| hash.rotate_left(5).wrapping_mul(0x9e37_79b1) ^ word;
    words.iter().scan(0, move |hash, &word| {
        *hash = extend(*hash, word);
        Some(*hash)
    })
}

/// The number of a phrase, as [`beginnings`] has it.
pub fn phrase_hash(phrase: &str) -> u32 {
    beginnings(&word_hashes(phrase)).last().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_however_they_are_spelled() {
        let all = ["İLGİLİ ilgili ILGILI", "اقرأ أيضًا", "كمبيوتر", "हाँ"];
        let same = ["ilgili ilgılı İLGİLİ", "اقرا ايضا", "كمبيـوتر", "हां"];
        assert_eq!(all.map(word_hashes), same.map(word_hashes));
    }

    fn stats(text: &str) -> TextStats {
        let mut reader = TextReader::default();
        reader.push(text, false);
        reader.finish()
    }

    #[test]
    fn counts_are_of_characters_and_words() {
        let s = stats("Hello, WORLD 42.");
        assert_eq!((s.characters, s.letters, s.upper, s.digits), (14, 10, 6, 2));
        assert_eq!(
            (s.commas, s.sentences, s.capitalized, s.longest_word),
            (1, 1, 2, 5)
        );
        assert_eq!(s.ending, Ending::Sentence);
    }

    #[test]
    fn a_word_goes_on_over_a_seam() {
        let mut reader = TextReader::default();
        reader.push("wo", false);
        reader.push("rd", true);
        let s = reader.finish();
        assert_eq!(s.word_hashes, word_hashes("Word"));
        assert_eq!(s.link_density(), 0.5);
    }

    #[test]
    fn sentence_ends_of_other_scripts_count() {
        assert_eq!(stats("一。 दो। اثنان؟").sentences, 3);
    }

    #[test]
    fn characters_of_unspaced_scripts_are_words() {
        assert_eq!(stats("AI時代").word_hashes.len(), 3);
        assert_eq!(stats("時代").longest_word, 1);
        assert_eq!(word_hashes("時 代"), word_hashes("時代"));
    }
}
