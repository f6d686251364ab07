//! The headline: what the page states and what it shows compared with each other, without the
//! site's name.

use super::markup;
use super::sites::Sites;
use super::tidy;
use crate::dom::{Document, NodeId, name};
use crate::words::{effective_words, words};
use std::collections::HashSet;

/// What stands between a title and a site's name and hardly within a title.
const BARS: &[&str] = &[
    " | ", " » ", " « ", " :: ", " · ", " • ", " ｜ ", "｜", "|", " @ ", " › ", " ‹ ", " / ",
    " // ", "_",
];
/// What stands between a title and a site's name, and within titles too.
const DASHES: &[&str] = &[" - ", " – ", " — ", " -- "];
/// What stands between a site's name and a title, and within titles more often.
const COLONS: &[&str] = &[": ", "：", "- ", " -"];
/// The longest heading that can be a title, in bytes.
const MAX_HEADING: usize = 400;
/// The share of words in common from which a heading is of the same thing as a stated title.
const SAME: f32 = 0.2;
/// The same, for a page that says it is an article: few of its headings are slogans.
const SAME_IN_ARTICLES: f32 = 0.1;
/// The most words of a site's name.
const MAX_SITE: usize = 5;

/// What the page states.
#[derive(Clone, Debug, Default)]
pub struct Stated {
    /// Open Graph and the like.
    pub meta: Option<String>,
    /// JSON-LD and microdata, the most trusted first.
    pub data: Vec<String>,
    /// The document's `title`.
    pub document: Option<String>,
    /// Whether the page says that it is an article.
    pub is_article: bool,
    /// Whether it says so as blogs do; their statements are made for search engines.
    pub is_blog: bool,
}

/// The headline and the element that shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// The headline.
    pub text: Option<String>,
    /// The heading that says it.
    pub heading: Option<NodeId>,
}

/// Chooses the headline of the page.
pub fn choose(document: &Document, stated: &Stated, sites: &Sites) -> Title {
    let told = Told::new(stated, sites);
    let headings = headings(document, sites);
    let shown = best(&headings, &told);
    let text = match (&shown, told.first()) {
        (Some(shown), Some(first)) => match is_the_title(shown, &told, stated) {
            true => Some(shown.text.clone()),
            false => Some(first.to_owned()),
        },
        (Some(shown), None) => Some(shown.text.clone()),
        (None, first) => first.map(str::to_owned),
    };
    // The heading that says the title marks its place, even where another one is liker.
    let text = text.filter(|t| !t.is_empty());
    let says_it = headings
        .iter()
        .find(|h| text.as_deref().is_some_and(|text| is_same(&h.text, text)));
    Title {
        heading: says_it.or(shown.as_ref()).map(|shown| shown.node),
        text,
    }
}

/// What the page states, without the site's name.
struct Told {
    meta: Option<String>,
    data: Vec<String>,
    /// The document's title, as it is and cut.
    whole: String,
    cut: String,
}

impl Told {
    fn new(stated: &Stated, sites: &Sites) -> Told {
        let clean = |text: &String| {
            let text = without_bar(&without_site(&tidy::text(text), sites));
            Some(text).filter(|t| !t.is_empty() && !sites.is_one(t))
        };
        let whole = stated.document.as_deref().map(tidy::text);
        let whole = whole.unwrap_or_default();
        Told {
            meta: stated.meta.as_ref().and_then(clean),
            data: stated.data.iter().filter_map(clean).collect(),
            cut: without_unknown_site(&whole, sites),
            whole,
        }
    }

    /// The most trusted.
    fn first(&self) -> Option<&str> {
        let meta = self
            .meta
            .as_deref()
            .or(self.data.first().map(String::as_str));
        meta.or(Some(&self.cut)).filter(|t| !t.is_empty())
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        let data = self.data.iter().map(String::as_str);
        let all = self.meta.as_deref().into_iter().chain(data);
        all.chain([self.cut.as_str()]).filter(|t| !t.is_empty())
    }
}

