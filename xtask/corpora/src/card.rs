//! Writes the model card: what the shipped model is made of, how well it does on pages of domains
//! it never saw, how far its confidence can be trusted, and what each rail is worth beside it.

use crate::corpus::{Corpus, Page};
use crate::eval::{self, Outcome};
use crate::report::{groups, mean, reliability, share};
use crate::train::{self, About};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use stillpage::training::{self, Model};

/// A gain under this is none.
const LEAST_GAIN: f64 = 0.0005;

/// What follows the tables.
const REMARKS: &str = "\
A rail without a gain here does what these pages cannot show, and its fixtures in `tests/pages` and
its unit tests hold it: `inserts` keeps code between paragraphs, which some references leave out;
`related` keeps the example page, whose related pages the model takes for text, free of them; `tabs`
needs live pages, whose other panels are hidden; `standfirst` keeps the leads of short articles;
`lead-ins` drops lines left without what they lead to; `appendices` drops what programs append to a
text; `sources` keeps lists of sources, which the references leave out; `long-texts` keeps texts of
tens of thousands of words whole, of which these pages have none; `replies` drops comments without
names, `recipes` what cards of recipes call for, `controls` what is pressed under each entry, and
`walls` lines about who may read on.
";

/// Scores by what was scored: F1 of each corpus and kind, pictures and captions of a corpus.
type Scores = BTreeMap<String, f64>;

/// Writes `src/extract/model-card.md`.
///
/// # Errors
/// When a model is missing or the card cannot be written.
pub fn write(pages: &[Page], about: &About, root: &Path) -> Result<(), String> {
    eprintln!("scoring with all rails");
    let outcomes = eval::scored(pages, root, &[])?;
    let mut card = describe(about, root)?;
    scores_table(&mut card, pages, &outcomes);
    confidence_table(&mut card, pages, &outcomes);
    rails_table(&mut card, pages, &outcomes, root)?;
    card.push_str(REMARKS);
    let path = root.join("src/extract/model-card.md");
    fs::write(&path, card).map_err(|e| format!("{}: {e}", path.display()))
}

fn describe(about: &About, root: &Path) -> Result<String, String> {
    let path = train::folder(root).join("all.bin");
    let bytes = fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let trees = Model::unpack(&bytes).map_or(0, |model| model.trees());
    Ok(format!(
        "\
# The block classifier

Written by `cargo xtask train`; do not edit.

- **What**: {trees} boosted trees over {features} features of a text block; {bytes} bytes.
- **Data**: {pages} labelled pages ({blocks} blocks) of *WCXB: A Multi-Type Web Content Extraction
  Benchmark*, Murrough Foley, 2026, CC BY 4.0; labels by alignment, see `xtask/corpora/src/align.rs`.
- **Made by**: `cargo xtask train DIR` ({engine}, fixed seed, parameters in
  `xtask/corpora/boost.py`): it is boosted twice and both are the same. Matrix hash `{matrix:016x}`.

",
        features = training::features().count(),
        bytes = grouped(about.bytes),
        pages = grouped(about.pages as u64),
        blocks = grouped(about.blocks as u64),
        engine = train::REQUIREMENTS[0].replace("==", " "),
        matrix = about.matrix,
    ))
}

fn scores_table(card: &mut String, pages: &[Page], outcomes: &[Outcome]) {
    card.push_str(
        "\
Word F1, precision and recall of the final article, and the shares of wanted and unwanted passages
that are in it. Pages of WCXB are read by the model of their fold (five, by registrable domain);
the others were never trained on.

| pages | | F1 | precision | recall | with | without |
| --- | --- | --- | --- | --- | --- | --- |
",
    );
    for ((corpus, kind), outcomes) in groups(pages, outcomes) {
        let line = format!(
            "| {} | {} | {:.3} | {:.3} | {:.3} | {} | {} |",
            name(corpus, kind),
            outcomes.len(),
            mean(&outcomes, |o| o.text.f1),
            mean(&outcomes, |o| o.text.precision),
            mean(&outcomes, |o| o.text.recall),
            share(&outcomes, |o| o.with),
            share(&outcomes, |o| o.without),
        );
        push_line(card, &line);
    }
}

