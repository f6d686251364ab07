//! From what pages write to what people would say: titles without the site, people without "by",
//! dates in one form.

use crate::dom::text::fold;
use crate::words::words;

/// What stands between a title and a site's name.
const SEPARATORS: &[&str] = &[" - ", " – ", " — ", " | ", " · ", " » ", " :: ", " ｜ "];

/// What stands before a name, in lower case, sorted.
const BEFORE_NAMES: &[&str] = &[
    "av ",
    "bởi ",
    "by ",
    "by: ",
    "di ",
    "door ",
    "oleh ",
    "par ",
    "por ",
    "text: ",
    "theo ",
    "von ",
    "written by ",
    "автор: ",
    "بقلم ",
    "文/",
    "作者：",
    "作者:",
];

/// Folds white space and decodes what some pages encode twice.
pub fn text(raw: &str) -> String {
    let decoded = raw
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#039;", "'")
        .replace("&amp;", "&");
    fold(&decoded)
}

/// The headline: what two sources agree on, else the first, without the site's name.
pub fn title(titles: &[String], site: Option<&str>) -> Option<String> {
    let first = titles.first()?;
    let inside = titles
        .iter()
        .find(|t| t.as_str() != first && words(t).count() >= 3 && is_cut_of(t, first));
    Some(inside.cloned().unwrap_or_else(|| without_site(first, site)))
}

/// Whether `short` is `long` less one part at a separator.
fn is_cut_of(short: &str, long: &str) -> bool {
    SEPARATORS.iter().any(|s| {
        long.strip_prefix(short)
            .is_some_and(|rest| rest.starts_with(s))
            || long
                .strip_suffix(short)
                .is_some_and(|rest| rest.ends_with(s))
    })
}

fn without_site(title: &str, site: Option<&str>) -> String {
    let same = |part: &str| {
        site.is_some_and(|site| words(&site.to_lowercase()).eq(words(&part.to_lowercase())))
    };
    for separator in SEPARATORS {
        if let Some((head, tail)) = title.rsplit_once(separator) {
            let is_longer = words(head).count() > words(tail).count() + 1;
            let is_bar = !matches!(*separator, " - " | " – " | " — ");
            if same(tail)
                || (site.is_none() && is_longer)
                || (is_bar && is_longer && words(tail).count() <= 4)
            {
                return head.trim().to_owned();
            }
        }
        if let Some((head, tail)) = title.split_once(separator)
            && same(head)
        {
            return tail.trim().to_owned();
        }
    }
    title.to_owned()
}

/// Names of people: no addresses, no handles, not the site, nobody twice.
pub fn people(raw: &[String], site: Option<&str>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for name in raw {
        let mut name = text(name);
        let lower = name.to_lowercase();
        if let Some(before) = BEFORE_NAMES.iter().find(|b| lower.starts_with(**b)) {
            name = name.chars().skip(before.chars().count()).collect();
        }
        let name = name
            .trim()
            .trim_end_matches([',', '|', '•'])
            .trim()
            .to_owned();
        let is_site = site.is_some_and(|s| s.eq_ignore_ascii_case(&name));
        let is_address = name.contains("://") || name.contains('@') || name.starts_with("www.");
        let is_name = name.chars().any(char::is_alphabetic) && words(&name).count() <= 12;
        if is_name && !is_site && !is_address && !people.contains(&name) {
            people.push(name);
        }
    }
    people
}

/// A BCP 47 tag.
pub fn lang(raw: &str) -> Option<String> {
    let tag = raw.trim().split([',', ' ']).next()?.replace('_', "-");
    let primary = tag.split('-').next()?;
    let is_tag = (2..=3).contains(&primary.len())
        && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_tag.then_some(tag)
}

/// RFC 3339, or a date alone: what pages write, made regular. Dates that cannot be are refused.
pub fn date(raw: &str) -> Option<String> {
    let raw = raw.trim();
    let day = raw.get(..10)?;
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (year, rest) = day.split_at_checked(4)?;
    let month = rest.get(1..3)?;
    let date = rest.get(4..6)?;
    let are_dashes = matches!(rest.as_bytes(), [b'-' | b'/', .., b'-' | b'/', _, _]);
    let number = |part: &str| part.parse::<u32>().unwrap_or(0);
    let is_real = are_dashes
        && [year, month, date].iter().all(|p| is_digits(p))
        && (1990..=2100).contains(&number(year))
        && (1..=12).contains(&number(month))
        && (1..=31).contains(&number(date));
    if !is_real {
        return None;
    }
    let day = format!("{year}-{month}-{date}");
    let time = raw.get(10..).unwrap_or_default();
    Some(match time_of_day(time) {
        Some(time) => format!("{day}T{time}"),
        None => day,
    })
}

/// `hh:mm:ss` with its zone, from what follows a date; `None` without a zone.
fn time_of_day(raw: &str) -> Option<String> {
    let raw = raw.trim_start_matches('T').trim();
    let hours = raw.get(..5)?;
    let is_time = matches!(hours.as_bytes(), [a, b, b':', c, d]
        if [a, b, c, d].iter().all(|x| x.is_ascii_digit()));
    let (seconds, rest) = match raw.get(5..8) {
        Some(s) if s.starts_with(':') => (s.to_owned(), &raw[8..]),
        _ => (":00".to_owned(), &raw[5..]),
    };
    let zone = rest
        .trim_start_matches(|c: char| c == '.' || c.is_ascii_digit())
        .trim();
    let zone = match zone.as_bytes() {
        [b'Z' | b'z'] => "Z".to_owned(),
        [b'+' | b'-', _, _, b':', _, _] => zone.to_owned(),
        [b'+' | b'-', _, _, _, _] => format!("{}:{}", &zone[..3], &zone[3..]),
        _ => return None,
    };
    is_time.then(|| format!("{hours}{seconds}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_regular_and_real() {
        assert_eq!(
            date("2024-07-20T07:39:00+0700").as_deref(),
            Some("2024-07-20T07:39:00+07:00")
        );
        assert_eq!(
            date("2024-07-20 07:39:00.614Z").as_deref(),
            Some("2024-07-20T07:39:00Z")
        );
        assert_eq!(date("2024/07/20").as_deref(), Some("2024-07-20"));
        assert_eq!(date("2024-13-01"), None);
        assert_eq!(date("yesterday ago"), None);
        assert_eq!(date("२०२४-०७-२०"), None);
    }

    #[test]
    fn people_are_named_once_and_without_by() {
        let raw = ["By Ann Lee", "Ann Lee", "https://x.example/ann", "The Day"].map(str::to_owned);
        assert_eq!(people(&raw, Some("The Day")), ["Ann Lee"]);
    }
}
