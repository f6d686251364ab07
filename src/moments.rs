//! Days and moments as machines read them, in the shapes of HTML. What people write is for `metadata`.
//! <https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#dates-and-times>

/// The zones a time of day may end with; each `0` is a digit.
const ZONES: &[&str] = &["", "Z", "+00:00", "-00:00", "+0000", "-0000"];

/// The time of day behind a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time<'a> {
    /// Hours and minutes, perhaps seconds.
    pub clock: &'a str,
    /// What stands behind a full stop, whatever it is.
    pub fraction: Option<&'a str>,
    /// The zone, empty if there is none.
    pub zone: &'a str,
}

/// Splits what begins with a day (`2024-05-01`) into the day and the rest.
pub fn split_day(value: &str) -> Option<(&str, &str)> {
    let (day, rest) = value.split_at_checked(10)?;
    has_shape(day, "0000-00-00").then_some((day, rest))
}

/// Reads the time of day that is all the rest behind a day (`T12:30Z`).
pub fn time(rest: &str) -> Option<Time<'_>> {
    let clock = rest.strip_prefix(['T', ' '])?;
    let zone = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    let (clock, zone) = clock.split_at(zone);
    let (clock, fraction) = match clock.split_once('.') {
        Some((clock, fraction)) => (clock, Some(fraction)),
        None => (clock, None),
    };
    let is_clock = has_shape(clock, "00:00") || has_shape(clock, "00:00:00");
    let is_zone = ZONES.iter().any(|shape| has_shape(zone, shape));
    (is_clock && is_zone).then_some(Time {
        clock,
        fraction,
        zone,
    })
}

/// Whether a text is a shape with digits for each `0`.
fn has_shape(text: &str, shape: &str) -> bool {
    let mut both = text.bytes().zip(shape.bytes());
    text.len() == shape.len()
        && both.all(|(byte, wanted)| match wanted {
            b'0' => byte.is_ascii_digit(),
            _ => byte == wanted,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_told_from_other_texts() {
        assert_eq!(split_day("2024-05-01 x"), Some(("2024-05-01", " x")));
        assert_eq!(split_day("2024-5-1 12:30"), None);
        assert_eq!(split_day("2024-05-0é"), None);
        let moment = Time {
            clock: "12:30:09",
            fraction: Some("25"),
            zone: "+02:00",
        };
        assert_eq!(time("T12:30:09.25+02:00"), Some(moment));
        for rest in ["", "12:30", "T12", "T12:30+2", " half past"] {
            assert_eq!(time(rest), None, "{rest}");
        }
    }
}
