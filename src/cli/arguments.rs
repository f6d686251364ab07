//! What was asked for on the command line.

use lexopt::{Arg, Error, Parser, ValueExt};

/// Text of `--help`.
pub const HELP: &str = "\
Finds the article of a web page and writes it out, clean.

Usage: stillpage [FILE|-] [--url URL] [--format html|page|markdown|text|json|epub]
       stillpage --jsonl

  FILE             an HTML file; - or nothing reads standard input
  --url URL        where the page came from, for its relative links
  --format FORMAT  html (default: the body), page (a whole file), markdown, text,
                   json or epub
  --any            give the best guess even where there seems to be no article
  --jsonl          read many pages: each line of standard input is an object
                   {\"id\", \"url\", \"html\"} and gives one line of output
  --help, --version";

/// One thing to do.
#[derive(Debug, PartialEq)]
pub enum Command {
    /// Print the help text.
    Help,
    /// Print the version.
    Version,
    /// Read many pages, one JSON object a line.
    JsonLines(Guess),
    /// Read one page.
    Page(Page),
}

/// Whether a best guess will do.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum Guess {
    /// Below the usual confidence there is nothing to read.
    #[default]
    No,
    /// The best guess is given whatever it is.
    Yes,
}

/// One page to read.
#[derive(Debug, PartialEq, Default)]
pub struct Page {
    /// The file; `None` for standard input.
    pub file: Option<std::path::PathBuf>,
    /// Where the page came from; empty if not said.
    pub url: String,
    /// How to write the article.
    pub format: Format,
    /// Whether a best guess will do.
    pub guess: Guess,
}

/// How to write the article.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub enum Format {
    /// The body as HTML.
    #[default]
    Html,
    /// One HTML file with its style inside.
    Page,
    /// Markdown with front matter.
    Markdown,
    /// Plain text.
    Text,
    /// The whole article as one JSON object.
    Json,
    /// A book, without pictures: none is fetched.
    Epub,
}

/// Reads the arguments.
pub fn parse(mut parser: Parser) -> Result<Command, Error> {
    let mut page = Page::default();
    let mut input_named = false;
    let mut json_lines = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
            Arg::Long("version") | Arg::Short('V') => return Ok(Command::Version),
            Arg::Long("jsonl") => json_lines = true,
            Arg::Long("any") => page.guess = Guess::Yes,
            Arg::Long("url") => page.url = parser.value()?.string()?,
            Arg::Long("format") => page.format = parser.value()?.parse_with(format)?,
            Arg::Value(_) if input_named => return Err("more than one input file".into()),
            Arg::Value(file) => {
                input_named = true;
                page.file = Some(file.into()).filter(|f| f != std::path::Path::new("-"));
            }
            other => return Err(other.unexpected()),
        }
    }
    match json_lines {
        true if input_named => Err("--jsonl reads standard input and takes no file".into()),
        true => Ok(Command::JsonLines(page.guess)),
        false => Ok(Command::Page(page)),
    }
}

fn format(text: &str) -> Result<Format, String> {
    match text {
        "html" => Ok(Format::Html),
        "page" => Ok(Format::Page),
        "markdown" => Ok(Format::Markdown),
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "epub" => Ok(Format::Epub),
        _ => Err("expected html, page, markdown, text, json or epub".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Command, String> {
        parse(Parser::from_args(arguments)).map_err(|e| e.to_string())
    }

    #[test]
    fn a_dash_is_standard_input() {
        assert_eq!(parsed(&["-"]), Ok(Command::Page(Page::default())));
    }

    #[test]
    fn an_unknown_format_is_named() {
        let error = parsed(&["x.html", "--format", "pdf"]).expect_err("no such format");
        assert!(error.contains("pdf"), "{error}");
    }

    #[test]
    fn two_files_are_refused() {
        assert!(parsed(&["a.html", "b.html"]).is_err());
    }
}
