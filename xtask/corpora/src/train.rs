//! Trains the block classifier: labels, matrix, boosting, packing; `card` writes the model card.
//!
//! Features and labels are made here, so that training and reading share one definition; only
//! boosting happens outside, in LightGBM, in an environment of its own below `target/`.

use crate::corpus::{Corpus, Page};
use crate::{align, card, parallel, score};
use serde_json::{Value, json};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use stillpage::Options;
use stillpage::training::{self, BlockRow, Model};

/// Folds of the cross-validation.
pub const FOLDS: u8 = 5;
/// What boosts, pinned.
pub const REQUIREMENTS: &[&str] = &["lightgbm==4.6.0", "numpy==2.2.6", "scipy==1.15.3"];
/// The most a page may weigh, in pages.
const MAX_PAGE_WEIGHT: f32 = 3.0;
/// As many rows as `boost.py` tells the leaves of.
const CHECKED_ROWS: usize = 2000;

/// How often the shipped model is trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    /// Twice, as a proof that it can be made again.
    Twice,
    /// Once, on all processors, to try something.
    Once,
}

/// What the shipped model was made of.
#[derive(Debug)]
pub struct About {
    /// A hash of features, labels, weights and folds.
    pub matrix: u64,
    /// Labelled pages.
    pub pages: usize,
    /// Their blocks.
    pub blocks: usize,
    /// The size of the packed model.
    pub bytes: u64,
}

/// The labelled blocks of a page.
struct Labelled {
    rows: Vec<BlockRow>,
    labels: Vec<bool>,
    fold: u8,
}

/// Where models and matrix are written while training; evaluation takes the models from there.
pub fn folder(root: &Path) -> PathBuf {
    root.join("target/models")
}

/// The fold of a page: the same for all pages of one registrable domain.
pub fn fold(url: &str) -> u8 {
    let host = url.split('/').nth(2).unwrap_or_default().to_lowercase();
    let domain = psl::domain_str(&host).unwrap_or(&host);
    // FNV-1a: the same on every machine and in every version.
    let hash = domain
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    (hash % u64::from(FOLDS)) as u8
}

/// Trains on the labelled pages and writes the shipped model and its card.
///
/// # Errors
/// When a step fails; the message says which.
pub fn train(all: &[Page], root: &Path, runs: Runs) -> Result<(), String> {
    let folder = folder(root);
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let pages: Vec<&Page> = all
        .iter()
        .filter(|p| p.corpus == Corpus::Wcxb && !p.truth.text.trim().is_empty())
        .collect();
    eprintln!("labelling {} pages", pages.len());
    let labelled = parallel::map(&pages, |page| label(page));
    let hash = write_matrix(&labelled, &folder)?;
    eprintln!("boosting");
    boost(root, &folder, runs)?;
    let names = (0..FOLDS).map(|fold| format!("fold-{fold}"));
    for name in names.chain(["all".to_owned()]) {
        pack(&name, &labelled, &folder)?;
    }
    let shipped = root.join("src/extract/model.bin");
    fs::copy(folder.join("all.bin"), &shipped)
        .map_err(|e| format!("{}: {e}", shipped.display()))?;
    let about = About {
        matrix: hash,
        pages: pages.len(),
        blocks: labelled.iter().map(|p| p.rows.len()).sum(),
        bytes: fs::metadata(&shipped).map_or(0, |m| m.len()),
    };
    eprintln!("{about:?}");
    match runs {
        // What only tries something ships nothing that would need a card.
        Runs::Once => Ok(()),
        Runs::Twice => card::write(all, &about, root),
    }
}

fn label(page: &Page) -> Labelled {
    let rows = training::rows(&page.html, &page.url, &Options::default());
    let texts: Vec<_> = rows
        .iter()
        .map(|row| score::words_and_characters(&row.text))
        .collect();
    Labelled {
        labels: align::labels(&texts, &page.truth.text),
        rows,
        fold: fold(&page.url),
    }
}

