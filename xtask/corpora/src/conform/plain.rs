//! The text of an article and of its rendered Markdown, in one form that both can be brought to:
//! white space folded, notes apart from the text and their marks gone, formulas as their LaTeX.
//!
//! Reads HTML that a serialiser wrote, tag by tag, and no other.

use crate::score::{INLINE, end_of_tag, push_decoded};

/// The text of HTML.
#[derive(Debug, Default, PartialEq)]
pub struct Plain {
    /// What is not in notes.
    pub text: String,
    /// The words of notes in the order of the alphabet: they stand in another order when rendered.
    pub notes: Vec<String>,
}

/// Tags whose content is left out: marks of notes, ways back from them, titles of their sections.
const SKIPPED: &[&str] = &[
    "role=\"doc-noteref\"",
    "role=\"doc-backlink\"",
    "class=\"footnote-ref\"",
    "class=\"footnote-backref\"",
];

/// Tags of notes.
const NOTES: &[&str] = &["role=\"doc-endnotes\"", "class=\"footnotes\""];

/// Reads HTML.
pub fn plain(html: &str) -> Plain {
    let (mut text, mut notes) = (String::new(), String::new());
    let mut rest = html;
    let mut in_ruby_brackets = false;
    while let Some(at) = rest.find('<') {
        push_decoded(&rest[..at], &mut text);
        rest = &rest[at..];
        let end = end_of_tag(rest);
        let (tag, after) = (&rest[..end], rest.get(end + 1..).unwrap_or_default());
        let name = name_of(tag);
        let has = |marks: &[&str]| marks.iter().any(|mark| tag.contains(mark));
        if tag.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
            continue;
        }
        let is_notes = has(NOTES);
        if !tag.starts_with("</") && (has(SKIPPED) || is_notes || name == "math") {
            let (inner, behind) = split_at_end(after, name);
            match name {
                _ if is_notes => {
                    notes.push(' ');
                    notes.push_str(&plain(inner).text);
                }
                "math" => push_formula(inner, &mut text),
                _ => {}
            }
            rest = behind;
            continue;
        }
        match name {
            "q" if tag.starts_with("</") => text.push('”'),
            "q" => text.push('“'),
            "rp" => in_ruby_brackets = true,
            "rt" if in_ruby_brackets => {}
            "rt" if tag.starts_with("</") => text.push(')'),
            "rt" => text.push('('),
            "ruby" => in_ruby_brackets = false,
            _ if !INLINE.contains(&name) => text.push('\n'),
            _ => {}
        }
        rest = after;
    }
    push_decoded(rest, &mut text);
    let mut notes: Vec<String> = folded(&notes).split(' ').map(str::to_owned).collect();
    notes.sort();
    Plain {
        text: folded(&text),
        notes,
    }
}

fn name_of(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    &name[..end.unwrap_or(name.len())]
}

/// What is before and behind the end tag of the element `name` that is open.
fn split_at_end<'a>(html: &'a str, name: &str) -> (&'a str, &'a str) {
    let (mut depth, mut at) = (1, 0);
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let tag = &html[start..];
        let end = end_of_tag(tag);
        at = (start + end + 1).min(html.len());
        if name_of(&tag[..end]) == name {
            depth = if tag.starts_with("</") {
                depth - 1
            } else {
                depth + 1
            };
        }
        if depth == 0 {
            return (&html[..start], &html[at..]);
        }
    }
    (html, "")
}

/// The LaTeX of a formula, else what it shows.
fn push_formula(inner: &str, text: &mut String) {
    let latex = inner.find("<annotation").map(|at| &inner[at..]);
    let latex = latex.and_then(|a| a.find('>').map(|at| &a[at + 1..]));
    match latex.and_then(|latex| latex.split("</annotation").next()) {
        Some(latex) if !latex.trim().is_empty() => {
            let mut source = String::new();
            push_decoded(latex, &mut source);
            text.push_str(&written(source.trim()));
        }
        _ => text.push_str(&plain(inner).text),
    }
}

/// LaTeX as Markdown has it: without what is markup where nobody knows of formulas.
fn written(latex: &str) -> String {
    folded(latex).replace('<', "\\lt ").replace("](", "] (")
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_apart_and_their_marks_go() {
        let article = plain(
            "<p>a<sup><a href=\"#n\" role=\"doc-noteref\">1</a></sup> <q>b</q></p>\
             <section role=\"doc-endnotes\"><ol><li>c <a role=\"doc-backlink\">x</a></li></ol></section>d",
        );
        assert_eq!(article.text, "a “b” d");
        assert_eq!(article.notes, ["c"]);
    }

    #[test]
    fn formulas_are_their_latex() {
        let formula = "<math><semantics><mi>x</mi><annotation e=\"\">y &lt; z</annotation></semantics></math>";
        assert_eq!(plain(formula).text, "y \\lt z");
        assert_eq!(plain("<math><mi>x</mi></math>").text, "x");
    }
}
