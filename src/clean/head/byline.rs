//! The view shows who wrote it and when; lines above the text that say so again go.
//!
//! Decided without word lists: a short line before the first running text that names an author
//! or has the numbers of the day the article came out; beside such a line, one that is nothing but
//! links (to share, to print); a list of short lines that has such a line; a heading that names the
//! author and the day, or no one but the author. What programs measure of the text goes too.
//! Sentences stay, and so does what is said of a picture.

use super::below_pictures::is_said_of_picture;
use super::measures::is_measure;
use super::sentences::{is_ended, is_sentence};
use crate::clean::{Context, posts};
use crate::dom::{ArticleTree, Name, NodeId, name, sets};
use crate::metadata::Metadata;
use crate::words::{effective_words, words};

/// So many effective words are text, not a line about it.
const MIN_TEXT: usize = 25;
/// A line about the text has at most so many words.
const MAX_LINE: usize = 20;
/// Lines are looked for among so many; more would be a list.
const MAX_LINES: usize = 12;

/// A list of lines about the text has at most so many, of so many words each.
const MAX_LISTED: (usize, usize) = (6, 6);

/// A run of text with one container.
struct Line {
    container: NodeId,
    parts: Vec<NodeId>,
    text: String,
    is_linked: bool,
}

/// Takes the lines away.
pub fn run(tree: &mut ArticleTree, context: &Context<'_>) {
    let Some(metadata) = context.metadata else {
        return;
    };
    let days = [&metadata.published, &metadata.modified];
    let days: Vec<[u32; 3]> = days.into_iter().flatten().filter_map(|d| day(d)).collect();
    let tells = |text: &str| {
        let says_who_or_when = names_author(text, metadata) || has_day(text, &days);
        words(text).count() <= MAX_LINE
            && (says_who_or_when && !is_sentence(text, metadata) || is_measure(text))
    };
    let mut lines = first_lines(tree);
    take_lists(tree, &lines, tells);
    take_headings(tree, &lines, |text| {
        let is_named = names_author(text, metadata) && has_day(text, &days);
        is_named || names_only_author(text, metadata) || is_measure(text)
    });
    lines.retain(|line| is_free(tree, line.container));
    let is_short = |line: &Line| words(&line.text).count() <= MAX_LINE;
    lines.retain(|line| {
        let figure = tree
            .self_and_ancestors(line.container)
            .find(|&a| tree.is(a, name::FIGURE));
        let Some(figure) = figure else {
            return true;
        };
        let names = names_author(&line.text, metadata);
        if names && is_short(line) && has_day(&line.text, &days) {
            tree.detach(figure);
        }
        false
    });
    lines.retain(|line| !is_said_of_picture(tree, line.container, &line.text, metadata));
    let repeats: Vec<bool> = lines.iter().map(|line| tells(&line.text)).collect();
    for (index, line) in lines.iter().enumerate() {
        let beside = |other: Option<usize>| other.and_then(|i| repeats.get(i)) == Some(&true);
        let is_beside = beside(index.checked_sub(1)) || beside(Some(index + 1));
        let is_shared = line.is_linked && is_beside && !is_sentence(&line.text, metadata);
        if repeats[index] || is_shared {
            take_away(tree, line);
        }
    }
}

/// The lines before the first running text, headings and captions aside.
fn first_lines(tree: &ArticleTree) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let texts = tree.descendants(NodeId::ROOT);
    for id in texts.filter(|&id| tree.is_text(id) && !tree.text(id).trim().is_empty()) {
        let above = || tree.self_and_ancestors(id);
        let Some(container) = above().find(|&a| !tree.is_inline(a)) else {
            continue;
        };
        let is_linked = above()
            .take_while(|&a| a != container)
            .any(|a| tree.is(a, name::A));
        let text = tree.text(id);
        if lines.last().is_none_or(|line| line.container != container) {
            if lines.last().is_some_and(is_text) || lines.len() >= MAX_LINES {
                break;
            }
            lines.push(Line {
                container,
                parts: Vec::new(),
                text: String::new(),
                is_linked: true,
            });
        }
        let line = lines.last_mut().expect("one was pushed if there was none");
        line.text.push(' ');
        line.text.push_str(text);
        line.is_linked &= is_linked || words(text).next().is_none();
        line.parts.push(id);
    }
    if lines.last().is_some_and(is_text) {
        lines.pop();
    }
    lines
}

