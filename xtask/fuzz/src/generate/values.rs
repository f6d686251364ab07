//! Words, addresses, dates and other values, plain and hostile.

use super::{Choices, below, one_of, some};

/// Words of several scripts. None is a word of ours that another would be cut into.
const WORDS: &[&str] = &[
    "a1b2c3",
    "harbour",
    "lamp",
    "the",
    "of",
    "keeper",
    "autumn",
    "a",
    "ferry",
    "Oda",
    "Marsh",
    "1978",
    "ngọn",
    "đèn",
    "Tiếng",
    "маяк",
    "город",
    "灯台",
    "港の",
    "燈塔",
    "등대",
    "منارة",
    "מגדלור",
    "प्रकाश",
    "ประภาคาร",
    "ﬁne",
    "e\u{301}t\u{301}",
    "İstanbul",
    "ß",
    "👩‍👩‍👧",
    "🇻🇳",
    "𝔘𝔫𝔦",
    "x_y",
];
const SIGNS: &[&str] = &[
    " ", " ", ". ", ", ", "! ", "? ", "—", "\n", "\n\n", "\t", "\u{a0}", "\u{200b}", "\u{202e}",
    "\u{feff}", "\u{ad}", "\0", "\u{1}", "\u{85}", "\u{fffd}", "*", "_", "`", "```", "#", "> ",
    "- ", "1. ", "|", "[", "](", "\\", "$", "$$", "\\(", "\\[", "~~", "<", ">", "&", "\"", "'",
    "]]>", "-->", "\u{2028}", "{", "}", "©", "→", "·", "«", "»",
];
const ENTITIES: &[&str] = &[
    "&amp;",
    "&lt;",
    "&gt;",
    "&quot;",
    "&nbsp;",
    "&#0;",
    "&#x0;",
    "&#1;",
    "&#128;",
    "&#xd800;",
    "&#x110000;",
    "&#99999999999;",
    "&notin;",
    "&not",
    "&ngE;",
    "&amp",
    "&;",
    "&#;",
    "&#x;",
    "&lt",
    "&ltx",
    "&apos;",
    "&shy;",
    "&zwj;",
    "&lrm;",
    "&NotEqualTilde;",
    "&colon;",
    "&Tab;",
    "&NewLine;",
];
const ADDRESSES: &[&str] = &[
    "https://page.example/a.jpg",
    "/b.png",
    "c.webp",
    "../d",
    "#fn1",
    "#",
    "",
    "?",
    "?page=2",
    "//other.example/e",
    "http:",
    "https:///",
    "https://",
    "javascript:attack()",
    "JaVa\tscript:attack()",
    "data:image/png;base64,iVBORw0KGgo=",
    "data:text/html,<script>attack()</script>",
    "data:image/svg+xml,<svg onload=attack()>",
    "vbscript:x",
    "blob:https://page.example/1",
    "/a1b2c3",
    "#a1b2c3",
    "mailto:a@b.example",
    "tel:+1",
    "file:///etc/hosts",
    "about:blank",
    "chrome://x",
    "https://[::1]/",
    "https://[",
    "https://a b/",
    "https://xn--/",
    "https://\u{200b}/",
    "https://example.org:99999/",
    "https://user:pass@page.example/",
    "https://page.example/%",
    "https://page.example/%00%ff",
    "https://page.example/\u{202e}gpj.exe",
    "https://www.youtube.com/embed/abc?x",
    "https://vimeo.com/1",
    "https://page.example/2024/11/24/x",
    "https://www.youtube.com/watch",
    "ftp://x/",
    "x:y",
    ":",
    "::",
    "https://page.example/image.jpg 2x, /b 3x",
    "https://open.spotify.com/track/1",
    "ws://x/",
];
const CLASSES: &[&str] = &[
    "article",
    "content",
    "caption",
    "wp-caption",
    "gallery",
    "slider",
    "footnote",
    "footnotes",
    "note",
    "warning",
    "comment",
    "related",
    "sidebar",
    "nav",
    "share",
    "byline",
    "author",
    "date",
    "highlight",
    "a1b2c3",
    "language-rust",
    "line-numbers",
    "lineno",
    "gutter",
    "code",
    "brush:",
    "tab",
    "hidden",
    "ad",
    "katex",
    "katex-mathml",
    "katex-html",
    "MathJax",
    "MathJax_Preview",
    "mwe-math-element",
    "post",
    "message",
    "reply",
    "tex",
    "pullquote",
    "sr-only",
    "dropcap",
    "lazy",
    "blur",
    "avatar",
    "CodeMirror",
    "highlight-source-rust",
    "sphinxsidebar",
    "admonition",
    "title",
    "hljs",
    "pagination",
    "next",
];
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "-1",
    "1000",
    "65535",
    "4294967296",
    "99999999999999999999",
    "1e9",
    "NaN",
    "inf",
    "1.5",
    "",
    "+3",
    "0x10",
    "٣",
    "100%",
    "1w",
    "2x",
    "-5h",
    "1e400w",
    "½",
];
const DATE_PARTS: &[&str] = &[
    "2024",
    "24",
    "1",
    "01",
    "31",
    "29",
    "February",
    "Feb",
    "févr.",
    "марта",
    "Tháng",
    "tháng 3",
    "năm",
    "2567",
    "令和6年",
    "3月",
    "4日",
    "-",
    "/",
    ".",
    " ",
    ", ",
    "T",
    "Z",
    "+07:00",
    "+0000",
    "12:30",
    "23:59:60",
    "99:99",
    "pm",
    "AM",
    "GMT",
    "Mon",
    "今天",
    "hôm nay",
    "٢٠٢٤",
    "1700000000",
    "1700000000000",
    ":",
    "of",
    "th",
    "00",
    "0000",
    "10000",
    "-1",
    "\u{a0}",
    "\u{200f}",
    "ngày",
    "ปี",
    "พ.ศ.",
    "4294967296",
    "+99:99",
    "W12",
];

