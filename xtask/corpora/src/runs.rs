//! Keeps the scores of a run and compares two runs page by page.

use crate::corpus::{Corpus, Page};
use crate::eval::Outcome;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// How often pages are drawn anew for the interval.
const DRAWS: usize = 2000;
/// Pages whose score moved most that are named.
const NAMED: usize = 8;

/// The score of a page as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    corpus: String,
    id: String,
    f1: f64,
    precision: f64,
    recall: f64,
}

/// Writes the scores to `eval/runs/<date>.json`.
///
/// # Errors
/// When the file cannot be written.
pub fn keep(pages: &[Page], outcomes: &[Outcome], root: &Path) -> Result<(), String> {
    let folder = root.join("eval/runs");
    let path = folder.join(format!("{}.json", today()));
    let kept: Vec<Kept> = pages
        .iter()
        .zip(outcomes)
        .map(|(page, outcome)| Kept {
            corpus: format!("{:?}", page.corpus),
            id: page.id.clone(),
            f1: outcome.text.f1,
            precision: outcome.text.precision,
            recall: outcome.text.recall,
        })
        .collect();
    let json = serde_json::to_string(&kept).map_err(|e| e.to_string())?;
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, json))
        .map_err(|e| format!("{}: {e}", path.display()))?;
    println!("kept as {}", path.display());
    Ok(())
}

/// Prints how F1 differs from an earlier run, with a 95 % interval by paired bootstrap.
///
/// # Errors
/// When the file cannot be read.
pub fn compare(pages: &[Page], outcomes: &[Outcome], file: &Path) -> Result<(), String> {
    let json = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let kept: Vec<Kept> = serde_json::from_str(&json).map_err(|e| e.to_string())?;
    let before: HashMap<(&str, &str), f64> = kept
        .iter()
        .map(|k| ((k.corpus.as_str(), k.id.as_str()), k.f1))
        .collect();
    for corpus in [Corpus::Wcxb, Corpus::Readability, Corpus::News] {
        let name = format!("{corpus:?}");
        let mut changes: Vec<(f64, &str)> = pages
            .iter()
            .zip(outcomes)
            .filter(|(page, _)| page.corpus == corpus)
            .filter_map(|(page, outcome)| {
                let before = before.get(&(name.as_str(), page.id.as_str()))?;
                Some((outcome.text.f1 - before, page.id.as_str()))
            })
            .collect();
        if changes.is_empty() {
            continue;
        }
        changes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let differences: Vec<f64> = changes.iter().map(|c| c.0).collect();
        let (low, high) = interval(&differences);
        println!(
            "{name}: {:+.4} since then, 95 % between {low:+.4} and {high:+.4}",
            mean(&differences)
        );
        for (change, id) in changes.iter().take(NAMED).filter(|c| c.0 < -0.01) {
            println!("  {change:+.3} {id}");
        }
        for (change, id) in changes.iter().rev().take(NAMED).filter(|c| c.0 > 0.01) {
            println!("  {change:+.3} {id}");
        }
    }
    Ok(())
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The middle 95 % of the means of as many values drawn with return.
fn interval(values: &[f64]) -> (f64, f64) {
    // xorshift, seeded: the same interval every time.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        values[(state % values.len() as u64) as usize]
    };
    let mut means: Vec<f64> = (0..DRAWS)
        .map(|_| (0..values.len()).map(|_| draw()).sum::<f64>() / values.len() as f64)
        .collect();
    means.sort_by(f64::total_cmp);
    (means[DRAWS / 40], means[DRAWS - 1 - DRAWS / 40])
}

/// Today as `YYYY-MM-DD`, UTC.
fn today() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    date_of(now.map_or(0, |d| d.as_secs() / 86_400))
}

/// The date so many days after 1970-01-01, by counting off years and months.
fn date_of(mut days: u64) -> String {
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while days >= lengths[month] {
        days -= lengths[month];
        month += 1;
    }
    format!("{year}-{:02}-{:02}", month + 1, days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(date_of(0), "1970-01-01");
        assert_eq!(date_of(19_782), "2024-02-29");
        assert_eq!(date_of(20_453), "2025-12-31");
    }

    #[test]
    fn an_interval_lies_around_the_mean() {
        let (low, high) = interval(&[0.1, 0.2, 0.3]);
        assert!(low <= 0.2 && 0.2 <= high && low >= 0.1 && high <= 0.3);
        assert_eq!(interval(&[0.5; 4]), (0.5, 0.5));
    }
}
