//! The corpora on disk: pages with what a reader would want of them.
//!
//! Knows the folders `wcxb/`, `readability/` and `news/` and their formats; a corpus that is not
//! there is left out.

use crate::pictures::{self, Pictures};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

/// Where a page comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Corpus {
    /// Pages of seven kinds with labelled text.
    Wcxb,
    /// Pages with the expected results of one program.
    Readability,
    /// News of ten countries.
    News,
}

/// A page and the truth about it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The corpus.
    pub corpus: Corpus,
    /// Its name in the corpus.
    pub id: String,
    /// Its kind, as the corpus calls it.
    pub kind: String,
    /// Its address.
    pub url: String,
    /// The page.
    pub html: String,
    /// What a reader would want.
    pub truth: Truth,
}

/// What a reader would want of a page; what the corpus does not say is empty.
#[derive(Clone, Debug, Default)]
pub struct Truth {
    /// The article's text.
    pub text: String,
    /// The headline.
    pub title: Option<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// The day it came out, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Snippets the article must have.
    pub with: Vec<String>,
    /// Snippets it must not have.
    pub without: Vec<String>,
    /// The pictures.
    pub pictures: Pictures,
    /// What is said about them.
    pub captions: Vec<String>,
}

/// Reads all corpora below `dir`.
///
/// # Errors
/// When a file of a corpus cannot be read; the message names it.
pub fn load(dir: &Path) -> Result<Vec<Page>, String> {
    let mut pages = Vec::new();
    for (name, load) in [
        ("wcxb", wcxb as fn(&Path) -> Result<Vec<Page>, String>),
        ("readability", readability),
        ("news", news),
    ] {
        let folder = dir.join(name);
        match folder.is_dir() {
            true => pages.extend(load(&folder)?),
            false => eprintln!("{} is not there and is left out", folder.display()),
        }
    }
    match pages.is_empty() {
        true => Err(format!("{}: no corpus found", dir.display())),
        false => Ok(pages),
    }
}

#[derive(Deserialize)]
struct WcxbFile {
    url: String,
    file_id: String,
    ground_truth: WcxbTruth,
    #[serde(rename = "_internal")]
    internal: WcxbInternal,
}

#[derive(Deserialize)]
struct WcxbTruth {
    title: Option<String>,
    author: Option<String>,
    publish_date: Option<String>,
    main_content: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
}

#[derive(Deserialize)]
struct WcxbInternal {
    page_type: WcxbKind,
}

#[derive(Deserialize)]
struct WcxbKind {
    primary: String,
}

fn wcxb(dir: &Path) -> Result<Vec<Page>, String> {
    let mut pages = Vec::new();
    for path in sorted_files(&dir.join("ground-truth"))? {
        let file: WcxbFile = parse(&path)?;
        let html = dir.join(format!("html/{}.html.gz", file.file_id));
        let truth = file.ground_truth;
        pages.push(Page {
            corpus: Corpus::Wcxb,
            id: file.file_id,
            kind: file.internal.page_type.primary,
            url: file.url,
            html: unzip(&html)?,
            truth: Truth {
                text: truth.main_content.unwrap_or_default(),
                title: truth.title.filter(|t| !t.is_empty()),
                authors: truth.author.into_iter().filter(|a| !a.is_empty()).collect(),
                date: truth.publish_date.filter(|d| !d.is_empty()),
                with: truth.with,
                without: truth.without,
                ..Truth::default()
            },
        });
    }
    Ok(pages)
}

#[derive(Deserialize)]
struct ReadabilityMetadata {
    title: Option<String>,
    byline: Option<String>,
}

fn readability(dir: &Path) -> Result<Vec<Page>, String> {
    let mut pages = Vec::new();
    for path in sorted_files(&dir.join("pages"))? {
        let read = |name: &str| read_to_string(&path.join(name));
        let expected = read("expected.html")?;
        let metadata: ReadabilityMetadata = parse(&path.join("expected-metadata.json"))?;
        pages.push(Page {
            corpus: Corpus::Readability,
            id: file_name(&path),
            kind: "readability".into(),
            url: "http://fakehost/test/page.html".into(),
            html: read("source.html")?,
            truth: Truth {
                text: crate::score::text_of(&expected),
                pictures: pictures::of_article(&expected),
                captions: pictures::captions_of(&expected),
                title: metadata.title.filter(|t| !t.is_empty()),
                authors: metadata.byline.into_iter().collect(),
                ..Truth::default()
            },
        });
    }
    Ok(pages)
}

#[derive(Deserialize)]
struct NewsTruth {
    #[serde(default)]
    url: Option<String>,
    text: String,
    title: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
    published: Option<String>,
    #[serde(default)]
    images: Pictures,
    #[serde(default)]
    captions: Vec<String>,
}

fn news(dir: &Path) -> Result<Vec<Page>, String> {
    let all: BTreeMap<String, NewsTruth> = parse(&dir.join("truth.json"))?;
    let page = |(id, truth): (String, NewsTruth)| {
        Ok(Page {
            corpus: Corpus::News,
            kind: id.split('-').next().unwrap_or_default().to_owned(),
            url: truth.url.unwrap_or_default(),
            html: unzip(&dir.join(format!("pages/{id}.html.gz")))?,
            id,
            truth: Truth {
                text: truth.text,
                title: truth.title,
                authors: truth.authors,
                date: truth.published.map(|d| d.chars().take(10).collect()),
                pictures: truth.images,
                captions: truth.captions,
                ..Truth::default()
            },
        })
    };
    all.into_iter().map(page).collect()
}

fn sorted_files(dir: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    let entries = fs::read_dir(dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    Ok(files)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn parse<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<T, String> {
    serde_json::from_str(&read_to_string(path)?).map_err(|e| format!("{}: {e}", path.display()))
}

fn read_to_string(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn unzip(path: &Path) -> Result<String, String> {
    let file = fs::File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file)
        .read_to_end(&mut bytes)
        .map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
