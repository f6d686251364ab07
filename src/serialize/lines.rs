//! Lines under prefixes, for plain text and Markdown: blocks apart by empty lines, quotes and
//! lists indented.

/// Text that grows by blocks.
#[derive(Debug, Default)]
pub struct Lines {
    out: String,
    prefixes: Vec<Prefix>,
    /// Whether the items that begin stand apart from what is before them.
    is_apart: bool,
    needs_gap: bool,
    /// How many prefixes the block before and the next have in common.
    shared: usize,
}

/// What stands before each line.
#[derive(Debug)]
struct Prefix {
    text: String,
    /// What stands there instead before the first line of an item. More than one may wait for it:
    /// an item can begin with a quote, or with a list.
    mark: Option<String>,
}

impl Lines {
    /// Puts `prefix` before the lines that follow.
    pub fn indent(&mut self, prefix: &str) {
        self.prefixes.push(Prefix {
            text: prefix.to_owned(),
            mark: None,
        });
    }

    /// Begins a list item: its first line gets `mark`, the others as much space.
    pub fn begin_item(&mut self, mark: &str, is_apart: bool) {
        self.is_apart = is_apart || self.is_apart && self.begins_item();
        // What goes on in a note is indented by four.
        let width = if mark.starts_with('[') {
            4
        } else {
            mark.chars().count()
        };
        self.prefixes.push(Prefix {
            text: " ".repeat(width),
            mark: Some(mark.to_owned()),
        });
    }

    /// Whether the next line is the first of an item.
    pub fn begins_item(&self) -> bool {
        self.prefixes.iter().any(|prefix| prefix.mark.is_some())
    }

    /// Takes the last prefix away.
    pub fn outdent(&mut self) {
        self.prefixes.pop();
        self.shared = self.shared.min(self.prefixes.len());
    }

    /// Adds a block of one or more lines; items of a list follow each other without a gap.
    pub fn block(&mut self, text: &str) {
        let text = text.trim_matches('\n');
        if text.trim().is_empty() {
            return;
        }
        if self.needs_gap && (!self.begins_item() || self.is_apart) {
            let shared = self.prefixes[..self.shared].iter();
            let prefix: String = shared.map(|prefix| prefix.text.as_str()).collect();
            self.out.push_str(prefix.trim_end());
            self.out.push('\n');
        }
        for line in text.split('\n') {
            let mut start = String::new();
            for prefix in &mut self.prefixes {
                match prefix.mark.take() {
                    Some(mark) => start.push_str(&mark),
                    None => start.push_str(&prefix.text),
                }
            }
            match line.is_empty() {
                true => self.out.push_str(start.trim_end()),
                false => self.out.push_str(&format!("{start}{line}")),
            }
            self.out.push('\n');
        }
        self.needs_gap = true;
        self.shared = self.prefixes.len();
    }

    /// All lines.
    pub fn finish(self) -> String {
        self.out
    }
}
