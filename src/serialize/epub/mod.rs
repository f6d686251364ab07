//! Writes an article as an EPUB 3 book of one chapter: container, package, navigation, style sheet,
//! the article as XHTML, and the pictures that were handed in. Nothing is fetched and no clock is
//! asked: the same article gives the same bytes.
//!
//! Pictures that were not handed in, or are of a kind that not every reading system shows, become
//! their text or a link. <https://www.w3.org/TR/epub-33/>

mod addresses;
mod archive;
mod chapter;
mod escape;
mod ids;
mod navigation;
mod package;
mod pictures;

use crate::sanitize::SanitizedTree;
use crate::{Article, EpubImage};
use chapter::Chapter;

/// The style sheet; reading systems have their own sizes, margins and colours.
const STYLE: &str = "\
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-align: start }
img { max-width: 100%; height: auto }
figure { margin: 1.5em 0 }
figcaption, .facts { font-size: 0.85em }
pre { white-space: pre-wrap; font-size: 0.85em }
table { border-collapse: collapse }
td, th { padding: 0.3em 0.6em; border-bottom: 1px solid; text-align: start; vertical-align: top }
blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 3px solid }
aside { margin-block: 1em; padding: 0.5em 1em; border: 1px solid }
";

/// Writes a book.
pub fn epub(tree: &SanitizedTree, article: &Article, images: &[EpubImage]) -> Vec<u8> {
    let pictures = pictures::Pictures::new(images);
    let chapter = Chapter::write(tree, article, pictures);
    let navigation = navigation::write(article, &chapter.headings);
    let cover = article
        .image
        .as_deref()
        .and_then(|lead| chapter.pictures.number(lead))
        .or_else(|| chapter.pictures.first());
    let package = package::write(article, &chapter, cover);
    let mut files: Vec<(String, &[u8])> = vec![
        // What the file is comes first, so that it can be told from its first bytes.
        ("mimetype".into(), b"application/epub+zip"),
        (
            "META-INF/container.xml".into(),
            package::CONTAINER.as_bytes(),
        ),
        ("EPUB/package.opf".into(), package.as_bytes()),
        ("EPUB/nav.xhtml".into(), navigation.as_bytes()),
        ("EPUB/style.css".into(), STYLE.as_bytes()),
        ("EPUB/article.xhtml".into(), chapter.xhtml.as_bytes()),
    ];
    for picture in chapter.pictures.files(cover) {
        files.push((format!("EPUB/{}", picture.path), picture.bytes));
    }
    archive::pack(&files)
}

/// The title of a book, which it must have.
fn title(article: &Article) -> &str {
    let heading = article.outline.first().map(|h| h.text.as_str());
    let given = [
        article.title.as_deref(),
        heading,
        article.site_name.as_deref(),
    ];
    let mut given = given.into_iter().chain([article.url.as_deref()]).flatten();
    given.find(|t| !t.trim().is_empty()).unwrap_or("Stillpage")
}

/// The language of a book, which it must have: `und` where it is not known.
fn language(article: &Article) -> &str {
    let known = article.lang.as_deref();
    known.filter(|tag| is_language(tag)).unwrap_or("und")
}

/// Whether `tag` has the form of a language tag: a language of two or three letters, then
/// subtags; rarer forms are refused, as reading systems do not know them.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_first =
        |p: &str| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic());
    let is_script = |p: &str| p.len() == 4 && p.bytes().all(|b| b.is_ascii_alphabetic());
    let is_region = |p: &str| match p.len() {
        2 => p.bytes().all(|b| b.is_ascii_alphabetic()),
        3 => p.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    };
    if !parts.next().is_some_and(is_first) {
        return false;
    }
    let rest: Vec<&str> = parts.collect();
    match rest[..] {
        [] => true,
        [one] => is_script(one) || is_region(one),
        [script, region] => is_script(script) && is_region(region),
        _ => false,
    }
}

/// `dir` of the book's text as an attribute, with a space before it.
fn direction(article: &Article) -> &'static str {
    match article.dir.as_deref() {
        Some("rtl") => " dir=\"rtl\"",
        Some("ltr") => " dir=\"ltr\"",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_of_common_forms_are_taken() {
        for tag in ["en", "pt-BR", "zh-Hant-TW", "es-419", "gsw"] {
            assert!(is_language(tag), "{tag}");
        }
        for tag in ["", "english", "en_US", "x-klingon", "en-", "de-DE-1996x"] {
            assert!(!is_language(tag), "{tag}");
        }
    }
}
