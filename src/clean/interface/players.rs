//! The bar of a player that reads the text aloud, above the text: a button, how long it takes, a few
//! words. Of one with a sound of its own the sound stays, which may be what the page is about.
//!
//! ```text
//! <div><button aria-label="Play">▶</button> Listen to this article · 24:10</div>
//! <div><audio src="a.mp3"></audio> <span>0:00 / 24:10</span></div>
//! ```

use super::controls::is_control;
use crate::clean::Context;
use crate::dom::classes::has_word;
use crate::dom::{ArticleTree, Name, NodeId, Step, name, sets};
use crate::words::effective_words;
use std::collections::HashSet;

/// A bar has at most so many effective words.
const MAX_WORDS: usize = 12;
/// A piece of text of so many is running text; after a lead, the text has begun.
const RUNNING_TEXT: usize = 25;
const MAX_LEADS: usize = 1;
/// So many nodes of a bar are looked at.
const MAX_NODES: usize = 60;

/// Words in class names of such players. Of a *player* games have more. Sorted.
const NAMES: &[&str] = &["audio", "listen", "speech", "tts"];

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
    for bar in bars(tree) {
        let sounds: Vec<NodeId> = tree
            .descendants(bar)
            .filter(|&id| tree.is(id, name::AUDIO))
            .collect();
        for sound in sounds {
            tree.insert_before(bar, sound);
        }
        tree.detach(bar);
    }
}

/// The bars, none of which is in another.
fn bars(tree: &ArticleTree) -> Vec<NodeId> {
    let mut found: Vec<NodeId> = Vec::new();
    let mut running = 0;
    for step in tree.walk(NodeId::ROOT) {
        let Step::Enter(id) = step else { continue };
        running += usize::from(is_running(tree, id));
        if running > MAX_LEADS {
            break;
        }
        if is_of_player(tree, id) {
            let block = Some(id).filter(|_| !tree.is_inline(id));
            let mut boxes = block.into_iter().chain(block_around(tree, id));
            found.extend(boxes.find(|&id| is_bar(tree, id)));
        }
    }
    found.dedup();
    let all: HashSet<NodeId> = found.iter().copied().collect();
    let is_within = |&id: &NodeId| {
        tree.self_and_ancestors(id)
            .skip(1)
            .any(|a| all.contains(&a))
    };
    found.retain(|id| !is_within(id));
    found
}

fn is_of_player(tree: &ArticleTree, id: NodeId) -> bool {
    is_control(tree, id) || tree.is(id, name::AUDIO) || has_word(tree, id, NAMES)
}

/// The block an element stands in.
fn block_around(tree: &ArticleTree, id: NodeId) -> Option<NodeId> {
    let mut around = tree.self_and_ancestors(id).skip(1);
    around.find(|&id| id != NodeId::ROOT && !tree.is_inline(id))
}

fn is_running(tree: &ArticleTree, id: NodeId) -> bool {
    tree.is_text(id) && effective_words(tree.text(id)) >= RUNNING_TEXT
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
    use super::*;
    use crate::clean::check;

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
    fn a_bar_is_told_by_its_sound_or_its_name() {
        for bar in [
            "<div><audio src=a.mp3></audio><p>Nghe</p><p>0:00 / 24:10</p></div>",
            "<p class=tts-bar>Nghe 5:04</p>",
            "<div role=button><span>Nghe</span> <span>5:04</span></div>",
        ] {
            check(
                super::run,
                &format!("<div><p>một</p>{bar}</div>"),
                "<div><p>một</p></div>",
            );
        }
    }

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_says_more_stays() {
        let text = "<p>một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám chín \
                    mười một hai ba bốn năm sáu</p>";
        for html in [
            "<div>một</div>".to_owned(),
            "<div>một 24:10</div>".to_owned(),
            "<div class=\"player\">một 24:10</div>".to_owned(),
            "<ul><li>một 24:10<button>hai</button></li></ul>".to_owned(),
            "<table><tbody><tr><td>24:10 <button>hai</button></td></tr></tbody></table>".to_owned(),
            format!("{text}{text}<div>một 24:10 <button>hai</button></div>"),
            format!("<div><button>24:10</button>{text}</div>"),
        ] {
            // Whatever has no button goes on without it.
            let after = html
                .replace("<button>hai</button>", "")
                .replace(" class=\"player\"", "")
                .replace("<button>24:10</button>", "");
            check(super::run, &html, &after);
        }
    }
}
