//! Whole reads: pages, snapshots and pieces of HTML.

use super::spelled;
use crate::generate::{self, Choices, below};
use std::collections::HashSet;
use stillpage::{Article, Error, Options, fuzzing, read_html, read_snapshot, readability};

/// Where pages come from.
const URL: &str = "https://page.example/2024/11/text.html";

/// Words of more bytes are not taken apart: every piece of them would be looked up.
const MAX_JOINED: usize = 1000;

const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// A page through the whole core and out in every form.
pub fn page(input: &[u8]) {
    let (html, options) = page_of(input);
    let read = read_html(&html, URL, &options);
    if let Some(article) = answer(&read) {
        hold(article);
        // What is cut may end within a word.
        if !article.truncated {
            made_of(article, &fuzzing::strings(&html, &options));
        }
        let room = 200_000 + html.len() * 40;
        assert!(
            article.html.len() <= room,
            "{} bytes of {}",
            article.html.len(),
            html.len()
        );
    }
}

/// A snapshot through the whole core.
pub fn snapshot(input: &[u8]) {
    let (snapshot, options) = snapshot_of(input);
    if let Some(article) = answer(&read_snapshot(&snapshot, &options)) {
        hold(article);
    }
    if let Ok(sure) = readability(&snapshot, &options) {
        assert!((0.0..=1.0).contains(&sure), "readable by {sure}");
    }
}

/// A piece of HTML through the allow-list.
pub fn sanitize(input: &[u8]) {
    is_safe(&fuzzing::sanitized(&fragment_of(input)));
}

/// A piece of HTML as the content of a `noscript`, by the parser there is for that: safe as any,
/// no more nodes than bytes, and no deeper than is allowed.
pub fn noscript(input: &[u8]) {
    let (raw, options) = noscript_of(input);
    let (html, nodes, depth) = fuzzing::noscript(&raw, &options);
    is_safe(&html);
    assert!(nodes <= raw.len() + 1, "{nodes} of {} bytes", raw.len());
    // The text of an element without markup is one deeper.
    let most = options.max_depth.max(1) + 1;
    assert!(depth <= most, "{depth} deep, at most {most}");
}

/// The article of a read, whose refusals are in words.
fn answer(read: &Result<Article, Error>) -> Option<&Article> {
    match read {
        Ok(article) => Some(article),
        Err(error) => {
            assert!(error.to_string().len() > 10, "{error}");
            None
        }
    }
}

/// What is promised of any article.
fn hold(article: &Article) {
    is_safe(&article.html);
    article.left_out.iter().for_each(|part| is_safe(&part.html));
    assert!(
        (0.0..=1.0).contains(&article.confidence),
        "{}",
        article.confidence
    );
    assert!(article.words > 0);
    for day in [&article.published, &article.modified]
        .into_iter()
        .flatten()
    {
        assert_eq!(fuzzing::machine_date(day).as_ref(), Some(day), "a date");
    }
    for address in [&article.image, &article.next_page].into_iter().flatten() {
        assert!(fuzzing::resolve("", None, address).is_some(), "{address}");
    }
    for heading in &article.outline {
        let is_plain = !heading.id.contains(['&', '"', '\u{a0}']);
        let place = format!("id=\"{}\"", heading.id);
        assert!(
            !is_plain || article.html.contains(&place),
            "the outline leads nowhere"
        );
    }
    super::prose::hold(article);
}

/// What the core writes is in the policy, and is parsed back to the same.
pub fn is_safe(html: &str) {
    let complaints = fuzzing::complaints(html);
    assert!(complaints.is_empty(), "not in the policy: {complaints:?}");
    let (first, again) = (
        without_numbers(html),
        without_numbers(&fuzzing::sanitized(html)),
    );
    if again != first {
        let mut pairs = first.char_indices().zip(again.chars());
        let at = pairs.find_map(|((at, a), b)| (a != b).then_some(at));
        let at = at.unwrap_or(first.len().min(again.len()));
        let around = |text: &str| {
            let start = text.floor_char_boundary(at.saturating_sub(40));
            text[start..text.floor_char_boundary(at + 40)].to_owned()
        };
        let (first, again) = (around(&first), around(&again));
        panic!("another after a second time: {first:?}, {again:?}");
    }
}

