//! `cargo xtask bench`: builds what is measured; the measuring is done by `xtask/bench/`.

use crate::process::{self, Failure};
use crate::{browsers, bundle, npm, wasm};
use std::path::absolute;
use std::process::Command;

/// Measures, with the options of `xtask/bench/main.js`.
pub fn run(options: &[&str]) -> Result<(), Failure> {
    bundle::build()?;
    wasm::build_for_bench()?;
    npm::install_in("xtask/peers", &[])?;
    let found = browsers::find()?;
    let mut node = Command::new("node");
    node.arg("xtask/bench/main.js")
        .args(from_here(options))
        .env("STILLPAGE_CHROMIUM", found.chromium)
        .env("STILLPAGE_FIREFOX", found.firefox);
    process::run(&mut node)
}

/// The options, with files and folders as they are called from anywhere: users mean them from where
/// they stand, and commands run in the project's folder.
fn from_here(options: &[&str]) -> Vec<String> {
    let mut is_path = false;
    let mut all = Vec::new();
    for option in options {
        all.push(match absolute(option) {
            Ok(path) if is_path => path.to_string_lossy().into_owned(),
            _ => (*option).to_owned(),
        });
        is_path = matches!(*option, "--pages" | "--json");
    }
    all
}
