//! Numbers of the lines of a listing that stand in the lines themselves, and which no class tells:
//! what cannot be selected, and what counts the lines one by one.

use super::tables::is_numbers;
use crate::dom::{ArticleTree, NodeId, name};

/// Fewer lines than these count nothing.
const MIN_LINES: usize = 2;

/// Whether an element shows a number that is not copied with the code.
pub fn is_unselectable(tree: &ArticleTree, id: NodeId) -> bool {
    let style = tree.attribute(id, name::STYLE).unwrap_or_default();
    let mut parts = style.split(';').filter_map(|part| part.split_once(':'));
    let is_unselectable = parts.any(|(key, value)| {
        key.trim().ends_with("user-select") && value.trim().starts_with("none")
    });
    is_unselectable && is_numbers(tree, id)
}

/// Takes the numbers away that every line begins with, if they count the lines.
pub fn take_counted(tree: &mut ArticleTree, pre: NodeId) {
    for number in counted(tree, pre) {
        let after = tree.next_sibling(number);
        let text = after.and_then(|n| tree.text(n).strip_prefix(' '));
        if let (Some(after), Some(text)) = (after, text.map(str::to_owned)) {
            match text.is_empty() {
                true => tree.detach(after),
                false => tree.set_text(after, &text),
            }
        }
        tree.detach(number);
    }
}

/// The elements that hold the numbers of all lines; none if a line has no number.
fn counted(tree: &ArticleTree, pre: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut at_start = true;
    for id in tree.descendants(pre) {
        if tree.is(id, name::BR) {
            return Vec::new();
        }
        let text = tree.text(id);
        if text.is_empty() {
            continue;
        }
        if at_start {
            let Some(number) = number_of(tree, id, found.len() + 1) else {
                return Vec::new();
            };
            found.push(number);
            at_start = false;
        } else if let Some((_, rest)) = text.split_once('\n') {
            if !rest.is_empty() {
                return Vec::new();
            }
            at_start = true;
        }
    }
    match found.len() >= MIN_LINES {
        true => found,
        false => Vec::new(),
    }
}

/// The element that a text is all of, if it is drawn apart and says this number. Highlighters name
/// the numbers of code by classes.
fn number_of(tree: &ArticleTree, text: NodeId, number: usize) -> Option<NodeId> {
    let holder = tree.parent(text)?;
    let is_apart = tree.is(holder, name::SPAN)
        && tree.has_attribute(holder, name::STYLE)
        && !tree.has_attribute(holder, name::CLASS)
        && tree.first_child(holder) == tree.last_child(holder);
    (is_apart && tree.text(text).trim().parse() == Ok(number)).then_some(holder)
}

#[cfg(test)]
mod tests {
    use crate::clean::{check, code};

    #[test]
    fn numbers_that_are_not_copied_go() {
        let number = |n| format!("<span style='color:#777; -webkit-user-select: none'>{n}</span>");
        check(
            code::run,
            &format!("<pre>{}<b>a</b>\n{}2</pre>", number(1), number(2)),
            "<pre><b>a</b>\n2</pre>",
        );
    }

    #[test]
    fn numbers_that_count_the_lines_go() {
        let number = |n| format!("<span style=\"color: #008080\">{n}</span>");
        check(
            code::run,
            &format!("<pre>{} a\n{}  <i>b</i>\n</pre>", number(1), number(2)),
            "<pre>a\n <i>b</i>\n</pre>",
        );
        for lines in [
            format!("{} a\n{} b", number(1), number(3)),
            format!("{} a\nb", number(1)),
            format!("{} a", number(1)),
        ] {
            let kept = lines.replace(" style=\"color: #008080\"", "");
            let kept = kept.replace("<span>", "").replace("</span>", "");
            check(
                code::run,
                &format!("<pre>{lines}</pre>"),
                &format!("<pre>{kept}</pre>"),
            );
        }
    }
}
