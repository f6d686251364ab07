//! `corpora train DIR` and `corpora eval DIR`: what `cargo xtask train` and `cargo xtask eval` run;
//! `corpora conform DIR` has others check what is written out, as `cargo xtask conform` does;
//! `corpora metadata DIR` lists what metadata gets wrong.
//!
//! Trains the block classifier on labelled pages and scores the whole pipeline on all corpora
//! below DIR. Nothing here is part of the product.

mod align;
mod card;
mod conform;
mod corpus;
mod engine;
mod eval;
mod metadata;
mod pack;
mod parallel;
mod pictures;
mod report;
mod runs;
mod score;
mod train;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: corpora train DIR [--once]
       corpora eval DIR [--worst N] [--without RAIL]... [--compare FILE] [--keep]
                        [--engine COMMAND]
       corpora conform DIR [--sample N] [--books N] [--only html|epub|markdown] [--worst N]
       corpora metadata DIR";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("corpora: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut parser = lexopt::Parser::from_env();
    let mut values: Vec<String> = Vec::new();
    let mut runs = train::Runs::Twice;
    let mut wishes = eval::Wishes::default();
    let mut forms = conform::Wishes::default();
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match argument {
            lexopt::Arg::Long("worst") => {
                let value = parser.value().map_err(|e| e.to_string())?;
                wishes.worst = value.to_string_lossy().parse().map_err(|_| USAGE)?;
                forms.worst = wishes.worst;
            }
            lexopt::Arg::Long("sample") => {
                let value = parser.value().map_err(|e| e.to_string())?;
                forms.sample = value.to_string_lossy().parse().map_err(|_| USAGE)?;
            }
            lexopt::Arg::Long("books") => {
                let value = parser.value().map_err(|e| e.to_string())?;
                forms.books = value.to_string_lossy().parse().map_err(|_| USAGE)?;
            }
            lexopt::Arg::Long("only") => {
                let value = parser.value().map_err(|e| e.to_string())?;
                forms.only = Some(value.to_string_lossy().into_owned());
            }
            lexopt::Arg::Long("without") => {
                let value = parser.value().map_err(|e| e.to_string())?;
                wishes.without.push(value.to_string_lossy().into_owned());
            }
            lexopt::Arg::Long("compare") => {
                let value = parser.value().map_err(|e| e.to_string())?;
                wishes.compare = Some(PathBuf::from(value));
            }
            lexopt::Arg::Long("engine") => {
                let value = parser.value().map_err(|e| e.to_string())?;
                wishes.engine = Some(value.to_string_lossy().into_owned());
            }
            lexopt::Arg::Long("once") => runs = train::Runs::Once,
            lexopt::Arg::Long("keep") => wishes.keep = true,
            lexopt::Arg::Value(value) => values.push(value.to_string_lossy().into_owned()),
            _ => return Err(USAGE.to_owned()),
        }
    }
    let [command, dir] = &values[..] else {
        return Err(USAGE.to_owned());
    };
    let pages = corpus::load(&PathBuf::from(dir))?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    match command.as_str() {
        "train" => train::train(&pages, &root, runs),
        "metadata" => metadata::list(&pages),
        "conform" => conform::conform(&pages, &root, &forms),
        "eval" => eval::eval(&pages, &root, &wishes),
        _ => Err(USAGE.to_owned()),
    }
}
