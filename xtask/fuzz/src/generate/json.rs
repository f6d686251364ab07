//! JSON-LD, whole and broken.

use super::{Choices, below, one_of, some, values};

const KEYS: &[&str] = &[
    "@context",
    "@graph",
    "@type",
    "@id",
    "headline",
    "name",
    "author",
    "datePublished",
    "dateModified",
    "articleBody",
    "publisher",
    "image",
    "url",
    "mainEntity",
    "mainEntityOfPage",
    "itemListElement",
    "isPartOf",
    "description",
    "inLanguage",
    "comment",
    "creator",
    "@value",
    "@list",
    "text",
];
const SCALARS: &[&str] = &[
    "null",
    "true",
    "0",
    "-1",
    "1e999",
    "\"\"",
    "\"NewsArticle\"",
    "\"Person\"",
    "\"#a\"",
    "\"https://schema.org\"",
    "[]",
    "{}",
    "{\"@id\":\"#a\"}",
    "[[[[[[[[",
    "{\"@id\":\"#a\",\"author\":{\"@id\":\"#a\"}}",
    "undefined",
    "'x'",
];

/// Writes a document without recursion: brackets that are open stand in a list.
pub fn write(u: &mut Choices<'_>, out: &mut String) {
    let mut open: Vec<char> = Vec::new();
    out.push_str(one_of(
        u,
        &["", "<!--", "//<![CDATA[\n", "\u{feff}", "window.x = "],
    ));
    for _ in 0..some(u, 120) {
        if open.last() == Some(&'}') {
            out.push_str(&format!("\"{}\":", one_of(u, KEYS)));
        }
        match below(u, 7) {
            0 | 1 => {
                out.push('{');
                open.push('}');
                continue;
            }
            2 => {
                out.push('[');
                open.push(']');
                continue;
            }
            3 => string(u, out),
            4 => {
                out.push('"');
                values::date(u, out);
                out.push('"');
            }
            5 => out.push_str(&"[".repeat(some(u, 5000))),
            _ => out.push_str(one_of(u, SCALARS)),
        }
        if below(u, 3) == 0
            && let Some(close) = open.pop()
        {
            out.push(close);
        }
        out.push_str(one_of(u, &[",", ",", ",", "", ",,", ";", "\n"]));
    }
    if below(u, 4) != 0 {
        out.extend(open.iter().rev());
    }
}

fn string(u: &mut Choices<'_>, out: &mut String) {
    let mut text = String::new();
    values::text(u, &mut text);
    match below(u, 3) {
        0 => out.push_str(&format!("\"{text}\"")),
        1 => out.push_str(&format!("\"{}\\\"\\u00e9\\ud800\\", text.replace('"', ""))),
        _ => out.push_str(&serde_json::to_string(&text).unwrap_or_default()),
    }
}