/// HTML without the numbers of live elements, which only the core can give.
fn without_numbers(html: &str) -> String {
    let mut parts = html.split(" data-source=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut out, part| {
        match part.split_once('"') {
            Some((number, after)) if number.bytes().all(|b| b.is_ascii_digit()) => {
                out.push_str(after);
            }
            _ => {
                out.push_str(" data-source=\"");
                out.push_str(part);
            }
        }
        out
    })
}

/// The words of an article are words of the page, or made by taking away what stood between.
fn made_of(article: &Article, strings: &[String]) {
    // A card names the site a frame is from, as its address does; marks of notes are counted.
    let addresses = article.html.split("href=\"").skip(1);
    let addresses = addresses.filter_map(|rest| rest.split('"').next());
    let all = strings.iter().map(String::as_str).chain([URL]);
    let all = all.chain(addresses);
    let known: HashSet<&str> = all.flat_map(words).chain(DIGITS).collect();
    let text = fuzzing::text(&article.html);
    let is_new = |word: &&str| word.len() <= MAX_JOINED && !known.contains(word);
    for word in words(&text).filter(is_new) {
        assert!(is_joined(word, &known), "not of the page: {word:?}");
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Whether a word is several known ones.
fn is_joined(word: &str, known: &HashSet<&str>) -> bool {
    let mut reached = vec![false; word.len() + 1];
    reached[0] = true;
    for start in 0..word.len() {
        if reached[start] && word.is_char_boundary(start) {
            for end in start + 1..=word.len() {
                if word.is_char_boundary(end) && known.contains(&word[start..end]) {
                    reached[end] = true;
                }
            }
        }
    }
    reached[word.len()]
}

/// The page and the options an input means.
fn page_of(input: &[u8]) -> (String, Options) {
    let mut options = Options::default();
    options.min_confidence = 0.0;
    if let Some(html) = spelled(input) {
        return (html, options);
    }
    let mut u = Choices::new(input);
    limits(&mut u, &mut options);
    (generate::html::page(&mut u), options)
}

/// What a `noscript` holds, and how deep it may nest.
fn noscript_of(input: &[u8]) -> (String, Options) {
    let mut options = Options::default();
    if let Some(html) = spelled(input) {
        return (html, options);
    }
    let mut u = Choices::new(input);
    limits(&mut u, &mut options);
    (generate::html::fragment(&mut u), options)
}

fn snapshot_of(input: &[u8]) -> (String, Options) {
    let mut options = Options::default();
    options.min_confidence = 0.0;
    if let Some(text) = spelled(input) {
        return (text, options);
    }
    let mut u = Choices::new(input);
    limits(&mut u, &mut options);
    (generate::snapshot::snapshot(&mut u), options)
}

/// Now and then limits that are reached.
fn limits(u: &mut Choices<'_>, options: &mut Options) {
    match below(u, 12) {
        1 => options.max_nodes = below(u, 2000),
        2 => options.max_depth = below(u, 100),
        3 => options.max_bytes = below(u, 5000),
        4 => options.min_confidence = 0.2,
        _ => {}
    }
}

/// The piece of HTML an input means.
pub fn fragment_of(input: &[u8]) -> String {
    spelled(input).unwrap_or_else(|| generate::html::fragment(&mut Choices::new(input)))
}

pub fn show_page(input: &[u8]) -> String {
    let (html, options) = page_of(input);
    format!("{html}\n{options:?}")
}

pub fn show_noscript(input: &[u8]) -> String {
    let (html, options) = noscript_of(input);
    format!("{html}\n{options:?}")
}

pub fn show_snapshot(input: &[u8]) -> String {
    let (snapshot, options) = snapshot_of(input);
    format!("{snapshot:?}\n{options:?}")
}

pub fn show_fragment(input: &[u8]) -> String {
    fragment_of(input)
}
