//! From bylines as pages write them to the names of people: without "by", dates, roles after a
//! bar, addresses, and nobody twice.

use super::dates::{self, Order};
use super::phrases;
use super::professions::without_profession;
use super::tidy;
use crate::words::words;

/// What ends a name: what follows is a date, a role, a place.
const ENDS: &[&str] = &[
    " | ", " • ", " · ", " – ", " — ", " - ", " » ", " / ", "\n", "•", "|", "／", "｜",
];
/// What parts people, besides the words of [`phrases::BETWEEN_NAMES`].
const BETWEEN: &[char] = &[',', ';', '&', '、', '،', '，', '；', '+'];
/// What may begin a name in lower case, or stand within it, sorted.
const PARTICLES: &[&str] = &[
    "af", "al", "ap", "av", "bin", "bint", "da", "das", "de", "degli", "dei", "del", "della",
    "den", "der", "des", "di", "do", "dos", "du", "el", "ibn", "la", "le", "of", "te", "ten",
    "ter", "the", "van", "von", "y", "zu", "zum", "zur",
];
/// What is written where a name should be and is none, in lower case, sorted.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "anonymous",
    "author",
    "author name",
    "authors",
    "autor",
    "editor",
    "follow",
    "guest",
    "name",
    "none",
    "null",
    "reply",
    "root",
    "share",
    "test",
    "undefined",
    "unknown",
    "user",
    "view profile",
    "webmaster",
];
/// The most words of a name.
const MAX_WORDS: usize = 7;
/// The most characters of a name.
const MAX_CHARACTERS: usize = 60;

/// The most characters of a name in a script without spaces or capitals; more is a phrase.
pub const MAX_UNSPACED: usize = 8;

/// The most people of one page.
const MAX_PEOPLE: usize = 50;

/// How sure it is that a text names people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// The page says so for programs: any name will do, a nickname too.
    Stated,
    /// It only stands where a name could stand: it must look like one.
    Guessed,
}

/// The people that the texts name, in order.
pub fn people<T: AsRef<str>>(raw: &[T], trust: Trust) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for raw in raw {
        for name in split(raw.as_ref(), trust) {
            if people.len() == MAX_PEOPLE {
                return people;
            }
            let is_new = people.iter().all(|known| !is_same(known, &name));
            if is_new {
                people.push(name);
            }
        }
    }
    people
}

/// Whether two names have the same words.
pub fn is_same(a: &str, b: &str) -> bool {
    words(&a.to_lowercase()).eq(words(&b.to_lowercase()))
}

fn split(raw: &str, trust: Trust) -> Vec<String> {
    let text = tidy::text(raw);
    let text = without_handles(&text);
    let text = without_prefix(without_brackets(&text));
    let text = before_date(text);
    let text = first_part(before_label(text));
    let mut names: Vec<String> = Vec::new();
    for part in text.split(BETWEEN) {
        for name in split_at_words(part) {
            let name = without_profession(trim(without_prefix(name)));
            match names.last_mut().filter(|_| is_title_of_honour(name)) {
                Some(last) => *last = format!("{last}, {name}"),
                None => names.extend(is_name(name, trust).then(|| name.to_owned())),
            }
        }
    }
    names
}

