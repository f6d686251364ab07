//! Snapshots of live pages: as `capture.js` writes them, and as a page could have them written.

use super::{Choices, below, one_of, some, values};

const NAMES: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "p",
    "div",
    "a",
    "b",
    "img",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "pre",
    "code",
    "svg:svg",
    "svg:p",
    "svg:",
    "math:math",
    "math:mi",
    "math:",
    "noscript",
    "script",
    "style",
    "template",
    "iframe",
    "h1",
    "figure",
    "P",
    "x-y",
    ":",
    "a:b",
    "0",
    "\u{fffd}",
    "article",
    "base",
    "meta",
    "link",
    "input",
    "textarea",
];
const KEYS: &[&str] = &[
    "class",
    "id",
    "href",
    "src",
    "srcset",
    "xlink:href",
    "xlink:",
    "live:hidden",
    "live:src",
    "live:",
    "onclick",
    "style",
    "alt",
    "content",
    "property",
    "data-src",
    "lang",
    "dir",
    "hidden",
    "colspan",
    "is",
    "data-source",
];

/// A snapshot, mostly a whole one.
pub fn snapshot(u: &mut Choices<'_>) -> String {
    let mut out = String::from(one_of(
        u,
        &[
            "stillpage/1",
            "stillpage/1",
            "stillpage/1",
            "stillpage/2",
            "",
        ],
    ));
    if below(u, 2) == 0 {
        out.push_str("\x06u");
        values::address(u, &mut out);
        out.push_str("\x06b");
        values::address(u, &mut out);
    }
    let mut open = 0_usize;
    let mut steps = 0;
    while !u.is_empty() && steps < 120 {
        step(u, &mut out, &mut open);
        steps += 1;
    }
    if below(u, 8) != 0 {
        out.push_str(&"\x05".repeat(open));
    }
    out
}

fn step(u: &mut Choices<'_>, out: &mut String, open: &mut usize) {
    match below(u, 14) {
        0..=4 => {
            out.push('\x01');
            out.push_str(one_of(u, NAMES));
            *open += 1;
            (0..below(u, 3)).for_each(|_| attribute(u, out));
        }
        5 | 6 if *open > 0 => {
            out.push('\x05');
            *open -= 1;
        }
        7 => {
            let (name, times) = (one_of(u, NAMES), some(u, 2000));
            out.push_str(&format!("\x01{name}\x04x").repeat(times));
            *open += times;
        }
        8 => {
            out.push('\x06');
            out.push_str(one_of(
                u,
                &[
                    "h",
                    "s",
                    "n",
                    "n640x480",
                    "n-1xNaN",
                    "n99999999999999x1",
                    "z",
                    "",
                    "u",
                ],
            ));
            values::address(u, out);
        }
        9 if below(u, 8) == 0 => {
            out.push_str(one_of(
                u,
                &["\x02", "\x03", "\x05", "\x01", "\0", "x", "\x07", "\x06"],
            ));
        }
        _ => {
            out.push('\x04');
            let mut text = String::new();
            values::text(u, &mut text);
            // What `capture.js` leaves out of texts, as they are the marks of the grammar.
            out.extend(text.chars().filter(|c| !('\x01'..='\x06').contains(c)));
            if below(u, 4) == 0 {
                out.push_str("<p>a<img src=x><table>");
            }
        }
    }
}

fn attribute(u: &mut Choices<'_>, out: &mut String) {
    out.push('\x02');
    out.push_str(one_of(u, KEYS));
    out.push('\x03');
    match below(u, 4) {
        0 => values::classes(u, out),
        1 => values::srcset(u, out),
        2 => out.push_str(values::number(u)),
        _ => values::address(u, out),
    }
}
