//! Pages: grammatical ones, and what a page may be instead.

use super::markup::{ELEMENTS, KEYS, MISNESTED, RAW};
use super::{Choices, below, json, one_of, pieces, some, values};

/// A page to be read whole.
pub fn page(u: &mut Choices<'_>) -> String {
    let mut out = String::new();
    match below(u, 8) {
        0 => {
            pieces::of_fixture(u, &mut out);
            return out;
        }
        1 => return fragment(u),
        _ => {}
    }
    if below(u, 2) == 0 {
        head(u, &mut out);
    }
    out.push_str("<article><h1>The lamp</h1>");
    for _ in 0..below(u, 4) {
        out.push_str(
            "<p>The lamp on the breakwater was first lit in autumn, when the town had boats and no \
             road, and its keeper climbed the ladder twice a night, whatever the sea did.</p>",
        );
        content(u, &mut out);
    }
    content(u, &mut out);
    out
}

/// A piece of HTML.
pub fn fragment(u: &mut Choices<'_>) -> String {
    let mut out = String::new();
    content(u, &mut out);
    out
}

/// Something to be repeated: an element or a few.
pub fn unit(u: &mut Choices<'_>) -> String {
    let mut out = String::new();
    for _ in 0..=below(u, 4) {
        step(u, &mut out, 4);
    }
    out
}

fn head(u: &mut Choices<'_>, out: &mut String) {
    out.push_str(one_of(
        u,
        &[
            "<!doctype html>",
            "<html lang=",
            "<html lang=vi dir=rtl>",
            "\u{feff}",
        ],
    ));
    out.push_str("<title>");
    values::text(u, out);
    out.push_str("</title>");
    for _ in 0..below(u, 5) {
        match below(u, 4) {
            0 => {
                out.push_str("<script type=\"application/ld+json\">");
                json::write(u, out);
                out.push_str("</script>");
            }
            1 => {
                out.push_str("<base href=\"");
                values::address(u, out);
                out.push_str("\">");
            }
            _ => {
                let names = [
                    "og:title",
                    "author",
                    "article:published_time",
                    "og:image",
                    "description",
                    "date",
                ];
                out.push_str("<meta property=\"");
                out.push_str(one_of(u, &names));
                out.push_str("\" content=\"");
                value(u, out);
                out.push_str("\">");
            }
        }
    }
}

fn content(u: &mut Choices<'_>, out: &mut String) {
    let mut steps = 0;
    while !u.is_empty() && steps < 60 && out.len() < 200_000 {
        step(u, out, 300);
        steps += 1;
        if below(u, 16) == 0 {
            break;
        }
    }
}

/// Writes the next thing; what is repeated is so at most `most` times.
fn step(u: &mut Choices<'_>, out: &mut String, most: usize) {
    match below(u, 18) {
        0..=5 => open(u, out),
        6 | 7 => {
            out.push_str("</");
            out.push_str(one_of(u, ELEMENTS));
            out.push('>');
        }
        8..=10 => values::text(u, out),
        11 => out.push_str(one_of(u, RAW)),
        12 => out.push_str(one_of(u, MISNESTED)),
        13 => pieces::of_attacks(u, out),
        14 => pieces::of_fixture(u, out),
        15 => {
            let tags: String = (0..=below(u, 3))
                .map(|_| format!("<{}>", one_of(u, ELEMENTS)))
                .collect();
            out.push_str(&tags.repeat(some(u, most)));
        }
        16 => {
            let mut unit = String::new();
            (0..=below(u, 3)).for_each(|_| open(u, &mut unit));
            values::text(u, &mut unit);
            unit.truncate(unit.floor_char_boundary(2000));
            out.push_str(&unit.repeat(some(u, most)));
        }
        _ => whole(u, out),
    }
}

/// An element that is closed where it should be.
fn whole(u: &mut Choices<'_>, out: &mut String) {
    let name = one_of(u, ELEMENTS);
    out.push_str(&format!("<{name}"));
    attributes(u, out);
    out.push('>');
    values::text(u, out);
    if below(u, 2) == 0 {
        open(u, out);
        values::text(u, out);
    }
    out.push_str(&format!("</{name}>"));
}

fn open(u: &mut Choices<'_>, out: &mut String) {
    out.push('<');
    out.push_str(one_of(u, ELEMENTS));
    attributes(u, out);
    out.push_str(one_of(u, &[">", ">", ">", ">", "/>", ""]));
}

fn attributes(u: &mut Choices<'_>, out: &mut String) {
    for _ in 0..below(u, 4) {
        let quote = one_of(u, &["\"", "\"", "'", ""]);
        out.push(' ');
        out.push_str(one_of(u, KEYS));
        out.push('=');
        out.push_str(quote);
        value(u, out);
        out.push_str(quote);
    }
    if below(u, 60) == 0 {
        let many: String = (0..some(u, 300)).map(|n| format!(" a{n}=b")).collect();
        out.push_str(&many);
    }
}

fn value(u: &mut Choices<'_>, out: &mut String) {
    match below(u, 9) {
        0 => values::text(u, out),
        1 => values::date(u, out),
        2 => values::srcset(u, out),
        3 => out.push_str(values::number(u)),
        4 => out.push_str(&"x".repeat(some(u, 20_000))),
        5 => out.push_str(one_of(
            u,
            &[
                "text/html",
                "application/x-tex",
                "ltr",
                "rtl",
                "note",
                "inline",
                "true",
                "en",
            ],
        )),
        6 => values::classes(u, out),
        _ => values::address(u, out),
    }
}
