//! Words of a line that are not shown: what a wiki sorts by, faults told to editors, parts for
//! programs. Boxes that are not shown are another matter: they open when asked.

use crate::clean::Context;
use crate::clean::little::Little;
use crate::dom::{ArticleTree, Name, NodeId, Step, name, style};
use crate::words::effective_words;

/// More effective words than this are text, to be opened.
const MAX_WORDS: usize = 12;
/// More is not little.
const LITTLE: Little = Little {
    bytes: 500,
    nodes: 20,
};
/// Elements of a line that are a few words and nothing else.
const FEW_WORDS: &[Name] = &[
    name::A,
    name::ABBR,
    name::B,
    name::CITE,
    name::EM,
    name::I,
    name::SMALL,
    name::SPAN,
    name::STRONG,
    name::SUB,
    name::SUP,
];

/// Takes them away, where they stand beside others that are shown.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let mut found = Vec::new();
    let mut hidden = None;
    for step in tree.walk(NodeId::ROOT) {
        match step {
            Step::Leave(id) if hidden == Some(id) => hidden = None,
            Step::Enter(id) if hidden.is_none() && tree.is_element(id) && hides(tree, id) => {
                hidden = Some(id);
                if is_of_line(tree, id) {
                    found.push(id);
                }
            }
            _ => {}
        }
    }
    for id in found {
        tree.detach(id);
    }
}

fn hides(tree: &ArticleTree, id: NodeId) -> bool {
    tree.has_attribute(id, name::HIDDEN)
        || tree.has_attribute(id, name::LIVE_HIDDEN)
        || tree.attribute(id, name::STYLE).is_some_and(style::hides)
}

/// Whether an element is some words of a line that has others, which are shown.
fn is_of_line(tree: &ArticleTree, id: NodeId) -> bool {
    let is_shown = |n: NodeId| match tree.is_element(n) {
        true => tree.is_inline(n) && !hides(tree, n) && tree.first_child(n).is_some(),
        false => !tree.text(n).trim().is_empty(),
    };
    let beside = [tree.previous_sibling(id), tree.next_sibling(id)];
    // What is blank between may be passed over once.
    let near = beside.into_iter().flatten().flat_map(|n| {
        let further = [tree.previous_sibling(n), tree.next_sibling(n)];
        std::iter::once(n).chain(further.into_iter().flatten())
    });
    tree.is_any(id, FEW_WORDS)
        && near.into_iter().any(|n| n != id && is_shown(n))
        && is_little(tree, id)
        && effective_words(&tree.folded_text(id)) <= MAX_WORDS
}

fn is_little(tree: &ArticleTree, id: NodeId) -> bool {
    LITTLE.holds(tree, id, |n| tree.is_inline(n) && !tree.is(n, name::IMG))
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn words_that_are_not_shown_go_where_others_are() {
        check(
            super::run,
            "<table><tr><td>a<td><span style='display:none'>00012</span>12</table>\
             <p>b<span hidden> c</span> <i>d</i><sup style='visibility: hidden'>e</sup></p>",
            "<table><tbody><tr><td>a</td><td>12</td></tr></tbody></table><p>b <i>d</i></p>",
        );
    }

    #[test]
    fn boxes_pictures_and_long_ones_stay() {
        let long = "a ".repeat(13);
        check(
            super::run,
            &format!("<p>x<span hidden>{long}</span></p>"),
            &format!("<p>x{long}</p>"),
        );
        check(
            super::run,
            "<div hidden><p>b <span hidden>c</span></p></div>",
            "<div><p>b c</p></div>",
        );
        check(super::run, "<p><span hidden>c</span></p>", "<p>c</p>");
        check(
            super::run,
            "<p>c <span hidden><img src='https://a.example/i.jpg' alt=d></span></p>",
            "<p>c <img src=\"https://a.example/i.jpg\" alt=\"d\"></p>",
        );
    }
}
