//! What stands around a listing and is no code: bars with the language, buttons to copy and run it.
//! The language becomes that of the listing; the name of a file stays.

use super::languages;
use crate::clean::Context;
use crate::dom::classes::has_word;
use crate::dom::{ArticleTree, Name, NodeId, name};
use crate::words::effective_words;

/// Words in class names of controls that are no `button`. Sorted.
const CONTROLS: &[&str] = &["btn", "button", "clipboard", "copied", "copy", "tooltip"];
/// Elements that hold a listing with its bars.
const HOLDERS: &[Name] = &[name::DIV, name::FIGURE, name::SECTION, name::SPAN];
/// So many elements around a listing may hold its bars.
const LEVELS: usize = 4;
/// Bars have at most so many effective words together, what is a control at most `MAX_CONTROL`.
const MAX_WORDS: usize = 16;
const MAX_CONTROL: usize = 6;
/// So many nodes are looked at beside a listing.
const MAX_NODES: usize = 200;

/// Takes the bars of every listing away.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let listings: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::PRE))
        .collect();
    for pre in listings {
        let holder = holder(tree, pre);
        if let Some(holder) = holder {
            clear(tree, holder, pre, pre);
        }
        if let Some((bar, language)) = bar_before(tree, holder.unwrap_or(pre)) {
            tell_language(tree, pre, language);
            tree.detach(bar);
        }
    }
}

/// Takes the bar away that stands in a listing above its code.
pub fn clear_within(tree: &mut ArticleTree, pre: NodeId) {
    let Some(code) = code_beside_bars(tree, pre) else {
        return;
    };
    clear(tree, pre, code, pre);
    let is_blank = |&n: &NodeId| tree.text(n).trim().is_empty();
    if beside(tree, pre, code).iter().all(is_blank) {
        // Boxes of nothing would be empty lines.
        for child in tree.children(pre).collect::<Vec<_>>() {
            tree.detach(child);
        }
        tree.append(pre, code);
    }
}

/// The code of a listing that has boxes of its own for code and bars.
fn code_beside_bars(tree: &ArticleTree, pre: NodeId) -> Option<NodeId> {
    let mut codes = tree.descendants(pre).filter(|&n| tree.is(n, name::CODE));
    let code = codes.next().filter(|_| codes.next().is_none())?;
    let mut around = tree.self_and_ancestors(code).take(LEVELS + 1);
    let inner = around.find(|&n| tree.parent(n) == Some(pre))?;
    let is_box = |n: NodeId| match tree.is_element(n) {
        true => n == inner || tree.is_any(n, &[name::BUTTON, name::DIV]),
        false => tree.text(n).trim().is_empty(),
    };
    let has_boxes = inner != code && tree.children(pre).take(MAX_NODES).all(is_box);
    (has_boxes && holds_bars_only(tree, pre, code)).then_some(code)
}

/// What stands just before a listing, names its language and says nothing more but for controls,
/// with that language. It is a box, for a paragraph may be a label.
fn bar_before(tree: &ArticleTree, listing: NodeId) -> Option<(NodeId, &'static str)> {
    let mut before = std::iter::successors(tree.previous_sibling(listing), |&id| {
        tree.previous_sibling(id)
    });
    let bar = before.find(|&id| tree.is_element(id) || !tree.text(id).trim().is_empty())?;
    if !tree.is_any(bar, BARS) {
        return None;
    }
    let mut words = String::new();
    let mut next = tree.following(bar, bar);
    for _ in 0..MAX_NODES {
        let Some(id) = next else {
            return languages::named(words.trim()).map(|language| (bar, language));
        };
        next = match is_control(tree, id) {
            true => tree.following_skipping(id, bar),
            false => tree.following(id, bar),
        };
        if !tree.is_element(id) {
            words.push_str(tree.text(id));
        }
    }
    None
}

/// Elements that may be a bar of their own.
const BARS: &[Name] = &[name::DIV, name::SPAN];

/// Has a listing say its language, where it does not yet.
fn tell_language(tree: &mut ArticleTree, pre: NodeId, language: &str) {
    if languages::language(tree, pre).is_none() && !language.is_empty() {
        tree.set_attribute(pre, name::DATA_LANGUAGE, language);
    }
}

/// The largest element that holds this listing, no other, and few words besides.
fn holder(tree: &ArticleTree, pre: NodeId) -> Option<NodeId> {
    let above = tree.self_and_ancestors(pre).skip(1).take(LEVELS);
    let is_around = |&id: &NodeId| holds_bars_only(tree, id, pre);
    above
        .take_while(|&id| tree.is_any(id, HOLDERS))
        .take_while(is_around)
        .last()
}

