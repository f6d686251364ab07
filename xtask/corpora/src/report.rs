//! Prints what `eval` found: tables of scores, how far confidence can be trusted, and the worst
//! pages with what is missing from them and what should not be there.

use crate::corpus::{Corpus, Page};
use crate::eval::Outcome;
use crate::score::{self, Overlap, Share};
use std::collections::{BTreeMap, HashSet};
use std::time::Duration;
use stillpage::Options;

/// Words in a row by which two texts are compared.
const RUN: usize = 3;
/// Lines of a difference that are shown, and characters of each.
const MAX_LINES: usize = 12;
const MAX_CHARACTERS: usize = 110;

/// Prints the scores of each corpus, of each kind of page and by confidence.
pub fn print_scores(pages: &[Page], outcomes: &[Outcome]) {
    println!(
        "{:26}{:>6}{:>7}{:>7}{:>7}{:>7}{:>8}{:>7}{:>7}{:>7}{:>9}{:>7}{:>9}",
        "",
        "pages",
        "F1",
        "prec",
        "rec",
        "with",
        "without",
        "title",
        "author",
        "date",
        "invented",
        "images",
        "captions"
    );
    for ((corpus, kind), outcomes) in groups(pages, outcomes) {
        println!("{}", row(&format!("{corpus:?} {kind}"), &outcomes));
    }
    print_kinds(pages, outcomes);
    print_reliability(pages, outcomes);
    let time: Duration = outcomes.iter().map(|o| o.time).sum();
    println!(
        "{:.1} pages a second a core",
        pages.len() as f64 / time.as_secs_f64()
    );
}

