//! The pages below `tests/pages/`: one phenomenon each, in a folder `<area>--<phenomenon>` with
//! `source.html` and what Stillpage is to make of it.
//!
//! `expected.html` is the article with one block a line, `expected.md` its Markdown without front
//! matter, `expected.json` what was found besides, absent fields left out. With `STILLPAGE_BLESS=1`
//! the expectations are written anew; read the difference before it is committed. A case named in
//! `expected_failures.txt` keeps its expectations and must not meet them: once it does, it leaves
//! the list.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use stillpage::{Article, Options, read_html, to_markdown};

/// The address every page is read from.
const URL: &str = "https://example.org/texts/page.html";

/// Elements that do not part words.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "annotation",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
    "math",
    "mi",
    "mn",
    "mo",
    "mrow",
    "mtext",
    "q",
    "rb",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "semantics",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
];

/// Tags after which `expected.html` begins a new line.
const BLOCK_ENDS: &[&str] = &[
    "</address>",
    "</aside>",
    "</blockquote>",
    "</caption>",
    "</dd>",
    "</details>",
    "</div>",
    "</dl>",
    "</dt>",
    "</figcaption>",
    "</figure>",
    "</h2>",
    "</h3>",
    "</h4>",
    "</h5>",
    "</h6>",
    "</li>",
    "</ol>",
    "</p>",
    "</pre>",
    "</section>",
    "</summary>",
    "</table>",
    "</td>",
    "</th>",
    "</tr>",
    "</ul>",
    "<hr>",
];

