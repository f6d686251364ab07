//! Characters as XML may hold them.

/// Adds text or the value of an attribute; characters that no XML may hold are left out.
/// <https://www.w3.org/TR/xml/#charsets>
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            // A parser would make a line break of it.
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(c),
            c if c < ' ' => {}
            c => out.push(c),
        }
    }
}

/// [`escape`] to a string of its own.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// Adds an attribute.
pub fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for line in value.split_inclusive('\n') {
        match line.strip_suffix('\n') {
            Some(line) => {
                escape(line, out);
                out.push_str("&#10;");
            }
            None => escape(line, out),
        }
    }
    out.push('"');
}
