//! The example page of the project, where the corpora are at hand: as it is, and in variants that
//! say the same in other markup.

use serde_json::Value;
use std::path::PathBuf;
use stillpage::{Article, Options, read_html, to_text};

struct Example {
    page: String,
    expected: Value,
}

impl Example {
    /// The example; `None` with a note where it is not at hand.
    fn load() -> Option<Example> {
        let folder = std::env::var_os("STILLPAGE_CORPORA").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora"),
            PathBuf::from,
        );
        let Ok(page) = std::fs::read_to_string(folder.join("seed/page.html")) else {
            eprintln!("{} is not there: nothing to compare with", folder.display());
            return None;
        };
        let expected = std::fs::read_to_string(folder.join("seed/expected.json"));
        let expected = serde_json::from_str(&expected.expect("beside it")).expect("is JSON");
        Some(Example { page, expected })
    }

    fn snippets(&self, key: &str) -> Vec<&str> {
        let snippets = self.expected[key].as_array().expect("a list").iter();
        snippets.map(|s| s.as_str().expect("text")).collect()
    }

    /// Reads the page as `change` makes it and compares the text with what is expected, changed
    /// by `spell`.
    fn check(&self, change: fn(&str) -> String, spell: fn(&str) -> String) -> Article {
        let url = self.expected["url"].as_str().unwrap_or_default();
        let page = change(&self.page);
        let article = read_html(&page, url, &Options::default()).expect("has an article");
        let text = folded(&to_text(&article));
        for snippet in self.snippets("must_have") {
            let snippet = folded(&spell(snippet));
            assert_eq!(text.matches(&snippet).count(), 1, "{snippet}\n{text}");
        }
        for snippet in self.snippets("must_not_have") {
            assert!(
                !text.contains(&folded(&spell(snippet))),
                "{snippet}\n{text}"
            );
        }
        article
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_example_page_is_read() {
    let Some(example) = Example::load() else {
        return;
    };
    let article = example.check(str::to_owned, str::to_owned);
    let expected = &example.expected;
    assert_eq!(article.title.as_deref(), expected["title"].as_str());
    assert_eq!(article.byline.as_deref(), expected["byline"].as_str());
    assert_eq!(article.published.as_deref(), expected["published"].as_str());
    assert_eq!(article.image.as_deref(), expected["image"].as_str());
}

#[test]
fn names_of_classes_are_not_needed() {
    let Some(example) = Example::load() else {
        return;
    };
    example.check(scrambled, str::to_owned);
}

#[test]
fn decomposed_letters_are_read_alike() {
    let Some(example) = Example::load() else {
        return;
    };
    example.check(decomposed, decomposed);
}

#[test]
fn paragraphs_may_be_divisions() {
    let Some(example) = Example::load() else {
        return;
    };
    example.check(
        |page| {
            page.replace("<p ", "<div ")
                .replace("<p>", "<div>")
                .replace("</p>", "</div>")
        },
        str::to_owned,
    );
}

#[test]
fn paragraphs_may_be_parted_by_line_breaks() {
    let Some(example) = Example::load() else {
        return;
    };
    example.check(
        |page| without(&page.replace("</p>", "<br><br>"), "<p", ">"),
        str::to_owned,
    );
}

#[test]
fn metadata_are_not_needed() {
    let Some(example) = Example::load() else {
        return;
    };
    example.check(
        |page| {
            let page = without(page, "<meta property", ">");
            let page = without(&page, "<meta name", ">");
            let page = without(&page, "<title", "</title>");
            without(&page, "<script type=\"application/ld+json\"", "</script>")
        },
        str::to_owned,
    );
}

/// The page less all that begins with `start` and ends with `end`.
fn without(page: &str, start: &str, end: &str) -> String {
    let mut pieces = page.split(start);
    let mut rest = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // `<p` begins `<picture>` too.
        let is_tag = !piece.starts_with(|c: char| c.is_ascii_alphanumeric());
        match piece.split_once(end).filter(|_| is_tag) {
            Some((_, after)) => rest.push_str(after),
            None => rest.extend([start, piece]),
        }
    }
    rest
}

/// The page with every class and id spelt as nobody would.
fn scrambled(page: &str) -> String {
    let mut out = page.to_owned();
    for key in [" class=\"", " id=\""] {
        let mut pieces = out.split(key);
        let mut next = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (value, rest) = piece.split_once('"').expect("values are quoted");
            let names = value.split_whitespace().map(|name| {
                let sum = name.bytes().fold(7_u32, |sum, b| {
                    sum.wrapping_mul(31).wrapping_add(u32::from(b))
                });
                format!("q{sum:x}z")
            });
            next.extend([key, &names.collect::<Vec<_>>().join(" "), "\"", rest]);
        }
        out = next;
    }
    out
}

/// The text with Vietnamese letters taken apart, as some systems write them.
fn decomposed(text: &str) -> String {
    /// A letter, what it is taken apart into, and the letter with each of the five tones.
    const LETTERS: &[(&str, &str, &str)] = &[
        ("a", "a", "àáảãạ"),
        ("ă", "a\u{306}", "ằắẳẵặ"),
        ("â", "a\u{302}", "ầấẩẫậ"),
        ("e", "e", "èéẻẽẹ"),
        ("ê", "e\u{302}", "ềếểễệ"),
        ("i", "i", "ìíỉĩị"),
        ("o", "o", "òóỏõọ"),
        ("ô", "o\u{302}", "ồốổỗộ"),
        ("ơ", "o\u{31b}", "ờớởỡợ"),
        ("u", "u", "ùúủũụ"),
        ("ư", "u\u{31b}", "ừứửữự"),
        ("y", "y", "ỳýỷỹỵ"),
    ];
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];
    let mut out = text.to_owned();
    for &(letter, parts, toned) in LETTERS {
        for upper in [false, true] {
            let case = |s: &str| {
                if upper {
                    s.to_uppercase()
                } else {
                    s.to_owned()
                }
            };
            for (composed, tone) in case(toned).chars().zip(TONES) {
                out = out.replace(composed, &format!("{}{tone}", case(parts)));
            }
            if letter != parts {
                out = out.replace(&case(letter), &case(parts));
            }
        }
    }
    out
}
