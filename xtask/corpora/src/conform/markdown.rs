//! Markdown, rendered as GitHub does: whether the article's text comes back.
//! <https://github.github.com/gfm/>

use super::Read;
use super::plain::{Plain, plain};
use crate::parallel;
use comrak::Options;

/// The share of pages that must come back the same.
const WANTED: f64 = 0.99;

/// Words shown around a difference.
const SHOWN: usize = 14;

/// Prints how many articles come back the same and where others first differ; tells how many
/// faults that makes: none where enough are the same.
pub fn check(read: &[Read<'_>], worst: usize) -> usize {
    let options = options();
    let differences = parallel::map(read, |one| {
        let markdown = stillpage::to_markdown(&one.article);
        // The front matter says nothing of the text.
        let body = markdown.splitn(3, "---\n").nth(2).unwrap_or_default();
        let rendered = comrak::markdown_to_html(body, &options);
        difference(&plain(&one.article.html), &plain(&rendered))
    });
    let mut different: Vec<_> = read
        .iter()
        .zip(differences)
        .filter_map(|(one, difference)| Some((one, difference?)))
        .collect();
    different.sort_by_key(|(_, difference)| std::cmp::Reverse(difference.words));
    let same = read.len() - different.len();
    let share = same as f64 / read.len().max(1) as f64;
    println!(
        "Markdown: {same} of {} articles come back the same, {:.2} %; the worst:",
        read.len(),
        share * 100.0
    );
    for (one, difference) in different.iter().take(worst) {
        println!("  {} ({} words)", one.name(), difference.words);
        println!("    - {}\n    + {}", difference.wanted, difference.got);
    }
    if share < WANTED { different.len() } else { 0 }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let on = &mut options.extension;
    on.strikethrough = true;
    on.table = true;
    on.tasklist = true;
    on.autolink = true;
    on.footnotes = true;
    on.math_dollars = true;
    on.alerts = true;
    // Signs of ours are HTML; what is text of a page and became HTML is missed in the text.
    options.render.r#unsafe = true;
    options
}

/// How two texts differ.
struct Difference {
    /// How many words are in one only, about.
    words: usize,
    /// What stands in the article where they first differ.
    wanted: String,
    /// What stands there when rendered.
    got: String,
}

fn difference(wanted: &Plain, got: &Plain) -> Option<Difference> {
    if wanted == got {
        return None;
    }
    if wanted.text == got.text {
        let of = |notes: &[String], others: &[String]| {
            let other = |word: &&String| others.binary_search(word).is_err();
            let mine: Vec<&str> = notes.iter().filter(other).map(String::as_str).collect();
            mine[..mine.len().min(SHOWN)].join(" ")
        };
        return Some(Difference {
            words: wanted.notes.len().abs_diff(got.notes.len()).max(1),
            wanted: format!("in notes: {}", of(&wanted.notes, &got.notes)),
            got: format!("in notes: {}", of(&got.notes, &wanted.notes)),
        });
    }
    let wanted: Vec<&str> = wanted.text.split(' ').collect();
    let got: Vec<&str> = got.text.split(' ').collect();
    let pairs = || wanted.iter().zip(&got);
    let start = pairs().take_while(|(a, b)| a == b).count();
    let ends = wanted.iter().rev().zip(got.iter().rev());
    let room = wanted.len().min(got.len()) - start;
    let end = ends.take_while(|(a, b)| a == b).count().min(room);
    let part = |words: &[&str]| {
        let from = start.saturating_sub(3);
        let to = (words.len() - end + 2).min(words.len()).min(from + SHOWN);
        words[from..to].join(" ")
    };
    Some(Difference {
        words: wanted.len().max(got.len()) - start - end,
        wanted: part(&wanted),
        got: part(&got),
    })
}
