//! The bar of a player that reads the text aloud, above the text: a button, how long it takes, a few
//! words.
//!
//! ```text
//! <div><button aria-label="Play">▶</button> Listen to this article · 24:10</div>
//! ```

use super::Context;
use super::controls::is_control;
use crate::dom::{ArticleTree, Name, NodeId, Step, name, sets};
use crate::words::effective_words;

/// A bar has at most so many effective words.
const MAX_WORDS: usize = 12;
/// A piece of text of so many is running text; after a lead, the text has begun.
const RUNNING_TEXT: usize = 25;
const MAX_LEADS: usize = 1;
/// So many nodes of a bar are looked at.
const MAX_NODES: usize = 60;

/// What says something of its own: a picture, an entry of a list, a day.
const OTHERS: &[Name] = &[
    name::FIGURE,
    name::IMG,
    name::LI,
    name::TABLE,
    name::TD,
    name::TIME,
    name::TR,
    name::VIDEO,
];

/// Takes such bars away.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for id in bars(tree) {
        tree.detach(id);
    }
}

fn bars(tree: &ArticleTree) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut running = 0;
    for step in tree.walk(NodeId::ROOT) {
        let Step::Enter(id) = step else { continue };
        let is_running = tree.is_text(id) && effective_words(tree.text(id)) >= RUNNING_TEXT;
        running += usize::from(is_running);
        if running > MAX_LEADS {
            break;
        }
        if is_control(tree, id) {
            found.extend(bar_around(tree, id).filter(|&bar| is_bar(tree, bar)));
        }
    }
    found.dedup();
    found
}

/// The block a control stands in.
fn bar_around(tree: &ArticleTree, control: NodeId) -> Option<NodeId> {
    let mut around = tree.self_and_ancestors(control).skip(1);
    around.find(|&id| id != NodeId::ROOT && !tree.is_inline(id))
}

fn is_bar(tree: &ArticleTree, id: NodeId) -> bool {
    let below = || tree.descendants(id).take(MAX_NODES);
    let is_other = |n: NodeId| tree.is_any(n, OTHERS) || tree.is_any(n, sets::HEADINGS);
    let is_small = tree.descendants(id).nth(MAX_NODES).is_none();
    if !is_small || is_other(id) || below().any(is_other) {
        return false;
    }
    let text = tree.folded_text(id);
    effective_words(&text) <= MAX_WORDS && has_duration(&text)
}

/// Whether a text has minutes and seconds: `4:05`, `1:04:05`.
fn has_duration(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_digit() && c != ':');
    words.any(|word| {
        let mut parts = word.split(':');
        let first = parts.next().unwrap_or_default();
        let rest: Vec<&str> = parts.collect();
        let is_number = |part: &str, digits| part.len() <= digits && !part.is_empty();
        is_number(first, 3)
            && (1..=2).contains(&rest.len())
            && rest.iter().all(|part| part.len() == 2)
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn durations_are_minutes_and_seconds() {
        for text in ["24:10", "Nghe · 4:05", "1:04:05."] {
            assert!(has_duration(text), "{text}");
        }
        for text in ["24", "a:b", "2:1", "John 3:163", ":", "1:2:3:4"] {
            assert!(!has_duration(text), "{text}");
        }
    }

    #[test]
    fn a_bar_above_the_text_goes() {
        let text = "<p>một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám chín \
                    mười một hai ba bốn năm sáu</p>";
        let bar = "<div><span>Nghe bài viết</span> <button>▶</button> 24:10</div>";
        check(super::run, &format!("{text}{bar}{text}"), &text.repeat(2));
    }

    #[test]
    fn what_says_more_stays() {
        let text = "<p>một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám chín \
                    mười một hai ba bốn năm sáu</p>";
        for html in [
            "<div>một</div>".to_owned(),
            "<div>một 24:10</div>".to_owned(),
            "<ul><li>một 24:10<button>hai</button></li></ul>".to_owned(),
            "<table><tbody><tr><td>24:10 <button>hai</button></td></tr></tbody></table>".to_owned(),
            format!("{text}{text}<div>một 24:10 <button>hai</button></div>"),
            format!("<div><button>24:10</button>{text}</div>"),
        ] {
            // Whatever has no button goes on without it.
            let after = html
                .replace("<button>hai</button>", "")
                .replace("<button>24:10</button>", "");
            check(super::run, &html, &after);
        }
    }
}
