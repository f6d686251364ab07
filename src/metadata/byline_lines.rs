//! Bylines that only the text tells: after a word for "by", beside a date, at the end.

use super::dates::{self, Order};
use super::names::{self, Trust};
use super::page::{Line, Page};
use super::phrases;
use super::professions;
use crate::dom::{Document, NodeId, name, sets};
use crate::words::{is_unspaced, words};

/// The most words of a line of text that is a byline.
const MAX_WORDS: usize = 20;
/// What stands between a name and a day.
const BARS: &[&str] = &[" | ", " · ", " • ", " - ", " – ", " — "];
/// Before the day stand a label and the day of the week at most.
const MAX_BEFORE_DATE: usize = 3;
/// Where "by" and a name stand behind a day, so many words stand before it at most.
const MAX_LABEL: usize = 3;
/// A time is looked for among so many nodes of a line.
const MAX_NODES: usize = 8;

/// The people of the first line that begins with a word for "by".
pub fn written(page: &Page<'_>, lines: std::ops::Range<usize>) -> Vec<String> {
    let first = lines.start;
    let lines = page.lines.get(lines).unwrap_or_default();
    let all = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_outside && line.words <= MAX_WORDS);
    for (at, line) in all {
        let lower = line.text.to_lowercase();
        let by = phrases::prefix(phrases::BYLINES, &lower);
        let labelled = phrases::prefix(phrases::BEFORE_NAMES, &lower).filter(|&end| {
            lower[end..]
                .trim_start()
                .starts_with([':', '：', '/', '／'])
        });
        if by.is_none() && labelled.is_none() {
            let people = within(page, line);
            if !people.is_empty() {
                return people;
            }
            continue;
        }
        // "by someone": a nickname has no capitals. "By train" is the name of a section. What
        // scripts without capitals say is a name or none.
        let is_nick = by.is_some_and(|end| lower[end..].contains(char::is_alphanumeric))
            && line.text.split(' ').count() == 2;
        let has_case = lower.starts_with(char::is_lowercase);
        if is_nick && has_case && !is_beside_title_or_date(page, first + at) {
            continue;
        }
        let people = names::people(&[&line.text], Trust::Guessed);
        if !people.is_empty() {
            return people;
        }
        if is_nick {
            let people = names::people(&[&line.text], Trust::Stated);
            if !people.is_empty() {
                return people;
            }
        }
        // The name may stand on a line of its own.
        let is_bare = by
            .or(labelled)
            .is_some_and(|end| !lower[end..].contains(char::is_alphanumeric));
        if let Some(next) = lines.get(at + 1).filter(|_| is_bare) {
            let people = names::people(&[&next.text], Trust::Guessed);
            if !people.is_empty() {
                return people;
            }
        }
    }
    Vec::new()
}

/// The people that a line names behind something else: a label further on, "by" behind a day; or
/// with what they are.
fn within(page: &Page<'_>, line: &Line) -> Vec<String> {
    let text = line.text.as_str();
    if page.document.is_any(line.node, sets::HEADINGS) {
        return Vec::new();
    }
    let day = dates::written(text, Order::DayFirst);
    let behind_day = day.and_then(|day| {
        let rest = text[day.end..].trim_start_matches(|c: char| !c.is_alphabetic());
        let is_label = words(&text[..day.start]).count() <= MAX_LABEL;
        let begins = phrases::prefix(phrases::BYLINES, &rest.to_lowercase()).is_some();
        (is_label && begins).then_some(rest)
    });
    // "Sort by:" is one label.
    let is_end = |c: char| !c.is_alphabetic() || is_unspaced(c);
    let spaces = text.match_indices(' ');
    let spaces = spaces.filter(|&(at, _)| text[..at].ends_with(is_end));
    let starts = spaces.map(|(at, _)| &text[at + 1..]);
    let mut labelled = starts.filter(|rest| {
        let lower = rest.to_lowercase();
        let end = phrases::prefix(phrases::BEFORE_NAMES, &lower);
        end.is_some_and(|end| lower[end..].starts_with([':', '：']))
    });
    let with_profession = || professions::with_profession(text);
    let named = behind_day
        .or_else(|| labelled.next())
        .or_else(with_profession);
    names::people(named.as_slice(), Trust::Guessed)
}

/// Whether a line that is no heading stands right below one, or next to a date.
fn is_beside_title_or_date(page: &Page<'_>, at: usize) -> bool {
    let is_heading = |line: &Line| {
        let mut above = page.document.self_and_ancestors(line.node).take(2);
        above.any(|id| page.document.is_any(id, sets::HEADINGS))
    };
    let has_day = |at: usize| has_date(page, at) || has_time(page, at);
    let before = at.checked_sub(1);
    let is_below = before.is_some_and(|at| is_heading(&page.lines[at]) || has_day(at));
    !is_heading(&page.lines[at]) && (is_below || has_day(at + 1))
}

/// Whether a short line has a date.
fn has_date(page: &Page<'_>, at: usize) -> bool {
    let line = page.lines.get(at);
    let line = line.filter(|line| line.words <= 8 && !line.is_outside);
    line.is_some_and(|line| dates::written(&line.text, Order::DayFirst).is_some())
}

