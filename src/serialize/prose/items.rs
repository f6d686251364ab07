//! Lists and the marks of their items.

use super::{Form, Writer};
use crate::dom::{Name, NodeId, name};

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