#[test]
fn every_page_reads_as_expected() {
    let known = known_failures();
    let bless = std::env::var_os("STILLPAGE_BLESS").is_some();
    let mut complaints = Vec::new();
    let pages = folders();
    for name in &known {
        if !pages.iter().any(|page| page.ends_with(name)) {
            complaints.push(format!("expected_failures.txt: there is no page {name}"));
        }
    }
    for page in pages {
        let is_known = known.contains(
            page.file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .as_ref(),
        );
        let found = read(&page);
        match (compare(&page, &found), is_known) {
            (None, true) => complaints.push(format!(
                "{}: passes now; take it off expected_failures.txt",
                page.display()
            )),
            (Some(_), false) if bless => write(&page, &found),
            (Some(difference), false) => complaints.push(difference),
            (Some(_), true) | (None, false) => {}
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn the_text_of_every_article_is_text_of_its_page_in_order() {
    let mut complaints = Vec::new();
    for page in folders() {
        let source = fs::read_to_string(page.join("source.html")).expect("every page has a source");
        let Ok(article) = read_html(&source, URL, &Options::default()) else {
            continue;
        };
        let (mut source, mut html) = (source, article.html);
        if source.contains("<mjx-container") {
            // What a formula says is drawn, and stands in no text.
            source = without(&source, "<mjx-container", "</mjx-container>");
            html = without(&html, "<math", "</math>");
        }
        // A formula may be stated in an attribute.
        let stated = source.replace(" data-tex=\"", ">");
        let page_words = words(&with_signs(&raised_apart(&stated)));
        let (html, heads) = split_heads(&without_card_links(&html));
        let (html, labels) = split_labels(&html);
        for word in words(&(heads + &labels))
            .iter()
            .filter(|word| !source.contains(*word))
        {
            complaints.push(format!("{}: {word:?} is not in the page", page.display()));
        }
        let (body, notes) = split_notes(&html);
        for part in std::iter::once(body).chain(notes) {
            if let Some(word) = first_word_out_of_order(&words(&raised_apart(&part)), &page_words) {
                complaints.push(format!(
                    "{}: {word:?} has no such place in the page",
                    page.display()
                ));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Raised text as words of its own: marks of notes stand right after a word.
fn raised_apart(html: &str) -> String {
    html.replace("<sup", " <sup").replace("</sup>", "</sup> ")
}

/// A text without what stands from each `start` to the next `end`.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut parts = text.split(start);
    let first = parts.next().unwrap_or_default().to_owned();
    let after = parts.map(|part| part.split_once(end).map_or("", |(_, after)| after));
    after.fold(first, |text, part| text + part)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(root()).expect("tests/pages is there");
    let mut folders: Vec<PathBuf> = entries
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.is_dir())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

/// The first word of each line of `expected_failures.txt`; `#` begins a remark.
fn known_failures() -> BTreeSet<String> {
    let list = fs::read_to_string(root().join("expected_failures.txt")).expect("the list is there");
    let names = list
        .lines()
        .filter_map(|line| line.split('#').next()?.split_whitespace().next());
    names.map(str::to_owned).collect()
}

/// What is expected of a page: file names with contents.
type Expectation = [(&'static str, String); 3];

fn read(page: &Path) -> Expectation {
    let source = fs::read_to_string(page.join("source.html")).expect("every page has a source");
    match read_html(&source, URL, &Options::default()) {
        Ok(article) => {
            let markdown = to_markdown(&article);
            let body = markdown
                .split_once("\n---\n\n")
                .map_or("", |(_, body)| body);
            [
                ("expected.html", by_lines(&article.html)),
                ("expected.md", body.to_owned()),
                ("expected.json", facts(&article)),
            ]
        }
        Err(error) => {
            let error = json!({ "error": error.to_string() });
            [
                ("expected.html", String::new()),
                ("expected.md", String::new()),
                ("expected.json", format!("{error:#}\n")),
            ]
        }
    }
}

/// Says where the expectation and what was found first differ.
fn compare(page: &Path, found: &Expectation) -> Option<String> {
    found.iter().find_map(|(file, found)| {
        let path = page.join(file);
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected == *found {
            return None;
        }
        let lines = expected.lines().zip(found.lines());
        let same = lines
            .take_while(|(expected, found)| expected == found)
            .count();
        let line = |text: &str| text.lines().nth(same).unwrap_or("(the end)").to_owned();
        Some(format!(
            "{}:{}:\n  expected {}\n  found    {}",
            path.display(),
            same + 1,
            line(&expected),
            line(found)
        ))
    })
}

fn write(page: &Path, found: &Expectation) {
    for (file, content) in found {
        fs::write(page.join(file), content).expect("expectations can be written");
    }
}

/// Everything of an article but its HTML, address and confidence; what was left out by reason and
/// first words.
fn facts(article: &Article) -> String {
    let Value::Object(all) = serde_json::to_value(article).expect("an article is JSON") else {
        unreachable!()
    };
    let is_told = |key: &str, value: &Value| {
        !value.is_null()
            && ![
                "html",
                "url",
                "confidence",
                "outline",
                "leftOut",
                "truncated",
            ]
            .contains(&key)
    };
    let mut told: Map<String, Value> = all
        .into_iter()
        .filter(|(key, value)| is_told(key, value))
        .collect();
    let outline = article
        .outline
        .iter()
        .map(|h| format!("{} {} #{}", "#".repeat(h.level.into()), h.text, h.id));
    told.insert("outline".into(), outline.collect());
    let left_out = article.left_out.iter().map(|part| {
        let words = words(&part.html);
        format!("{}: {}", part.reason, words[..words.len().min(6)].join(" "))
    });
    told.insert("leftOut".into(), left_out.collect());
    format!("{:#}\n", Value::Object(told))
}

/// Breaks the lines of an article after its blocks, but not within `pre`.
fn by_lines(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let tag_end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..tag_end];
        let end = match tag.starts_with("<pre") {
            true => rest[at..]
                .find("</pre>")
                .map_or(rest.len(), |end| at + end + 6),
            false => tag_end,
        };
        out.push_str(&rest[..end]);
        if end > tag_end || BLOCK_ENDS.contains(&tag) {
            out.push('\n');
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// An article without the heads of its posts, and these: author and day may stand after a text, or
/// in attributes.
fn split_heads(html: &str) -> (String, String) {
    let mut parts = html.split("<header>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold((first, String::new()), |(html, heads), part| {
        let (head, rest) = part.split_once("</header>").unwrap_or((part, ""));
        (html + rest, format!("{heads} {head}"))
    })
}

/// An article without its strong lines, and these: the labels of tabs stand before all panels.
fn split_labels(html: &str) -> (String, String) {
    let mut parts = html.split("<p><b>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold((first, String::new()), |(html, labels), part| {
        match part.split_once("</b></p>") {
            Some((label, rest)) if !label.contains('<') => (html + rest, labels + " " + label),
            _ => (html + part, labels),
        }
    })
}

/// A page with what the signs in its cells are called before each: cells that show nothing else say
/// that; smileys are what they are called anywhere.
fn with_signs(source: &str) -> String {
    let mut images = source.split("<img ");
    let first = images.next().unwrap_or_default().to_owned();
    let source = images.fold(first, |page, image| {
        let is_smiley = image.split('>').next().is_some_and(|tag| {
            tag.contains("class=\"emoji\"") || tag.contains("class=\"smilies\"")
        });
        let label = image.split("alt=\"").nth(1).filter(|_| is_smiley);
        let label = label.and_then(|value| value.split('"').next());
        page + label.unwrap_or_default() + "<img " + image
    });
    let mut cells = source.split("<td");
    let first = cells.next().unwrap_or_default().to_owned();
    cells.fold(first, |page, cell| {
        let (cell, rest) = cell.split_once("</td>").unwrap_or(("", cell));
        let labels = ["aria-label=\"", "title=\"", "alt=\""].map(|key| {
            let values = cell.split(key).skip(1);
            let values = values.filter_map(|value| value.split_once('"'));
            values.fold(String::new(), |all, (value, _)| all + value + " ")
        });
        page + "<td>" + &labels.concat() + "<td" + cell + "</td>" + rest
    })
}

/// An article without its notes, and each note: notes may stand elsewhere in the page.
fn split_notes(html: &str) -> (String, Vec<String>) {
    let mut parts = html.split("<section role=\"doc-endnotes\"");
    let mut body = parts.next().unwrap_or_default().to_owned();
    let mut all = Vec::new();
    for part in parts {
        let (notes, after) = part.split_once("</section>").unwrap_or((part, ""));
        all.extend(notes.split("<li").skip(1).map(|note| format!("<li{note}")));
        body.push_str(after);
    }
    // The number of a note stands right after a word and is none.
    let mut parts = body.split("<sup><a ");
    let first = parts.next().unwrap_or_default().to_owned();
    let body = parts.fold(first, |body, part| match part.split_once("</a></sup>") {
        Some((mark, rest)) if mark.contains("role=\"doc-noteref\"") => body + rest,
        _ => body + "<sup><a " + part,
    });
    (body, all)
}

/// An article without the links of cards: what a frame shows is named by its host at least.
fn without_card_links(html: &str) -> String {
    let mut parts = html.split("<figure data-embed=");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |html, part| {
        html + part.split_once("</a>").map_or(part, |(_, rest)| rest)
    })
}

/// The words of HTML, entities and tags aside; what only LaTeX says of a formula is no text.
fn words(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_annotation = rest.starts_with("<annotation");
        let end = rest
            .find(if is_annotation { "</annotation>" } else { ">" })
            .unwrap_or(rest.len() - 1);
        let name = rest[1..end]
            .trim_start_matches('/')
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default();
        if !INLINE.contains(&name) {
            text.push(' ');
        }
        rest = &rest[if is_annotation { end } else { end + 1 }..];
        rest = rest.strip_prefix("</annotation>").unwrap_or(rest);
    }
    text.push_str(rest);
    for (entity, character) in [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&shy;", "\u{ad}"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, character);
    }
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

fn first_word_out_of_order(article: &[String], page: &[String]) -> Option<String> {
    let mut rest = page.iter();
    // The number of a line or a note may stand right beside a word.
    let is_it =
        |w: &str, word: &str| w == word || w.trim_matches(|c: char| c.is_ascii_digit()) == word;
    let missing = article
        .iter()
        .position(|word| !rest.any(|w| is_it(w, word)))?;
    Some(article[missing.saturating_sub(3)..=missing].join(" "))
}
