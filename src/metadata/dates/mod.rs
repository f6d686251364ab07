//! Dates: from what pages write to one form.
//!
//! A [`Date`] is a real day, with a time of day only where the zone is known; it prints as
//! RFC 3339 or as a date alone. The core knows no clock, so that "in the future" can only mean
//! beyond [`LATEST_YEAR`]; what contradicts the other dates of the page is refused where they
//! are compared (see [`super::read`]).

mod machine;
mod months;
mod solar;
mod tokens;
mod written;

pub use machine::parse as machine;
pub use months::month;
pub use written::{Order, find as written};

/// No page is older than the web.
const EARLIEST_YEAR: u32 = 1990;
/// A date after this year is a slip of the pen or a joke.
const LATEST_YEAR: u32 = 2100;
/// Buddhist years, as Thailand counts, are this much ahead.
const BUDDHIST_AHEAD: u32 = 543;

/// A day, and a moment of it where the zone is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u32,
    month: u32,
    day: u32,
    moment: Option<Moment>,
}

/// A time of day and its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// 0 to 23.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
    /// 0 to 60.
    pub second: u32,
    /// Minutes east of Greenwich; `None` where the page wrote `Z`.
    pub zone: Option<i32>,
}

impl Date {
    /// A day that is in the calendar and in the time of the web; Buddhist years are counted
    /// back.
    pub fn day(year: u32, month: u32, day: u32) -> Option<Date> {
        let year = match year {
            y if y >= EARLIEST_YEAR + BUDDHIST_AHEAD => y - BUDDHIST_AHEAD,
            y => y,
        };
        let is_real = (EARLIEST_YEAR..=LATEST_YEAR).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_of(year, month)).contains(&day);
        is_real.then_some(Date {
            year,
            month,
            day,
            moment: None,
        })
    }

    /// The same day with a moment, if that is one.
    pub fn at(self, moment: Option<Moment>) -> Date {
        let is_real = |m: &Moment| {
            m.hour < 24
                && m.minute < 60
                && m.second <= 60
                && m.zone.is_none_or(|zone| zone.abs() <= 14 * 60)
        };
        Date {
            moment: moment.filter(is_real),
            ..self
        }
    }

    /// Whether this is a day before `other`'s.
    pub fn is_before(self, other: Date) -> bool {
        self.number() < other.number()
    }

    /// Whether this is more than a day before `other`'s; one day may be a matter of zones.
    pub fn is_long_before(self, other: Date) -> bool {
        self.number() + 1 < other.number()
    }

    /// The number of the day, from some day on.
    fn number(self) -> u32 {
        let past = self.year - 1;
        let months: u32 = (1..self.month).map(|month| days_of(self.year, month)).sum();
        365 * past + past / 4 - past / 100 + past / 400 + months + self.day
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        let Some(m) = self.moment else {
            return Ok(());
        };
        write!(f, "T{:02}:{:02}:{:02}", m.hour, m.minute, m.second)?;
        match m.zone {
            None => f.write_str("Z"),
            Some(zone) => {
                let sign = if zone < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", zone.abs() / 60, zone.abs() % 60)
            }
        }
    }
}

fn days_of(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_are_not_in_the_calendar_are_refused() {
        assert_eq!(Date::day(2023, 2, 29), None);
        assert!(Date::day(2024, 2, 29).is_some());
        assert_eq!(Date::day(1970, 1, 1), None);
        assert_eq!(Date::day(2201, 1, 1), None);
    }

    #[test]
    fn days_follow_each_other_across_months_and_years() {
        let day = |year, month, day| Date::day(year, month, day).expect("a day");
        for (a, b) in [
            (day(2023, 12, 31), day(2024, 1, 1)),
            (day(2024, 2, 28), day(2024, 2, 29)),
            (day(2024, 4, 30), day(2024, 5, 1)),
        ] {
            assert!(a.is_before(b) && !b.is_before(a) && !a.is_long_before(b));
        }
        assert!(day(2024, 2, 28).is_long_before(day(2024, 3, 1)));
    }

    #[test]
    fn buddhist_years_are_counted_back() {
        let date = Date::day(2567, 11, 24).expect("a day");
        assert_eq!(date.to_string(), "2024-11-24");
    }
}