/// Without what stands in brackets if that is an address, and without `@handle` at the end.
fn without_handles(text: &str) -> String {
    let (mut kept, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find(['(', '<', '[']) {
        let Some(length) = rest[start..].find([')', '>', ']']) else {
            break;
        };
        let inside = &rest[start..start + length];
        let is_address = inside.contains("://") || inside.contains('@') || inside.contains("www.");
        if !is_address && inside.chars().any(char::is_alphabetic) {
            break;
        }
        kept.push_str(&rest[..start]);
        rest = &rest[start + length + 1..];
    }
    kept.push_str(rest);
    let kept: Vec<&str> = kept
        .split(' ')
        .filter(|w| !w.starts_with('@') || w.len() == kept.len())
        .collect();
    kept.join(" ")
}

/// Without "by" and its like, which may stand several deep.
fn without_prefix(text: &str) -> &str {
    let mut text = trim(text);
    for _ in 0..3 {
        let lower = text.to_lowercase();
        // Lower case may differ in length; then the phrase is not cut.
        let length = phrases::prefix(phrases::BEFORE_NAMES, &lower);
        let Some(length) = length.filter(|&at| text.is_char_boundary(at)) else {
            return text;
        };
        let rest = trim(&text[length..]);
        let is_particle = PARTICLES.binary_search(&&lower[..length]).is_ok();
        if is_particle && !rest.contains(' ') {
            return text;
        }
        let is_whole = rest.is_empty() || rest.chars().next().is_some_and(|c| c.is_ascii_digit());
        if is_whole || lower.len() != text.len() {
            return if is_whole { "" } else { text };
        }
        text = rest;
    }
    text
}

pub fn before_date(text: &str) -> &str {
    match dates::written(text, Order::DayFirst) {
        Some(found) if found.start > 0 => trim_date_words(&text[..found.start]),
        Some(found) => trim_preposition(trim(&text[found.end..])),
        None => trim_preposition(text),
    }
}

/// Without brackets around all of it.
fn without_brackets(text: &str) -> &str {
    const PAIRS: &[(char, char)] = &[('（', '）'), ('【', '】'), ('[', ']'), ('(', ')')];
    let inside = |&(open, close)| text.strip_prefix(open)?.strip_suffix(close);
    PAIRS.iter().find_map(inside).unwrap_or(text)
}

/// Without another label and its name behind this one: `Anna Li. Photo: Bo Ek`, `林文 写真：山田`.
fn before_label(text: &str) -> &str {
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let label = word.split_once([':', '：']).map(|(label, _)| label);
        let is_label = label.is_some_and(|l| l.chars().all(char::is_alphabetic));
        let before = text[..at].trim_end();
        let is_behind = before.ends_with('.') || word.starts_with(crate::words::is_unspaced);
        if is_label && is_behind && !before.is_empty() {
            return before.trim_end_matches('.');
        }
        at += word.len();
    }
    text
}

/// Without "on", "Published" and the like at the end, before a date that was cut off.
fn trim_date_words(text: &str) -> &str {
    let text = trim(text);
    let lower = text.to_lowercase();
    let tables = [phrases::PUBLISHED, phrases::UPDATED];
    let all = tables.iter().flat_map(|table| table.iter());
    let all = all.flat_map(|(_, phrases)| *phrases);
    let heads = all.filter_map(|phrase| lower.strip_suffix(phrase));
    let heads = heads.filter(|head| !head.ends_with(char::is_alphanumeric));
    match heads.map(str::len).min() {
        Some(end) if lower.len() == text.len() && text.is_char_boundary(end) => trim(&text[..end]),
        _ => trim_preposition(text),
    }
}

/// Without the preposition before a date or a place.
fn trim_preposition(text: &str) -> &str {
    const BEFORE_DATES: &[&str] = &[
        "am", "at", "el", "em", "il", "in", "le", "ngày", "on", "op", "vào",
    ];
    match text.rsplit_once(' ') {
        Some((head, last)) if BEFORE_DATES.binary_search(&last).is_ok() => trim(head),
        _ => text,
    }
}

pub fn first_part(text: &str) -> &str {
    let end = ENDS.iter().filter_map(|end| text.find(end)).min();
    match end {
        Some(0) | None => text,
        Some(end) => &text[..end],
    }
}

fn split_at_words(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        let lower = word.trim().to_lowercase();
        let is_between = start < at
            && phrases::BETWEEN_NAMES
                .iter()
                .any(|(_, all)| all.contains(&lower.as_str()));
        // "Ortega y Gasset" is one person: a single letter parts only two full names.
        let is_full = |part: &str| part.trim().contains(' ');
        let is_between = is_between
            && (lower.chars().count() > 1
                || is_full(&text[start..at]) && is_full(&text[at + word.len()..]));
        if is_between {
            parts.push(&text[start..at]);
            start = at + word.len();
        }
        at += word.len();
    }
    parts.push(&text[start..]);
    parts
}

pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | '|'
                    | '•'
                    | '·'
                    | '・'
                    | ':'
                    | '：'
                    | '-'
                    | '–'
                    | '—'
                    | '/'
                    | '／'
                    | '*'
                    | '"'
            )
    })
}

/// Whether the text is a degree that belongs to the name before: short, with a full stop in it
/// or in capitals only.
fn is_title_of_honour(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=6).contains(&letters)
        && !text.contains(' ')
        && capitals >= 2
        && capitals * 2 >= letters
        && (text.contains('.') || letters <= 4)
}

