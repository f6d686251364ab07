//! Dates meant for people: a day, a month and a year within a text, in any of the usual orders.

use super::machine::zone;
use super::tokens::{Kind, Token, tokens};
use super::{Date, Moment, month, solar};

/// What may stand between the parts of a date without a meaning of its own, sorted.
const FILLERS: &[&str] = &[
    "da", "de", "del", "den", "der", "di", "do", "er", "g", "nd", "ngày", "năm", "of", "rd", "st",
    "th", "the", "г", "года", "ماه", "ปี", "พ.ศ",
];
/// The words for "month" that stand before its number, sorted.
const BEFORE_MONTH: &[&str] = &["thg", "tháng"];
/// The characters that may stand between the parts of a date.
const GAP: &[char] = &[
    ' ', ',', '.', '/', '-', '\u{a0}', '\'', 'º', 'ª', '،', '(', '–', '\u{200c}', '\u{200e}',
    '\u{200f}', '\u{202f}',
];
/// Characters that say which way the line goes.
const DIRECTIONS: &[char] = &['\u{200e}', '\u{200f}'];
/// The most tokens between a date and its time of day, or the time and its zone.
const MAX_TO_TIME: usize = 4;

/// Which number of `3/4/2024` is the month, where both could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As most of the world writes.
    DayFirst,
    /// As the United States write.
    MonthFirst,
}

/// A date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The date.
    pub date: Date,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends; a time of day after it is not counted.
    pub end: usize,
}

/// Finds the first date of `text`.
pub fn find(text: &str, order: Order) -> Option<Found> {
    if !text.contains(char::is_numeric) {
        return None;
    }
    let all = tokens(text);
    let parts: Vec<Part> = parts(&all);
    (0..parts.len()).find_map(|at| {
        let (date, length) = date_at(&parts[at..], order)?;
        let last = parts[at + length - 1].token;
        Some(Found {
            date: date.at(moment(&all, text, last)),
            start: all[parts[at].token].start,
            end: all[last].end,
        })
    })
}

/// A token that counts, with its meaning.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// Its number among all tokens.
    token: usize,
    meaning: Meaning,
    /// Whether nothing but a gap and fillers stands between it and the part before.
    joined: bool,
    /// The character that parts it from the one before, where it is just one that is seen.
    parted_by: Option<char>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Number(u32, usize),
    Month(u32),
    SolarMonth(u32),
    /// `年`, `월` and the like after a number.
    Year(u32),
    MonthNumber(u32),
    Day(u32),
    Word,
}

