//! Scores the whole pipeline: the text of the final article, and the metadata.
//!
//! Pages the model was trained on are read by the model of their fold, which never saw a page of
//! their domain; all others by the shipped one.

use crate::corpus::{Corpus, Page};
use crate::score::{self, Overlap, Share, Verdict};
use crate::{parallel, pictures, train};
use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use stillpage::training::Model;
use stillpage::{Article, Options};

/// What came of a page.
#[derive(Debug, Default)]
struct Outcome {
    text: Overlap,
    with: Share,
    without: Share,
    title: Share,
    author: Share,
    date: Share,
    images: Share,
    captions: Share,
    /// An author or a date where the page is said to have none.
    invented: Share,
    crashed: bool,
    time: Duration,
}

/// Scores all pages and prints tables, and the `worst` pages of each corpus.
///
/// # Errors
/// When the models of the folds are missing or a page made the program panic.
pub fn eval(pages: &[Page], root: &Path, worst: usize) -> Result<(), String> {
    let models = fold_models(root)?;
    let outcomes = parallel::map(pages, |page| judge(page, &models));
    let mut groups: BTreeMap<(Corpus, &str), Vec<&Outcome>> = BTreeMap::new();
    for (page, outcome) in pages.iter().zip(&outcomes) {
        groups.entry((page.corpus, "")).or_default().push(outcome);
        if page.corpus == Corpus::Wcxb {
            groups
                .entry((page.corpus, &page.kind))
                .or_default()
                .push(outcome);
        }
    }
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
    for ((corpus, kind), outcomes) in &groups {
        println!("{}", row(&format!("{corpus:?} {kind}"), outcomes));
    }
    let time: Duration = outcomes.iter().map(|o| o.time).sum();
    println!(
        "{:.1} pages a second a core",
        pages.len() as f64 / time.as_secs_f64()
    );
    print_worst(pages, &outcomes, worst);
    let crashed: Vec<&str> = pages
        .iter()
        .zip(&outcomes)
        .filter(|(_, o)| o.crashed)
        .map(|(p, _)| p.id.as_str())
        .collect();
    match crashed.is_empty() {
        true => Ok(()),
        false => Err(format!("pages that made it panic: {}", crashed.join(", "))),
    }
}

fn fold_models(root: &Path) -> Result<Vec<Arc<Model>>, String> {
    let folder = train::folder(root);
    let model = |fold: u8| {
        let path = folder.join(format!("fold-{fold}.bin"));
        let bytes = fs::read(&path)
            .map_err(|e| format!("{}: {e}; run `cargo xtask train` first", path.display()))?;
        let model = Model::unpack(&bytes).ok_or(format!("{}: not a model", path.display()))?;
        match model.features() == stillpage::training::features().count() {
            true => Ok(Arc::new(model)),
            false => Err("the features changed; run `cargo xtask train` again".to_owned()),
        }
    };
    (0..train::FOLDS).map(model).collect()
}

fn judge(page: &Page, models: &[Arc<Model>]) -> Outcome {
    let mut options = Options::default();
    if page.corpus == Corpus::Wcxb {
        options.model = Some(models[usize::from(train::fold(&page.url))].clone());
    }
    let begin = Instant::now();
    let read = || stillpage::read_html(&page.html, &page.url, &options);
    let read = catch_unwind(AssertUnwindSafe(read));
    let time = begin.elapsed();
    let crashed = read.is_err();
    let article = read.ok().and_then(Result::ok);
    Outcome {
        time,
        crashed,
        ..score_page(page, article.as_ref())
    }
}

fn score_page(page: &Page, article: Option<&Article>) -> Outcome {
    let truth = &page.truth;
    let html = article.map_or("", |a| &a.html);
    let words = match page.corpus {
        Corpus::News => score::words_and_characters,
        Corpus::Wcxb | Corpus::Readability => score::words,
    };
    let text = match page.corpus {
        Corpus::News => without_unknown_captions(html, &truth.text),
        Corpus::Wcxb | Corpus::Readability => score::text_of(html),
    };
    let folded = score::folded(&text);
    let all_text = score::folded(&score::text_of(html));
    let found = |snippets: &[String]| {
        share_of(
            snippets
                .iter()
                .map(|s| score::has(&folded, &score::folded(s))),
        )
    };
    let title = article.and_then(|a| a.title.as_deref()).unwrap_or_default();
    let byline = article
        .and_then(|a| a.byline.as_deref())
        .unwrap_or_default();
    let date = article
        .and_then(|a| a.published.as_deref())
        .unwrap_or_default();
    let verdict = Verdict::of(page, title, byline, date);
    Outcome {
        text: score::overlap(&words(&text), &words(&truth.text)),
        with: found(&truth.with),
        without: found(&truth.without),
        title: verdict.title,
        author: verdict.author,
        date: verdict.date,
        images: share_of(pictures::kept(html, &truth.pictures)),
        captions: share_of(
            truth
                .captions
                .iter()
                .map(|caption| score::has(&all_text, &score::folded(caption))),
        ),
        invented: verdict.invented_author.plus(verdict.invented_date),
        ..Outcome::default()
    }
}

fn share_of(found: impl Iterator<Item = bool>) -> Share {
    found.fold(Share::default(), |sum, found| sum.plus(Share::one(found)))
}

/// The text of an article less the captions the reference does not have: most references leave
/// captions out, and keeping them is no fault.
fn without_unknown_captions(html: &str, reference: &str) -> String {
    let reference = score::folded(reference);
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<figcaption") {
        text.push_str(&score::text_of(&rest[..start]));
        let length = rest[start..].find("</figcaption>");
        let end = length.map_or(rest.len(), |length| start + length);
        let caption = score::text_of(&rest[start..end]);
        if score::has(&reference, &score::folded(&caption)) {
            text.push_str(&caption);
        }
        text.push('\n');
        rest = &rest[end..];
    }
    text.push_str(&score::text_of(rest));
    text
}

fn row(name: &str, outcomes: &[&Outcome]) -> String {
    let mean = |of: fn(&Overlap) -> f64| {
        let sum: f64 = outcomes.iter().map(|o| of(&o.text)).sum();
        sum / outcomes.len() as f64
    };
    let share = |of: fn(&Outcome) -> Share| {
        let shares = outcomes.iter().map(|o| of(o));
        shares.fold(Share::default(), Share::plus)
    };
    format!(
        "{name:26}{:>6}{:>7.3}{:>7.3}{:>7.3}{:>7}{:>8}{:>7}{:>7}{:>7}{:>9}{:>7}{:>9}",
        outcomes.len(),
        mean(|o| o.f1),
        mean(|o| o.precision),
        mean(|o| o.recall),
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

fn print_worst(pages: &[Page], outcomes: &[Outcome], worst: usize) {
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
                "{corpus:?} {} {}: F1 {f1:.3}, precision {precision:.3}, recall {recall:.3}",
                page.id, page.kind
            );
        }
    }
}
