//! Other engines, run as programs that speak the lines of `stillpage --jsonl`: one page in, one
//! article out, in order.

use crate::corpus::Page;
use serde::Deserialize;
use serde_json::json;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::process::{Command, Stdio};
use stillpage::Article;

/// What an engine says of a page; what it does not know is absent.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Answer {
    /// The article.
    #[serde(default)]
    pub html: String,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it came out.
    pub published: Option<String>,
}

impl From<&Article> for Answer {
    fn from(article: &Article) -> Answer {
        Answer {
            html: article.html.clone(),
            title: article.title.clone(),
            byline: article.byline.clone(),
            published: article.published.clone(),
        }
    }
}

/// Runs `command` in a shell over all pages.
///
/// # Errors
/// When it cannot be run, fails, or answers with other lines than asked for.
pub fn run(command: &str, pages: &[Page]) -> Result<Vec<Answer>, String> {
    let problem = |what: &str| format!("the engine `{command}` {what}");
    let mut child = Command::new("sh")
        .args(["-c", command])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| problem(&format!("cannot be run: {error}")))?;
    let input = child.stdin.take().ok_or(problem("takes no input"))?;
    let output = child.stdout.take().ok_or(problem("gives no output"))?;
    let answers = std::thread::scope(|scope| {
        // An engine that ends early breaks the pipe; what it did not answer is missed below.
        scope.spawn(move || _ = feed(input, pages));
        let lines = BufReader::new(output).lines();
        lines
            .map(|line| answer(&line.map_err(|e| e.to_string())?))
            .collect::<Result<Vec<_>, String>>()
    })?;
    let status = child.wait().map_err(|error| problem(&error.to_string()))?;
    match answers.len() == pages.len() && status.success() {
        true => Ok(answers),
        false => Err(problem(&format!(
            "gave {} answers to {} pages and ended with {status}",
            answers.len(),
            pages.len()
        ))),
    }
}

fn feed(input: impl Write, pages: &[Page]) -> std::io::Result<()> {
    let mut input = BufWriter::new(input);
    for page in pages {
        let line = json!({ "id": page.id, "url": page.url, "html": page.html });
        writeln!(input, "{line}")?;
    }
    input.flush()
}

fn answer(line: &str) -> Result<Answer, String> {
    serde_json::from_str(line).map_err(|error| format!("no answer is `{line:.80}`: {error}"))
}
