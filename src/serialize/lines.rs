//! Lines under prefixes, for plain text and Markdown: blocks apart by empty lines, quotes and
//! lists indented.

/// Text that grows by blocks.
#[derive(Debug, Default)]
pub struct Lines {
    out: String,
    /// What stands before each line; the first line of a list item begins with a mark instead.
    prefixes: Vec<String>,
    mark: Option<String>,
    /// Whether the item that begins stands apart from what is before it.
    is_apart: bool,
    needs_gap: bool,
    /// How many prefixes the block before and the next have in common.
    shared: usize,
}

impl Lines {
    /// Puts `prefix` before the lines that follow.
    pub fn indent(&mut self, prefix: &str) {
        self.prefixes.push(prefix.to_owned());
    }

    /// Begins a list item: its first line gets `mark`, the others as much space.
    pub fn begin_item(&mut self, mark: &str, is_apart: bool) {
        self.is_apart = is_apart;
        self.mark = Some(mark.to_owned());
        // What goes on in a note is indented by four.
        let width = if mark.starts_with('[') {
            4
        } else {
            mark.chars().count()
        };
        self.prefixes.push(" ".repeat(width));
    }

    /// Takes the last prefix away.
    pub fn outdent(&mut self) {
        self.prefixes.pop();
        self.shared = self.shared.min(self.prefixes.len());
        self.mark = None;
    }

    /// Adds a block of one or more lines; items of a list follow each other without a gap.
    pub fn block(&mut self, text: &str) {
        let text = text.trim_matches('\n');
        if text.trim().is_empty() {
            return;
        }
        if self.needs_gap && (self.mark.is_none() || self.is_apart) {
            let prefix = self.prefixes[..self.shared].concat();
            self.out.push_str(prefix.trim_end());
            self.out.push('\n');
        }
        for line in text.split('\n') {
            let prefix = match self.mark.take() {
                Some(mark) => {
                    let outer = self.prefixes.len().saturating_sub(1);
                    self.prefixes[..outer].concat() + &mark
                }
                None => self.prefixes.concat(),
            };
            match line.is_empty() {
                true => self.out.push_str(prefix.trim_end()),
                false => self.out.push_str(&format!("{prefix}{line}")),
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