/// Whether an element holds few words besides a listing.
fn holds_bars_only(tree: &ArticleTree, holder: NodeId, listing: NodeId) -> bool {
    let beside = beside(tree, holder, listing);
    let text = beside.iter().map(|&n| tree.text(n));
    let is_sign = |n: NodeId| {
        let holder = tree.parent(n).filter(|_| tree.is(n, name::IMG));
        holder.is_some_and(|holder| tree.is(holder, name::A) && is_control(tree, holder))
    };
    let is_other = |&n: &NodeId| tree.is_any(n, OTHERS) && !is_sign(n);
    let has_other = beside.iter().any(is_other);
    let words: usize = text.map(effective_words).sum();
    beside.len() < MAX_NODES && !has_other && words <= MAX_WORDS
}

/// What is never a part of a bar, but for the picture of a control.
const OTHERS: &[Name] = &[name::IMG, name::LI, name::PRE, name::TABLE];

/// The nodes below `holder` that are not in the listing, nor in a field that has its text to copy.
fn beside(tree: &ArticleTree, holder: NodeId, pre: NodeId) -> Vec<NodeId> {
    let next = |id: NodeId| match id == pre || tree.is(id, name::TEXTAREA) {
        true => tree.following_skipping(id, holder),
        false => tree.following(id, holder),
    };
    let all = std::iter::successors(next(holder), |&id| next(id));
    all.filter(|&id| id != pre).take(MAX_NODES).collect()
}

/// Clears what stands in `holder` beside a listing, or beside the code in it.
fn clear(tree: &mut ArticleTree, holder: NodeId, inner: NodeId, pre: NodeId) {
    for id in beside(tree, holder, inner) {
        let is_around = tree
            .self_and_ancestors(inner)
            .take(LEVELS + 1)
            .any(|a| a == id);
        let is_gone = !tree.is_element(id) || tree.parent(id).is_none();
        if is_around || is_gone || is_strong_line(tree, id) {
            continue;
        }
        let text = tree.folded_text(id);
        if is_control(tree, id) && effective_words(&text) <= MAX_CONTROL {
            tree.detach(id);
        } else if let Some(language) = languages::named(&text) {
            tell_language(tree, pre, language);
            tree.detach(id);
        }
    }
}

/// Whether an element is a line of strong text or within one: the label of a tab.
fn is_strong_line(tree: &ArticleTree, id: NodeId) -> bool {
    let is_line = |p: NodeId| {
        let mut children = tree.children(p);
        tree.is(p, name::P) && children.any(|c| tree.is(c, name::B))
    };
    is_line(id) || tree.parent(id).is_some_and(is_line)
}

fn is_control(tree: &ArticleTree, id: NodeId) -> bool {
    let leads_nowhere = || {
        let href = tree.attribute(id, name::HREF).unwrap_or_default();
        href.is_empty() || href.starts_with('#') || href.starts_with("javascript:")
    };
    tree.is(id, name::BUTTON)
        || tree.attribute(id, name::ROLE) == Some("button")
        || has_word(tree, id, CONTROLS)
        || (tree.is(id, name::A) && leads_nowhere())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;

    #[test]
    fn the_table_is_sorted() {
        assert!(CONTROLS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_bar_in_the_listing_goes() {
        check(
            crate::clean::code::run,
            "<pre><div><div>Python</div><div><button>Copy</button></div><div><code>a\nb</code></div></div></pre>",
            "<pre data-language=\"python\"><code>a\nb</code></pre>",
        );
        let text = "<pre>c = <code>a</code></pre>";
        check(crate::clean::code::run, text, text);
    }

    #[test]
    fn bars_name_the_language_and_go() {
        check(
            super::run,
            "<div><div><i>C#</i><a>Copy</a></div><pre>a</pre></div>",
            "<div><div></div><pre data-language=\"csharp\">a</pre></div>",
        );
        check(
            super::run,
            "<p>b</p><div><i>C#</i> <button>Copy</button></div> <pre>a</pre>",
            "<p>b</p> <pre data-language=\"csharp\">a</pre>",
        );
        let text = "<div>Rust is a language</div><pre>a</pre><p>Rust</p><pre>b</pre>";
        check(super::run, text, text);
        let text = "<div><p>the name of a file</p><pre>a</pre></div>";
        check(super::run, text, text);
    }
}