fn confidence_table(card: &mut String, pages: &[Page], outcomes: &[Outcome]) {
    card.push_str(
        "
What was promised and what came of it, on the same pages of WCXB. Pages of the lowest confidence are
lists of other pages, which are found well but are no article, and pages whose reference is empty.

| confidence | pages | mean | F1 |
| --- | --- | --- | --- |
",
    );
    for tenth in reliability(pages, outcomes) {
        let line = format!(
            "| {:.1} – {:.1} | {} | {:.3} | {:.3} |",
            tenth.from,
            tenth.from + 0.1,
            tenth.pages,
            tenth.confidence,
            tenth.f1,
        );
        push_line(card, &line);
    }
}

fn rails_table(
    card: &mut String,
    pages: &[Page],
    outcomes: &[Outcome],
    root: &Path,
) -> Result<(), String> {
    card.push_str(
        "
What is lost without each rail, and where most is.

| without | WCXB | its articles | Readability | news | most |
| --- | --- | --- | --- | --- | --- |
",
    );
    let with_all = scores(pages, outcomes);
    push_line(card, &rail_row("none", &with_all, ""));
    for rail in training::rails() {
        eprintln!("scoring without {rail}");
        let without = scores(pages, &eval::scored(pages, root, &[rail.to_owned()])?);
        let most = most_gained(&with_all, &without);
        push_line(card, &rail_row(rail, &without, &most));
    }
    card.push('\n');
    Ok(())
}

fn rail_row(name: &str, scores: &Scores, most: &str) -> String {
    let columns = ["WCXB", "WCXB article", "Readability", "news"];
    let columns = columns.map(|column| format!("{:.3}", scores[column]));
    format!("| {name} | {} | {most} |", columns.join(" | "))
}

fn scores(pages: &[Page], outcomes: &[Outcome]) -> Scores {
    let mut scores = Scores::new();
    for ((corpus, kind), outcomes) in groups(pages, outcomes) {
        let name = name(corpus, kind);
        for (what, share) in [
            ("pictures", share(&outcomes, |o| o.images)),
            ("captions", share(&outcomes, |o| o.captions)),
        ] {
            if share.all > 0 {
                let share = share.right as f64 / share.all as f64;
                scores.insert(format!("{name}, {what}"), share);
            }
        }
        scores.insert(name, mean(&outcomes, |o| o.text.f1));
    }
    scores
}

/// Where a rail gains most: the name of the score, without it, and with it.
fn most_gained(with: &Scores, without: &Scores) -> String {
    let gains = with
        .iter()
        .map(|(name, &with)| (with - without[name], name));
    let most = gains.max_by(|a, b| a.0.total_cmp(&b.0));
    match most.filter(|&(gain, _)| gain >= LEAST_GAIN) {
        Some((_, name)) => format!("{name}: {:.3} to {:.3}", without[name], with[name]),
        None => String::new(),
    }
}

fn name(corpus: Corpus, kind: &str) -> String {
    let corpus = match corpus {
        Corpus::Wcxb => "WCXB",
        Corpus::Readability => "Readability",
        Corpus::News => "news",
    };
    format!("{corpus} {kind}").trim_end().to_owned()
}

/// A number with its thousands parted.
fn grouped(number: u64) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", grouped(number / 1000), number % 1000),
    }
}

fn push_line(card: &mut String, line: &str) {
    card.push_str(line);
    card.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_020_003), "1,020,003");
    }

    #[test]
    fn the_greatest_gain_is_named_and_none_is_not() {
        let with = Scores::from([("a".to_owned(), 0.9), ("b".to_owned(), 0.8)]);
        let without = Scores::from([("a".to_owned(), 0.89), ("b".to_owned(), 0.7)]);
        assert_eq!(most_gained(&with, &without), "b: 0.700 to 0.800");
        assert_eq!(most_gained(&with, &with), "");
    }
}
