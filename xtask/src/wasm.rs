//! The core as WebAssembly, with its JavaScript glue.

use crate::process::{self, Failure, cargo, root};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The target the core is built for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The profile it is built by, for its size.
const PROFILE: &str = "wasm";

/// Builds what is shipped into `dist/core`: `stillpage.js` and `stillpage_bg.wasm` for the demo
/// page, and the two halves of it for the extension, for a press needs but one of them.
pub fn build() -> Result<(), Failure> {
    build_with(&[], "target", "dist/core", "stillpage")?;
    let half = |feature, target, name| {
        let features = ["--no-default-features", "--features", feature];
        build_with(&features, target, "dist/core", name)
    };
    half("snapshots", "target/reading", "reading")?;
    half("writers", "target/writing", "writing")
}

/// Builds what reads with what `xtask bench` needs into `dist/bench/core`; apart from the other, so
/// that neither is built anew for the other's sake.
pub fn build_for_bench() -> Result<(), Failure> {
    let features = ["--no-default-features", "--features", "snapshots,measuring"];
    build_with(&features, "target/bench", "dist/bench/core", "reading")
}

fn build_with(features: &[&str], target: &str, into: &str, name: &str) -> Result<(), Failure> {
    install_target()?;
    let build = [
        "build",
        "--package",
        "stillpage",
        "--lib",
        "--profile",
        PROFILE,
        "--target",
        TARGET,
        "--target-dir",
        target,
    ];
    cargo(&[&build[..], features].concat())?;
    let compiled = format!("{target}/{TARGET}/{PROFILE}/stillpage.wasm");
    if process::is_fresh(&format!("{into}/{name}_bg.wasm"), &compiled) {
        return Ok(());
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(root().join(&compiled)).typescript(true);
    bindgen.out_name(name);
    // Names of functions are a tenth of the file, and nobody sees them.
    bindgen.remove_name_section(true);
    let made = bindgen
        .web(true)
        .and_then(|b| b.generate(root().join(into)));
    made.map_err(|error| Failure(format!("no glue for the core: {error:#}")))
}

fn install_target() -> Result<(), Failure> {
    let folder = process::output("rustc", &["--print", "target-libdir", "--target", TARGET]);
    if folder.is_some_and(|folder| std::path::Path::new(&folder).is_dir()) {
        return Ok(());
    }
    process::run(Command::new("rustup").args(["target", "add", TARGET]))
}
