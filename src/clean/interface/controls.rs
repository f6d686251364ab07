//! Lines of controls that are no `button`, or have a label or a question beside their buttons: links
//! that do something instead of leading somewhere, ways down the page and to its printed form.
//!
//! ```text
//! <div><p>Was this helpful?</p><button>Yes</button><button>No</button></div>
//! <div><a href="#">Metric</a> | <a href="#">US</a></div>    <div>Scale <button>1x</button>…</div>
//! <p><a class="jump" href="#recipe">…</a> · <a class="print" href="print/5">…</a></p>
//! ```

use crate::clean::Context;
use crate::dom::classes::{classes, words_of};
use crate::dom::{ArticleTree, Name, NodeId, Step, name, sets};
use crate::words::effective_words;

/// Words in class names of links that lead down the page, and to the page as it is printed. Sorted.
const JUMPS: &[&str] = &["jump", "skip"];
const PRINTS: &[&str] = &["print", "printer"];
/// Of marks that lead to a note, some of which are for paper: `footnote-print-only`. Sorted.
const MARKS: &[&str] = &["footnote", "footnotes", "littlefoot", "noteref"];
/// A control has at most so many effective words, a way as many.
const MAX_CONTROL: usize = 3;
const MAX_WAY: usize = 5;
/// Beside so many controls may stand so many effective words that say what they do.
const MIN_CONTROLS: usize = 2;
const MAX_LABELS: usize = 2;
/// Or a question of so many.
const MAX_QUESTION: usize = 12;
/// So many nodes on a line are looked at on each side of a way.
const MAX_BESIDE: usize = 8;
/// So many nodes of a control are looked at.
const MAX_NODES: usize = 30;

/// What is no control and has its worth without words.
const SHOWN: &[Name] = &[
    name::AUDIO,
    name::FIGURE,
    name::IFRAME,
    name::IMG,
    name::MATH,
    name::PRE,
    name::VIDEO,
];
/// What stays however little it holds, sorted by name.
const KEPT: &[Name] = &[
    name::ARTICLE,
    name::BODY,
    name::DETAILS,
    name::MAIN,
    name::TABLE,
    name::TBODY,
    name::TD,
    name::TH,
    name::TR,
];

/// Takes the largest element of nothing but controls away.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for id in found(tree) {
        tree.detach(id);
    }
}

/// What an element holds.
#[derive(Clone, Copy, Default)]
struct Held {
    /// Words outside of controls.
    words: usize,
    controls: usize,
    ways: usize,
    /// Whether the words outside of controls end with a question mark.
    asks: bool,
    /// Whether something in it has to stay.
    is_shown: bool,
}

impl Held {
    fn is_line_of_controls(self) -> bool {
        let most = if self.asks { MAX_QUESTION } else { MAX_LABELS };
        let is_labelled = self.controls >= MIN_CONTROLS && self.words <= most;
        !self.is_shown && (is_labelled || (self.ways > 0 && self.words == 0))
    }

    fn add(&mut self, other: Held) {
        if other.words > 0 {
            self.asks = other.asks;
        }
        self.words += other.words;
        self.controls += other.controls;
        self.ways += other.ways;
        self.is_shown |= other.is_shown;
    }
}

/// Elements of controls alone, none of which is in another.
fn found(tree: &ArticleTree) -> Vec<NodeId> {
    let mut found: Vec<NodeId> = Vec::new();
    let mut open = vec![Held::default()];
    // The places in `found` where those below each open element begin.
    let mut starts = Vec::new();
    let mut control = None;
    for step in tree.walk(NodeId::ROOT) {
        match step {
            Step::Leave(id) if control == Some(id) => control = None,
            _ if control.is_some() => {}
            Step::Enter(id) if tree.is_element(id) => {
                let held = held_by_itself(tree, id);
                if held.controls + held.ways == 0 {
                    open.push(held);
                    starts.push(found.len());
                    continue;
                }
                if held.ways > 0 && is_alone(tree, id) {
                    found.push(id);
                }
                control = Some(id);
                add(&mut open, held);
            }
            Step::Enter(id) => {
                let text = tree.text(id);
                let held = Held {
                    words: effective_words(text),
                    asks: text.trim_end().ends_with(['?', '？', '؟']),
                    ..Held::default()
                };
                add(&mut open, held);
            }
            Step::Leave(id) if tree.is_element(id) => {
                let (Some(held), Some(start)) = (open.pop(), starts.pop()) else {
                    continue;
                };
                add(&mut open, held);
                if held.is_line_of_controls() && !tree.is_any(id, KEPT) {
                    found.truncate(start);
                    found.push(id);
                }
            }
            Step::Leave(_) => {}
        }
    }
    found
}

fn add(open: &mut [Held], held: Held) {
    if let Some(around) = open.last_mut() {
        around.add(held);
    }
}

/// Whether nothing is said on the line beside an element.
fn is_alone(tree: &ArticleTree, id: NodeId) -> bool {
    let before = std::iter::successors(tree.previous_sibling(id), |&n| tree.previous_sibling(n));
    let after = std::iter::successors(tree.next_sibling(id), |&n| tree.next_sibling(n));
    let says_nothing = |line: &mut dyn Iterator<Item = NodeId>| {
        let mut line = line.take_while(|&n| is_of_line(tree, n)).take(MAX_BESIDE);
        line.all(|n| tree.text(n).trim().is_empty() && (!tree.is_element(n) || is_way(tree, n)))
    };
    says_nothing(&mut before.into_iter()) && says_nothing(&mut after.into_iter())
}

