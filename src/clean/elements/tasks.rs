//! Items of a list that can be ticked off begin with a sign, for what is done and what is not.
//!
//! ```text
//! <li class="task-list-item"><input type="checkbox" disabled checked> a</li>    ☑ a
//! <li class="has-checkbox"><span class="chcklst-box"></span> b</li>             ☐ b
//! ```
//!
//! Boxes a reader is to tick, as those of the ingredients of a recipe, have no sign.

use crate::clean::Context;
use crate::dom::classes::{has_class, has_word};
use crate::dom::{ArticleTree, Name, NodeId, Step, name};

/// Class names of lists of tasks and of their items. Sorted.
const TASKS: &[&str] = &[
    "contains-task-list",
    "has-checkbox",
    "inline-task-list",
    "notion-to-do",
    "task-list",
    "task-list-item",
    "to-do-list",
    "todo-list",
];

/// Of those, lists whose items say themselves that they are done. Sorted.
const WITHOUT_BOXES: &[&str] = &["inline-task-list"];

/// Words in class names of boxes that are no `input`. Sorted.
const BOXES: &[&str] = &["chcklst", "checkbox"];

/// Words in class names of boxes with a tick, and of items that are done. Sorted.
const TICKED: &[&str] = &["checked", "on", "permanent"];

/// Elements a box can stand in or behind at the start of an item.
const AROUND: &[Name] = &[name::DIV, name::LABEL, name::P, name::SPAN];

/// So many nodes at the start of an item are looked at.
const MAX_NODES: usize = 8;

/// A list that is being read.
struct List {
    id: NodeId,
    /// Whether the page calls it a list of tasks.
    is_named: bool,
    /// Whether it is a part of what one fills in and sends.
    is_in_form: bool,
    boxes: Vec<Tick>,
}

/// The box of an item.
struct Tick {
    /// What the sign goes before.
    place: NodeId,
    is_ticked: bool,
    /// Whether a reader cannot change it.
    is_fixed: bool,
}

impl List {
    fn is_of_tasks(&self) -> bool {
        let is_told = self.boxes.iter().any(|tick| tick.is_ticked)
            || self.boxes.iter().all(|tick| tick.is_fixed);
        self.is_named || (is_told && !self.is_in_form)
    }
}

/// Puts the signs where the boxes are.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for tick in ticks(tree) {
        let sign = if tick.is_ticked { "☑ " } else { "☐ " };
        let sign = tree.create_text(sign);
        tree.insert_before(tick.place, sign);
    }
}

/// The boxes of all lists of tasks.
fn ticks(tree: &ArticleTree) -> Vec<Tick> {
    let mut found = Vec::new();
    let mut open: Vec<List> = Vec::new();
    let mut forms = 0_usize;
    for step in tree.walk(NodeId::ROOT) {
        match step {
            Step::Enter(id) if tree.is(id, name::FORM) => forms += 1,
            Step::Leave(id) if tree.is(id, name::FORM) => forms -= 1,
            Step::Enter(id) if is_list(tree, id) => open.push(List {
                id,
                is_named: has_class(tree, id, TASKS),
                is_in_form: forms > 0,
                boxes: Vec::new(),
            }),
            Step::Leave(id) if is_list(tree, id) => {
                let list = open.pop().filter(List::is_of_tasks);
                found.extend(list.into_iter().flat_map(|list| list.boxes));
            }
            Step::Enter(id)
                if let Some(list) = open.last_mut()
                    && tree.parent(id) == Some(list.id)
                    && tree.is_element(id) =>
            {
                list.is_named |= has_class(tree, id, TASKS);
                list.boxes.extend(tick_of(tree, list.id, id));
            }
            _ => {}
        }
    }
    found
}

fn is_list(tree: &ArticleTree, id: NodeId) -> bool {
    // Notion has an element for each task.
    tree.is_any(id, &[name::OL, name::UL]) || has_class(tree, id, &["notion-to-do"])
}

