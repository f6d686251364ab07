//! Text as the numbers and words a date is made of.

/// A number, a word, or a character of Chinese or Japanese.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind<'a>,
    /// What stands between it and the token before.
    pub gap: &'a str,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// A number and how many digits it has; digits of any script count.
    Number(u32, usize),
    /// A run of letters and marks.
    Word(&'a str),
}

/// Cuts `text` into tokens. Ideographs stand alone, so that `5日星期一` has a day.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut gap = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        let class = Class::of(c);
        if class == Class::Gap {
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut value = digit(c).unwrap_or_default();
        let mut length = 1;
        while class != Class::Ideograph
            && let Some(&(_, next)) = rest.peek()
            && (Class::of(next) == class || is_abbreviated(c, &text[end..]))
        {
            value = value
                .saturating_mul(10)
                .saturating_add(digit(next).unwrap_or_default());
            end += next.len_utf8();
            length += 1;
            rest.next();
        }
        tokens.push(Token {
            kind: match class {
                Class::Digit => Kind::Number(value, length),
                _ => Kind::Word(&text[start..end]),
            },
            gap: &text[gap..start],
            start,
            end,
        });
        gap = end;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Ideograph,
    Gap,
}

impl Class {
    fn of(c: char) -> Class {
        match c {
            _ if digit(c).is_some() => Class::Digit,
            '\u{2E80}'..='\u{2FDF}' | '\u{3400}'..='\u{9FFF}' => Class::Ideograph,
            '_' => Class::Gap,
            _ if crate::words::is_word_character(c) => Class::Letter,
            _ => Class::Gap,
        }
    }
}

/// Whether a full stop follows with more of a Thai word: `ม.ค.` is January.
fn is_abbreviated(first: char, rest: &str) -> bool {
    let is_thai = |c: char| matches!(c, 'ก'..='๎');
    let after = rest.strip_prefix('.').and_then(|rest| rest.chars().next());
    is_thai(first) && after.is_some_and(is_thai)
}

/// The value of a decimal digit in the scripts that have their own.
fn digit(c: char) -> Option<u32> {
    /// The zeros of Arabic, Persian, Devanagari, Bengali, Thai and full-width digits.
    const ZEROS: &[char] = &['0', '٠', '۰', '०', '০', '๐', '０'];
    ZEROS.iter().find_map(|&zero| {
        let value = u32::from(c).checked_sub(u32::from(zero))?;
        (value < 10).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_words_and_ideographs_part() {
        let kinds: Vec<_> = tokens("5th 12年月 २०").iter().map(|t| t.kind).collect();
        assert_eq!(
            kinds,
            [
                Kind::Number(5, 1),
                Kind::Word("th"),
                Kind::Number(12, 2),
                Kind::Word("年"),
                Kind::Word("月"),
                Kind::Number(20, 2),
            ]
        );
    }

    #[test]
    fn a_thai_abbreviation_is_one_word() {
        let kinds: Vec<_> = tokens("12 ม.ค. a.b").iter().map(|t| t.kind).collect();
        let words = [Kind::Word("ม.ค"), Kind::Word("a"), Kind::Word("b")];
        assert_eq!(kinds, [vec![Kind::Number(12, 2)], words.to_vec()].concat());
    }
}
