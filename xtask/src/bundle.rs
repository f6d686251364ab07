//! Puts together `dist/`: the extension for both browsers and the demo page.

use crate::process::{Failure, root};
use crate::{notices, npm, wasm};
use std::fs;
use std::path::Path;

/// What the extension takes along as it is.
const EXTENSION_FILES: &[&str] = &[
    "manifest.json",
    "notice.html",
    "notice.css",
    "options.html",
    "options.css",
    "_locales",
    "icons",
];
/// Parts of the view that the background runs in a page when they are first used.
const PARTS: &[&str] = &[
    "extension/parts/aloud.js",
    "extension/parts/emphasis.js",
    "extension/parts/highlights.js",
    "extension/parts/leftOut.js",
    "extension/parts/lightbox.js",
    "extension/parts/lineFocus.js",
    "extension/parts/look.js",
    "extension/parts/sideways.js",
    "extension/parts/taking.js",
];
/// Packages of fonts, and how their files begin. Of each the WOFF2 subsets with the letters of
/// `SUBSETS` are taken along, and the licence.
const FONTS: &[(&str, &str)] = &[
    ("@fontsource-variable/literata", "literata"),
    ("@fontsource-variable/inter", "inter"),
    (
        "@fontsource-variable/atkinson-hyperlegible-next",
        "atkinson-hyperlegible-next",
    ),
    ("@fontsource-variable/lexend", "lexend"),
    ("@fontsource/opendyslexic", "opendyslexic"),
];
const SUBSETS: &[&str] = &["latin", "latin-ext", "vietnamese"];
/// Variable weight, or where the family has none, regular and bold; other axes cost twice the size.
const AXES: &[&str] = &["wght", "400", "700"];
/// The core, as the extension has it.
const HALVES: &[&str] = &["reading_bg.wasm", "writing_bg.wasm"];
/// What the demo page takes along as it is.
const DEMO_FILES: &[&str] = &["index.html", "samples"];

/// Builds everything.
pub fn build() -> Result<(), Failure> {
    wasm::build()?;
    for folder in ["dist/chrome", "dist/firefox", "dist/www"] {
        let _ = fs::remove_dir_all(root().join(folder));
    }
    let modules = [
        "extension/background.js",
        "extension/notice.js",
        "extension/options.js",
    ];
    bundle("esm", "dist/chrome", &modules)?;
    // Content scripts are no modules.
    bundle("iife", "dist/chrome", &["extension/content.js"])?;
    bundle("iife", "dist/chrome/parts", PARTS)?;
    bundle("esm", "dist/www", &["www/demo.js"])?;
    bundle_sheet("www/demo.css", "dist/www")?;
    copy_all("extension", EXTENSION_FILES, "dist/chrome")?;
    copy_all("dist/core", HALVES, "dist/chrome")?;
    copy_fonts("dist/chrome/fonts")?;
    copy_fonts("dist/www/fonts")?;
    let fonts: Vec<&str> = FONTS.iter().map(|(package, _)| *package).collect();
    notices::write(&fonts, &["dist/chrome", "dist/www"])?;
    copy("dist/chrome", "dist/firefox")?;
    forget_keys_of_chromium("dist/firefox/manifest.json")?;
    copy_all("www", DEMO_FILES, "dist/www")?;
    copy("extension/_locales", "dist/www/_locales")?;
    copy("dist/core/stillpage_bg.wasm", "dist/www/stillpage_bg.wasm")
}

/// Takes out of a manifest what Firefox passes over, and warns of. It clones messages anyway.
fn forget_keys_of_chromium(manifest: &str) -> Result<(), Failure> {
    let path = root().join(manifest);
    let problem = |error: &dyn std::fmt::Display| Failure(format!("{manifest}: {error}"));
    let text = fs::read_to_string(&path).map_err(|error| problem(&error))?;
    let mut json: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| problem(&error))?;
    if let Some(background) = json["background"].as_object_mut() {
        background.remove("service_worker");
    }
    if let Some(manifest) = json.as_object_mut() {
        manifest.remove("message_serialization");
    }
    fs::write(&path, format!("{json:#}")).map_err(|error| problem(&error))
}

fn bundle(format: &str, folder: &str, scripts: &[&str]) -> Result<(), Failure> {
    npm::script("xtask/bundle.js", &[&[format, folder], scripts].concat())
}

fn bundle_sheet(sheet: &str, folder: &str) -> Result<(), Failure> {
    let folder = format!("--outdir={folder}");
    let options = ["--bundle", "--minify", "--charset=utf8"];
    let quiet = "--log-level=warning";
    npm::run(
        "esbuild",
        &[&options[..], &[sheet, &folder, quiet]].concat(),
    )
}

/// Copies what the packages of fonts have of the subsets.
fn copy_fonts(to: &str) -> Result<(), Failure> {
    for (package, family) in FONTS {
        let package = format!("node_modules/{package}");
        let styles = ["normal", "italic"];
        for (subset, axis, style) in SUBSETS.iter().flat_map(|subset| {
            AXES.iter()
                .flat_map(move |axis| styles.map(|style| (subset, axis, style)))
        }) {
            let file = format!("{family}-{subset}-{axis}-{style}.woff2");
            let from = format!("{package}/files/{file}");
            if root().join(&from).exists() {
                copy(&from, &format!("{to}/{file}"))?;
            }
        }
        copy(
            &format!("{package}/LICENSE"),
            &format!("{to}/{family}-LICENSE.txt"),
        )?;
    }
    Ok(())
}

fn copy_all(from: &str, names: &[&str], to: &str) -> Result<(), Failure> {
    names
        .iter()
        .try_for_each(|name| copy(&format!("{from}/{name}"), &format!("{to}/{name}")))
}

/// Copies a file, or a folder with all that is in it.
fn copy(from: &str, to: &str) -> Result<(), Failure> {
    copy_path(&root().join(from), &root().join(to))
        .map_err(|error| Failure(format!("{from} cannot be copied to {to}: {error}")))
}

fn copy_path(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.is_dir() {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        return fs::copy(from, to).map(|_| ());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy_path(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}
