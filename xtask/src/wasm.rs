//! The core as WebAssembly, with its JavaScript glue.

use crate::process::{self, Failure, cargo, root};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The target the core is built for.
pub const TARGET: &str = "wasm32-unknown-unknown";

const COMPILED: &str = "target/wasm32-unknown-unknown/release/stillpage.wasm";

/// Builds `dist/core/stillpage.js` and `stillpage_bg.wasm`.
pub fn build() -> Result<(), Failure> {
    install_target()?;
    cargo(&[
        "build",
        "--package",
        "stillpage",
        "--lib",
        "--release",
        "--target",
        TARGET,
    ])?;
    if process::is_fresh("dist/core/stillpage_bg.wasm", COMPILED) {
        return Ok(());
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(root().join(COMPILED)).typescript(true);
    // Names of functions are a tenth of the file, and nobody sees them.
    bindgen.remove_name_section(true);
    let made = bindgen
        .web(true)
        .and_then(|b| b.generate(root().join("dist/core")));
    made.map_err(|error| Failure(format!("no glue for the core: {error:#}")))
}

fn install_target() -> Result<(), Failure> {
    let folder = process::output("rustc", &["--print", "target-libdir", "--target", TARGET]);
    if folder.is_some_and(|folder| std::path::Path::new(&folder).is_dir()) {
        return Ok(());
    }
    process::run(Command::new("rustup").args(["target", "add", TARGET]))
}
