//! The command line's work: read, call the core, write.

pub mod arguments;
mod encoding;
mod json_lines;

use arguments::{Command, Format, Guess, Page};
use std::io::{self, Read, Write};
use std::process::ExitCode;
use stillpage::{Options, read_html, to_epub, to_markdown, to_page, to_text};

/// Does what was asked for.
pub fn run(command: Command) -> ExitCode {
    let done = match command {
        Command::Help => print(arguments::HELP),
        Command::Version => print(concat!("stillpage ", env!("CARGO_PKG_VERSION"))),
        Command::JsonLines(guess) => {
            json_lines::run(io::stdin().lock(), io::stdout().lock(), &options(guess))
                .map_err(|error| format!("standard input or output: {error}"))
        }
        Command::Page(page) => read_page(&page).and_then(|bytes| write(&bytes)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("stillpage: {message}");
            ExitCode::from(1)
        }
    }
}

fn read_page(page: &Page) -> Result<Vec<u8>, String> {
    let bytes = match &page.file {
        Some(file) => {
            std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?
        }
        None => {
            let mut bytes = Vec::new();
            let read = io::stdin().read_to_end(&mut bytes);
            read.map_err(|error| format!("standard input: {error}"))?;
            bytes
        }
    };
    let html = encoding::decode(&bytes);
    let article = read_html(&html, &page.url, &options(page.guess)).map_err(|e| e.to_string())?;
    if article.truncated {
        eprintln!("stillpage: the page is too large to be read whole; this is its beginning");
    }
    let text = match page.format {
        Format::Html => article.html,
        Format::Page => to_page(&article),
        Format::Markdown => to_markdown(&article),
        Format::Text => to_text(&article),
        Format::Json => serde_json::to_string(&article).map_err(|e| e.to_string())?,
        Format::Epub => return Ok(to_epub(&article, &[])),
    };
    Ok(format!("{}\n", text.trim_end()).into_bytes())
}

fn options(guess: Guess) -> Options {
    let mut options = Options::default();
    if guess == Guess::Yes {
        options.min_confidence = 0.0;
    }
    options
}

/// Prints to standard output; a reader that went away is an error in words, not a panic.
fn print(text: &str) -> Result<(), String> {
    write(format!("{text}\n").as_bytes())
}

/// [`print`] of bytes, as they are.
fn write(bytes: &[u8]) -> Result<(), String> {
    let mut out = io::stdout().lock();
    let written = out.write_all(bytes);
    written
        .and_then(|()| out.flush())
        .map_err(|error| format!("standard output: {error}"))
}