fn parts(all: &[Token<'_>]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut joined = true;
    let mut after_month_word = false;
    for (token, Token { kind, gap, .. }) in all.iter().enumerate() {
        joined &= gap.chars().all(|c| GAP.contains(&c)) && gap.chars().count() <= 3;
        let meaning = match *kind {
            Kind::Number(n, _) if after_month_word => Meaning::MonthNumber(n),
            Kind::Number(n, length) => Meaning::Number(n, length),
            Kind::Word(word) => {
                let word = word.to_lowercase();
                if let Some(unit) = unit_after(&word, parts.last(), joined && gap.is_empty()) {
                    if let Some(last) = parts.last_mut() {
                        last.meaning = unit;
                    }
                    continue;
                }
                if FILLERS.binary_search(&word.as_str()).is_ok() {
                    continue;
                }
                after_month_word = BEFORE_MONTH.binary_search(&word.as_str()).is_ok();
                if after_month_word {
                    continue;
                }
                let solar = || solar::month(&word).map(Meaning::SolarMonth);
                let month = month(&word).map(Meaning::Month);
                month.or_else(solar).unwrap_or(Meaning::Word)
            }
        };
        after_month_word = false;
        let mut between = gap.chars().filter(|c| !DIRECTIONS.contains(c));
        parts.push(Part {
            token,
            meaning,
            joined,
            parted_by: between.next().filter(|_| between.next().is_none()),
        });
        joined = true;
    }
    parts
}

/// What a number becomes when the Chinese, Japanese or Korean word for a unit follows it.
fn unit_after(word: &str, last: Option<&Part>, touches: bool) -> Option<Meaning> {
    let Meaning::Number(n, _) = last?.meaning else {
        return None;
    };
    if !touches {
        return None;
    }
    match word.chars().next()? {
        '年' | '년' => Some(Meaning::Year(n)),
        '月' | '월' => Some(Meaning::MonthNumber(n)),
        '日' | '일' | '号' | '號' => Some(Meaning::Day(n)),
        _ => None,
    }
}

/// The date that `parts` begin with, and of how many parts it is made.
fn date_at(parts: &[Part], order: Order) -> Option<(Date, usize)> {
    use Meaning::{Day, Month, MonthNumber, Number, SolarMonth, Year};
    let [a, b, c, ..] = parts else {
        return None;
    };
    if !b.joined || !c.joined {
        return None;
    }
    let is_numeric = matches!(b.parted_by, Some('/' | '-' | '.')) && {
        b.parted_by == c.parted_by || c.parted_by.is_none()
    };
    let date = match (a.meaning, b.meaning, c.meaning) {
        (Number(d, 1 | 2), Month(m) | MonthNumber(m), Number(y, 4)) => Date::day(y, m, d),
        (Month(m), Number(d, 1 | 2), Number(y, 4)) => Date::day(y, m, d),
        (Number(y, 4), Month(m), Number(d, 1 | 2)) => Date::day(y, m, d),
        (Year(y), MonthNumber(m), Day(d)) => Date::day(y, m, d),
        (Number(d, 1 | 2), SolarMonth(m), Number(y, 4)) => solar::day(y, m, d),
        (Number(y, 4), Number(m, 1 | 2), Number(d, 1 | 2)) if is_numeric => {
            let solar = || solar::by_numbers(y, m, d).filter(|_| b.parted_by == Some('/'));
            Date::day(y, m, d).or_else(solar)
        }
        (Number(a, 1 | 2), Number(b, 1 | 2), Number(y, 4)) if is_numeric => match order {
            Order::DayFirst => Date::day(y, b, a).or_else(|| Date::day(y, a, b)),
            Order::MonthFirst => Date::day(y, a, b).or_else(|| Date::day(y, b, a)),
        },
        _ => None,
    };
    date.map(|date| (date, 3))
}

/// The time of day beside a date whose last token is `last`: after it, or right before it at
/// the head of the text. `None` without a zone.
fn moment(all: &[Token<'_>], text: &str, last: usize) -> Option<Moment> {
    let after = last + 1..(last + 1 + MAX_TO_TIME).min(all.len());
    let before = 0..last.min(MAX_TO_TIME);
    let at = after.chain(before).find(|&at| is_time(all, at))?;
    let Kind::Number(hour, _) = all[at].kind else {
        return None;
    };
    let Kind::Number(minute, _) = all[at + 1].kind else {
        return None;
    };
    let mut next = at + 2;
    let mut second = 0;
    if let Some(Token {
        kind: Kind::Number(n, 2),
        gap: ":",
        ..
    }) = all.get(next)
    {
        second = *n;
        next += 1;
    }
    let half = all.get(next).and_then(|t| match t.kind {
        Kind::Word(word) => Some(word.to_lowercase()),
        Kind::Number(..) => None,
    });
    let hour = match half.as_deref() {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    let search = next.max(last + 1);
    let zones = all.get(search.min(all.len())..)?.iter().take(MAX_TO_TIME);
    let zone = zones.filter_map(|t| zone_at(text, t)).next()?;
    Some(Moment {
        hour,
        minute,
        second,
        zone,
    })
}

/// Whether `all[at]` and the next are `10:15`.
fn is_time(all: &[Token<'_>], at: usize) -> bool {
    let next = all.get(at + 1);
    matches!(all[at].kind, Kind::Number(0..=23, 1 | 2))
        && next.is_some_and(|t| t.gap == ":" && matches!(t.kind, Kind::Number(0..=59, 2)))
}

/// The zone that begins with this token, or with the sign before it.
fn zone_at(text: &str, token: &Token<'_>) -> Option<Option<i32>> {
    let sign = token.gap.char_indices().next_back();
    let signed = sign.filter(|(_, c)| matches!(c, '+' | '-'));
    let is_offset = matches!(token.kind, Kind::Number(_, 4));
    let start = match (token.kind, signed) {
        (Kind::Number(..), Some((_, c))) if is_offset => token.start - c.len_utf8(),
        (Kind::Word(_), _) => token.start,
        _ => return None,
    };
    let raw = &text[start..];
    let end = raw.find([')', ']', '|']).unwrap_or(raw.len());
    zone(raw[..end].trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = find(text, Order::DayFirst).map(|found| found.date.to_string());
        assert_eq!(found.unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn tables_are_sorted() {
        assert!(FILLERS.is_sorted_by(|a, b| a < b));
        assert!(BEFORE_MONTH.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn months_are_known_in_many_languages() {
        check("Posted by Ann on November 24th, 2025 in Tea", "2025-11-24");
        check("24 thg 11, 2025", "2025-11-24");
        check("Thứ hai, ngày 24 tháng 11 năm 2025", "2025-11-24");
        check("24 de noviembre de 2025", "2025-11-24");
        check("le 1er août 2025", "2025-08-01");
        check("Montag, 24. November 2025", "2025-11-24");
        check("24 de março de 2025", "2025-03-24");
        check("24 ноября 2025 г.", "2025-11-24");
        check("2025年11月24日星期一", "2025-11-24");
        check("2025년 11월 24일 월요일", "2025-11-24");
        check("٢٤ نوفمبر ٢٠٢٥", "2025-11-24");
        check("२४ नवंबर २०२५", "2025-11-24");
        check("24 Agustus 2025", "2025-08-24");
        check("24 Kasım 2025 Pazartesi", "2025-11-24");
        check("24 พฤศจิกายน 2568", "2025-11-24");
        check("วันที่ 24 พ.ย. พ.ศ. ๒๕๖๘ 10:00 น.", "2025-11-24");
    }

    #[test]
    fn days_of_the_solar_hijri_calendar_are_read() {
        check("۱۴۰۳/۰۲/۱۵ - ۱۰:۲۵", "2024-05-04");
        check("سه‌شنبه ۱۵ اردیبهشت ۱۴۰۳، ساعت ۱۰:۲۵", "2024-05-04");
        check("15 ارديبهشت‌ماه 1403", "2024-05-04");
        check("1445/05/15", "");
        check("1403-07-21", "");
    }

    #[test]
    fn characters_that_are_not_seen_part_nothing() {
        check("١٥\u{200f}/٥\u{200f}/٢٠٢٤", "2024-05-15");
        check("15\u{200e}/05\u{200e}/2024", "2024-05-15");
    }

    #[test]
    fn a_time_of_day_counts_with_its_zone() {
        check("24/11/2025 10:15 (GMT+7)", "2025-11-24T10:15:00+07:00");
        check(
            "Thứ hai, 24/11/2025, 10:15 (GMT+7)",
            "2025-11-24T10:15:00+07:00",
        );
        check("10:15, 24/11/2025", "2025-11-24");
        check("November 24, 2025, 3:05 pm UTC", "2025-11-24T15:05:00Z");
    }

    #[test]
    fn numbers_that_are_no_date_are_left() {
        check("Chapter 3.11.2 of 2025", "");
        check("Call 555-12-2025 or 12 people", "");
        check("May 2025 | 12 comments", "");
        check("Round 3 | May 12", "");
    }

    #[test]
    fn the_order_decides_only_where_both_could_be() {
        let us = |text| find(text, Order::MonthFirst).map(|found| found.date.to_string());
        assert_eq!(us("3/4/2024").as_deref(), Some("2024-03-04"));
        assert_eq!(us("13/4/2024").as_deref(), Some("2024-04-13"));
    }
}
