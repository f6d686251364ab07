//! Scores the whole pipeline: the text of the final article, and the metadata.
//!
//! Pages the model was trained on are read by the model of their fold, which never saw a page of
//! their domain; all others by the model trained on everything.

use crate::corpus::{Corpus, Page};
use crate::engine::Answer;
use crate::score::{self, Overlap, Share, Verdict};
use crate::{engine, parallel, pictures, report, runs, train};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use stillpage::training::Model;
use stillpage::{Kind, Options};

/// What came of a page.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How the text agrees with the reference.
    pub text: Overlap,
    /// Wanted snippets that are there.
    pub with: Share,
    /// Unwanted snippets that are there.
    pub without: Share,
    /// Right titles.
    pub title: Share,
    /// Right authors.
    pub author: Share,
    /// Right dates.
    pub date: Share,
    /// Pictures of the reference that are there.
    pub images: Share,
    /// Captions of the reference that are there.
    pub captions: Share,
    /// An author or a date where the page is said to have none.
    pub invented: Share,
    /// How sure the program is.
    pub confidence: f64,
    /// What it takes the page for.
    pub kind: Option<Kind>,
    /// The text that was compared.
    pub got: String,
    /// Whether it panicked.
    pub crashed: bool,
    /// How long it took.
    pub time: Duration,
}

/// What to score and what to tell.
#[derive(Debug, Default)]
pub struct Wishes {
    /// How many pages of each corpus to list, the worst first.
    pub worst: usize,
    /// Rails to do without.
    pub without: Vec<String>,
    /// An earlier run to compare with.
    pub compare: Option<PathBuf>,
    /// Whether to keep the run below `eval/runs`.
    pub keep: bool,
    /// Another engine to score instead: a command that speaks `--jsonl`.
    pub engine: Option<String>,
}

/// Scores all pages, prints tables and whatever else is wished for.
///
/// # Errors
/// When the models of the folds are missing or a page made the program panic.
pub fn eval(pages: &[Page], root: &Path, wishes: &Wishes) -> Result<(), String> {
    let outcomes = match &wishes.engine {
        Some(command) => {
            let answers = engine::run(command, pages)?;
            let both = pages.iter().zip(&answers);
            both.map(|(page, answer)| score_page(page, answer))
                .collect()
        }
        None => scored(pages, root, &wishes.without)?,
    };
    report::print_scores(pages, &outcomes);
    report::print_worst(pages, &outcomes, wishes.worst);
    if let Some(file) = &wishes.compare {
        runs::compare(pages, &outcomes, file)?;
    }
    if wishes.keep {
        runs::keep(pages, &outcomes, root)?;
    }
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

/// What comes of all pages without some rails.
///
/// # Errors
/// When the models of the folds are missing.
pub fn scored(pages: &[Page], root: &Path, without: &[String]) -> Result<Vec<Outcome>, String> {
    let models = trained_models(root)?;
    Ok(parallel::map(pages, |page| judge(page, &models, without)))
}

/// The models to read with: one for each fold, then the one trained on everything.
fn trained_models(root: &Path) -> Result<Vec<Arc<Model>>, String> {
    let folder = train::folder(root);
    let model = |name: String| {
        let path = folder.join(format!("{name}.bin"));
        let bytes = fs::read(&path)
            .map_err(|e| format!("{}: {e}; run `cargo xtask train` first", path.display()))?;
        let model = Model::unpack(&bytes).ok_or(format!("{}: not a model", path.display()))?;
        match model.features() == stillpage::training::features().count() {
            true => Ok(Arc::new(model)),
            false => Err("the features changed; run `cargo xtask train` again".to_owned()),
        }
    };
    let folds = (0..train::FOLDS).map(|fold| format!("fold-{fold}"));
    folds.chain(["all".to_owned()]).map(model).collect()
}

fn judge(page: &Page, models: &[Arc<Model>], without: &[String]) -> Outcome {
    let mut options = Options::default();
    options.without_rails = without.to_vec();
    // Scores are of the best guess, also where a reader would be told that there is no article.
    options.min_confidence = 0.0;
    let model = match page.corpus {
        Corpus::Wcxb => train::fold(&page.url),
        Corpus::Readability | Corpus::News => train::FOLDS,
    };
    options.model = Some(models[usize::from(model)].clone());
    let begin = Instant::now();
    let read = || stillpage::read_html(&page.html, &page.url, &options);
    let read = catch_unwind(AssertUnwindSafe(read));
    let time = begin.elapsed();
    let crashed = read.is_err();
    let article = read.ok().and_then(Result::ok);
    let answer = article.as_ref().map(Answer::from).unwrap_or_default();
    Outcome {
        time,
        crashed,
        confidence: article.as_ref().map_or(0.0, |a| a.confidence),
        kind: article.map(|a| a.kind),
        ..score_page(page, &answer)
    }
}

fn score_page(page: &Page, answer: &Answer) -> Outcome {
    let truth = &page.truth;
    let html = &answer.html;
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
    let said = |field: &Option<String>| field.clone().unwrap_or_default();
    let (title, byline) = (said(&answer.title), said(&answer.byline));
    let verdict = Verdict::of(page, &title, &byline, &said(&answer.published));
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
        got: text,
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