/// Running text, with what is hostile in it.
pub fn text(u: &mut Choices<'_>, out: &mut String) {
    for _ in 0..some(u, 400) {
        match below(u, 12) {
            0 => out.push_str(one_of(u, SIGNS)),
            1 => out.push_str(one_of(u, ENTITIES)),
            2 => out.push(u.arbitrary().unwrap_or('x')),
            3 => date(u, out),
            _ => {
                out.push_str(one_of(u, WORDS));
                out.push(' ');
            }
        }
    }
}

/// Something like a date.
pub fn date(u: &mut Choices<'_>, out: &mut String) {
    match below(u, 4) {
        0 => out.push_str("2024-11-24T08:30:00+07:00"),
        1 => out.push_str("24 November 2024"),
        _ => {
            for _ in 0..below(u, 9) {
                out.push_str(one_of(u, DATE_PARTS));
            }
        }
    }
}

/// Something like an address.
pub fn address(u: &mut Choices<'_>, out: &mut String) {
    out.push_str(one_of(u, ADDRESSES));
    if below(u, 4) == 0 {
        let piece = one_of(u, ADDRESSES);
        out.push_str(&piece.repeat(some(u, 50)));
    }
    if below(u, 8) == 0 {
        out.push(u.arbitrary().unwrap_or('x'));
    }
}

/// Something like a `srcset`.
pub fn srcset(u: &mut Choices<'_>, out: &mut String) {
    for _ in 0..some(u, 100) {
        address(u, out);
        out.push_str(one_of(u, &[" ", ",", "", "\t", ", ", " ,"]));
        out.push_str(one_of(u, NUMBERS));
        out.push_str(one_of(u, &["w", "x", "h", "", " 3h", "(a, b)"]));
        out.push_str(one_of(u, &[", ", ",", " ", ",,", ""]));
    }
}

/// A list of class names.
pub fn classes(u: &mut Choices<'_>, out: &mut String) {
    for _ in 0..some(u, 40) {
        out.push_str(one_of(u, CLASSES));
        out.push_str(one_of(u, &[" ", "-", "_", ""]));
    }
}

/// Something like a number.
pub fn number(u: &mut Choices<'_>) -> &'static str {
    one_of(u, NUMBERS)
}