/// The box an item begins with.
fn tick_of(tree: &ArticleTree, list: NodeId, item: NodeId) -> Option<Tick> {
    let start = std::iter::successors(tree.first_child(item), |&id| tree.following(id, item));
    for id in start.take(MAX_NODES) {
        if tree.is(id, name::INPUT) && tree.attribute(id, name::TYPE) == Some("checkbox") {
            return Some(Tick {
                place: place_of(tree, item, id),
                is_ticked: tree.has_attribute(id, name::CHECKED),
                is_fixed: tree.has_attribute(id, name::DISABLED),
            });
        }
        if has_word(tree, id, BOXES) && is_empty(tree, id) {
            let inner = tree.first_child(id).into_iter();
            let mut both = std::iter::once(id).chain(inner);
            return Some(Tick {
                place: place_of(tree, item, id),
                is_ticked: both.any(|n| has_word(tree, n, TICKED)),
                is_fixed: false,
            });
        }
        let says_more = match tree.is_element(id) {
            true => !tree.is_any(id, AROUND),
            false => !tree.text(id).trim().is_empty(),
        };
        if says_more {
            break;
        }
    }
    let place = first_of_line(tree, tree.first_child(item)?);
    has_class(tree, list, WITHOUT_BOXES).then(|| Tick {
        place,
        is_ticked: has_word(tree, item, TICKED),
        is_fixed: true,
    })
}

fn is_empty(tree: &ArticleTree, id: NodeId) -> bool {
    let mut held = tree.descendants(id);
    let is_blank = |n| tree.text(n).trim().is_empty();
    held.by_ref().take(MAX_NODES).all(is_blank) && held.next().is_none()
}

/// Where the sign of a box goes: before the text, which may have an element of its own.
fn place_of(tree: &ArticleTree, item: NodeId, tick: NodeId) -> NodeId {
    let mut line = tree.self_and_ancestors(tick).take(MAX_NODES);
    let top = line.find(|&n| tree.parent(n) == Some(item));
    let top = top.filter(|&n| n == tick || is_empty(tree, n));
    let mut after = std::iter::successors(top, |&n| tree.next_sibling(n)).skip(1);
    let is_said = |&n: &NodeId| tree.is_element(n) || !tree.text(n).trim().is_empty();
    match after.find(is_said) {
        Some(text) if !tree.is_any(text, &[name::OL, name::UL]) => first_of_line(tree, text),
        _ => tick,
    }
}

/// What a paragraph begins with; anything else is its own beginning.
fn first_of_line(tree: &ArticleTree, id: NodeId) -> NodeId {
    let inner = tree.first_child(id);
    let is_line = tree.is_any(id, &[name::DIV, name::P]);
    inner.filter(|_| is_line).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;

    #[test]
    fn tables_are_sorted() {
        for table in [TASKS, WITHOUT_BOXES, BOXES, TICKED] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }

    #[test]
    fn tasks_say_whether_they_are_done() {
        check(
            super::run,
            "<ul><li><input type=checkbox disabled>a</li><li><p><input type=checkbox disabled checked>b</li></ul>",
            "<ul><li>☐ a</li><li><p>☑ b</p></li></ul>",
        );
        check(
            super::run,
            "<ul class=inline-task-list><li class=checked><p>a</p></li><li>b</li></ul>",
            "<ul><li><p>☑ a</p></li><li>☐ b</li></ul>",
        );
        check(
            super::run,
            "<ul><li class=has-checkbox><span class=chcklst-box></span>a</li></ul>",
            "<ul><li>☐ a</li></ul>",
        );
        check(
            super::run,
            "<div class=notion-to-do><div><span class=notion-property-checkbox>\
             <div class=notion-property-checkbox-checked></div></span><div>a</div></div></div>",
            "<div><div><div></div><div>☑ a</div></div></div>",
        );
    }

    #[test]
    fn boxes_to_be_ticked_have_no_sign() {
        for (before, after) in [
            (
                "<ul><li><input type=checkbox>a</li><li><input type=checkbox disabled>b</li></ul>",
                "<ul><li>a</li><li>b</li></ul>",
            ),
            (
                "<form><ul><li><input type=checkbox checked>a</li></ul></form>",
                "<ul><li>a</li></ul>",
            ),
            (
                "<ul><li>a <input type=checkbox checked></li></ul>",
                "<ul><li>a </li></ul>",
            ),
        ] {
            check(super::run, before, after);
        }
    }
}
