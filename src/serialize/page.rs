//! The article as one HTML file that needs nothing beside it: its style is inside, no script runs
//! in it, and pictures keep their addresses.

use super::html::{self, escape_attribute, escape_text};
use crate::Article;
use crate::sanitize::SanitizedTree;

/// The reader's look, for light and dark.
const STYLE: &str = include_str!("page.css");

/// What the file may load, should anything have got into it: pictures.
const POLICY: &str = "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'";

/// Writes the file.
pub fn page(tree: &SanitizedTree, article: &Article) -> String {
    let mut out = String::from("<!doctype html>\n<html");
    if let Some(lang) = article.lang.as_deref().filter(|lang| is_tag(lang)) {
        attribute("lang", lang, &mut out);
    }
    attribute("dir", article.dir.as_deref().unwrap_or("auto"), &mut out);
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\"");
    attribute("content", "width=device-width, initial-scale=1", &mut out);
    out.push_str(">\n<meta http-equiv=\"Content-Security-Policy\"");
    attribute("content", POLICY, &mut out);
    out.push_str(">\n<title>");
    escape_text(title(article), &mut out);
    out.push_str("</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n");
    head(article, &mut out);
    out.push_str("<main>\n");
    out.push_str(&html::html(tree));
    out.push_str("\n</main>\n</body>\n</html>\n");
    out
}

/// What stands before the text: title, site, author, day and address.
fn head(article: &Article, out: &mut String) {
    out.push_str("<header>\n<h1>");
    escape_text(title(article), out);
    out.push_str("</h1>\n");
    let day = article.published.as_deref().and_then(|date| date.get(..10));
    let facts = [article.site_name.as_deref(), article.byline.as_deref(), day];
    let facts: Vec<&str> = facts.into_iter().flatten().collect();
    if !facts.is_empty() {
        out.push_str("<p class=\"facts\">");
        escape_text(&facts.join(" · "), out);
        out.push_str("</p>\n");
    }
    if let Some(url) = article.url.as_deref().and_then(crate::sanitize::link) {
        out.push_str("<p class=\"facts\"><a");
        attribute("href", &url, out);
        attribute("dir", "ltr", out);
        out.push('>');
        escape_text(&url, out);
        out.push_str("</a></p>\n");
    }
    out.push_str("</header>\n");
}

/// The title, which a document must have.
fn title(article: &Article) -> &str {
    let given = [
        article.title.as_deref(),
        article.site_name.as_deref(),
        article.url.as_deref(),
    ];
    let mut given = given.into_iter().flatten();
    given
        .find(|text| !text.trim().is_empty())
        .unwrap_or("Stillpage")
}

/// Whether a language is written as one: letters, digits and hyphens.
fn is_tag(lang: &str) -> bool {
    let is_plain = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    lang.split('-').all(is_plain)
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_attribute(value, out);
    out.push('"');
}