fn is_of_line(tree: &ArticleTree, id: NodeId) -> bool {
    !tree.is_element(id) || (tree.is_inline(id) && !tree.is(id, name::BR))
}

/// What an element is, before its children are looked at.
fn held_by_itself(tree: &ArticleTree, id: NodeId) -> Held {
    let is_way = is_way(tree, id);
    let is_control = !is_way && is_short_control(tree, id, MAX_CONTROL);
    let is_named = tree.is_any(id, &[name::A, name::DT, name::SUMMARY]);
    Held {
        controls: usize::from(is_control),
        ways: usize::from(is_way),
        is_shown: is_shown(tree, id) || (is_named && !is_way && !is_control),
        ..Held::default()
    }
}

fn is_shown(tree: &ArticleTree, id: NodeId) -> bool {
    tree.is_any(id, SHOWN) || tree.is_any(id, sets::HEADINGS)
}

/// Whether a link leads down the page or to what is printed.
fn is_way(tree: &ArticleTree, id: NodeId) -> bool {
    if !tree.is(id, name::A) {
        return false;
    }
    // Style sheets made of small parts say what an element looks like on paper: `print:block`.
    let is_name = |class: &&str| !class.contains([':', '[']);
    let has = |word: &[&str]| {
        let mut names = classes(tree, id).filter(is_name).flat_map(words_of);
        names.any(|name| word.contains(&name))
    };
    if has(MARKS) {
        return false;
    }
    let href = tree.attribute(id, name::HREF).unwrap_or_default();
    (has(PRINTS) || (href.starts_with('#') && has(JUMPS))) && is_short(tree, id, MAX_WAY)
}

/// Whether an element does something when it is pressed. A link to a place of the page opens it,
/// whatever role it has: it is what the place is called.
pub fn is_control(tree: &ArticleTree, id: NodeId) -> bool {
    let href = tree.attribute(id, name::HREF).unwrap_or_default().trim();
    let is_link = tree.is(id, name::A);
    let leads_nowhere = is_link && (href == "#" || href.starts_with("javascript:"));
    let is_called_button = tree.attribute(id, name::ROLE) == Some("button");
    tree.is(id, name::BUTTON)
        || leads_nowhere
        || (is_called_button && !(is_link && href.starts_with('#')))
}

/// Whether an element is a control of at most so many effective words.
pub fn is_short_control(tree: &ArticleTree, id: NodeId, most: usize) -> bool {
    is_control(tree, id) && is_short(tree, id, most)
}

/// Whether an element has few words, and no picture.
fn is_short(tree: &ArticleTree, id: NodeId, most: usize) -> bool {
    let below = || tree.descendants(id).take(MAX_NODES);
    let is_small = tree.descendants(id).nth(MAX_NODES).is_none();
    is_small
        && !below().any(|n| is_shown(tree, n))
        && effective_words(&tree.folded_text(id)) <= most
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;

    #[test]
    fn tables_are_sorted() {
        assert!(JUMPS.is_sorted_by(|a, b| a < b));
        assert!(MARKS.is_sorted_by(|a, b| a < b));
        assert!(PRINTS.is_sorted_by(|a, b| a < b));
        assert!(KEPT.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn lines_of_controls_go() {
        check(
            super::run,
            "<p>a</p><div><a href=#>Métrico</a> | <a href=#>US</a></div><div><span>Ración</span>\
             <button>1x</button><button>2x</button></div>",
            "<p>a</p>",
        );
        check(
            super::run,
            "<p><a class=x-jump-link href=#b>Zum Rezept</a> · <a class=print-x href=c>Drucken</a></p>\
             <div><p>a</p><a class=print href=c>Drucken</a></div>",
            "<div><p>a</p></div>",
        );
    }

    #[test]
    fn a_question_goes_with_the_buttons_that_answer_it() {
        check(
            super::run,
            "<p>a</p><div><p>¿Le ha resultado útil?</p><button>Sí</button><button>No</button></div>\
             <div><p>一 二 三？</p><button>四</button></div>",
            "<p>a</p><div><p>一 二 三？</p></div>",
        );
    }

    #[test]
    fn what_says_something_beside_its_controls_stays() {
        for html in [
            "<p>một hai ba <a href=\"https://a.example/x/#\">bốn</a> năm</p>",
            "<p>một <a href=\"https://a.example/b#c\">hai</a></p>",
            "<p><a href=\"https://a.example/b\">một</a> | <a href=\"https://a.example/c\">hai</a></p>",
        ] {
            check(super::run, html, html);
        }
        check(
            super::run,
            "<p>một <a class='print md:skip' href='https://a.example/b'>hai</a></p>\
             <div><button></button><button></button><a href='https://a.example/b'>ba</a></div>",
            "<p>một <a href=\"https://a.example/b\">hai</a></p>\
             <div><a href=\"https://a.example/b\">ba</a></div>",
        );
        check(
            super::run,
            "<p>một<sup><a class=footnote-print-only href='https://a.example/b#c'>1</a></sup></p>",
            "<p>một<sup><a href=\"https://a.example/b#c\">1</a></sup></p>",
        );
        check(
            super::run,
            "<div><button>một</button><p>hai</p></div>",
            "<div><p>hai</p></div>",
        );
        check(
            super::run,
            "<h2><button>một</button><button>hai</button></h2><div><a href=#>một</a><h3>hai</h3></div>",
            "<h2 id=\"sp-h1\"></h2><div>một<h3 id=\"sp-h2\">hai</h3></div>",
        );
    }
}
