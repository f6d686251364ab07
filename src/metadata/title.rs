//! The headline: what the page states and what it shows compared with each other, without the
//! site's name.

use super::markup;
use super::sites::Sites;
use super::tidy;
use super::title_parts::{is_same, parts, without_bar, without_site, without_unknown_site};
use crate::dom::{Document, NodeId, name};
use crate::words::words;
use std::collections::HashSet;

/// The most headings that are looked at.
const MAX_HEADINGS: usize = 300;
/// The longest heading that can be a title, in bytes.
const MAX_HEADING: usize = 400;
/// The longest statement that can be a title, in bytes.
const MAX_STATED: usize = 600;
/// The share of words in common from which a heading is of the same thing as a stated title.
const SAME: f32 = 0.2;
/// The same, for a page that says it is an article: few of its headings are slogans.
const SAME_IN_ARTICLES: f32 = 0.1;
/// The same, where heading, statement and the document's title are three different texts.
const SAME_OF_THREE: f32 = 0.3;
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
    let likest = || {
        let own = set(text.as_deref()?);
        let like = headings.iter().map(|h| (likeness(&own, &set(&h.text)), h));
        let like = like.filter(|(likeness, _)| *likeness >= 0.5);
        like.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, h)| h)
    };
    Title {
        heading: says_it
            .or(shown.as_ref())
            .or_else(likest)
            .map(|shown| shown.node),
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
            Some(text).filter(|t| !t.is_empty() && t.len() <= MAX_STATED && !sites.is_one(t))
        };
        let mut whole = tidy::text(stated.document.as_deref().unwrap_or_default());
        if let Some((end, _)) = whole.char_indices().nth(MAX_HEADING) {
            whole.truncate(end);
        }
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

    /// What is stated for programs, or where nothing is, the document's title.
    fn statements(&self) -> impl Iterator<Item = &str> {
        let has_any = self.meta.is_some() || !self.data.is_empty();
        self.all()
            .filter(move |t| !has_any || *t != self.cut || self.meta.as_deref() == Some(t))
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
            markup::short_text(document, node, MAX_HEADING)?;
            let text = tidy::text(&document.folded_text(node));
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
        .take(MAX_HEADINGS)
        .collect()
}

/// The heading most like what the page states: of the first rank, or of a lower one that says
/// just the same where those of the first rank do not, or are a shorter part of the document's
/// title: then they name the site or a section.
fn best(headings: &[Shown], told: &Told) -> Option<Shown> {
    let references: Vec<HashSet<String>> = told.statements().map(set).collect();
    let like = |heading: &Shown| {
        let own = set(&heading.text);
        let all = references.iter().map(|r| likeness(&own, r));
        let is_in_document = is_run(&list(&heading.text), &list(&told.whole));
        all.fold(if is_in_document { SAME } else { 0.0 }, f32::max)
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
    let mut lower = headings.iter().filter(says_it).map(|lower| Shown {
        likeness: 1.0,
        ..lower.clone()
    });
    let Some(best) = best else {
        return lower.next();
    };
    // A heading of the first rank that repeats the document's title, where another one says
    // what is stated, is made for search engines.
    let repeats = is_same(&best.text, &told.cut) || is_same(&best.text, &told.whole);
    let wins = |lower: &Shown| {
        let is_longer_part =
            is_part(&best.text) && is_part(&lower.text) && best.text.len() < lower.text.len();
        let is_other = repeats
            && !is_same(&lower.text, &best.text)
            && told.statements().any(|t| is_same(t, &lower.text));
        best.likeness < SAME || is_longer_part || is_other
    };
    Some(lower.find(wins).unwrap_or(best))
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
    let is_stated = stated.is_blog || told.data.iter().any(|data| is_same(data, &shown.text));
    let is_first_in_document = stands_in(first, &told.whole);
    is_in_document || is_stated || (!is_first_in_document && shown.likeness >= SAME_OF_THREE)
}

/// Whether the heading names a section of the site: a later part of the document's title, of
/// which an earlier part is what the page states.
fn is_section(shown: &Shown, told: &str, whole: &str) -> bool {
    let parts = parts(whole);
    let at = parts.iter().position(|part| is_same(part, &shown.text));
    let told_at = parts.iter().position(|part| is_same(part, told));
    matches!((at, told_at), (Some(at), Some(told_at)) if told_at < at)
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