/// A heading that may be the title.
#[derive(Clone, Debug)]
struct Shown {
    node: NodeId,
    text: String,
    is_first_rank: bool,
    /// How much it has in common with what the page states, 0 to 1.
    likeness: f32,
}

/// The headings of the first three ranks that are not the site's name.
fn headings(document: &Document, sites: &Sites) -> Vec<Shown> {
    let headings = document
        .descendants(document.body())
        .filter(|&id| document.is_any(id, &[name::H1, name::H2, name::H3]));
    headings
        .filter_map(|node| {
            let text = markup::short_text(document, node, MAX_HEADING)?;
            let text = tidy::text(&text);
            let text =
                text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '¶' | '#' | '§'));
            let text = without_bar(text);
            let is_title = !text.is_empty() && !sites.is_one(&text);
            is_title.then(|| Shown {
                node,
                is_first_rank: document.is(node, name::H1),
                text,
                likeness: 0.0,
            })
        })
        .collect()
}

/// The heading most like what the page states: of the first rank, or of a lower one that says
/// just the same where those of the first rank do not, or are a shorter part of the document's
/// title: then they name the site or a section.
fn best(headings: &[Shown], told: &Told) -> Option<Shown> {
    let references: Vec<HashSet<String>> = told.all().map(set).collect();
    let like = |heading: &Shown| {
        let own = set(&heading.text);
        let all = references.iter().map(|r| likeness(&own, r));
        all.fold(0.0, f32::max)
    };
    let mut best: Option<Shown> = None;
    for heading in headings.iter().filter(|h| h.is_first_rank) {
        let likeness = like(heading);
        if best.as_ref().is_none_or(|b| likeness > b.likeness) {
            best = Some(Shown {
                likeness,
                ..heading.clone()
            });
        }
    }
    let parts = parts(&told.whole);
    let is_part = |text: &str| parts.iter().any(|part| is_same(part, text));
    let says_it = |heading: &&Shown| {
        let is_stated = told.all().any(|t| is_same(t, &heading.text));
        !heading.is_first_rank
            && (is_stated || is_part(&heading.text))
            && words(&heading.text).count() > 2
    };
    let lower = headings.iter().find(says_it).cloned();
    let lower = lower.map(|lower| Shown {
        likeness: 1.0,
        ..lower
    });
    let (Some(best), Some(lower)) = (&best, &lower) else {
        return best.or(lower);
    };
    let is_longer_part =
        is_part(&best.text) && is_part(&lower.text) && best.text.len() < lower.text.len();
    let wins = best.likeness < SAME || is_longer_part;
    Some(if wins { lower } else { best }.clone())
}

/// Whether the heading is the title rather than what the page states.
fn is_the_title(shown: &Shown, told: &Told, stated: &Stated) -> bool {
    let least = if stated.is_article {
        SAME_IN_ARTICLES
    } else {
        SAME
    };
    let first = told.first().unwrap_or_default();
    if shown.likeness < least || is_section(shown, first, &told.whole) {
        return false;
    }
    let stands_in = |text: &str, whole: &str| is_run(&list(text), &list(whole));
    let is_in_document = stands_in(&shown.text, &told.whole);
    // Two witnesses against one.
    let data = told.data.first();
    let do_agree = told
        .meta
        .as_deref()
        .zip(data)
        .is_some_and(|(a, b)| is_same(a, b));
    if do_agree && !is_same(first, &shown.text) && stated.is_article && !stated.is_blog {
        return false;
    }
    // Pages that sell have slogans for headings.
    stated.is_article || is_in_document || !stands_in(first, &told.whole)
}

/// Whether the heading names a section of the site: a later part of the document's title, of
/// which an earlier part is what the page states.
fn is_section(shown: &Shown, told: &str, whole: &str) -> bool {
    let parts = parts(whole);
    let at = parts.iter().position(|part| is_same(part, &shown.text));
    let told_at = parts.iter().position(|part| is_same(part, told));
    matches!((at, told_at), (Some(at), Some(told_at)) if told_at < at)
}

