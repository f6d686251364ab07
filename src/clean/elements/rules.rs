//! A rule parts what stands above it from what stands below: at the end or the beginning of the
//! article it parts nothing, and two in a row part no more than one. A line of asterisks or dashes
//! is a rule too.

use crate::clean::Context;
use crate::dom::{ArticleTree, Namespace, NodeId, name, sets};

/// The fewest signs of a line that is a rule; one may be a mark for a note.
const MIN_SIGNS: usize = 3;
/// The most bytes of such a line.
const MAX_BYTES: usize = 64;

/// What came last.
#[derive(PartialEq)]
enum Last {
    Nothing,
    Shown,
    Rule(NodeId),
}

/// Makes rules of lines of signs, and takes away those that part nothing.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        if tree.is(id, name::P) && is_line_of_signs(tree, id) {
            let rule = tree.create_element(Namespace::Html, name::HR);
            tree.insert_before(id, rule);
            tree.detach(id);
        }
    }
    let mut last = Last::Nothing;
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        if tree.is(id, name::HR) {
            if last == Last::Shown {
                last = Last::Rule(id);
            } else {
                tree.detach(id);
            }
        } else if tree.is_any(id, sets::EMBEDDED) || !tree.text(id).trim().is_empty() {
            last = Last::Shown;
        }
    }
    if let Last::Rule(id) = last {
        tree.detach(id);
    }
}

fn is_line_of_signs(tree: &ArticleTree, id: NodeId) -> bool {
    let (mut bytes, mut signs) = (0, 0);
    for node in tree.descendants(id) {
        if tree.is_any(node, sets::EMBEDDED) || tree.has_attribute(node, name::ID) {
            return false;
        }
        let text = tree.text(node);
        bytes += text.len();
        let mut characters = text.chars().filter(|c| !c.is_whitespace());
        if bytes > MAX_BYTES || !characters.all(is_sign) {
            return false;
        }
        signs += text.chars().filter(|&c| is_sign(c)).count();
        // Three in one.
        signs += 2 * text.matches('⁂').count();
    }
    signs >= MIN_SIGNS
}

fn is_sign(c: char) -> bool {
    matches!(
        c,
        '*' | '-'
            | '_'
            | '~'
            | '='
            | '·'
            | '•'
            | '–'
            | '—'
            | '―'
            | '─'
            | '━'
            | '＊'
            | '※'
            | '⁂'
    )
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn rules_that_part_nothing_go() {
        check(
            super::run,
            "<hr><div><hr></div><p>a</p><hr><div><hr></div><p>b</p><hr>",
            "<div></div><p>a</p><hr><div></div><p>b</p>",
        );
        check(
            super::run,
            "<img src=https://a.example/a.jpg><hr><p>a</p>",
            "<img src=\"https://a.example/a.jpg\"><hr><p>a</p>",
        );
    }

    #[test]
    fn a_line_of_signs_is_a_rule() {
        check(
            super::run,
            "<p>a</p><p> * * * </p><p>b</p><p><b>⁂</b></p><p>c</p><p>—</p><p>d</p><hr><p>---</p>",
            "<p>a</p><hr><p>b</p><hr><p>c</p><p>—</p><p>d</p>",
        );
    }
}
