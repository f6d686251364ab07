//! The headline: what the page states and what it shows compared with each other, without the
//! site's name.

mod likeness;
mod parts;
mod shown;
mod told;

use super::dates::{self, Order};
use super::sites::Sites;
use crate::dom::{Document, NodeId};
use crate::words::words;
use likeness::{is_run, likeness, list, set};
use parts::{is_same, parts};
use shown::{Shown, best, headings};
use told::Told;

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
    let shown = best(document, &headings, &told);
    let text = match (&shown, told.first()) {
        (Some(shown), Some(first)) => match without_label(&shown.text, &told) {
            Some(text) => Some(text.to_owned()),
            None if is_the_title(shown, &told, stated) => Some(shown.text.clone()),
            None => Some(first.to_owned()),
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

/// Whether the heading is the title rather than what the page states.
fn is_the_title(shown: &Shown, told: &Told, stated: &Stated) -> bool {
    let least = if stated.is_article {
        SAME_IN_ARTICLES
    } else {
        SAME
    };
    let first = told.first().unwrap_or_default();
    let has_statement = told.meta.is_some() || !told.data.is_empty();
    let is_all_there_is = shown.is_only && told.is_slogan && !has_statement;
    if is_all_there_is || is_cut_short(first, &shown.text) {
        return true;
    }
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
    is_in_document
        || is_stated
        || (!is_first_in_document && shown.likeness >= SAME_OF_THREE)
        || (shown.is_only && stated.is_article && shown.likeness >= SAME)
}

/// Whether a statement is the beginning of a longer heading, cut off within a word or with dots.
fn is_cut_short(stated: &str, heading: &str) -> bool {
    let dotted = stated.strip_suffix('…').or(stated.strip_suffix("..."));
    let begin = dotted.unwrap_or(stated).trim_end();
    let Some(rest) = heading.strip_prefix(begin) else {
        return false;
    };
    let is_within_word = rest.starts_with(char::is_alphanumeric);
    words(begin).count() > 2 && !rest.is_empty() && (is_within_word || dotted.is_some())
}

/// What is stated, where the heading says it with a label or a day beside it: those of forums
/// name the kind of a thread, those of blogs the day of a post.
fn without_label<'a>(heading: &str, told: &'a Told) -> Option<&'a str> {
    let heading = list(heading);
    let parts = parts(&told.whole);
    let part = |text: &str| parts.iter().position(|part| is_same(part, text));
    told.all().find(|text| {
        let stated = list(text);
        if stated.is_empty() || stated.len() >= heading.len() {
            return false;
        }
        let before = heading.strip_suffix(stated.as_slice());
        let behind = heading.strip_prefix(stated.as_slice());
        let is_day = before
            .or(behind)
            .is_some_and(|rest| is_date(&rest.join(" ")));
        // Only what is stated apart from the label tells it from a part of the title.
        let is_data = told.data.iter().any(|data| data == text);
        let label = before.filter(|_| is_data).map(|label| label.join(" "));
        is_day || label.is_some_and(|label| part(&label).is_some_and(|at| at == 0))
    })
}

/// Whether a text is a day and nothing else.
fn is_date(text: &str) -> bool {
    let found = dates::written(text, Order::DayFirst);
    found.is_some_and(|found| found.start == 0 && found.end == text.len())
}

/// Whether the heading names a section of the site: a later part of the document's title, of
/// which an earlier part is what the page states.
fn is_section(shown: &Shown, told: &str, whole: &str) -> bool {
    let parts = parts(whole);
    let at = parts.iter().position(|part| is_same(part, &shown.text));
    let told_at = parts.iter().position(|part| is_same(part, told));
    matches!((at, told_at), (Some(at), Some(told_at)) if told_at < at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::markup;

    fn check(html: &str, programs: &[&str], expected: &str) {
        let document = crate::parse::parse(html, &Default::default());
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

    #[test]
    fn the_only_heading_of_an_article_wins_against_a_search_title() {
        check(
            "<title>Rain Guide 2025 | The Day</title><h1>All that falls from the sky and how to name it</h1>",
            &["Rain Guide 2025"],
            "Rain Guide 2025",
        );
        check(
            "<title>Rain Guide 2025 | The Day</title><h1>A rain guide for 2025</h1>",
            &["Rain Guide 2025"],
            "A rain guide for 2025",
        );
    }

    #[test]
    fn a_statement_that_was_cut_off_is_completed_by_the_heading() {
        for stated in ["Rain over the hills and th", "Rain over the hills…"] {
            let page = format!(
                "<title>{stated}</title><h1>Rain over the hills and the valleys</h1><h1>A</h1>"
            );
            check(&page, &[stated], "Rain over the hills and the valleys");
        }
    }

    #[test]
    fn the_name_of_a_book_above_a_chapter_is_no_title() {
        check(
            "<title>What is rain? - The Great Book of Weather</title>
            <h1>The Great Book of Weather</h1><h2>What is rain?</h2>",
            &[],
            "What is rain?",
        );
        check(
            "<title>Quick Start — Rain 2.0 Documentation</title>
            <h1>Rain 2.0 Documentation</h1><h1>Rain Quick Start</h1>",
            &[],
            "Rain 2.0 Documentation",
        );
    }

    #[test]
    fn what_is_called_a_title_is_one_where_the_heading_names_the_place() {
        let heading = "<h1>Weather</h1>";
        let post = "<p class=title><a class=title href=a>Rain over hills</a> <i>(self)</i></p>";
        let document = "<title>Rain over hills : Weather</title>";
        check(
            &format!("{document}{heading}{post}"),
            &[],
            "Rain over hills",
        );
        check(
            &format!("{document}{heading}<p>Rain over hills</p>"),
            &[],
            "Weather",
        );
    }

    #[test]
    fn a_label_or_a_day_beside_the_title_is_no_part_of_it() {
        check(
            "<title>News - Rain over the hills | A Forum</title>
            <h1><span>News</span> Rain over the hills</h1>",
            &["News - Rain over the hills", "Rain over the hills"],
            "Rain over the hills",
        );
        for heading in [
            "Dec 18 2025 Rain over hills",
            "Rain over hills, 18 December 2025",
        ] {
            check(
                &format!("<title>Rain over hills | A Blog</title><h1>{heading}</h1>"),
                &["Rain over hills"],
                "Rain over hills",
            );
        }
        check(
            "<title>Rain over the hills | A Blog</title><h1>News: Rain over the hills</h1>",
            &["News: Rain over the hills"],
            "News: Rain over the hills",
        );
    }

    #[test]
    fn what_a_site_says_of_itself_is_no_title_of_a_post() {
        check(
            "<title>The Day - All the news that rains</title><h1>Which pan for fish?</h1>",
            &[],
            "Which pan for fish?",
        );
    }

    #[test]
    fn home_is_no_title() {
        check(
            "<title>Home - Some Blog</title>",
            &["Home"],
            "Home - Some Blog",
        );
        check(
            "<title>Trang chủ</title><h1>Mưa trên đồi</h1>",
            &[],
            "Mưa trên đồi",
        );
    }

    #[test]
    fn low_lines_part_titles_but_no_names() {
        check(
            "<title>Module rain_hill_module</title>",
            &[],
            "Module rain_hill_module",
        );
        check("<title>山上的雨_新聞</title>", &[], "山上的雨");
    }
}
