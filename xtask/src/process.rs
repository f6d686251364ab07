//! Running other programs in the project's folder.

use std::path::PathBuf;
use std::process::Command;

/// Why a command of the project failed, in words for the person who ran it.
#[derive(Debug)]
pub struct Failure(pub String);

impl From<String> for Failure {
    fn from(message: String) -> Failure {
        Failure(message)
    }
}

/// The project's folder.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(PathBuf::from).unwrap_or(here)
}

/// Runs `cargo`; documentation with warnings counts as failed.
pub fn cargo(arguments: &[&str]) -> Result<(), Failure> {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    run(Command::new(cargo)
        .args(arguments)
        .env("RUSTDOCFLAGS", "-D warnings"))
}

/// Runs a command in the project's folder.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let child = command.current_dir(root()).spawn();
    // A piped input stays open until here, and so does a program that waits for its end.
    let status = child.and_then(|mut child| {
        let input = child.stdin.take();
        let status = child.wait();
        drop(input);
        status
    });
    let program = command.get_program().to_string_lossy().into_owned();
    let status = status.map_err(|error| format!("`{program}` cannot be run: {error}"))?;
    match status.success() {
        true => Ok(()),
        false => {
            let arguments: Vec<_> = command.get_args().map(|a| a.to_string_lossy()).collect();
            Err(format!("`{program} {}` failed: {status}", arguments.join(" ")).into())
        }
    }
}

/// What a command prints, if it succeeds.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root())
        .output();
    let output = output.ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether `made` is there and no older than `from`.
pub fn is_fresh(made: &str, from: &str) -> bool {
    let changed = |path: &str| root().join(path).metadata().and_then(|m| m.modified()).ok();
    matches!((changed(made), changed(from)), (Some(made), Some(from)) if made >= from)
}