/// What came of the pages of each corpus, and of each kind of WCXB's.
pub fn groups<'a>(
    pages: &'a [Page],
    outcomes: &'a [Outcome],
) -> BTreeMap<(Corpus, &'a str), Vec<&'a Outcome>> {
    let mut groups: BTreeMap<(Corpus, &str), Vec<&Outcome>> = BTreeMap::new();
    for (page, outcome) in pages.iter().zip(outcomes) {
        groups.entry((page.corpus, "")).or_default().push(outcome);
        if page.corpus == Corpus::Wcxb {
            let of_kind = groups.entry((page.corpus, &page.kind));
            of_kind.or_default().push(outcome);
        }
    }
    groups
}

/// What pages of each kind were taken for.
fn print_kinds(pages: &[Page], outcomes: &[Outcome]) {
    let mut taken: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    for (page, outcome) in pages.iter().zip(outcomes) {
        let kind = match outcome.kind {
            Some(kind) if outcome.confidence >= Options::default().min_confidence => {
                format!("{kind:?}")
            }
            _ => "nothing".to_owned(),
        };
        let kinds = taken.entry(&page.kind).or_default();
        *kinds.entry(kind.to_lowercase()).or_default() += 1;
    }
    let is_wcxb = |page: &Page, kind: &str| page.corpus == Corpus::Wcxb && page.kind == kind;
    for (kind, taken) in taken {
        if pages.iter().any(|p| is_wcxb(p, kind)) {
            let taken: Vec<String> = taken.iter().map(|(k, n)| format!("{n} {k}")).collect();
            println!("{kind:14} taken for {}", taken.join(", "));
        }
    }
}

/// Pages whose confidence lies in one tenth.
pub struct Tenth {
    /// Where it begins, 0 to .9.
    pub from: f64,
    /// How many pages.
    pub pages: usize,
    /// The mean of what was promised.
    pub confidence: f64,
    /// The mean of what came of it.
    pub f1: f64,
}

/// How good pages are by confidence; of WCXB alone, where the model of the page's fold never saw
/// its domain.
pub fn reliability(pages: &[Page], outcomes: &[Outcome]) -> Vec<Tenth> {
    let mut tenths: BTreeMap<usize, Vec<&Outcome>> = BTreeMap::new();
    for (page, outcome) in pages.iter().zip(outcomes) {
        if page.corpus == Corpus::Wcxb {
            let tenth = (outcome.confidence * 10.0).min(9.0) as usize;
            tenths.entry(tenth).or_default().push(outcome);
        }
    }
    let describe = |(tenth, outcomes): (usize, Vec<&Outcome>)| Tenth {
        from: tenth as f64 / 10.0,
        pages: outcomes.len(),
        confidence: mean(&outcomes, |o| o.confidence),
        f1: mean(&outcomes, |o| o.text.f1),
    };
    tenths.into_iter().map(describe).collect()
}

fn print_reliability(pages: &[Page], outcomes: &[Outcome]) {
    println!("confidence  pages   mean   F1");
    for tenth in reliability(pages, outcomes) {
        println!(
            "{:.1} – {:.1}  {:>6}  {:.3}  {:.3}",
            tenth.from,
            tenth.from + 0.1,
            tenth.pages,
            tenth.confidence,
            tenth.f1,
        );
    }
}

/// The mean of a score; none of nothing.
pub fn mean(outcomes: &[&Outcome], of: impl Fn(&Outcome) -> f64) -> f64 {
    outcomes.iter().map(|o| of(o)).sum::<f64>() / outcomes.len() as f64
}

/// The sum of a share.
pub fn share(outcomes: &[&Outcome], of: impl Fn(&Outcome) -> Share) -> Share {
    let shares = outcomes.iter().map(|o| of(o));
    shares.fold(Share::default(), Share::plus)
}

fn row(name: &str, outcomes: &[&Outcome]) -> String {
    let share = |of: fn(&Outcome) -> Share| share(outcomes, of);
    format!(
        "{name:26}{:>6}{:>7.3}{:>7.3}{:>7.3}{:>7}{:>8}{:>7}{:>7}{:>7}{:>9}{:>7}{:>9}",
        outcomes.len(),
        mean(outcomes, |o| o.text.f1),
        mean(outcomes, |o| o.text.precision),
        mean(outcomes, |o| o.text.recall),
        share(|o| o.with),
        share(|o| o.without),
        share(|o| o.title),
        share(|o| o.author),
        share(|o| o.date),
        share(|o| o.invented),
        share(|o| o.images),
        share(|o| o.captions),
    )
}

/// Prints the worst pages of each corpus, with what is missing (`-`) and superfluous (`+`).
pub fn print_worst(pages: &[Page], outcomes: &[Outcome], worst: usize) {
    for corpus in [Corpus::Wcxb, Corpus::Readability, Corpus::News] {
        let mut of_corpus: Vec<(&Page, &Outcome)> = pages
            .iter()
            .zip(outcomes)
            .filter(|(page, _)| page.corpus == corpus)
            .collect();
        of_corpus.sort_by(|a, b| a.1.text.f1.total_cmp(&b.1.text.f1));
        for (page, outcome) in of_corpus.into_iter().take(worst) {
            let Overlap {
                precision,
                recall,
                f1,
            } = outcome.text;
            println!(
                "\n{corpus:?} {} {}: F1 {f1:.3}, precision {precision:.3}, recall {recall:.3}, \
                 confidence {:.2}, {:?}",
                page.id, page.kind, outcome.confidence, outcome.kind
            );
            print_lines('-', &lines_only_in(&page.truth.text, &outcome.got));
            print_lines('+', &lines_only_in(&outcome.got, &page.truth.text));
        }
    }
}

fn print_lines(sign: char, lines: &[&str]) {
    for line in lines.iter().take(MAX_LINES) {
        let short: String = line.chars().take(MAX_CHARACTERS).collect();
        println!("  {sign} {short}");
    }
    if lines.len() > MAX_LINES {
        let words: usize = lines[MAX_LINES..]
            .iter()
            .map(|l| score::words(l).len())
            .sum();
        println!(
            "  {sign} … {} lines more, {words} words",
            lines.len() - MAX_LINES
        );
    }
}

/// The lines of `text` most of which does not stand in `other`.
fn lines_only_in<'a>(text: &'a str, other: &str) -> Vec<&'a str> {
    let other = score::words_and_characters(other);
    let known: HashSet<&[String]> = (1..=RUN).flat_map(|n| other.windows(n)).collect();
    let is_unknown = |line: &&str| {
        let words = score::words_and_characters(line);
        let runs = words.windows(RUN.min(words.len()).max(1));
        let all = runs.len();
        all > 0 && 2 * runs.filter(|run| known.contains(run)).count() < all
    };
    text.lines().map(str::trim).filter(is_unknown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_differ_by_runs_of_words() {
        let got = "One two three four.\nRead also\nFive six";
        assert_eq!(
            lines_only_in(got, "one two three four five six"),
            ["Read also"]
        );
    }
}
