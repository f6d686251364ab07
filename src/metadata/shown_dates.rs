//! Dates a reader sees: `time` elements, elements marked as dates, and dates in the lines around
//! the title, told apart by the words before them.

use super::dates::{self, Date, Order};
use super::markup;
use super::page::{Page, Place};
use super::phrases;
use crate::dom::{NodeId, name};
use crate::order;

/// The most words of a line that holds a date of the article.
const MAX_WORDS: usize = 28;
/// How many elements above a line a cell of a table is looked for.
const MAX_ABOVE: usize = 4;
/// Among how many cells before it the one that names it is looked for.
const MAX_CELLS: usize = 4;
/// The longest text of an element that is marked as a date, in bytes.
const MAX_TEXT: usize = 120;

/// What the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// When it came out.
    pub published: Option<Date>,
    /// When it was last changed.
    pub modified: Option<Date>,
    /// Whether `published` stands around the title and is not said to be of a change.
    pub is_near: bool,
}

/// A date and what is known of it.
#[derive(Clone, Copy, Debug)]
struct Found {
    date: Date,
    place: Place,
    sense: Sense,
    line: usize,
}

/// What a date is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sense {
    Published,
    Unsaid,
    Updated,
}

/// Finds the dates of the article among those the page shows.
pub fn find(page: &Page<'_>, order: Order) -> Shown {
    let mut all = elements(page, order);
    all.extend(lines(page, order));
    order::sort_by_key(&mut all, |found| {
        order::of_three(found.place as u8, found.sense as u8, found.line)
    });
    let first = |places: &[Place], senses: &[Sense]| {
        let fits = |f: &&Found| places.contains(&f.place) && senses.contains(&f.sense);
        all.iter().find(fits).map(|found| found.date)
    };
    let near = [Place::Head];
    let far = [Place::Body, Place::Elsewhere];
    let sure = first(&near, &[Sense::Published, Sense::Unsaid]);
    Shown {
        published: sure
            .or_else(|| first(&far, &[Sense::Published]))
            .or_else(|| first(&far, &[Sense::Unsaid]))
            .or_else(|| first(&near, &[Sense::Updated])),
        modified: first(&[Place::Head, Place::Body], &[Sense::Updated]),
        is_near: sure.is_some(),
    }
}

/// Dates of `time` elements and of those that are marked as dates.
fn elements(page: &Page<'_>, order: Order) -> Vec<Found> {
    let document = page.document;
    let mut all = Vec::new();
    for id in document.descendants(document.body()) {
        if !document.is_element(id) || page.place(id) == Place::Outside {
            continue;
        }
        let marks = page.marks(id);
        let is_time = document.is(id, name::TIME);
        if !is_time && !((marks.date || marks.updated) && page.place(id) != Place::Head) {
            continue;
        }
        let stated = document
            .attribute(id, name::DATETIME)
            .and_then(dates::machine);
        let text = markup::short_text(document, id, MAX_TEXT).unwrap_or_default();
        let written = || dates::written(&text, order).map(|found| found.date);
        if let Some(date) = stated.or_else(written) {
            let sense = match marks.updated {
                true => Sense::Updated,
                false => sense_of(page, page.line(id), &text),
            };
            if sense == Sense::Unsaid && is_fact(page, id) {
                continue;
            }
            all.push(Found {
                date,
                place: page.place(id),
                sense,
                line: page.line(id),
            });
        }
    }
    all
}

/// Dates in the lines around the title, and those elsewhere that say what they are.
fn lines(page: &Page<'_>, order: Order) -> Vec<Found> {
    let mut all = Vec::new();
    for (at, line) in page.lines.iter().enumerate() {
        if line.is_outside || line.words > MAX_WORDS {
            continue;
        }
        let place = match page.head.contains(&at) {
            true => Place::Head,
            false => Place::Elsewhere,
        };
        let mut start = 0;
        while let Some(found) = dates::written(&line.text[start..], order) {
            let before = &line.text[start..start + found.start];
            let sense = sense_before(before).unwrap_or_else(|| match start {
                0 => sense_above(page, at),
                _ => Sense::Unsaid,
            });
            let is_meant = place == Place::Head && !is_fact(page, line.node);
            if is_meant || sense != Sense::Unsaid {
                all.push(Found {
                    date: found.date,
                    place,
                    sense,
                    line: at,
                });
            }
            start += found.end;
        }
    }
    all
}

/// Whether a block stands in a cell beside a header cell, or in a list of terms: a date of what the
/// page tells about, or since when somebody is a member.
fn is_fact(page: &Page<'_>, node: NodeId) -> bool {
    let document = page.document;
    let around = |wanted| {
        let mut above = document.self_and_ancestors(node).take(MAX_ABOVE);
        above.find(|&id| document.is(id, wanted))
    };
    if around(name::DD).is_some() {
        return true;
    }
    let cell = around(name::TD);
    let before = |&id: &NodeId| document.previous_sibling(id);
    std::iter::successors(cell, before)
        .take(MAX_CELLS)
        .any(|id| document.is(id, name::TH))
}

