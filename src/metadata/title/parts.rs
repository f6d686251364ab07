//! Titles and the names of sites that stand beside them, at bars, dashes and colons.

use crate::metadata::sites::Sites;
use crate::words::{effective_words, words};

/// What stands between a title and a site's name and hardly within a title.
const BARS: &[&str] = &[
    " | ", " » ", " « ", " :: ", " · ", " • ", " ｜ ", "｜", "|", " @ ", " › ", " ‹ ", " / ",
    " // ",
];
/// What stands between a title and a site's name, and within titles too.
const DASHES: &[&str] = &[" - ", " – ", " — ", " -- "];
/// What stands between a site's name and a title, and within titles more often.
const COLONS: &[&str] = &[": ", "：", "- ", " -"];
/// The most words of a site's name.
const MAX_SITE: usize = 5;

/// Whether two texts have the same words.
pub fn is_same(a: &str, b: &str) -> bool {
    words(&a.to_lowercase()).eq(words(&b.to_lowercase()))
}

/// Writes the low lines that are bars in titles of scripts without spaces as bars; those within
/// the names that programs give to things stay.
pub fn with_bars(title: &str) -> String {
    let mut text = String::with_capacity(title.len());
    for (at, piece) in title.split('_').enumerate() {
        if at > 0 {
            let is_name = text.ends_with(|c: char| c.is_ascii() && !c.is_whitespace())
                && piece.starts_with(|c: char| c.is_ascii() && !c.is_whitespace());
            text.push_str(if is_name { "_" } else { " | " });
        }
        text.push_str(piece);
    }
    text
}

/// The parts of a title at bars and dashes.
pub fn parts(title: &str) -> Vec<&str> {
    let mut parts = vec![title];
    for separator in BARS.iter().chain(DASHES).chain(&COLONS[..2]) {
        parts = parts
            .iter()
            .flat_map(|part| part.split(separator))
            .collect();
    }
    parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect()
}

/// The title without the parts at its ends that are names of the site.
pub fn without_site(title: &str, sites: &Sites) -> String {
    let mut title = title.trim();
    loop {
        let cut = BARS
            .iter()
            .chain(DASHES)
            .chain(COLONS)
            .find_map(|separator| {
                let tail = title.rsplit_once(separator);
                let head = title.split_once(separator);
                tail.filter(|(rest, site)| sites.is_one(site) && !rest.trim().is_empty())
                    .map(|(rest, _)| rest)
                    .or(head
                        .filter(|(site, rest)| sites.is_one(site) && !rest.trim().is_empty())
                        .map(|(_, rest)| rest))
            });
        match cut {
            Some(rest) => title = rest.trim(),
            None => return title.to_owned(),
        }
    }
}

/// The title without what stands behind a bar at its end, as that is seldom part of it: no
/// longer than what stands before, and no longer than a name.
pub fn without_bar(title: &str) -> String {
    let mut title = title.trim();
    while let Some((head, tail)) = last_part(title, BARS) {
        let (head_words, tail_words) = (effective_words(head), effective_words(tail));
        let is_range = is_range(title, head, tail);
        if is_range || tail_words > MAX_SITE || head_words == 0 || head_words + 1 < tail_words {
            break;
        }
        title = head.trim();
    }
    title.to_owned()
}

/// Whether what parts the head and the tail of a title is a slash between numbers (`2026 / 2027`).
fn is_range(title: &str, head: &str, tail: &str) -> bool {
    let between = title.get(head.len()..title.len().saturating_sub(tail.len()));
    between.is_some_and(|between| between.trim() == "/")
        && head.ends_with(|c: char| c.is_ascii_digit())
        && tail.starts_with(|c: char| c.is_ascii_digit())
}

/// The document's title without the site's name, which may be unknown: then what stands behind
/// a bar goes, or behind a dash when it is shorter than what stands before, or near a known name.
pub fn without_unknown_site(title: &str, sites: &Sites) -> String {
    let known = without_bar(&without_site(title, sites));
    if known.len() < title.len() {
        return known;
    }
    match last_part(&known, DASHES) {
        Some((head, tail)) => {
            let (head_words, tail_words) = (effective_words(head), effective_words(tail));
            let is_short = tail_words <= MAX_SITE && head_words > tail_words + 1;
            match is_short || (sites.is_near(tail) && head_words > 0) {
                true => head.trim().to_owned(),
                false => known,
            }
        }
        None => known,
    }
}

/// What stands before and behind the last of the separators.
fn last_part<'a>(title: &'a str, separators: &[&str]) -> Option<(&'a str, &'a str)> {
    let parts = separators.iter().filter_map(|s| title.rsplit_once(s));
    parts.min_by_key(|(_, tail)| tail.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, expected: &str) {
        let sites = Sites::new(&["The Day"], "https://day.example/");
        assert_eq!(without_unknown_site(title, &sites), expected);
    }

    #[test]
    fn a_known_site_goes_from_either_end() {
        check("Rain over hills - The Day", "Rain over hills");
        check("The Day: Rain over hills", "Rain over hills");
        check("day.example | Rain over hills | The Day", "Rain over hills");
    }

    #[test]
    fn an_unknown_site_is_short_and_stands_last() {
        check("Rain over the hills | Some Other", "Rain over the hills");
        check(
            "Rain over the green hills - Some Other",
            "Rain over the green hills",
        );
        check(
            "Part one | Rain over the hills tonight",
            "Part one | Rain over the hills tonight",
        );
        check("Rain - over the hills", "Rain - over the hills");
        check("Rainy days 2026 / 2027", "Rainy days 2026 / 2027");
        check("Rainy days 2026 / Some Other", "Rainy days 2026");
    }
}
