//! Many pages through one process: one JSON object in per line, one out, in order.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, Write};
use stillpage::{Article, Options, read_html, to_text};

#[derive(Deserialize)]
struct Input {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    url: Option<String>,
    html: String,
}

#[derive(Serialize)]
struct Output<'a> {
    id: &'a Value,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    article: Option<&'a Article>,
    text: Option<String>,
    error: Option<String>,
}

/// Answers each line of `input` by one line, flushed at once. A line that is not what it should
/// be gets an object with `error`, and the run goes on.
///
/// # Errors
/// When `input` or `output` fails.
pub fn run(mut input: impl BufRead, mut output: impl Write, options: &Options) -> io::Result<()> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            output.write_all(answer(&line, options).as_bytes())?;
            output.write_all(b"\n")?;
            output.flush()?;
        }
        line.clear();
    }
    Ok(())
}

fn answer(line: &[u8], options: &Options) -> String {
    let input: Input = match serde_json::from_slice(line) {
        Ok(input) => input,
        Err(error) => return refusal(&id_of(line), format!("bad line: {error}")),
    };
    match read_html(
        &input.html,
        input.url.as_deref().unwrap_or_default(),
        options,
    ) {
        Err(error) => refusal(&input.id, error.to_string()),
        Ok(article) => {
            let text = Some(to_text(&article));
            write(&Output {
                id: &input.id,
                article: Some(&article),
                text,
                error: None,
            })
        }
    }
}

fn refusal(id: &Value, error: String) -> String {
    write(&Output {
        id,
        article: None,
        text: None,
        error: Some(error),
    })
}

/// The `id` of a line that is an object but not a page.
fn id_of(line: &[u8]) -> Value {
    let value: Result<Value, _> = serde_json::from_slice(line);
    value
        .ok()
        .and_then(|v| v.get("id").cloned())
        .unwrap_or_default()
}

fn write(output: &Output<'_>) -> String {
    serde_json::to_string(output).expect("an article has only string keys")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_answered_and_the_next_one_read() {
        let input = "{\"id\": 1, \"html\": 2}\n\nnot json\n{\"id\": 3, \"html\": \"\"}\n";
        let mut output = Vec::new();
        run(input.as_bytes(), &mut output, &Options::default()).expect("memory does not fail");
        let output = String::from_utf8(output).expect("JSON is UTF-8");
        let answers: Vec<Value> = output
            .lines()
            .map(|l| serde_json::from_str(l).expect("JSON"))
            .collect();
        let ids: Vec<_> = answers.iter().map(|a| a["id"].clone()).collect();
        assert_eq!(ids, [Value::from(1), Value::Null, Value::from(3)]);
        assert!(answers.iter().all(|a| a["error"].is_string()));
    }
}