/// Whether a line belongs to the article as a whole, and is no heading.
fn is_free(tree: &ArticleTree, container: NodeId) -> bool {
    let mut above = tree.self_and_ancestors(container);
    !above
        .any(|a| tree.is_any(a, sets::HEADINGS) || tree.is_any(a, HELD) || posts::is_post(tree, a))
}

/// Takes away lists of short lines, one of which `tells` what the view shows.
fn take_lists(tree: &mut ArticleTree, lines: &[Line], tells: impl Fn(&str) -> bool) {
    let list_of = |line: &Line| {
        let mut above = tree.self_and_ancestors(line.container).take(2);
        above.find(|&a| tree.is_any(a, LISTS))
    };
    let lists: Vec<Option<NodeId>> = lines.iter().map(list_of).collect();
    let mut start = 0;
    for row in lists.chunk_by(|a, b| a == b) {
        let of_row = &lines[start..start + row.len()];
        start += row.len();
        let Some(list) = row[0] else {
            continue;
        };
        let is_short = |line: &Line| words(&line.text).count() <= MAX_LISTED.1;
        let is_whole = tree
            .children(list)
            .filter(|&id| tree.is_element(id))
            .count()
            == row.len();
        if row.len() <= MAX_LISTED.0
            && is_whole
            && of_row.iter().all(is_short)
            && of_row.iter().any(|line| tells(&line.text))
        {
            tree.detach(list);
        }
    }
}

/// Takes away headings of which nothing but what the view shows is left.
fn take_headings(tree: &mut ArticleTree, lines: &[Line], is_of_view: impl Fn(&str) -> bool) {
    for line in lines {
        if tree.is_any(line.container, sets::HEADINGS) && is_of_view(&line.text) {
            take_away(tree, line);
        }
    }
}

/// Lines in these belong to something else than the article as a whole.
const HELD: &[Name] = &[name::BLOCKQUOTE, name::LI, name::PRE, name::TABLE];
const LISTS: &[Name] = &[name::OL, name::UL];

fn is_text(line: &Line) -> bool {
    effective_words(&line.text) >= MIN_TEXT
}

fn names_author(text: &str, metadata: &Metadata) -> bool {
    let line = folded(text);
    let mut authors = metadata.authors.iter().map(|author| folded(author));
    !is_ended(text) && authors.any(|author| author.len() > 2 && line.contains(&author))
}

/// Whether a text says the name of an author, and a word before it at most.
fn names_only_author(text: &str, metadata: &Metadata) -> bool {
    let line = folded(text);
    let mut authors = metadata.authors.iter().map(|author| folded(author));
    authors.any(|author| {
        let rest = line.strip_suffix(&author);
        author.len() > 2 && rest.is_some_and(|rest| words(rest).count() <= 1)
    })
}

/// The words of a text in lower case, with a space before and after each.
fn folded(text: &str) -> String {
    let words: Vec<String> = words(text).map(str::to_lowercase).collect();
    format!(" {} ", words.join(" "))
}

/// Whether a text has the numbers of a day: its year, its day of the month, and for a day that is
/// all numbers its month.
fn has_day(text: &str, days: &[[u32; 3]]) -> bool {
    let numbers = numbers(text);
    let has = |wanted: u32| numbers.contains(&wanted);
    days.iter().any(|&[year, month, day]| {
        let is_written = text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        has(year) && has(day) && (has(month) || is_written)
    })
}

/// The numbers in a text, in the digits of any script.
fn numbers(text: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    let mut current: Option<u32> = None;
    for c in text.chars() {
        match digit(c) {
            Some(digit) => {
                let value = current.unwrap_or(0).saturating_mul(10);
                current = Some(value.saturating_add(digit));
            }
            None => numbers.extend(current.take()),
        }
    }
    numbers.extend(current);
    numbers
}

/// Zeros of the scripts whose digits dates are written in, sorted; nine digits follow each.
const ZEROS: &[char] = &['0', '٠', '۰', '०', '০', '๐', '០', '０'];

fn digit(c: char) -> Option<u32> {
    let zero = ZEROS.iter().rev().find(|&&zero| zero <= c)?;
    Some(u32::from(c) - u32::from(*zero)).filter(|&value| value < 10)
}

