//! What opens and closes a part of the text is its heading, where the page did not make it one.
//!
//! ```text
//! <div role="button" aria-expanded="false" aria-controls="p">Who planted it?</div>
//! <div id="p">…</div>
//! ```
//!
//! <https://www.w3.org/WAI/ARIA/apg/patterns/accordion/>

use crate::clean::Context;
use crate::clean::little::Little;
use crate::dom::{ArticleTree, Name, NodeId, name, sets};
use crate::words::effective_words;
use std::collections::HashMap;

/// A heading has at most so many effective words.
const MAX_TITLE: usize = 30;
/// What is opened has at least so many effective words outside of links: menus have none.
const MIN_PANEL: usize = 6;
/// A title has no more in it.
const LITTLE: Little = Little {
    bytes: 1000,
    nodes: 40,
};
/// So many nodes of what is opened are looked at.
const MAX_NODES: usize = 400;
/// So many elements around a title may be all there is before what it opens.
const LEVELS: usize = 3;
/// Where headings stand.
const BLOCKS: &[Name] = &[
    name::ARTICLE,
    name::DIV,
    name::LI,
    name::MAIN,
    name::SECTION,
];

/// Makes headings of titles.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for (title, heading) in titles(tree) {
        tree.rename(title, heading);
    }
}

/// The titles of parts, with the headings they become: one below the heading before.
fn titles(tree: &ArticleTree) -> Vec<(NodeId, Name)> {
    let mut rank = 0;
    let mut found = Vec::new();
    let mut times: HashMap<String, usize> = HashMap::new();
    for id in tree.descendants(NodeId::ROOT) {
        let tag = tree.html_name(id);
        if let Some(at) = sets::HEADINGS.iter().position(|&heading| heading == tag) {
            rank = at;
        } else if let Some(text) = title(tree, id) {
            let below = sets::HEADINGS[(rank + 1).min(sets::HEADINGS.len() - 1)];
            *times.entry(text.clone()).or_default() += 1;
            found.push((id, below, text));
        }
    }
    // A single one, and several alike, only say that there is more.
    let is_one = |(_, _, text): &(NodeId, Name, String)| times.len() > 1 && times[text] == 1;
    let titles = found.into_iter().filter(is_one);
    titles.map(|(id, heading, _)| (id, heading)).collect()
}

/// What an element is called that opens the text after it.
fn title(tree: &ArticleTree, id: NodeId) -> Option<String> {
    let opened = tree.attribute(id, name::ARIA_CONTROLS)?;
    let stands_free = tree.parent(id).is_some_and(|p| tree.is_any(p, BLOCKS));
    if !tree.has_attribute(id, name::ARIA_EXPANDED) || !stands_free {
        return None;
    }
    if !LITTLE.holds(tree, id, |n| may_be_in_title(tree, n)) {
        return None;
    }
    let panel = panel_after(tree, id).filter(|&panel| is_called(tree, panel, opened))?;
    let text = tree.folded_text(id);
    let is_title = (1..=MAX_TITLE).contains(&effective_words(&text));
    (is_title && has_text(tree, panel)).then_some(text)
}

/// Whether a node is neither a heading nor more than a line.
fn may_be_in_title(tree: &ArticleTree, id: NodeId) -> bool {
    const OF_TEXT: &[Name] = &[name::FIGURE, name::IMG, name::LI, name::P, name::PRE];
    !tree.is_any(id, OF_TEXT) && !tree.is_any(id, sets::HEADINGS)
}

/// The element after a title, or after what holds nothing but that.
fn panel_after(tree: &ArticleTree, id: NodeId) -> Option<NodeId> {
    let is_shown = |n: &NodeId| tree.is_element(*n) || !tree.text(*n).trim().is_empty();
    let mut at = id;
    for _ in 0..LEVELS {
        let mut after = std::iter::successors(tree.next_sibling(at), |&n| tree.next_sibling(n));
        if let Some(next) = after.find(is_shown) {
            return Some(next);
        }
        at = tree.parent(at)?;
    }
    None
}

/// Whether an element has an id, or is all around the element that has it.
fn is_called(tree: &ArticleTree, panel: NodeId, place: &str) -> bool {
    let mut line = tree.descendants(panel).take(LEVELS);
    let has = |id| tree.attribute(id, name::ID) == Some(place);
    has(panel) || line.any(has)
}

/// Whether what is opened has text of its own.
fn has_text(tree: &ArticleTree, panel: NodeId) -> bool {
    let (mut words, mut looked) = (0, 0);
    let mut next = Some(panel);
    while let Some(id) = next.filter(|_| looked < MAX_NODES && words < MIN_PANEL) {
        looked += 1;
        words += effective_words(tree.text(id));
        next = match tree.is(id, name::A) {
            true => tree.following_skipping(id, panel),
            false => tree.following(id, panel),
        };
    }
    words >= MIN_PANEL
}

#[cfg(test)]
mod tests {
    use crate::clean::check;
    use crate::dom::ArticleTree;

    fn part(id: &str, title: &str, text: &str) -> String {
        format!(
            "<div><div role=button aria-expanded=false aria-controls={id}>{title}</div>\
             <div id={id}><p>{text}</p></div></div>"
        )
    }

    const TEXT: &str = "một hai ba bốn năm sáu.";

    #[test]
    fn titles_become_headings_below_those_before() {
        let parts = part("a", "Ai?", TEXT) + &part("b", "Khi nào?", TEXT);
        let of = |id: &str, title: &str, place: &str| {
            format!(
                "<div><h3 id=\"sp-{id}\">{title}</h3><div id=\"sp-{place}\"><p>{TEXT}</p></div></div>"
            )
        };
        let expected = of("h2", "Ai?", "a") + &of("h3", "Khi nào?", "b");
        check(
            super::run,
            &format!("<h2>x</h2>{parts}"),
            &format!("<h2 id=\"sp-h1\">x</h2>{expected}"),
        );
    }

    #[test]
    fn what_opens_more_of_the_same_or_a_menu_is_no_heading() {
        let menu = "<a href='https://a.example/b'>một hai ba bốn năm sáu</a>";
        for parts in [
            part("a", "Thêm", TEXT) + &part("b", "Thêm", TEXT),
            part("a", "Thêm", TEXT),
            part("a", "Ai?", menu) + &part("b", "Khi nào?", menu),
        ] {
            let mut tree = crate::parse::parse_fragment(&parts, &Default::default());
            crate::noscript::graft(&mut tree, &Default::default());
            assert!(super::titles(&ArticleTree::new(tree)).is_empty(), "{parts}");
        }
    }
}
