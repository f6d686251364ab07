//! The npm packages of the project and the programs in them.

use crate::process::{self, Failure};
use std::process::{Command, Stdio};

/// Installs the packages of the project's lock file, if that has not been done since it changed.
pub fn install() -> Result<(), Failure> {
    install_in(".", &[])
}

/// Installs what checks the files that are written, which nothing else needs. Its script, which
/// would fetch a Java, does not run.
pub fn install_checkers() -> Result<(), Failure> {
    install_in("xtask/checkers", &["--ignore-scripts"])
}

/// Installs the packages of a folder's lock file, if that has not been done since it changed.
pub fn install_in(folder: &str, options: &[&str]) -> Result<(), Failure> {
    // Written by npm when an installation is complete.
    let installed = format!("{folder}/node_modules/.package-lock.json");
    if process::is_fresh(&installed, &format!("{folder}/package-lock.json")) {
        return Ok(());
    }
    let major = |version: &str| {
        version
            .trim_start_matches('v')
            .split('.')
            .next()?
            .parse()
            .ok()
    };
    let version = process::output("node", &["--version"]);
    let version = version.ok_or_else(|| "Node is missing: install Node 20 or later".to_owned())?;
    if major(&version).is_some_and(|major: u32| major < 20) {
        return Err(format!("Node is {version}: install 20 or later").into());
    }
    let usual = ["--no-audit", "--no-fund", "--loglevel=error"];
    process::run(
        Command::new(npm())
            .args(["ci", "--prefix", folder])
            .args(usual)
            .args(options),
    )
}

/// Runs the program `name` of a package.
pub fn run(name: &str, arguments: &[&str]) -> Result<(), Failure> {
    install()?;
    process::run(program(name).args(arguments))
}

/// Runs a script of ours that uses the packages.
pub fn script(file: &str, arguments: &[&str]) -> Result<(), Failure> {
    install()?;
    let mut node = Command::new("node");
    process::run(node.arg(process::root().join(file)).args(arguments))
}

/// Runs the program `name` of a package as long as this one runs: it ends when its input does,
/// wherever the input of this one comes from.
pub fn serve(name: &str, arguments: &[&str]) -> Result<(), Failure> {
    install()?;
    process::run(program(name).args(arguments).stdin(Stdio::piped()))
}

fn program(name: &str) -> Command {
    let file = if cfg!(windows) {
        format!("{name}.cmd")
    } else {
        name.to_owned()
    };
    Command::new(process::root().join("node_modules/.bin").join(file))
}

/// The name of npm's own program.
pub fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}
