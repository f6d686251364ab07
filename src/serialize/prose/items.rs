//! Lists and the marks of their items.

use super::{Form, Writer};
use crate::dom::{Name, NodeId, name};

/// What items begin with that are done or to be done, and their boxes in Markdown.
const TASKS: &[(char, &str)] = &[('☐', "[ ] "), ('☑', "[x] ")];

/// A list that is open.
pub struct List {
    /// The number of the next item; `None` for bullets.
    next: Option<i64>,
    /// Whether it comes right after a list of its kind, and must look different to be another.
    is_second: bool,
}

impl Writer<'_> {
    pub(super) fn open_item(&mut self, id: NodeId) {
        let is_first = !self.has_element_before(id);
        let mark = self.item_mark(id);
        // Right after a line of text only bullets and a 1 begin a list.
        let may_follow = mark.starts_with(['-', '*']) || mark.starts_with("1.");
        let is_apart = is_first && (self.lists.len() < 2 || !may_follow);
        self.lines.begin_item(&mark, is_apart);
    }

    pub(super) fn open_list(&mut self, id: NodeId, element: Name) {
        let before = std::iter::successors(self.tree.previous_sibling(id), |&n| {
            self.tree.previous_sibling(n)
        });
        let before = before.into_iter().find(|&n| self.tree.is_element(n));
        let start = self
            .tree
            .attribute(id, name::START)
            .and_then(|s| s.parse().ok());
        self.lists.push(List {
            next: (element == name::OL).then(|| start.unwrap_or(1)),
            is_second: before.is_some_and(|n| self.tree.is(n, element)),
        });
    }

    /// Writes the box of a task instead of the sign an item begins with; returns the text without.
    /// <https://github.github.com/gfm/#task-list-items-extension->
    pub(super) fn task<'t>(&mut self, text: &'t str) -> &'t str {
        let is_item = !self.lists.is_empty() && !self.in_cell && self.lines.begins_item();
        let mut found = TASKS.iter().filter(|_| is_item);
        let found = found.find_map(|(sign, mark)| Some((text.strip_prefix(*sign)?, mark)));
        let Some((rest, mark)) = found.filter(|(rest, _)| rest.starts_with(char::is_whitespace))
        else {
            return text;
        };
        self.line.push_str(mark);
        rest.trim_start()
    }

    fn has_element_before(&self, id: NodeId) -> bool {
        let tree = self.tree;
        let mut before =
            std::iter::successors(tree.previous_sibling(id), |&n| tree.previous_sibling(n));
        before.any(|n| tree.is_element(n))
    }

    fn item_mark(&mut self, id: NodeId) -> String {
        if let Some(number) = self.notes.number_of_item(self.tree, id) {
            return match self.form {
                Form::Text => format!("[{number}] "),
                Form::Markdown => format!("[^{number}]: "),
            };
        }
        let value = self
            .tree
            .attribute(id, name::VALUE)
            .and_then(|v| v.parse().ok());
        let Some(list) = self.lists.last_mut() else {
            return "- ".to_owned();
        };
        match (list.next, list.is_second) {
            (Some(next), is_second) => {
                let number: i64 = value.unwrap_or(next).clamp(0, 999_999_999);
                list.next = Some(number + 1);
                format!("{number}{} ", if is_second { ')' } else { '.' })
            }
            (None, _) if self.in_cell => String::new(),
            (None, true) => "* ".to_owned(),
            (None, false) => "- ".to_owned(),
        }
    }
}
