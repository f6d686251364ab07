//! What others allow us: every crate and npm package, whether it ships or only builds and tests, has
//! a licence of the lists here. Advisories are not asked for: that needs a network, and a build is
//! the same without one.

use crate::process::{Failure, output, root};
use serde_json::Value;
use spdx::{Expression, Licensee, ParseMode};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What may be compiled into or shipped with the product, the ones with least to keep first: where
/// a package gives a choice, the first of these is taken.
const SHIPPED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Zlib",
    "BSD-3-Clause",
    "Apache-2.0",
    "Unicode-3.0",
    // Fonts.
    "OFL-1.1",
];

/// What may be used beside it, to build and to test.
const TOOLS: &[&str] = &[
    "0BSD",
    "BSD-2-Clause",
    "BSL-1.0",
    "BlueOak-1.0.0",
    "CC0-1.0",
    "ISC",
    "MPL-2.0",
    "Python-2.0",
    "Unicode-DFS-2016",
    "Unlicense",
];

/// Tools whose package writes something that is no expression, with what it writes.
const SPELLED_OTHERWISE: &[(&str, &str)] = &[
    // Which of them it does not say; of web-ext, and never run but on Windows.
    ("winreg", "BSD"),
];

/// Lock files of npm.
const NPM: &[&str] = &[
    "package-lock.json",
    "xtask/checkers/package-lock.json",
    "xtask/peers/package-lock.json",
];

/// A package of others.
#[derive(Debug)]
pub struct Package {
    pub name: String,
    pub version: String,
    /// An SPDX expression.
    pub licence: String,
    pub authors: Vec<String>,
    pub folder: PathBuf,
}

/// Proves that every package may be used.
///
/// # Errors
/// Names those that may not, each with its licence.
pub fn check() -> Result<(), Failure> {
    let allowed: Vec<&str> = [SHIPPED, TOOLS].concat();
    let mut refused = Vec::new();
    let mut count = 0;
    for package in crates(&["--locked"])? {
        count += 1;
        if choose(&package.licence, &allowed).is_none() {
            refused.push(describe(&package));
        }
    }
    for file in NPM {
        for (name, licence) in npm_packages(file)? {
            count += 1;
            let is_known = SPELLED_OTHERWISE.contains(&(&name, &licence));
            if !is_known && choose(&licence, &allowed).is_none() {
                refused.push(format!("{name} ({file}): {licence:?}"));
            }
        }
    }
    if refused.is_empty() {
        println!("licences: {count} packages, all allowed");
        return Ok(());
    }
    let list = refused.join("\n  ");
    Err(format!("licences that xtask/src/licences.rs does not allow:\n  {list}").into())
}

/// The licences taken of a package that ships, as few as its expression asks for.
///
/// # Errors
/// Says so when it may not ship.
pub fn chosen(package: &Package) -> Result<Vec<String>, Failure> {
    choose(&package.licence, SHIPPED)
        .ok_or_else(|| format!("may not ship: {}", describe(package)).into())
}

fn describe(package: &Package) -> String {
    format!(
        "{} {}: {:?}",
        package.name, package.version, package.licence
    )
}

fn choose(licence: &str, allowed: &[&str]) -> Option<Vec<String>> {
    // Some crates still write `MIT/Apache-2.0`.
    let expression = Expression::parse_mode(licence, ParseMode::LAX).ok()?;
    let allowed: Vec<Licensee> = allowed
        .iter()
        .filter_map(|name| Licensee::parse(name).ok())
        .collect();
    let needed = expression.minimized_requirements(&allowed).ok()?;
    Some(needed.iter().map(ToString::to_string).collect())
}

/// The crates of others that Cargo knows for the project, with these options.
pub fn crates(options: &[&str]) -> Result<Vec<Package>, Failure> {
    let arguments = [&["metadata", "--format-version", "1"], options].concat();
    let text =
        output("cargo", &arguments).ok_or_else(|| Failure("`cargo metadata` failed".to_owned()))?;
    let problem = |error| Failure(format!("`cargo metadata`: {error}"));
    let metadata: Value = serde_json::from_str(&text).map_err(problem)?;
    let all = metadata["packages"].as_array().into_iter().flatten();
    // Ours have no source.
    let others = all.filter(|package| !package["source"].is_null());
    Ok(others.map(read_package).collect())
}

fn read_package(package: &Value) -> Package {
    let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let authors = package["authors"].as_array().into_iter().flatten();
    let mut folder = PathBuf::from(text("manifest_path"));
    folder.pop();
    Package {
        name: text("name"),
        version: text("version"),
        licence: text("license"),
        authors: authors
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        folder,
    }
}

/// Names and licences of the packages of a lock file.
fn npm_packages(file: &str) -> Result<Vec<(String, String)>, Failure> {
    let problem = |error: &dyn std::fmt::Display| Failure(format!("{file}: {error}"));
    let text = fs::read_to_string(root().join(file)).map_err(|error| problem(&error))?;
    let lock: Value = serde_json::from_str(&text).map_err(|error| problem(&error))?;
    let all = lock["packages"].as_object();
    let all = all.ok_or_else(|| problem(&"has no packages"))?.iter();
    Ok(all
        // The first is the project itself.
        .filter_map(|(path, package)| {
            let (_, name) = path.rsplit_once("node_modules/")?;
            let licence = package["license"].as_str().unwrap_or_default();
            Some((name.to_owned(), licence.to_owned()))
        })
        .collect())
}

/// Asks npm's registry for advisories, where one answers: not every mirror does, and the build
/// must not need one.
pub fn audit() -> Result<(), Failure> {
    let asked = Command::new(crate::npm::npm())
        .args(["audit", "--json", "--audit-level=high"])
        .current_dir(root())
        .output();
    let text = asked.map(|asked| String::from_utf8_lossy(&asked.stdout).into_owned());
    let answer: Value = serde_json::from_str(&text.unwrap_or_default()).unwrap_or_default();
    let counts = &answer["metadata"]["vulnerabilities"];
    match ["high", "critical"].map(|level| counts[level].as_u64()) {
        [Some(0), Some(0)] => Ok(()),
        [Some(high), Some(critical)] => {
            Err(format!("npm audit: {high} high and {critical} critical advisories").into())
        }
        _ => {
            println!("npm audit: the registry does not answer; advisories were not checked");
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_licence_with_least_to_keep_is_taken() {
        let take = |licence| choose(licence, SHIPPED);
        assert_eq!(take("Apache-2.0 OR MIT"), Some(vec!["MIT".to_owned()]));
        assert_eq!(take("Unlicense OR MIT"), Some(vec!["MIT".to_owned()]));
        let both = Some(vec!["MIT".to_owned(), "Unicode-3.0".to_owned()]);
        assert_eq!(take("(MIT OR Apache-2.0) AND Unicode-3.0"), both);
        assert_eq!(take("MIT/Apache-2.0"), Some(vec!["MIT".to_owned()]));
    }

    #[test]
    fn what_is_on_no_list_is_refused() {
        for licence in [
            "GPL-3.0-only",
            "MIT AND GPL-2.0-only",
            "MPL-2.0",
            "",
            "my own",
        ] {
            assert_eq!(choose(licence, SHIPPED), None, "{licence}");
        }
    }

    #[test]
    fn every_package_in_use_is_allowed() {
        let refused = check().err().map(|Failure(message)| message);
        assert_eq!(refused, None);
    }
}
