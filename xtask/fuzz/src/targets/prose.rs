//! Articles written as Markdown and text.

use super::pages::fragment_of;
use stillpage::{Article, fuzzing, to_markdown, to_text};

/// Any HTML, as an article from anywhere could have it, written as Markdown and text.
pub fn markdown(input: &[u8]) {
    hold(&article_of(&fragment_of(input)));
}

/// An article with nothing but this content.
pub fn article_of(html: &str) -> Article {
    let article = serde_json::json!({
        "url": "https://page.example/", "title": html.get(..40), "byline": "a: \"b\"\n- c",
        "siteName": null, "published": null, "modified": null, "lang": null, "dir": null,
        "excerpt": null, "image": null, "kind": "other", "confidence": 1.0, "html": html,
        "words": 1, "outline": [], "nextPage": null, "leftOut": [],
    });
    serde_json::from_value(article).expect("has the form of an article")
}

/// What is promised of an article's Markdown and text.
pub fn hold(article: &Article) {
    let markdown = to_markdown(article);
    let text = to_text(article);
    let room = 100_000 + article.html.len() * 20;
    assert!(
        markdown.len() <= room,
        "{} bytes of Markdown",
        markdown.len()
    );
    assert!(text.len() <= room, "{} bytes of text", text.len());
    let is_control = |c: char| c.is_control() && !"\n\t".contains(c);
    let control = text.chars().find(|&c| is_control(c));
    assert_eq!(control, None, "a control character in the text");
    // What a reader of Markdown makes of it, when it lets markup through.
    let body = markdown
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    let body = body.map_or(markdown.as_str(), |(_, body)| body);
    let mut options = pulldown_cmark::Options::all();
    options.remove(pulldown_cmark::Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);
    options.remove(pulldown_cmark::Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS);
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(body, options));
    let bad = fuzzing::complaints(&html);
    let runs = |complaint: &&String| {
        complaint.contains(" on")
            || complaint.starts_with("<script")
            || complaint.contains("<iframe")
    };
    let runs: Vec<_> = bad.iter().filter(runs).collect();
    assert!(runs.is_empty(), "in Markdown: {runs:?}");
}
