//! Pieces of our own pages: the fixtures of `tests/pages/`, cut at their tags, and the lines of
//! `tests/attacks/`.

use super::{Choices, below, some};
use crate::runner::root;
use std::sync::LazyLock;

/// Every fixture as its tags and texts.
static FIXTURES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let folders = std::fs::read_dir(root().join("tests/pages"))
        .into_iter()
        .flatten();
    let mut paths: Vec<_> = folders
        .flatten()
        .map(|f| f.path().join("source.html"))
        .collect();
    paths.sort();
    let pages = paths
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok());
    pages
        .map(|page| cut(&page))
        .filter(|cuts| !cuts.is_empty())
        .collect()
});

static ATTACKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let files = std::fs::read_dir(root().join("tests/attacks"))
        .into_iter()
        .flatten();
    let mut paths: Vec<_> = files.flatten().map(|f| f.path()).collect();
    paths.sort();
    let texts = paths
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "txt"));
    let texts: Vec<String> = texts
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect();
    let lines = texts.iter().flat_map(|text| text.lines());
    lines
        .filter(|line| !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
});

fn cut(page: &str) -> Vec<String> {
    let tags = page.split_inclusive('>');
    tags.flat_map(|part| {
        let (text, tag) = part.split_at(part.find('<').unwrap_or(part.len()));
        [text, tag]
    })
    .filter(|piece| !piece.is_empty())
    .map(str::to_owned)
    .collect()
}

/// A stretch of a fixture, or all of it, with some pieces lost, doubled or moved.
pub fn of_fixture(u: &mut Choices<'_>, out: &mut String) {
    if FIXTURES.is_empty() {
        return;
    }
    let mut pieces = FIXTURES[below(u, FIXTURES.len())].clone();
    if below(u, 3) != 0 {
        let start = below(u, pieces.len());
        let length = some(u, 200).min(pieces.len() - start);
        pieces = pieces.drain(start..start + length).collect();
    }
    for _ in 0..below(u, 6) {
        let (at, other) = (below(u, pieces.len()), below(u, pieces.len()));
        match below(u, 4) {
            0 if pieces.len() > 1 => _ = pieces.remove(at),
            1 => pieces[at] = pieces[at].repeat(some(u, 200)),
            2 => pieces.swap(at, other),
            _ => pieces.insert(other, pieces[at].clone()),
        }
    }
    out.push_str(&pieces.concat());
}

/// An attack.
pub fn of_attacks(u: &mut Choices<'_>, out: &mut String) {
    if !ATTACKS.is_empty() {
        out.push_str(&ATTACKS[below(u, ATTACKS.len())]);
    }
}
