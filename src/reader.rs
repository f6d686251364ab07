//! The pipeline, one line per stage; the only file that knows all stages.
//!
//! ```text
//! HTML string ──parse───▶ ┐
//! snapshot ────decode───▶ ┴─▶ Document ──metadata──▶ Metadata
//!                             Document ──extract───▶ Extraction
//!                             Document + Extraction ──copy out──▶ ArticleTree
//!            ArticleTree ──clean──▶ ArticleTree ──sanitize──▶ SanitizedTree ──serialize──▶ Article
//! ```

use crate::clean::{self, Context};
use crate::dom::{ArticleTree, Document, NodeId, Tree, sets};
use crate::extract::{self, Dropped, Extraction, Hints, Post};
use crate::metadata::{self, Metadata};
use crate::sanitize::{self, SanitizedTree};
use crate::serialize;
use crate::url::BaseUrl;
use crate::{Article, EpubImage, Error, LeftOut, Options, copy_out, parse, snapshot, words};

/// A step of the pipeline, named as it begins. The core knows no clock: who wants to know how
/// long a step takes looks at their own when it begins and when the next one does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// HTML string → document.
    Parse,
    /// Snapshot → document.
    Decode,
    /// What the page says about itself.
    Metadata,
    /// Finding the article.
    Extract,
    /// Cleaning its copy.
    Clean,
    /// Rebuilding it through the allow-list.
    Sanitize,
    /// Writing it out.
    Serialize,
    /// All is done.
    Done,
}

/// More effective words above the first post are what it answers.
const MIN_QUESTION: usize = 30;

impl Stage {
    /// The stage's name in lower case, as JavaScript gets it.
    pub fn name(self) -> &'static str {
        match self {
            Stage::Parse => "parse",
            Stage::Decode => "decode",
            Stage::Metadata => "metadata",
            Stage::Extract => "extract",
            Stage::Clean => "clean",
            Stage::Sanitize => "sanitize",
            Stage::Serialize => "serialize",
            Stage::Done => "done",
        }
    }
}

/// Reads the article of an HTML page that came from `url` (which may be empty).
///
/// ```
/// let page = "<title>Tea</title><article><h1>Tea</h1><p>Tea is a drink made by pouring hot \
///     water over the leaves of a shrub. It has been drunk for some two thousand years, and \
///     after water it is the drink that people take most.</p></article>";
/// let article = stillpage::read_html(page, "https://tea.example/", &Default::default())?;
/// assert_eq!(article.title.as_deref(), Some("Tea"));
/// assert!(article.html.contains("two thousand years"));
/// # Ok::<(), stillpage::Error>(())
/// ```
///
/// # Errors
/// When there is nothing to read.
pub fn read_html(html: &str, url: &str, options: &Options) -> Result<Article, Error> {
    read_html_observed(html, url, options, &mut |_| {})
}

/// Reads the article of a live page, captured by `capture.js`, in UTF-8.
///
/// # Errors
/// When there is nothing to read, or the snapshot is damaged.
pub fn read_snapshot(snapshot: impl AsRef<[u8]>, options: &Options) -> Result<Article, Error> {
    read_snapshot_observed(snapshot, options, &mut |_| {})
}

/// [`read_html`], telling `on_stage` as each stage begins.
///
/// # Errors
/// As [`read_html`].
pub fn read_html_observed(
    html: &str,
    url: &str,
    options: &Options,
    on_stage: &mut dyn FnMut(Stage),
) -> Result<Article, Error> {
    on_stage(Stage::Parse);
    let document = parse::parse(html, options);
    read_document(&document, url, options, on_stage)
}

/// [`read_snapshot`], telling `on_stage` as each stage begins.
///
/// # Errors
/// As [`read_snapshot`].
pub fn read_snapshot_observed(
    snapshot: impl AsRef<[u8]>,
    options: &Options,
    on_stage: &mut dyn FnMut(Stage),
) -> Result<Article, Error> {
    on_stage(Stage::Decode);
    let document = snapshot::decode(snapshot.as_ref(), options)?;
    let url = document.page.url.clone().unwrap_or_default();
    read_document(&document, &url, options, on_stage)
}

/// Tells how likely a live page has an article, from 0 to 1, without cleaning it.
///
/// # Errors
/// When the snapshot is damaged.
pub fn readability(snapshot: impl AsRef<[u8]>, options: &Options) -> Result<f64, Error> {
    let document = snapshot::decode(snapshot.as_ref(), options)?;
    let url = document.page.url.as_deref().unwrap_or_default();
    let base = base_url(&document, url);
    let metadata = metadata::read(&document, &base, url, options.language.as_deref());
    Ok(find(&document, &metadata, options).confidence)
}

/// Writes an article as Markdown, with its metadata as front matter. The HTML is sanitised
/// again, as it may come from anywhere.
pub fn to_markdown(article: &Article) -> String {
    let body = serialize::markdown(&resanitized(&article.html));
    format!("{}{body}", serialize::front_matter(article))
}

