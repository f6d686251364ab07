//! Emphasis: the signs of Markdown where they would be read as such, else the tags of HTML.
//!
//! Whether `*` opens or closes depends on what stands on both sides of it, which is known when the
//! line is complete. Until then a line holds control characters, which text never has.
//! <https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run>

/// The kinds of emphasis: what the line holds at its start and end, its sign, its element.
const KINDS: &[(char, char, &str, &str)] = &[
    ('\u{1}', '\u{2}', "**", "strong"),
    ('\u{3}', '\u{4}', "*", "em"),
    ('\u{5}', '\u{6}', "~~", "del"),
];

/// Strong emphasis.
pub const STRONG: (&str, &str) = ("\u{1}", "\u{2}");
/// Emphasis.
pub const EMPHASIS: (&str, &str) = ("\u{3}", "\u{4}");
/// What is no longer so.
pub const DELETED: (&str, &str) = ("\u{5}", "\u{6}");

/// Punctuation beyond ASCII, sorted: beside it a sign may open before a letter and close after one.
/// Others are taken for letters, beside which signs are read by fewer rules.
const PUNCTUATION: &[(char, char)] = &[
    ('¡', '¡'),
    ('«', '«'),
    ('·', '·'),
    ('»', '»'),
    ('¿', '¿'),
    ('\u{2010}', '\u{2027}'),
    ('\u{2030}', '\u{205e}'),
    ('、', '〃'),
    ('〈', '】'),
];

/// Writes signs or tags for all emphasis of a line.
pub fn resolve(line: &str) -> String {
    let line = joined(line);
    let has_sign = are_signs(&line);
    let mut out = String::with_capacity(line.len());
    for (&c, has_sign) in line.iter().zip(has_sign) {
        match KINDS
            .iter()
            .find(|(start, end, ..)| c == *start || c == *end)
        {
            None => out.push(c),
            Some((_, _, sign, _)) if has_sign => out.push_str(sign),
            Some((start, _, _, element)) => {
                let slash = if c == *start { "" } else { "/" };
                out.push_str(&format!("<{slash}{element}>"));
            }
        }
    }
    out
}

/// The line without emphasis of nothing and ends that are starts again, all that opens closed.
fn joined(line: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(line.len());
    let mut open: Vec<char> = Vec::new();
    for c in line.chars() {
        let partner = KINDS.iter().find_map(|&(start, end, ..)| match c {
            _ if c == start => Some(end),
            _ if c == end => Some(start),
            _ => None,
        });
        let Some(partner) = partner else {
            out.push(c);
            continue;
        };
        match is_start(c) {
            true => open.push(partner),
            false => _ = open.pop(),
        }
        match out.last() == Some(&partner) {
            true => _ = out.pop(),
            false => out.push(c),
        }
    }
    let text = out
        .iter()
        .rposition(|c| !c.is_whitespace())
        .map_or(0, |at| at + 1);
    let space = out.split_off(text);
    out.extend(open.into_iter().rev());
    out.extend(space);
    out
}

fn is_start(c: char) -> bool {
    KINDS.iter().any(|&(start, ..)| c == start)
}

fn is_mark(c: char) -> bool {
    KINDS.iter().any(|&(start, end, ..)| c == start || c == end)
}

/// For each character whether it is a mark whose sign would be read as such, as would its
/// partner's.
fn are_signs(line: &[char]) -> Vec<bool> {
    let mut signs = vec![false; line.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let run = line[at..].iter().take_while(|&&c| is_mark(c)).count();
        let end = at + run;
        let before = at.checked_sub(1).map(|at| line[at]);
        let after = line.get(end).copied();
        let starts = line[at..end].iter().filter(|&&c| is_start(c)).count();
        let fits = match starts {
            0 => reads(after, before, run),
            _ if starts == run => reads(before, after, run),
            _ => false,
        };
        for this in at..end {
            if is_start(line[this]) {
                signs[this] = fits;
                open.push(this);
            } else if let Some(start) = open.pop() {
                let both = fits && signs[start];
                (signs[start], signs[this]) = (both, both);
            }
        }
        at = end.max(at + 1);
    }
    signs
}

/// Whether signs are read between what is outside and what is inside of them.
fn reads(outside: Option<char>, inside: Option<char>, run: usize) -> bool {
    let Some(inside) = inside.filter(|c| !c.is_whitespace()) else {
        return false;
    };
    let is_apart = outside.is_none_or(|c| c.is_whitespace() || is_punctuation(c));
    is_apart || (run == 1 && inside.is_alphanumeric())
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || PUNCTUATION
            .iter()
            .any(|&(from, to)| (from..=to).contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &str) {
        let marks = [
            ("{b", "\u{1}"),
            ("b}", "\u{2}"),
            ("{i", "\u{3}"),
            ("i}", "\u{4}"),
        ];
        let line = marks.iter().fold(line.to_owned(), |line, (name, mark)| {
            line.replace(name, mark)
        });
        assert_eq!(resolve(&line), expected);
    }

    #[test]
    fn signs_stand_where_they_are_read() {
        check("{bab} {ici}d, {b「x」b}。", "**a** *c*d, **「x」**。");
        check("{b{iai}b} b", "***a*** b");
        check("a {b“c”b}, d", "a **“c”**, d");
    }

    #[test]
    fn tags_stand_where_signs_would_not_be_read() {
        check("{ia'i}s", "<em>a'</em>s");
        check("a{b:b} b", "a<strong>:</strong> b");
        check("{b「a」b}と", "<strong>「a」</strong>と");
        check("{bab}{ici}", "<strong>a</strong><em>c</em>");
        check("x{b{iai}b}y", "x<strong><em>a</em></strong>y");
    }

    #[test]
    fn what_touches_is_one_and_what_is_empty_is_none() {
        check("{btrendb}{bsb}", "**trends**");
        check("a{bb}b", "ab");
        check("{ba ", "**a** ");
    }
}
