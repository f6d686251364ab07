//! What stands in a formula, as LaTeX has it: names of functions, words, characters with a meaning of
//! their own.

/// Names of functions that are commands. Sorted.
const FUNCTIONS: &[&str] = &[
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim",
    "exp", "gcd", "hom", "inf", "ker", "lim", "liminf", "limsup", "ln", "log", "max", "min", "sec",
    "sin", "sinh", "sup", "tan", "tanh",
];

/// Characters that mean something else in LaTeX, or nothing. Sorted.
const ESCAPED: &[(char, &str)] = &[
    ('#', "\\#"),
    ('$', "\\$"),
    ('%', "\\%"),
    ('&', "\\&"),
    ('\\', "\\backslash"),
    ('^', "\\wedge"),
    ('_', "\\_"),
    ('{', "\\{"),
    ('}', "\\}"),
    ('~', "\\sim"),
    ('\u{a0}', "~"),
    ('′', "\\prime"),
    ('\u{2061}', ""),
    ('\u{2062}', ""),
    ('\u{2063}', ""),
    ('\u{2064}', ""),
    ('−', "-"),
];

/// Whether a name is a command.
pub fn is_function(name: &str) -> bool {
    FUNCTIONS.binary_search(&name).is_ok()
}

/// Whether a character stands for itself.
pub fn is_plain(c: char) -> bool {
    ESCAPED.binary_search_by_key(&c, |&(e, _)| e).is_err()
}

/// LaTeX that grows.
#[derive(Default)]
pub struct Latex {
    text: String,
    /// Whether it ends with a command, which a letter would be taken for a part of.
    is_command: bool,
}

impl Latex {
    /// What is written, without white space around it.
    pub fn finish(self) -> String {
        self.text.trim().to_owned()
    }

    /// Adds LaTeX.
    pub fn push(&mut self, more: &str) {
        let Some(first) = more.chars().next() else {
            return;
        };
        if self.is_command && first.is_ascii_alphabetic() {
            self.text.push(' ');
        }
        self.text.push_str(more);
        let name = more.rsplit('\\').next().unwrap_or_default();
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic());
        self.is_command = is_name && (name.len() < more.len() || self.is_command);
    }

    /// A number, a letter, the name of something, or an operator.
    pub fn token(&mut self, text: &str) {
        let is_word = text.len() > 1 && text.bytes().all(|b| b.is_ascii_alphabetic());
        if is_function(text) {
            self.push(&format!("\\{text}"));
        } else if is_word {
            self.push(&format!("\\mathrm{{{text}}}"));
        } else {
            self.characters(text);
        }
    }

    /// Words.
    pub fn words(&mut self, text: &str) {
        if text.trim().is_empty() {
            return self.push("~");
        }
        self.push("\\text{");
        self.characters(text);
        self.push("}");
    }

    fn characters(&mut self, text: &str) {
        let mut bytes = [0; 4];
        for c in text.chars() {
            match ESCAPED.binary_search_by_key(&c, |&(e, _)| e) {
                Ok(at) => self.push(ESCAPED[at].1),
                Err(_) => self.push(c.encode_utf8(&mut bytes)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(FUNCTIONS.is_sorted_by(|a, b| a < b));
        assert!(ESCAPED.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn commands_end_where_letters_begin() {
        let mut out = Latex::default();
        for text in ["α", "sin", "x", "{", "~", "b"] {
            out.token(text);
        }
        assert_eq!(out.finish(), "α\\sin x\\{\\sim b");
    }
}