/// Year, month and day of a date as metadata has it.
fn day(date: &str) -> Option<[u32; 3]> {
    let mut parts = date.get(..10)?.split('-').map(|part| part.parse().ok());
    Some([parts.next()??, parts.next()??, parts.next()??])
}

/// Takes the texts of a line away; what is empty by it goes when wrappers do.
fn take_away(tree: &mut ArticleTree, line: &Line) {
    for &part in &line.parts {
        tree.detach(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::url::BaseUrl;
    use crate::{Options, parse, sanitize, serialize};

    const TEXT: &str = "<p>Rain came over the hills in the evening and stayed for nine days, and on \
        the tenth the river stood in the lower streets, brown and quiet, up to the sills.</p>";

    fn check(before: &str, is_kept: bool) {
        let metadata = Metadata {
            authors: vec!["Mara Lund".into(), "سلمى النجار".into()],
            published: Some("2025-04-03T10:00:00+03:00".into()),
            ..Metadata::default()
        };
        let context = Context {
            base: &BaseUrl::new("https://a.example/", None),
            metadata: Some(&metadata),
            kind: crate::Kind::Article,
        };
        let html = format!("{before}{TEXT}");
        let mut tree = ArticleTree::new(parse::parse_fragment(&html, &Options::default()));
        run(&mut tree, &context);
        let text = sanitize::sanitize(&tree).folded_text(NodeId::ROOT);
        assert_eq!(!text.starts_with("Rain"), is_kept, "{before}: {text}");
        assert!(!serialize::html(&sanitize::sanitize(&tree)).is_empty());
    }

    #[test]
    fn lines_that_tell_the_author_or_the_day_go() {
        check("<p>By <a href=/m>Mara Lund</a></p>", false);
        check("<div>3 April 2025, 10:00 · 5 min read</div>", false);
        check("<div>Thứ năm, 03/04/2025, 10:00 (GMT+3)</div>", false);
        check("<p>بقلم: سلمى النجار — ٣ نيسان ٢٠٢٥</p>", false);
        check("<p>2025年4月3日</p>", false);
    }

    #[test]
    fn lists_and_headings_of_them_go() {
        let list =
            "<ul><li><a href=/m>Mara Lund</a></li><li>1 January 2026</li><li>2 Comments</li></ul>";
        check(list, false);
        check(
            &list.replace("2 Comments", "One who rowed over the river by night"),
            true,
        );
        check("<h3>Posted on April 3, 2025 by Mara Lund</h3>", false);
        check("<h4>By Mara Lund</h4>", false);
        check("<h4>Nine days with Mara Lund</h4>", true);
        check("<p>5 min read</p>", false);
    }

    #[test]
    fn links_beside_them_go_too() {
        check(
            "<p>Mara Lund</p><p><a href=/s>Share</a> <a href=/p>Print</a></p>",
            false,
        );
        check("<p><a href=/s>Share</a></p>", true);
    }

    #[test]
    fn other_lines_stay() {
        check("<p>Nine days of rain</p>", true);
        check("<p>In the spring of 2025 it rained.</p>", true);
        check("<p>It rained on 3 April 2025, as it does.</p>", true);
        check("<p>“It rained,” says Mara Lund, “and rained.”</p>", true);
        check("<p>LEEDS, April 3, 2025 — The river rose.</p>", true);
        check("<blockquote>Mara Lund</blockquote>", true);
        check(
            "<figure><img src=a.jpg><figcaption>Mara Lund</figcaption></figure>",
            true,
        );
    }

    #[test]
    fn what_is_said_of_a_picture_stays() {
        let image = "<img src=a.jpg>";
        check(
            &format!("<div>{image}<p class=wp-caption-text>Flood. Photo: Mara Lund</p></div>"),
            true,
        );
        check(
            &format!("<div>{image}<div>The river on Sunday (3/4/2025) (MARA LUND)</div></div>"),
            true,
        );
        check(
            &format!("<div>{image}<div>By Mara Lund, reporter</div></div>"),
            false,
        );
        check(
            &format!("<div class=author>{image}<p>By Mara Lund, chief reporter for rain</p></div>"),
            false,
        );
    }

    #[test]
    fn a_portrait_over_author_and_day_goes_with_them() {
        check(
            "<figure><img src=a.jpg><figcaption>By Mara Lund, 3 April 2025</figcaption></figure>",
            false,
        );
    }
}
