//! The project's own commands. Each installs what it needs and is missing.

mod bench;
mod browsers;
mod bundle;
mod licences;
mod notices;
mod npm;
mod process;
mod wasm;

use process::{Failure, cargo};
use std::process::{Command, ExitCode};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  demo        build everything and serve the demo page on 127.0.0.1
  run [firefox|chromium]
              open a browser with the extension loaded in a fresh profile
  build       build the extension and the demo page into dist/
  test        run all tests: Rust, JavaScript, and both browsers
  check       formatting, lints, types, documentation and licences
  package     write the store zips into dist/
  pictures    take the pictures of docs/ anew; needs a font for Japanese
  fuzz [TARGET]
              look for inputs that break the core; without TARGET, each in its turn
                --executions N    so many inputs of each
                --minutes M       or so long, one minute if not said
                --seed S          other inputs than the last time
                FILE              run one input again, and show it
  fuzz hard   say what pages of hard shapes cost
  eval DIR    score the whole pipeline on the corpora below DIR
                --worst N         show the worst pages and what is wrong with them
                --without RAIL    do without a rail, to see what it is worth
                --keep            keep the scores below eval/runs
                --compare FILE    compare with scores that were kept
                --engine COMMAND  score another engine, which speaks `--jsonl`
  bench       measure speed and size beside other readers, in Chromium
                --pages DIR       on the pages below DIR, not on Readability's own
                --browser firefox
                --quick           few pages, few rounds
                --json FILE       write all figures down
  conform [DIR]
              have others check what is written out of the corpora below DIR
              (else $STILLPAGE_CORPORA, else ../shared/corpora); needs Java and epubcheck
                --sample N        of so many pages, spread over all
                --books N         so many books (50)
                --only FORM       html, epub or markdown
                --worst N         show so many of the worst pages
  train DIR   train the block classifier anew on the corpora below DIR
                --once            without the proof that a second run gives the same";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["demo"] => demo(),
        ["run"] => open("firefox"),
        ["run", browser @ ("firefox" | "chromium")] => open(browser),
        ["build"] => bundle::build(),
        ["test"] => test(),
        ["check"] => check(),
        ["package"] => package(),
        ["pictures"] => pictures(),
        ["bench", ref rest @ ..] => bench::run(rest),
        ["fuzz", ref rest @ ..] => fuzz(rest),
        [command @ ("eval" | "train"), ref rest @ ..] => corpora(command, rest),
        ["conform", ref rest @ ..] => conform(rest),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(message)) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn demo() -> Result<(), Failure> {
    bundle::build()?;
    println!(
        "\nThe extension is built. To load it:\n  \
         Chromium: chrome://extensions, Developer mode, Load unpacked, dist/chrome\n  \
         Firefox:  about:debugging, This Firefox, Load Temporary Add-on, dist/firefox/manifest.json\n\n\
         The demo page is served at the address below; Ctrl+C ends it."
    );
    npm::serve("esbuild", &["--servedir=dist/www", "--serve=127.0.0.1:0"])
}

fn open(browser: &str) -> Result<(), Failure> {
    bundle::build()?;
    let found = browsers::find()?;
    let firefox = found.firefox.to_string_lossy();
    let chromium = found.chromium.to_string_lossy();
    let mut run = vec!["run"];
    match browser {
        "chromium" => {
            run.extend(["--target=chromium", "--source-dir=dist/chrome"]);
            run.extend(["--chromium-binary", &chromium]);
            // Chromium's sandbox does not run for root.
            run.extend(browsers::is_root().then_some("--arg=--no-sandbox"));
        }
        _ => run.extend(["--source-dir=dist/firefox", "--firefox", &firefox]),
    }
    npm::run("web-ext", &run)
}

