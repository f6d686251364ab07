//! Dates meant for programs: ISO 8601 and what comes near it, seconds since 1970, and the form
//! of mail headers.
//! <https://www.rfc-editor.org/rfc/rfc3339>, <https://www.rfc-editor.org/rfc/rfc5322#section-3.3>

use super::{Date, Moment, Order, written};

/// Seconds of a day.
const DAY: u64 = 86_400;

/// Reads the value of an attribute, a `meta` tag or JSON-LD.
pub fn parse(raw: &str) -> Option<Date> {
    let raw = raw.trim();
    if raw.bytes().all(|b| b.is_ascii_digit()) {
        return digits(raw);
    }
    iso(raw).or_else(|| written(raw, Order::MonthFirst).map(|found| found.date))
}

fn digits(raw: &str) -> Option<Date> {
    let number: u64 = raw.parse().ok()?;
    match raw.len() {
        8 | 14 => Date::day(part(raw, 0..4)?, part(raw, 4..6)?, part(raw, 6..8)?),
        10 => since_1970(number),
        13 => since_1970(number / 1000),
        _ => None,
    }
}

fn part(raw: &str, range: std::ops::Range<usize>) -> Option<u32> {
    raw.get(range)?.parse().ok()
}

fn since_1970(seconds: u64) -> Option<Date> {
    let second = u32::try_from(seconds % DAY).ok()?;
    let moment = Moment {
        hour: second / 3600,
        minute: second / 60 % 60,
        second: second % 60,
        zone: None,
    };
    Some(day(seconds / DAY)?.at(Some(moment)))
}

/// From days since 1970 to the calendar, by eras of 400 years that begin in March.
/// <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>
pub fn day(since_1970: u64) -> Option<Date> {
    let days = since_1970 + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = from_march % 12 + 3 - if from_march >= 10 { 12 } else { 0 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let small = |n: u64| u32::try_from(n).ok();
    Date::day(small(year)?, small(month)?, small(day)?)
}

/// `2025-11-24`, `2025/11/24`, `2025.11.24`, with or without a time and a zone after it.
fn iso(raw: &str) -> Option<Date> {
    let (year, rest) = number(raw, 4)?;
    let rest = rest.strip_prefix(['-', '/', '.'])?;
    let (month, rest) = number(rest, 2)?;
    let rest = rest.strip_prefix(['-', '/', '.'])?;
    let (day, rest) = number(rest, 2)?;
    (raw.len() - raw.trim_start_matches(|c: char| c.is_ascii_digit()).len() == 4).then_some(())?;
    Some(Date::day(year, month, day)?.at(moment(rest)))
}

/// Up to `most` digits at the start, as a number, and what follows.
fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let length = text
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_digit)
        .count();
    Some((text[..length].parse().ok()?, &text[length..]))
}

/// A time with its zone, from what follows a date; `None` without a zone.
fn moment(raw: &str) -> Option<Moment> {
    let raw = raw.trim_start_matches(['T', 't', ' ', ',']);
    let (hour, rest) = number(raw, 2)?;
    let (minute, rest) = match rest.strip_prefix(':') {
        Some(rest) => number(rest, 2)?,
        None => number(rest, 2)?,
    };
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => number(rest, 2)?,
        None => (0, rest),
    };
    let rest = rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    Some(Moment {
        hour,
        minute,
        second,
        zone: zone(rest.trim())?,
    })
}

/// `Z`, `+07:00`, `+0700`, `+7`, `UTC`, `GMT+7`. The outer `None` is no zone, the inner one `Z`.
pub fn zone(raw: &str) -> Option<Option<i32>> {
    let name = raw.get(..3).unwrap_or_default();
    let is_named = name.eq_ignore_ascii_case("gmt") || name.eq_ignore_ascii_case("utc");
    let offset = if is_named { raw[3..].trim() } else { raw };
    let sign = match offset.chars().next() {
        None if is_named => return Some(None),
        Some('Z' | 'z') if offset.len() == 1 => return Some(None),
        Some('+') => 1,
        Some('-' | '−') => -1,
        _ => return is_named.then_some(None),
    };
    let offset = offset.trim_start_matches(['+', '-', '−']);
    let (hours, rest) = number(offset, 2)?;
    let minutes = match rest.strip_prefix(':').unwrap_or(rest) {
        "" => 0,
        rest => number(rest, 2).map_or(0, |(minutes, _)| minutes),
    };
    Some(Some(sign * i32::try_from(hours * 60 + minutes).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &str, expected: &str) {
        let found = parse(raw).map(|d| d.to_string()).unwrap_or_default();
        assert_eq!(found, expected, "{raw}");
    }

    #[test]
    fn the_zone_is_kept() {
        check("2024-07-20T07:39:00+0700", "2024-07-20T07:39:00+07:00");
        check("2024-07-20 07:39:00.614Z", "2024-07-20T07:39:00Z");
        check("2024-07-20T07:39-05:30", "2024-07-20T07:39:00-05:30");
        check("2024-07-20 07:39 UTC", "2024-07-20T07:39:00Z");
    }

    #[test]
    fn a_time_without_a_zone_is_left_off() {
        check("2024-07-20T07:39:00", "2024-07-20");
        check("2024/7/5 07:39", "2024-07-05");
    }

    #[test]
    fn seconds_since_1970_are_dates() {
        check("1721461140", "2024-07-20T07:39:00Z");
        check("1721461140000", "2024-07-20T07:39:00Z");
        check("20240229", "2024-02-29");
    }

    #[test]
    fn mail_dates_are_read() {
        check("Sat, 20 Jul 2024 07:39:00 GMT", "2024-07-20T07:39:00Z");
        check(
            "Sat, 20 Jul 2024 07:39:00 +0200",
            "2024-07-20T07:39:00+02:00",
        );
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for raw in [
            "",
            "2024",
            "2024-13-01",
            "yesterday",
            "20240231",
            "12024-01-01",
        ] {
            check(raw, "");
        }
    }
}
