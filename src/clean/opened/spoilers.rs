//! What a post hides until it is asked for is folded up, under the words that ask for it.
//!
//! ```text
//! <div class="bbCodeSpoiler"><button>Spoiler: The end</button><div>…</div></div>
//! <div class="ipsSpoiler"><div class="ipsSpoiler_header">…</div><div>…</div></div>
//! ```

use crate::clean::Context;
use crate::dom::classes::has_word;
use crate::dom::{ArticleTree, Namespace, NodeId, name};
use crate::words::effective_words;

/// The words that ask are at most so many effective ones.
const MAX_LABEL: usize = 30;
/// And at most so many nodes.
const MAX_NODES: usize = 40;

/// Folds up what is called a spoiler and has a label.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let mut next = tree.first_child(NodeId::ROOT);
    while let Some(id) = next {
        next = tree.following(id, NodeId::ROOT);
        if let Some((label, text)) = label_of(tree, id) {
            let summary = tree.create_element(Namespace::Html, name::SUMMARY);
            let text = tree.create_text(&text);
            tree.append(summary, text);
            tree.insert_before(label, summary);
            tree.detach(label);
            tree.rename(id, name::DETAILS);
            next = tree.following(summary, NodeId::ROOT);
        }
    }
}

/// The element with the words under which a spoiler is folded up, and those words.
fn label_of(tree: &ArticleTree, id: NodeId) -> Option<(NodeId, String)> {
    if !tree.is(id, name::DIV) || !has_word(tree, id, &["spoiler"]) {
        return None;
    }
    let is_shown = |n: &NodeId| tree.is_element(*n) || !tree.text(*n).trim().is_empty();
    let mut children = tree.children(id).filter(is_shown);
    let (label, hidden) = (children.next()?, children.next()?);
    let asks = tree.is(label, name::BUTTON)
        || has_word(tree, label, &["button", "header", "title", "toggle"]);
    let is_small = tree.descendants(label).take(MAX_NODES + 1).count() <= MAX_NODES;
    if !asks || !is_small || !tree.is_element(hidden) {
        return None;
    }
    let text = tree.descendants(label).filter(|&n| tree.is_text(n));
    let text: String = text.map(|n| tree.text(n)).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (1..=MAX_LABEL)
        .contains(&effective_words(&text))
        .then_some((label, text))
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn what_a_label_hides_is_folded_up_under_it() {
        check(
            super::run,
            "<div class=bbCodeSpoiler><button><span>Spoiler: <span>The end</span></span></button>\
             <div class=bbCodeSpoiler-content><p>a</p></div></div>",
            "<details><summary>Spoiler: The end</summary><div><p>a</p></div></details>",
        );
        check(
            super::run,
            "<div class=ipsSpoiler><div class=ipsSpoiler_header>Spoiler</div><div>a</div></div>",
            "<details><summary>Spoiler</summary><div>a</div></details>",
        );
    }

    #[test]
    fn a_spoiler_without_a_label_is_text() {
        check(
            super::run,
            "<div class=spoiler><p>a</p><p>b</p></div>",
            "<div><p>a</p><p>b</p></div>",
        );
    }
}