/// Whether a line has an element for times.
fn has_time(page: &Page<'_>, at: usize) -> bool {
    let Some(line) = page.lines.get(at) else {
        return false;
    };
    let mut within = page.document.descendants(line.node).take(MAX_NODES);
    within.any(|id| page.document.is(id, name::TIME))
}

/// The people of a short line anywhere that begins with several words for "by", as those over
/// the author's portrait do.
pub fn written_in_full(page: &Page<'_>) -> Vec<String> {
    let lines = page.lines.iter();
    let lines = lines.filter(|line| !line.is_outside && line.words <= 8);
    let full = lines.filter(|line| {
        let lower = line.text.to_lowercase();
        let by = phrases::prefix(phrases::BYLINES, &lower);
        by.is_some_and(|end| lower[..end].contains(' '))
    });
    let mut people = full.map(|line| names::people(&[&line.text], Trust::Guessed));
    people.find(|people| !people.is_empty()).unwrap_or_default()
}

/// A name that stands on a line of its own around the title, next to a date. Headings are none,
/// nor is what the title says.
pub fn beside_date(page: &Page<'_>) -> Vec<String> {
    let has_date = |at: usize| has_date(page, at);
    let mut alone = page.head.clone().filter(|&at| {
        let line = &page.lines[at];
        let count = line.text.split(' ').count();
        let is_beside = has_date(at + 1) || at.checked_sub(1).is_some_and(has_date);
        let is_heading = page.document.is_any(line.node, sets::HEADINGS);
        !line.is_outside && !is_heading && (2..=4).contains(&count) && is_beside
    });
    let name = alone.find(|&at| {
        let line = &page.lines[at];
        is_rare(page, &line.text)
            && names::is_name(&line.text, Trust::Guessed)
            && !is_row_of_links(page, line)
    });
    match name {
        Some(at) => names::people(&[&page.lines[at].text], Trust::Guessed),
        None => before_date(page),
    }
}

/// The name that a line around the title begins with, where a bar and a day follow.
fn before_date(page: &Page<'_>) -> Vec<String> {
    let mut lines = page.head.clone().map(|at| &page.lines[at]);
    let name = lines.find_map(|line| {
        let bars = BARS.iter().filter_map(|bar| line.text.split_once(bar));
        let (name, rest) = bars.min_by_key(|(name, _)| name.len())?;
        let day = dates::written(rest, Order::DayFirst)?;
        let before = rest[..day.start].trim().to_lowercase();
        // Nothing, the day of the week, or that it came out.
        let is_day = before.is_empty()
            || before.ends_with([',', '，'])
            || phrases::contains(phrases::PUBLISHED, &before)
            || phrases::contains(phrases::UPDATED, &before);
        let is_day = is_day && words(&before).count() <= MAX_BEFORE_DATE;
        let is_name = (2..=4).contains(&name.split(' ').count())
            && names::is_name(name, Trust::Guessed)
            && is_rare(page, name);
        let is_heading = page.document.is_any(line.node, sets::HEADINGS);
        (!line.is_outside && !is_heading && is_day && is_name).then(|| name.to_owned())
    });
    name.into_iter().collect()
}

/// Whether hardly a line of the page has a text: what the menu and the title say is no name.
fn is_rare(page: &Page<'_>, text: &str) -> bool {
    let has_it = |line: &&Line| line.text.contains(text);
    page.lines.iter().filter(has_it).count() <= 3
}

/// Whether a line is made of several links with nothing between them: ways to listen or to share.
fn is_row_of_links(page: &Page<'_>, line: &Line) -> bool {
    let document = page.document;
    let within = || document.descendants(line.node).take(MAX_NODES * 2);
    let links = || within().filter(|&id| document.is(id, name::A));
    let text: Vec<String> = links().map(|id| document.folded_text(id)).collect();
    text.len() > 1 && text.join(" ") == line.text
}

/// The name that stands alone at the end of the text, on the far side or in bold, as is the
/// custom of the Vietnamese press; or after a word for "by".
pub fn at_the_end(page: &Page<'_>) -> Vec<String> {
    let end = page.body.end;
    let after = end.saturating_sub(1)..(end + 4).min(page.lines.len());
    let lines = page.lines.get(after.clone()).unwrap_or_default();
    for line in lines
        .iter()
        .filter(|line| !line.is_outside && line.words <= 8)
    {
        if is_on_the_far_side(page.document, line.node) {
            let people = names::people(&[&line.text], Trust::Guessed);
            if !people.is_empty() {
                return people;
            }
        }
    }
    written(page, after)
}

/// Whether the block or the one around it is aligned to the right (to the left in scripts that
/// run from there).
fn is_on_the_far_side(document: &Document, id: NodeId) -> bool {
    document.self_and_ancestors(id).take(2).any(|id| {
        let align = document.attribute(id, name::ALIGN).unwrap_or_default();
        let style = document.attribute(id, name::STYLE).unwrap_or_default();
        let style: String = style.to_ascii_lowercase().split_whitespace().collect();
        align.eq_ignore_ascii_case("right")
            || style.contains("text-align:right")
            || style.contains("text-align:end")
    })
}
