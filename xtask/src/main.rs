//! The project's own commands: `cargo xtask test`, `check`, `eval DIR` and `train DIR`.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  test        run all tests
  check       formatting, lints (native and WebAssembly) and documentation
  eval DIR    score the whole pipeline on the corpora below DIR
                --worst N         show the worst pages and what is wrong with them
                --without RAIL    do without a rail, to see what it is worth
                --keep            keep the scores below eval/runs
                --compare FILE    compare with scores that were kept
  train DIR   train the block classifier anew on the corpora below DIR
                --once            without the proof that a second run gives the same";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, rest)) = arguments.split_first() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let done = match command.as_str() {
        "test" => test(),
        "check" => check(),
        "eval" | "train" => corpora(command, rest),
        _ => Err(format!("`{command}` is no command\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn test() -> Result<(), String> {
    cargo(&["test", "--workspace"])
}

fn check() -> Result<(), String> {
    run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]))?;
    cargo(&["fmt", "--all", "--check"])?;
    let deny = ["--", "-D", "warnings"];
    cargo(&[&["clippy", "--workspace", "--all-targets"][..], &deny].concat())?;
    let wasm = [
        "clippy",
        "-p",
        "stillpage",
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
    ];
    cargo(&[&wasm[..], &deny].concat())?;
    cargo(&[
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
    ])
}

fn corpora(command: &str, rest: &[String]) -> Result<(), String> {
    let run = [
        "run",
        "--quiet",
        "--profile",
        "corpora",
        "--package",
        "corpora",
        "--",
        command,
    ];
    // The folder is meant from where the user stands; commands run in the project's folder.
    let absolute = |argument: &String| match std::fs::canonicalize(argument) {
        Ok(path) => path.to_string_lossy().into_owned(),
        Err(_) => argument.clone(),
    };
    let rest: Vec<String> = rest.iter().map(absolute).collect();
    let rest = rest.iter().map(String::as_str);
    cargo(&run.into_iter().chain(rest).collect::<Vec<_>>())
}

fn cargo(arguments: &[&str]) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    run(Command::new(cargo)
        .args(arguments)
        .env("RUSTDOCFLAGS", "-D warnings"))
}

/// Runs a command in the project's folder.
fn run(command: &mut Command) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let status = command
        .current_dir(root)
        .status()
        .map_err(|error| format!("{command:?}: {error}"))?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{command:?} failed: {status}")),
    }
}