/// How much each block of a page counts: the more words the more, and pages about alike.
fn weights(page: &Labelled) -> Vec<f32> {
    let sum = |label: bool| -> f32 {
        let blocks = page.rows.iter().zip(&page.labels);
        blocks
            .filter(|(_, l)| **l == label)
            .map(|(row, _)| row.words as f32)
            .sum()
    };
    let whole = sum(true) + sum(false) / 4.0 + 20.0;
    let weights: Vec<f32> = page
        .rows
        .iter()
        .map(|row| (row.words as f32 + 1.0) / whole)
        .collect();
    let total: f32 = weights.iter().sum();
    let factor = (MAX_PAGE_WEIGHT / total.max(1e-6)).min(1.0);
    weights.into_iter().map(|w| w * factor).collect()
}

/// Writes what `boost.py` reads; returns a hash of it.
fn write_matrix(pages: &[Labelled], folder: &Path) -> Result<u64, String> {
    let (mut rows, mut labels, mut page_weights, mut folds) = (vec![], vec![], vec![], vec![]);
    for page in pages {
        for ((row, &label), weight) in page.rows.iter().zip(&page.labels).zip(weights(page)) {
            rows.extend(row.features.iter().flat_map(|f| f.to_le_bytes()));
            labels.push(u8::from(label));
            page_weights.extend(weight.to_le_bytes());
            folds.push(page.fold);
        }
    }
    let names: Vec<&str> = training::features().map(|f| f.name).collect();
    let shape = json!({ "features": names, "folds": FOLDS }).to_string();
    let mut hasher = DefaultHasher::new();
    for (file, bytes) in [
        ("matrix.json", shape.as_bytes()),
        ("rows.f32", &rows),
        ("labels.u8", &labels),
        ("weights.f32", &page_weights),
        ("folds.u8", &folds),
    ] {
        bytes.hash(&mut hasher);
        write(&folder.join(file), bytes)?;
    }
    Ok(hasher.finish())
}

/// Runs `boost.py` in an environment that is made when it is not there.
fn boost(root: &Path, folder: &Path, runs: Runs) -> Result<(), String> {
    let environment = root.join("target/boost");
    let python = environment.join("bin/python");
    if !python.exists() {
        run(Command::new("python3")
            .args(["-m", "venv"])
            .arg(&environment))?;
        let install = ["-m", "pip", "install", "--quiet"];
        run(Command::new(&python).args(install).args(REQUIREMENTS))?;
    }
    let script = root.join("xtask/corpora/boost.py");
    let once = (runs == Runs::Once).then_some("--once");
    run(Command::new(&python).arg(script).arg(folder).args(once))
}

fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|e| format!("{command:?}: {e}"))?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{command:?} failed: {status}")),
    }
}

/// Packs one of the models and holds it against LightGBM.
fn pack(name: &str, pages: &[Labelled], folder: &Path) -> Result<(), String> {
    let read = |ending: &str| {
        let path = folder.join(format!("{name}.{ending}"));
        fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))
    };
    let dump: Value = serde_json::from_slice(&read("json")?).map_err(|e| e.to_string())?;
    let leaves: Vec<i32> = read("leaves")?
        .as_chunks()
        .0
        .iter()
        .map(|bytes| i32::from_le_bytes(*bytes))
        .collect();
    let rows = pages.iter().flat_map(|page| &page.rows);
    let rows: Vec<Vec<f32>> = rows
        .take(CHECKED_ROWS)
        .map(|row| row.features.clone())
        .collect();
    crate::pack::check_routing(&dump, &rows, &leaves)?;
    let bytes = crate::pack::pack(&dump, training::features().count())?;
    Model::unpack(&bytes).ok_or_else(|| format!("the packed model {name} is damaged"))?;
    write(&folder.join(format!("{name}.bin")), &bytes)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let written = fs::File::create(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|e| format!("{}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_one_domain_are_in_one_fold() {
        assert_eq!(
            fold("https://a.news.example.co.uk/x"),
            fold("http://example.co.uk/")
        );
    }
}
