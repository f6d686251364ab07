//! The Solar Hijri calendar of Iran and Afghanistan: its months, and its days in ours.
//!
//! Years of 1410 and after may as well be those of the lunar calendar, which is that far ahead.
//! Numbers alone are read as a day of this one in the years before; with the name of a month all are.

use super::{Date, machine};

/// The months by their names, in Iran and in Afghanistan, with the letters of Persian and of Arabic.
/// Sorted.
const MONTHS: &[(&str, u32)] = &[
    ("آبان", 8),
    ("آذر", 9),
    ("ارديبهشت", 2),
    ("اردیبهشت", 2),
    ("اسد", 5),
    ("اسفند", 12),
    ("بهمن", 11),
    ("تير", 4),
    ("تیر", 4),
    ("ثور", 2),
    ("جدي", 10),
    ("جدی", 10),
    ("جوزا", 3),
    ("حمل", 1),
    ("حوت", 12),
    ("خرداد", 3),
    ("دلو", 11),
    ("دي", 10),
    ("دی", 10),
    ("سرطان", 4),
    ("سنبله", 6),
    ("شهريور", 6),
    ("شهریور", 6),
    ("عقرب", 8),
    ("فروردين", 1),
    ("فروردین", 1),
    ("قوس", 9),
    ("مرداد", 5),
    ("مهر", 7),
    ("ميزان", 7),
    ("میزان", 7),
];
/// The first year that a lunar one of our time could be taken for.
const FIRST_LUNAR: u32 = 1410;
/// From the day before the first of the year 0 to the first of 1970, in days.
const BEFORE_1970: u32 = 492_637;

/// The number of the month that `name` is a name of.
pub fn month(name: &str) -> Option<u32> {
    let at = MONTHS
        .binary_search_by_key(&name, |&(month, _)| month)
        .ok()?;
    Some(MONTHS[at].1)
}

/// A day told by numbers alone.
pub fn by_numbers(year: u32, month: u32, day: u32) -> Option<Date> {
    let is_sure = year < FIRST_LUNAR;
    is_sure.then(|| self::day(year, month, day)).flatten()
}

/// A day of this calendar, by years of 365 days of which eight in 33 have one more.
/// <https://en.wikipedia.org/wiki/Solar_Hijri_calendar#Leap_years>
pub fn day(year: u32, month: u32, day: u32) -> Option<Date> {
    let longest = if month <= 6 { 31 } else { 30 };
    let is_real =
        (1300..1500).contains(&year) && (1..=12).contains(&month) && (1..=longest).contains(&day);
    if !is_real {
        return None;
    }
    // The 33 years that end with 1407.
    let of_cycle = year + 11;
    let leaps = of_cycle / 33 * 8 + (of_cycle % 33).div_ceil(4);
    let of_year = (month - 1) * 30 + (month - 1).min(6) + day;
    let days = (365 * year + leaps + of_year).checked_sub(BEFORE_1970)?;
    machine::day(days.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_sorted() {
        assert!(MONTHS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn days_are_those_of_ours() {
        for (year, month, of_month, expected) in [
            (1369, 12, 29, "1991-03-20"),
            (1375, 12, 30, "1997-03-20"),
            (1399, 12, 30, "2021-03-20"),
            (1400, 1, 1, "2021-03-21"),
            (1403, 1, 1, "2024-03-20"),
            (1403, 2, 15, "2024-05-04"),
            (1403, 10, 12, "2025-01-01"),
            (1408, 1, 1, "2029-03-20"),
            (1412, 12, 30, "2034-03-20"),
        ] {
            let found = day(year, month, of_month).map(|d| d.to_string());
            assert_eq!(
                found.as_deref(),
                Some(expected),
                "{year}/{month}/{of_month}"
            );
        }
        assert_eq!(day(1403, 7, 31), None);
        assert_eq!(day(1403, 13, 1), None);
        assert_eq!(by_numbers(1445, 5, 1), None);
    }
}
