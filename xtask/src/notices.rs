//! The notice that comes along: who made what is compiled in and shipped, under which licences, and
//! their texts. It is made anew in every build, of what that build takes in.

use crate::licences::{self, Package};
use crate::process::{Failure, output, root};
use crate::wasm;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The name of the notice in `dist/`.
pub const FILE: &str = "third-party.txt";

/// How files with texts of licences begin.
const TEXT_FILES: &[&str] = &["LICENSE", "LICENCE", "COPYING"];

/// What such files have in their names, where a package has more than one.
const MARKS: &[(&str, &str)] = &[
    ("Apache-2.0", "APACHE"),
    ("MIT", "MIT"),
    ("MIT-0", "MIT0"),
    ("Unicode-3.0", "UNICODE"),
    ("Zlib", "ZLIB"),
];

/// What the model was made with.
const MODEL: &str = "\
The model that tells the article from the rest was trained on WCXB: A Multi-Type Web Content
Extraction Benchmark, Murrough Foley, 2026, under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/). None of its pages comes along.
";

/// Line over each part.
const RULE: &str =
    "================================================================================";

/// Writes the notice for what is compiled into the core, and for these npm packages.
pub fn write(npm: &[&str], to: &[&str]) -> Result<(), Failure> {
    let mut crates = compiled_in()?;
    crates.push(standard_library());
    let fonts = npm
        .iter()
        .map(|name| read_npm(name))
        .collect::<Result<Vec<_>, _>>()?;
    let text = [
        "Stillpage takes along what others have made. Names, versions and licences come first, \
         then the texts of those licences.\n"
            .to_owned(),
        list("Compiled into the WebAssembly:", &crates),
        list("Typefaces, in the folder fonts:", &fonts),
        MODEL.to_owned(),
        texts(crates.iter().chain(&fonts))?,
    ]
    .join("\n");
    to.iter().try_for_each(|folder| {
        let path = root().join(folder).join(FILE);
        fs::write(&path, &text).map_err(|error| format!("{}: {error}", path.display()).into())
    })
}

/// The crates that go into the core, by name: not those that only run while it is built.
fn compiled_in() -> Result<Vec<Package>, Failure> {
    let tree = [
        "tree",
        "--locked",
        "--package",
        "stillpage",
        "--edges",
        "normal,no-proc-macro",
        "--target",
        wasm::TARGET,
        "--prefix",
        "none",
        "--format",
        "{p}",
    ];
    let tree = output("cargo", &tree).ok_or_else(|| "`cargo tree` failed".to_owned())?;
    let names: BTreeSet<(&str, &str)> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.next()?.strip_prefix('v')?))
        })
        .collect();
    let known = licences::crates(&["--locked", "--filter-platform", wasm::TARGET])?;
    let mut found: Vec<Package> = known
        .into_iter()
        .filter(|package| names.contains(&(&package.name, &package.version)))
        .collect();
    found.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    Ok(found)
}

/// What every program of Rust takes along, which Cargo does not list.
fn standard_library() -> Package {
    let version = output("rustc", &["--version"]).unwrap_or_default();
    Package {
        name: "The standard library of Rust".to_owned(),
        version: version.split(' ').nth(1).unwrap_or_default().to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        authors: vec!["The Rust Project contributors".to_owned()],
        folder: root().join("nowhere"),
    }
}

fn read_npm(name: &str) -> Result<Package, Failure> {
    let folder = root().join("node_modules").join(name);
    let path = folder.join("package.json");
    let problem = |error: &dyn std::fmt::Display| Failure(format!("{}: {error}", path.display()));
    let text = fs::read_to_string(&path).map_err(|error| problem(&error))?;
    let json: serde_json::Value = serde_json::from_str(&text).map_err(|error| problem(&error))?;
    let field = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
    Ok(Package {
        name: name.to_owned(),
        version: field("version"),
        licence: field("license"),
        authors: Vec::new(),
        folder,
    })
}

fn list(heading: &str, packages: &[Package]) -> String {
    let lines = packages.iter().map(|package| {
        let Package {
            name,
            version,
            licence,
            ..
        } = package;
        format!("  {name} {version}: {licence}\n")
    });
    format!("{heading}\n\n{}", lines.collect::<String>())
}

/// The texts, each once, over it the packages it is of.
fn texts<'a>(packages: impl Iterator<Item = &'a Package>) -> Result<String, Failure> {
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages {
        for licence in licences::chosen(package)? {
            let text = text_of(package, &licence)?;
            let owner = format!("{} ({licence})", package.name);
            owners.entry(text).or_default().push(owner);
        }
    }
    let mut parts: Vec<_> = owners.into_iter().collect();
    parts.sort_by(|(_, one), (_, other)| one.cmp(other));
    Ok(parts
        .iter()
        .map(|(text, owners)| format!("{RULE}\n{}\n{RULE}\n\n{text}\n\n", owners.join(", ")))
        .collect())
}

/// The text of a licence as the package has it; where it has none, the licence's own with the
/// names of the authors.
fn text_of(package: &Package, licence: &str) -> Result<String, Failure> {
    let mut files: Vec<_> = fs::read_dir(&package.folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            TEXT_FILES
                .iter()
                .any(|start| name.to_uppercase().starts_with(start))
        })
        .collect();
    files.sort();
    let mark = MARKS.iter().find(|(id, _)| *id == licence);
    let has_mark = |name: &&String| {
        mark.is_some_and(|(_, mark)| name.to_uppercase().ends_with(&format!("-{mark}")))
    };
    let found = files.iter().find(has_mark).or(match &files[..] {
        [only] => Some(only),
        _ => None,
    });
    let text = match found {
        Some(name) => fs::read_to_string(package.folder.join(name)).map_err(|e| e.to_string())?,
        None => standard_text(package, licence)?,
    };
    // The same text is the same, however its lines end.
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    Ok(lines.join("\n").trim_matches('\n').to_owned())
}

fn standard_text(package: &Package, licence: &str) -> Result<String, Failure> {
    let id = spdx::license_id(licence).filter(|_| !package.authors.is_empty());
    let text = id.ok_or_else(|| format!("{} has no text of {licence}", package.name))?;
    let authors = package.authors.join(", ");
    Ok(text.text().replace("<year> <copyright holders>", &authors))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_in_is_listed_with_a_text_that_names_its_makers() {
        let crates = compiled_in().ok().unwrap_or_default();
        let names: Vec<&str> = crates.iter().map(|each| each.name.as_str()).collect();
        for part in ["html5ever", "serde_json", "whatlang", "zip"] {
            assert!(names.contains(&part), "{part}");
        }
        // What makes the code is not in it, nor what only the tests use.
        for absent in ["stillpage", "serde_derive", "pulldown-cmark", "url"] {
            assert!(!names.contains(&absent), "{absent}");
        }
        for package in &crates {
            let all = texts([package].into_iter());
            let text = all.ok().unwrap_or_default().to_lowercase();
            assert!(text.contains("copyright"), "{}: {text}", package.name);
            assert!(!text.contains("<copyright holders>"), "{}", package.name);
        }
    }
}
