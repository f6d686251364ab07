//! What Markdown would take for markup is escaped, and nothing else.
//! <https://spec.commonmark.org/0.31.2/#backslash-escapes>

/// Escapes text within a line. What only means something at the start of one is left to
/// [`line_starts`].
pub fn text(text: &str, before: Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut previous = before;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_markup = match c {
            '*' | '[' | ']' | '`' | '$' => true,
            '\\' => next.is_none_or(|n| n.is_ascii_punctuation()),
            '_' => !(is_word(previous) && is_word(next)),
            // What comes next may stand in another element.
            '<' => next.is_none_or(|n| n.is_ascii_alphabetic() || "/!?".contains(n)),
            '~' => next == Some('~') || previous == Some('~'),
            '&' => is_reference(rest.as_str()),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
        previous = Some(c);
    }
    out
}

/// Whether what follows `&` makes it a character reference.
fn is_reference(rest: &str) -> bool {
    let name = rest.trim_start_matches('#');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

/// A heading; signs at its end would be taken for its own.
pub fn heading(level: usize, text: &str) -> String {
    let signs = text.len() - text.trim_end_matches('#').len();
    let (text, last) = text.split_at(text.len() - signs.min(1));
    match (text, last) {
        ("", "") => String::new(),
        (text, "") => format!("{} {text}", "#".repeat(level)),
        (text, last) => format!("{} {text}\\{last}", "#".repeat(level)),
    }
}

/// Escapes what would make a block of a line: marks of headings, lists, quotes and rules.
pub fn line_starts(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| line_start(line)).collect()
}

fn line_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let mut after = rest.chars();
    let mark = after.next();
    let is_alone = after.next().is_none_or(|c| c == ' ');
    let begins_block = match mark {
        Some('.' | ')') => (1..=9).contains(&digits) && is_alone,
        Some('-' | '+') if digits == 0 => is_alone || is_rule(rest) || is_table_rule(rest),
        Some('#') if digits == 0 => rest
            .trim_start_matches('#')
            .chars()
            .next()
            .is_none_or(|c| c == ' '),
        Some('>') => digits == 0,
        Some('=') => digits == 0 && is_rule(rest),
        Some('~') => rest.starts_with("~~~"),
        Some('|') => digits == 0,
        _ if digits == 0 && is_table_rule(rest) => true,
        _ => false,
    };
    match begins_block {
        true => format!("{number}\\{rest}"),
        false => line.to_owned(),
    }
}

/// Lines of one paragraph. A break is a backslash, but an address that stands as text would take
/// that in where such addresses are links:
/// <https://github.github.com/gfm/#autolinks-extension->
pub fn broken(lines: &[String]) -> String {
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push_str(line);
        let is_last = index + 1 == lines.len();
        out.push_str(match ends_with_address(line) {
            _ if is_last => "",
            true => "  ",
            false => "\\",
        });
    }
    out
}

fn ends_with_address(line: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or(line);
    let is_link = last.contains("](") || last.ends_with('>');
    !is_link && (last.contains("://") || last.contains("www."))
}

/// Whether a line is one sign over and over, as rules and underlines are.
fn is_rule(line: &str) -> bool {
    let first = line.chars().next();
    line.chars().all(|c| Some(c) == first || c == ' ')
}

/// Whether a line would make a table of the one before it.
fn is_table_rule(line: &str) -> bool {
    line.contains('-') && line.chars().all(|c| "-:| ".contains(c))
}

/// An address as the destination of a link, between angle brackets where it has brackets.
pub fn destination(address: &str) -> String {
    match address.contains(['(', ')', ' ', '<', '>']) {
        true => format!("<{}>", address.replace('<', "%3C").replace('>', "%3E")),
        false => address.to_owned(),
    }
}

/// The length of the longest run of a character.
pub fn longest_run(text: &str, c: char) -> usize {
    text.split(|other| other != c)
        .map(str::len)
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_markup_is_escaped() {
        assert_eq!(
            text("a_b _c_ \\d \\* ~ ~~ x&y &amp;", None),
            "a_b \\_c\\_ \\d \\\\\\* ~ \\~\\~ x&y \\&amp;"
        );
    }

    #[test]
    fn lines_do_not_become_blocks() {
        for (line, expected) in [
            ("1. a", "1\\. a"),
            ("1.5 a", "1.5 a"),
            ("---", "\\---"),
            ("-a", "-a"),
            ("#a", "#a"),
            ("# a", "\\# a"),
            ("> a", "\\> a"),
            ("===", "\\==="),
            ("---|---", "\\---|---"),
            (":-:", "\\:-:"),
        ] {
            assert_eq!(line_start(line), expected);
        }
    }
}
