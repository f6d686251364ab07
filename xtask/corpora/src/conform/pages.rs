//! The HTML file of each article, read by the Nu HTML checker.
//! <https://validator.github.io/validator/>

use super::{Faults, Read, has_java};
use crate::parallel;
use serde::Deserialize;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where `cargo xtask conform` installs the checker.
const CHECKER: &str = "xtask/checkers/node_modules/vnu-jar/build/dist/vnu.jar";

/// Files one run of the checker reads: each run costs a start, each processor gets runs.
const BATCH: usize = 200;

/// Errors that are the page's own: which headings it has is what it says, and not how.
const IGNORED: &[&str] = &["skipping"];

#[derive(Deserialize)]
struct Answer {
    messages: Vec<Message>,
}

#[derive(Deserialize)]
struct Message {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    message: String,
    #[serde(default)]
    extract: String,
}

/// Prints the errors by kind; tells how many there are.
pub fn check(read: &[Read<'_>], root: &Path) -> Result<usize, String> {
    let checker = root.join(CHECKER);
    if !has_java() || !checker.is_file() {
        println!("HTML: not checked, for Java or the checker is missing");
        return Ok(1);
    }
    let folder = root.join("target/conform/html");
    // What an earlier run left is of other pages.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files = Vec::new();
    for one in read {
        let file = folder.join(format!("{}.html", one.name()));
        fs::write(&file, stillpage::to_page(&one.article))
            .map_err(|e| format!("{}: {e}", file.display()))?;
        files.push(file);
    }
    let batches: Vec<_> = files.chunks(BATCH).collect();
    let answers = parallel::map(&batches, |batch| {
        let output = Command::new("java")
            .args(["-XX:+UseSerialGC", "-Xss8m", "-jar"])
            .arg(&checker)
            .args(["--format", "json", "--stdout", "--exit-zero-always"])
            .args(*batch)
            .output()
            .map_err(|e| format!("java: {e}"))?;
        serde_json::from_slice::<Answer>(&output.stdout)
            .map_err(|e| format!("{e}: {}", String::from_utf8_lossy(&output.stderr)))
    });
    let (mut faults, mut ignored, mut warnings) = (Faults::default(), 0, 0);
    for answer in answers {
        for message in answer?.messages {
            let name = message.url.rsplit('/').next().unwrap_or_default();
            match message.kind.as_str() {
                "info" => warnings += 1,
                _ if IGNORED.iter().any(|part| message.message.contains(part)) => ignored += 1,
                _ => {
                    let extract = message.extract.replace('\n', " ");
                    faults.add(&message.message, format!("{name}: {extract}"));
                }
            }
        }
    }
    println!(
        "HTML: {} files, {warnings} warnings, {ignored} skipped heading levels; errors:",
        files.len()
    );
    Ok(faults.print())
}