/// Whether the text can be a name.
pub fn is_name(name: &str, trust: Trust) -> bool {
    let lower = name.to_lowercase();
    let count = words(name).count();
    let is_address = name.contains("://") || lower.starts_with("www.") || name.contains(".php");
    let is_possible = name.chars().any(char::is_alphabetic)
        && name.chars().count() <= MAX_CHARACTERS
        && (1..=MAX_WORDS).contains(&count)
        && !is_address
        && !name.contains(['{', '<', '=', '?', '!', '%', '#', ':', '：', '@'])
        && NOBODY.binary_search(&lower.as_str()).is_err()
        && phrases::prefix(phrases::UPDATED, &lower).is_none();
    is_possible
        && match trust {
            Trust::Stated => true,
            Trust::Guessed => looks_like_a_name(name, count),
        }
}

/// Whether every word begins as names do: with a capital, or in a script without them.
fn looks_like_a_name(name: &str, count: usize) -> bool {
    let mut has_capital = false;
    let mut all = name.split([' ', '-', '\u{a0}']).filter(|w| !w.is_empty());
    let are_names = all.all(|word| {
        let first = word.chars().find(|c| c.is_alphabetic());
        let Some(first) = first else { return false };
        let is_caseless = !first.is_lowercase() && !first.is_uppercase();
        has_capital |= first.is_uppercase() || is_caseless;
        let is_particle = PARTICLES.binary_search(&word).is_ok();
        (first.is_uppercase() || is_caseless || is_particle)
            && !word.chars().any(|c| c.is_ascii_digit())
    });
    let is_caseless = name.chars().all(|c| !c.is_lowercase() && !c.is_uppercase());
    let is_short = !is_caseless || count > 1 || name.chars().count() <= MAX_UNSPACED;
    are_names
        && has_capital
        && is_short
        && (count >= 2 || is_caseless)
        && count <= 5
        && !name.ends_with(['.', ':', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: &[&str]) {
        assert_eq!(people(&[raw], Trust::Stated), expected, "{raw}");
    }

    #[test]
    fn tables_are_sorted() {
        assert!(PARTICLES.is_sorted_by(|a, b| a < b));
        assert!(NOBODY.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn by_is_no_part_of_a_name() {
        check("By Ann Lee", &["Ann Lee"]);
        check("Von Ann Lee", &["Ann Lee"]);
        check("Theo Hải An", &["Hải An"]);
        check("Written by: Ann Lee", &["Ann Lee"]);
        check("作者：张三", &["张三"]);
        check("文/张三", &["张三"]);
        check("文 张三", &["张三"]);
        check("بقلم: أحمد علي", &["أحمد علي"]);
        check("김하늘 기자(sky@a.example)", &["김하늘"]);
        check("文／张三", &["张三"]);
        check("取材・文・林文", &["林文"]);
        check("（责任编辑：李娜）", &["李娜"]);
        check("Byron Lee", &["Byron Lee"]);
        check("Von Trier", &["Von Trier"]);
        check("By", &[]);
    }

    #[test]
    fn several_people_are_several_names() {
        check("Ann Lee, Bo Ek and Cy Fox", &["Ann Lee", "Bo Ek", "Cy Fox"]);
        check("Ann Lee und Bo Ek", &["Ann Lee", "Bo Ek"]);
        check("Hải An và Minh Tú", &["Hải An", "Minh Tú"]);
        check("José Ortega y Gasset", &["José Ortega y Gasset"]);
        assert_eq!(people(&["Ann Lee", "ann lee"], Trust::Stated), ["Ann Lee"]);
    }

    #[test]
    fn dates_and_roles_are_no_names() {
        check("Ann Lee on November 24, 2025", &["Ann Lee"]);
        check("By Ann Lee | Staff", &["Ann Lee"]);
        check("24/11/2025 Ann Lee", &["Ann Lee"]);
        check("Ann Lee, M.D.", &["Ann Lee, M.D."]);
        check("admin", &[]);
    }

    #[test]
    fn what_others_did_is_no_part_of_a_name() {
        check("文：林文 写真：山田太一", &["林文"]);
        check("Текст: Анна Ли. Фото: Игорь Ек", &["Анна Ли"]);
        check("記者周敏／台北報導", &["周敏"]);
    }

    #[test]
    fn addresses_are_no_names() {
        check("https://x.example/ann", &[]);
        check("Ann Lee (https://x.example/ann)", &["Ann Lee"]);
        check("Ann Lee (ann@x.example)", &["Ann Lee"]);
    }

    #[test]
    fn a_guess_must_look_like_a_name() {
        assert!(is_name("Ann van der Lee", Trust::Guessed));
        assert!(is_name("José María Ek", Trust::Guessed));
        assert!(is_name("山田太郎", Trust::Guessed));
        assert!(!is_name("read more", Trust::Guessed));
        assert!(!is_name("Ann Lee said that", Trust::Guessed));
    }
}
