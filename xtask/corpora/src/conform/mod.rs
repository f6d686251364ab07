//! `corpora conform DIR`: whether what is written out is right in the eyes of others. The HTML file
//! of each article is read by the Nu HTML checker, books by `epubcheck`, and Markdown by a library
//! that renders it as GitHub does.
//!
//! Says what it could not check where a checker is missing; changes nothing.

mod books;
mod markdown;
mod pages;
mod plain;

use crate::corpus::Page;
use crate::parallel;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use stillpage::{Article, Options};

/// What to check.
#[derive(Debug)]
pub struct Wishes {
    /// At most so many pages, spread over all.
    pub sample: usize,
    /// So many books.
    pub books: usize,
    /// One form only: `html`, `epub` or `markdown`.
    pub only: Option<String>,
    /// So many of the worst pages are shown.
    pub worst: usize,
}

impl Default for Wishes {
    fn default() -> Wishes {
        Wishes {
            sample: usize::MAX,
            books: 50,
            only: None,
            worst: 5,
        }
    }
}

/// A page of a corpus as it was read.
struct Read<'a> {
    page: &'a Page,
    article: Article,
}

impl Read<'_> {
    /// A name for files and reports.
    fn name(&self) -> String {
        format!("{:?}-{}", self.page.corpus, self.page.id).to_lowercase()
    }
}

/// Checks all forms and prints what is wrong.
///
/// # Errors
/// When something is wrong, or files cannot be written.
pub fn conform(pages: &[Page], root: &Path, wishes: &Wishes) -> Result<(), String> {
    let every = pages.len().div_ceil(wishes.sample.max(1)).max(1);
    let chosen: Vec<&Page> = pages.iter().step_by(every).collect();
    // The best guess where there seems to be no article: it too is written out when asked for.
    let mut options = Options::default();
    options.min_confidence = 0.0;
    let read = parallel::map(&chosen, |page| {
        stillpage::read_html(&page.html, &page.url, &options).ok()
    });
    let read: Vec<Read<'_>> = chosen
        .iter()
        .zip(read)
        .filter_map(|(page, article)| {
            Some(Read {
                page,
                article: article?,
            })
        })
        .collect();
    println!("{} pages, {} articles", chosen.len(), read.len());
    let is_wished = |form: &str| wishes.only.as_deref().is_none_or(|only| only == form);
    let mut faults = 0;
    if is_wished("html") {
        faults += pages::check(&read, root)?;
    }
    if is_wished("epub") {
        faults += books::check(&read, root, wishes.books)?;
    }
    if is_wished("markdown") {
        faults += markdown::check(&read, wishes.worst);
    }
    match faults {
        0 => Ok(()),
        faults => Err(format!("{faults} faults")),
    }
}

/// Whether there is a Java to run the checkers with.
fn has_java() -> bool {
    let version = Command::new("java").arg("-version").output();
    version.is_ok_and(|output| output.status.success())
}

/// Faults by kind: how many, and where the first one is.
#[derive(Default)]
struct Faults(BTreeMap<String, (usize, String)>);

impl Faults {
    fn add(&mut self, message: &str, place: String) {
        let fault = self.0.entry(kind(message)).or_insert((0, place));
        fault.0 += 1;
    }

    /// Prints them, the most frequent first; tells how many there are.
    fn print(&self) -> usize {
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        for (kind, (count, place)) in all {
            println!("  {count:5}  {kind}\n         {place}");
        }
        self.0.values().map(|(count, _)| count).sum()
    }
}

/// A message without what is a page's own: long values and addresses in quotes.
fn kind(message: &str) -> String {
    let mut out = String::new();
    for (at, part) in message.split(['“', '”', '"']).enumerate() {
        let is_quoted = at % 2 == 1;
        let is_own = part.chars().count() > 14 || part.contains('/') || part.starts_with("sp-");
        match (is_quoted, is_own) {
            (true, true) => out.push_str("“…”"),
            (true, false) => out.push_str(&format!("“{part}”")),
            (false, _) => out.push_str(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn kinds_have_no_values_of_single_pages() {
        assert_eq!(
            kind("Bad value “http://a.example/” for attribute “href”."),
            "Bad value “…” for attribute “href”."
        );
    }
}