/// Writes an article as plain text. The HTML is sanitised again, as it may come from anywhere.
pub fn to_text(article: &Article) -> String {
    serialize::text(&resanitized(&article.html))
}

/// Writes an article as one HTML file, with its style inside and no script. The HTML is sanitised
/// again, as it may come from anywhere.
pub fn to_page(article: &Article) -> String {
    serialize::page(&resanitized(&article.html), article)
}

/// Writes an article as an EPUB 3 book, with those of its pictures that are in `images`; the others
/// become their text or a link. The HTML is sanitised again, as it may come from anywhere.
pub fn to_epub(article: &Article, images: &[EpubImage]) -> Vec<u8> {
    serialize::epub(&resanitized(&article.html), article, images)
}

fn resanitized(html: &str) -> SanitizedTree {
    let tree = parse::parse_fragment(html, &Options::default());
    sanitize::sanitize(&ArticleTree::new(tree))
}

fn read_document(
    document: &Document,
    url: &str,
    options: &Options,
    on_stage: &mut dyn FnMut(Stage),
) -> Result<Article, Error> {
    on_stage(Stage::Metadata);
    let base = base_url(document, url);
    let metadata = metadata::read(document, &base, url, options.language.as_deref());
    on_stage(Stage::Extract);
    let extraction = find(document, &metadata, options);
    if extraction.words == 0 {
        return Err(Error::NothingToRead("the page has no text".into()));
    }
    if extraction.confidence < options.min_confidence {
        return Err(Error::NothingToRead(extraction.doubt()));
    }
    on_stage(Stage::Clean);
    let context = Context {
        base: &base,
        metadata: Some(&metadata),
        kind: extraction.kind,
    };
    let mut article = copy_out::copy_out(document, &extraction);
    clean::clean(&mut article, &context);
    on_stage(Stage::Sanitize);
    let sanitized = sanitize::sanitize(&article);
    // Large pages need its room for what is written.
    drop(article);
    on_stage(Stage::Serialize);
    let html = serialize::html(&sanitized);
    let words = words::effective_words(&sanitized.folded_text(NodeId::ROOT));
    if words == 0 {
        return Err(Error::NothingToRead(
            "nothing is left of the page after cleaning".into(),
        ));
    }
    let outline = serialize::outline(&sanitized);
    let left_out = match options.left_out {
        true => write_left_out(&extraction, document, &base),
        false => list_left_out(&extraction, document),
    };
    on_stage(Stage::Done);
    let beginning = beginning(document, &extraction);
    let byline = byline(&metadata, beginning);
    let published = published(&metadata, beginning);
    Ok(Article {
        url: metadata
            .canonical
            .or_else(|| Some(url.to_owned()).filter(|u| !u.is_empty())),
        title: metadata.title,
        byline,
        site_name: metadata.site_name,
        published,
        modified: metadata.modified,
        lang: metadata.lang,
        dir: metadata.dir,
        excerpt: metadata.excerpt,
        image: metadata.image,
        kind: extraction.kind,
        confidence: extraction.confidence,
        html,
        words,
        outline,
        next_page: metadata.next_page,
        truncated: document.page.is_truncated,
        left_out,
    })
}

/// The posts of a thread that begins with one: a question above its answers may be none.
fn beginning<'a>(document: &Document, extraction: &'a Extraction) -> &'a [Post] {
    let Some(first) = extraction.posts.first() else {
        return &[];
    };
    let mut words = 0;
    let mut next = document.first_child(document.body());
    while let Some(id) = next.filter(|&id| id != first.body) {
        // Neither the title nor what was dropped is text.
        let is_passed = !extraction.kept[id] || document.is_any(id, sets::HEADINGS);
        words += match is_passed {
            true => 0,
            false => words::effective_words(document.text(id)),
        };
        next = match is_passed {
            true => document.following_skipping(id, NodeId::ROOT),
            false => document.following(id, NodeId::ROOT),
        };
    }
    match words < MIN_QUESTION {
        true => &extraction.posts,
        false => &[],
    }
}

/// Who wrote it; a thread is by whom its first post is, unless its data name someone.
fn byline(metadata: &Metadata, posts: &[Post]) -> Option<String> {
    let begun_by = posts.first().and_then(|post| post.author.clone());
    let begun_by = begun_by.filter(|_| !metadata.authors_are_stated);
    let all = begun_by.unwrap_or_else(|| metadata.authors.join(", "));
    Some(all).filter(|all| !all.is_empty())
}

/// When it came out; a thread, when its first post did, unless the page says a day.
fn published(metadata: &Metadata, posts: &[Post]) -> Option<String> {
    let moment = posts.first().and_then(|post| post.moment.as_deref());
    let stated = metadata.published.clone();
    stated.or_else(|| metadata::machine_date(moment?))
}