fn test() -> Result<(), Failure> {
    cargo(&["test", "--workspace"])?;
    bundle::build()?;
    let found = browsers::find()?;
    // One file at a time: two browsers at once make each other slow.
    let mut node = Command::new("node");
    node.args([
        "--test",
        "--test-concurrency=1",
        "tests/extension/",
        "tests/browser/",
    ])
    .env("STILLPAGE_CHROMIUM", found.chromium)
    .env("STILLPAGE_FIREFOX", found.firefox);
    process::run(&mut node)
}

fn check() -> Result<(), Failure> {
    bundle::build()?;
    licences::check()?;
    licences::audit()?;
    cargo(&["fmt", "--all", "--check"])?;
    let deny = ["--", "-D", "warnings"];
    cargo(&[&["clippy", "--workspace", "--all-targets"][..], &deny].concat())?;
    let wasm = [
        "clippy",
        "-p",
        "stillpage",
        "--lib",
        "--target",
        wasm::TARGET,
    ];
    cargo(&[&wasm[..], &deny].concat())?;
    let all = [
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
    ];
    cargo(&all)?;
    npm::run("prettier", &["--check", "--log-level", "warn", "."])?;
    npm::run("tsc", &["--project", "jsconfig.json"])?;
    let lint = [
        "lint",
        "--self-hosted",
        "--warnings-as-errors",
        "--source-dir",
    ];
    npm::run("web-ext", &[&lint[..], &["dist/firefox"]].concat())
}

fn package() -> Result<(), Failure> {
    bundle::build()?;
    for browser in ["chrome", "firefox"] {
        let folder = format!("dist/{browser}");
        let zip = format!("stillpage-{browser}-{{version}}.zip");
        let into = ["build", "--artifacts-dir", "dist", "--overwrite-dest"];
        let which = ["--source-dir", &folder, "--filename", &zip];
        npm::run("web-ext", &[&into[..], &which].concat())?;
    }
    Ok(())
}

fn pictures() -> Result<(), Failure> {
    bundle::build()?;
    let found = browsers::find()?;
    let mut node = Command::new("node");
    node.arg("xtask/pictures.js")
        .env("STILLPAGE_CHROMIUM", found.chromium)
        .env("STILLPAGE_FIREFOX", found.firefox);
    process::run(&mut node)
}

/// Without a folder the corpora are where tests look for them.
fn conform(rest: &[&str]) -> Result<(), Failure> {
    npm::install_checkers()?;
    let named = rest.first().filter(|first| !first.starts_with("--"));
    let corpora_are = std::env::var("STILLPAGE_CORPORA");
    let beside = process::root().join("../shared/corpora");
    let folder = corpora_are.unwrap_or_else(|_| beside.to_string_lossy().into_owned());
    match named {
        Some(_) => corpora("conform", rest),
        None => corpora("conform", &[&[folder.as_str()], rest].concat()),
    }
}

fn corpora(command: &str, rest: &[&str]) -> Result<(), Failure> {
    let rest = rest.iter().map(|argument| absolute(argument));
    tool("corpora", std::iter::once(command.to_owned()).chain(rest))
}

/// The target comes first, and is no file.
fn fuzz(rest: &[&str]) -> Result<(), Failure> {
    let target = rest.iter().take(1).map(|&target| target.to_owned());
    let others = rest.iter().skip(1).map(|argument| absolute(argument));
    tool("fuzz", target.chain(others))
}

/// Files are meant from where the user stands; commands run in the project's folder.
fn absolute(argument: &str) -> String {
    match std::fs::canonicalize(argument) {
        Ok(path) => path.to_string_lossy().into_owned(),
        Err(_) => argument.to_owned(),
    }
}

/// Runs a tool that is a package of its own, and has a profile of its name.
fn tool(name: &str, arguments: impl Iterator<Item = String>) -> Result<(), Failure> {
    let run = ["run", "--quiet", "--profile", name, "--package", name, "--"];
    let arguments: Vec<String> = arguments.collect();
    let arguments = arguments.iter().map(String::as_str);
    cargo(&run.into_iter().chain(arguments).collect::<Vec<_>>())
}
