//! Bylines that only the text tells: after a word for "by", beside a date, at the end.

use super::dates::{self, Order};
use super::names::{self, Trust};
use super::page::{Line, Page};
use super::phrases;
use crate::dom::{Document, NodeId, name, sets};

/// The most words of a line of text that is a byline.
const MAX_WORDS: usize = 20;
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
            continue;
        }
        // "by someone": a nickname has no capitals. "By train" is the name of a section. What
        // scripts without capitals say is a name or none.
        let is_nick = by.is_some() && line.text.split(' ').count() == 2;
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
        let text = &page.lines[at].text;
        let times = page
            .lines
            .iter()
            .filter(|line| line.text.contains(text.as_str()));
        names::is_name(text, Trust::Guessed) && times.count() <= 3
    });
    let name = name.map(|at| page.lines[at].text.clone());
    name.into_iter().collect()
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