pub(crate) fn base_url(document: &Document, url: &str) -> BaseUrl {
    use crate::dom::name;
    if let Some(base) = &document.page.base_url {
        return BaseUrl::new(base, None);
    }
    let mut elements = document.descendants(NodeId::ROOT);
    let href = elements
        .find(|&id| document.is(id, name::BASE) && document.has_attribute(id, name::HREF))
        .and_then(|id| document.attribute(id, name::HREF));
    BaseUrl::new(url, href)
}

fn find(document: &Document, metadata: &Metadata, options: &Options) -> Extraction {
    #[cfg(feature = "training")]
    if options.model.is_some() || !options.without_rails.is_empty() {
        let method = extract::Method {
            model: options.model.as_deref().unwrap_or(&extract::model::SHIPPED),
            without_rails: &options.without_rails,
        };
        return extract::extract_by(method, document, &hints(metadata));
    }
    let _ = options;
    extract::extract(document, &hints(metadata))
}

pub(crate) fn hints(metadata: &Metadata) -> Hints<'_> {
    Hints {
        title: metadata.title.as_deref().unwrap_or_default(),
        image: metadata.image.as_deref().unwrap_or_default(),
        description: metadata.excerpt.as_deref().unwrap_or_default(),
        authors: &metadata.authors,
        types: &metadata.types,
        stated_text: &metadata.stated_text,
        stated_prices: &metadata.stated_prices,
    }
}

/// What was left out, to be counted.
fn list_left_out(extraction: &Extraction, document: &Document) -> Vec<LeftOut> {
    let parts = extraction.dropped.iter().enumerate();
    parts
        .map(|(id, dropped)| LeftOut {
            id,
            before: dropped.before.and_then(|id| document.source(id)),
            reason: dropped.reason.name().to_owned(),
            words: dropped.words,
            html: String::new(),
        })
        .collect()
}

/// What was left out, written as the article is; parts of which nothing is left, as of one of
/// buttons alone, are passed over.
fn write_left_out(extraction: &Extraction, document: &Document, base: &BaseUrl) -> Vec<LeftOut> {
    let context = Context {
        base,
        metadata: None,
        kind: extraction.kind,
    };
    let mut parts = list_left_out(extraction, document);
    for (part, dropped) in parts.iter_mut().zip(&extraction.dropped) {
        part.html = write_part(dropped, document, &context);
    }
    parts.retain(|part| !part.html.is_empty());
    for (id, part) in parts.iter_mut().enumerate() {
        part.id = id;
    }
    parts
}

fn write_part(dropped: &Dropped, document: &Document, context: &Context<'_>) -> String {
    let mut tree = Tree::new(document.names().clone());
    let copy = tree.copy_node(document, dropped.top);
    tree.append(NodeId::ROOT, copy);
    tree.append_copy_where(copy, document, dropped.top, |_| true);
    let mut tree = ArticleTree::new(tree);
    clean::clean(&mut tree, context);
    serialize::html(&sanitize::sanitize(&tree))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_thread_is_by_whom_its_first_post_is_where_nothing_is_stated() {
        let post = |author: &str, moment: &str| Post {
            body: NodeId::ROOT,
            author: Some(author.into()),
            day: None,
            moment: Some(moment.into()),
            depth: 0,
        };
        let posts = [post("Ann", "2024-03-02T07:05Z"), post("Bo", "2024-03-03")];
        let mut metadata = Metadata {
            authors: vec!["View profile".into()],
            ..Metadata::default()
        };
        assert_eq!(byline(&metadata, &posts).as_deref(), Some("Ann"));
        let begun = published(&metadata, &posts);
        assert_eq!(begun.as_deref(), Some("2024-03-02T07:05:00Z"));
        assert_eq!(published(&metadata, &[post("Ann", "9999-01-01")]), None);
        metadata.authors_are_stated = true;
        metadata.published = Some("2024-03-01".into());
        assert_eq!(byline(&metadata, &posts).as_deref(), Some("View profile"));
        assert_eq!(published(&metadata, &posts).as_deref(), Some("2024-03-01"));
    }

    #[test]
    fn a_second_pass_over_any_page_of_tests_changes_nothing() {
        let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
        let (url, options) = ("https://example.org/texts/page.html", Options::default());
        for page in std::fs::read_dir(pages).expect("is there").flatten() {
            let source = std::fs::read_to_string(page.path().join("source.html"));
            let Ok(article) = read_html(&source.unwrap_or_default(), url, &options) else {
                continue;
            };
            let metadata = Metadata {
                title: article.title,
                ..Metadata::default()
            };
            let context = Context {
                base: &BaseUrl::new(url, None),
                metadata: Some(&metadata),
                kind: article.kind,
            };
            let mut tree = ArticleTree::new(parse::parse_fragment(&article.html, &options));
            clean::clean(&mut tree, &context);
            let again = serialize::html(&sanitize::sanitize(&tree));
            assert_eq!(again, article.html, "{}", page.path().display());
        }
    }
}
