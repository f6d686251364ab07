//! The command line as its users call it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

const PAGE: &str = "<title>Tea</title><article><h1>Tea</h1><p>Tea is a drink made by pouring hot \
    water over the leaves of a shrub. It has been drunk for some two thousand years, and after \
    water it is the drink that people take most.</p></article>";

fn stillpage(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_stillpage"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command was built");
    let mut stdin = child.stdin.take().expect("piped");
    // A command that refuses its arguments does not read its input.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_page_becomes_markdown() {
    let out = stillpage(&["-", "--format", "markdown"], PAGE);
    assert_eq!(out.status.code(), Some(0));
    assert!(
        text(&out.stdout).starts_with("---\ntitle: \"Tea\"\n"),
        "{}",
        text(&out.stdout)
    );
    assert!(text(&out.stdout).contains("two thousand years"));
}

#[test]
fn a_page_becomes_the_same_book_each_time() {
    let book = stillpage(&["-", "--format", "epub"], PAGE);
    assert_eq!(book.status.code(), Some(0));
    assert_eq!(
        book.stdout.get(30..58),
        Some(&b"mimetypeapplication/epub+zip"[..])
    );
    assert!(text(&book.stdout).contains("two thousand years"));
    assert_eq!(
        book.stdout,
        stillpage(&["-", "--format", "epub"], PAGE).stdout
    );
}

#[test]
fn a_page_over_a_limit_is_read_as_far_as_it_goes_and_says_so() {
    // Formatting that is never closed is opened again in every paragraph.
    let opened: String = (0..16).map(|n| format!("<b id=a{n}>")).collect();
    let page = format!("{PAGE}<p>{opened}{}", "<p>x".repeat(20_000));
    let out = stillpage(&["-", "--format", "text"], &page);
    assert_eq!(out.status.code(), Some(0));
    assert!(text(&out.stdout).contains("two thousand years"));
    assert!(
        text(&out.stderr).contains("too large to be read whole"),
        "{}",
        text(&out.stderr)
    );
    let out = stillpage(&["-", "--format", "text"], PAGE);
    assert_eq!(text(&out.stderr), "");
}

#[test]
fn a_missing_file_is_named() {
    let out = stillpage(&["no-such-page.html"], "");
    assert_eq!(out.status.code(), Some(1));
    assert!(text(&out.stderr).contains("no-such-page.html"));
}

#[test]
fn wrong_usage_ends_with_two() {
    assert_eq!(
        stillpage(&["--format", "pdf", "-"], "").status.code(),
        Some(2)
    );
}

#[test]
fn a_bad_line_gets_an_error_and_the_stream_goes_on() {
    let page = serde_json::json!({"id": "1", "url": "https://a.example/", "html": PAGE});
    let out = stillpage(&["--jsonl"], &format!("{{\n{page}\n"));
    let lines: Vec<serde_json::Value> = text(&out.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0]["error"].is_string());
    assert_eq!(lines[1]["id"], "1");
    assert_eq!(lines[1]["error"], serde_json::Value::Null);
    assert_eq!(lines[1]["title"], "Tea");
}
