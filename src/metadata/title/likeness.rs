//! How much two texts have in common, by their words.

use crate::words::words;
use std::collections::HashSet;

/// The words of a text in order, in lower case.
pub fn list(text: &str) -> Vec<String> {
    words(&text.to_lowercase()).map(str::to_owned).collect()
}

/// Whether `short` stands in `long`, in a row.
pub fn is_run(short: &[String], long: &[String]) -> bool {
    !short.is_empty() && long.windows(short.len()).any(|run| run == short)
}

/// The words of a text, in lower case.
pub fn set(text: &str) -> HashSet<String> {
    words(&text.to_lowercase()).map(str::to_owned).collect()
}

/// Shared words as a share of all words of both.
pub fn likeness(a: &HashSet<String>, b: &HashSet<String>) -> f32 {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    shared as f32 / all.max(1) as f32
}