/// What the words before an element's date say, on its line or on the one above.
fn sense_of(page: &Page<'_>, line: usize, text: &str) -> Sense {
    let whole = page.lines.get(line).map_or("", |line| line.text.as_str());
    let first = text.lines().next().unwrap_or_default();
    let before = whole.find(first).map_or("", |at| &whole[..at]);
    sense_before(text)
        .or_else(|| sense_before(before))
        .unwrap_or_else(|| sense_above(page, line))
}

/// What a short line above says, if it is a label.
fn sense_above(page: &Page<'_>, line: usize) -> Sense {
    let above = line.checked_sub(1).and_then(|at| page.lines.get(at));
    let label = above.filter(|line| line.words <= 3);
    label
        .and_then(|line| sense_before(&line.text))
        .unwrap_or(Sense::Unsaid)
}

fn sense_before(text: &str) -> Option<Sense> {
    let lower = text.to_lowercase();
    let is = |table| phrases::contains(table, &lower);
    match () {
        () if is(phrases::UPDATED) => Some(Sense::Updated),
        () if is(phrases::PUBLISHED) => Some(Sense::Published),
        () => None,
    }
}

/// The date in an address: `/2025/11/24/`, `/2025-11-24-`, `/2025/nov/24/`, `20251124`.
pub fn in_address(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let by_parts = parts.windows(3).find_map(|parts| {
        let [year, month, day] = parts else {
            return None;
        };
        let number = |part: &str| part.parse::<u32>().ok();
        let is_day = year.len() == 4 && (1..=2).contains(&day.len());
        let month = match month.len() {
            1 | 2 => number(month),
            _ => dates::month(&month.to_ascii_lowercase()),
        };
        is_day
            .then(|| Date::day(number(year)?, month?, number(day)?))
            .flatten()
    });
    by_parts.or_else(|| {
        let runs = path.split(|c: char| !c.is_ascii_digit());
        let days = runs.filter(|run| run.len() == 8 && run.starts_with("20"));
        days.filter_map(dates::machine).next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::NodeId;

    const TEXT: &str = "<p>One two three four five six seven eight nine ten one two three four five \
        six seven eight nine ten and twelve more.</p>";

    fn shown(before: &str, after: &str) -> (String, String) {
        let html = format!("<h1>Rain</h1>{before}{TEXT}{TEXT}{after}");
        let document = crate::parse::parse(&html, &Default::default());
        let mut all = document.descendants(NodeId::ROOT);
        let heading = all.find(|&id| document.is(id, name::H1));
        let page = Page::new(&document, heading);
        let shown = find(&page, Order::DayFirst);
        let text = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
        (text(shown.published), text(shown.modified))
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn words_before_a_date_tell_what_it_is() {
        assert_eq!(
            shown("<p>Updated: May 5, 2024. Published May 3, 2024</p>", ""),
            pair("2024-05-03", "2024-05-05")
        );
        assert_eq!(
            shown("<p>Cập nhật</p><p>5/5/2024</p><p>3/5/2024</p>", ""),
            pair("2024-05-03", "2024-05-05")
        );
        assert_eq!(
            shown("<p>3 mai 2024, mis à jour le 5 mai 2024</p>", ""),
            pair("2024-05-03", "2024-05-05")
        );
    }

    #[test]
    fn the_zone_of_a_time_element_is_kept() {
        let time = "<time datetime=2024-05-03T10:00:00+07:00>today</time>";
        assert_eq!(shown(time, "").0, "2024-05-03T10:00:00+07:00");
    }

    #[test]
    fn dates_of_comments_are_not_asked() {
        assert_eq!(
            shown("", "<div class=comments><time>May 3, 2024</time></div>").0,
            ""
        );
    }

    #[test]
    fn facts_in_tables_are_no_dates_unless_they_say_so() {
        let table =
            |name: &str| format!("<table><tr><th>{name}</th><td>May 3, 2024</td></tr></table>");
        assert_eq!(shown(&table("Founded"), "").0, "");
        assert_eq!(shown(&table("Published"), "").0, "2024-05-03");
    }

    #[test]
    fn addresses_have_dates() {
        let check = |url, expected: &str| {
            let date = in_address(url).map(|d| d.to_string()).unwrap_or_default();
            assert_eq!(date, expected, "{url}");
        };
        check("https://a.example/2025/11/24/rain", "2025-11-24");
        check("https://a.example/2025/nov/24/rain", "2025-11-24");
        check("https://a.example/rain-20251124103000.htm", "");
        check("https://a.example/rain-20251124.htm", "2025-11-24");
        check("https://a.example/n/12345", "");
    }
}