fn is_same(a: &str, b: &str) -> bool {
    words(&a.to_lowercase()).eq(words(&b.to_lowercase()))
}

fn list(text: &str) -> Vec<String> {
    words(&text.to_lowercase()).map(str::to_owned).collect()
}

/// Whether `short` stands in `long`, in a row.
fn is_run(short: &[String], long: &[String]) -> bool {
    !short.is_empty() && long.windows(short.len()).any(|run| run == short)
}

fn set(text: &str) -> HashSet<String> {
    words(&text.to_lowercase()).map(str::to_owned).collect()
}

/// Shared words as a share of all words of both.
fn likeness(a: &HashSet<String>, b: &HashSet<String>) -> f32 {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    shared as f32 / all.max(1) as f32
}

/// The parts of a title at bars and dashes.
fn parts(title: &str) -> Vec<&str> {
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
fn without_site(title: &str, sites: &Sites) -> String {
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
fn without_bar(title: &str) -> String {
    let mut title = title.trim();
    while let Some((head, tail)) = last_part(title, BARS) {
        let (head_words, tail_words) = (effective_words(head), effective_words(tail));
        if tail_words > MAX_SITE || head_words == 0 || head_words + 1 < tail_words {
            break;
        }
        title = head.trim();
    }
    title.to_owned()
}

/// The document's title without the site's name, which may be unknown: then what stands behind
/// a bar goes, or behind a dash when it is shorter than what stands before, or near a known name.
fn without_unknown_site(title: &str, sites: &Sites) -> String {
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

    fn check(html: &str, programs: &[&str], expected: &str) {
        let document = crate::parse::parse(html, &Default::default()).expect("small");
        let stated = Stated {
            meta: programs.first().map(|&p| p.to_owned()),
            data: programs.iter().skip(1).map(|&p| p.to_owned()).collect(),
            document: markup::read(&document).title,
            is_article: true,
            is_blog: false,
        };
        let sites = Sites::new(&["The Day"], "https://day.example/");
        let title = choose(&document, &stated, &sites);
        assert_eq!(
            title.text.as_deref().unwrap_or_default(),
            expected,
            "{html}"
        );
    }

    #[test]
    fn the_sites_name_is_no_part_of_it() {
        check(
            "<title>Rain over hills | The Day</title>",
            &[],
            "Rain over hills",
        );
        check(
            "<title>The Day: Rain over hills</title>",
            &[],
            "Rain over hills",
        );
        check(
            "<title>Rain over the hills | Some Other</title>",
            &[],
            "Rain over the hills",
        );
    }

    #[test]
    fn the_heading_shown_wins_where_both_are_of_the_same() {
        check(
            "<title>Rain - The Day</title><h1>Rain over the hills: what now?</h1>",
            &["Rain over the hills"],
            "Rain over the hills: what now?",
        );
    }

    #[test]
    fn a_section_or_the_site_is_no_title() {
        check(
            "<title>Rain over hills | Weather | The Day</title><h1>Weather</h1>",
            &["Rain over hills"],
            "Rain over hills",
        );
        check(
            "<h1>The Day</h1><h2>Rain over hills</h2>",
            &["Rain over hills"],
            "Rain over hills",
        );
    }

    #[test]
    fn two_statements_that_agree_win_against_the_heading() {
        check(
            "<title>Rain</title><h1>Weather: rain over the hills</h1>",
            &["Rain over the hills", "Rain over the hills"],
            "Rain over the hills",
        );
    }

    #[test]
    fn a_lower_heading_is_the_title_where_the_first_names_the_blog() {
        check(
            "<title>My Blog: Rain over the hills</title><h1>My Blog</h1><h3>Rain over the hills</h3>",
            &[],
            "Rain over the hills",
        );
    }

    #[test]
    fn of_several_headings_the_one_that_is_stated_counts() {
        check(
            "<h1>News</h1><h1>Rain over hills</h1>",
            &["Rain over hills today"],
            "Rain over hills",
        );
    }
}
