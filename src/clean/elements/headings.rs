//! Headings hold their text and nothing else: no marks to link to them, no buttons around them. What
//! a card calls the page it leads to is no heading of the text.

use crate::Kind;
use crate::clean::Context;
use crate::clean::interface::controls::{is_control, is_short_control};
use crate::dom::classes::has_class;
use crate::dom::{ArticleTree, Name, Namespace, NodeId, Step, name, sets};
use crate::words::{effective_words, words};
use std::collections::BTreeMap;

/// Class names of what documentation and wikis put beside a heading. Sorted.
const MARKS: &[&str] = &[
    "anchor",
    "anchor-link",
    "anchorjs-link",
    "hash-link",
    "header-anchor",
    "headerlink",
    "heading-anchor",
    "heading-link",
    "mw-editsection",
    "permalink",
];

/// What such marks show.
const SIGNS: &[char] = &['#', '¶', '§', '🔗', '\u{200b}', '\u{f0c1}', '∞', '⚓'];

/// A button beside a heading's words has at most so many: "Show", "2x". One of more may be what the
/// heading says.
const MAX_BUTTON: usize = 2;

/// So many nodes of a heading are looked at for what its button ends with.
const MAX_NODES: usize = 60;

/// A card is a link so many levels above its heading at most, with so many effective words beside it
/// at least, of which so many nodes are looked at.
const MAX_LEVELS: usize = 6;
const MIN_BESIDE: usize = 4;
const MAX_CARD: usize = 40;

/// Cleans every heading and summary.
pub fn run(tree: &mut ArticleTree, context: &Context<'_>) {
    let found: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| {
            tree.is_any(id, sets::HEADINGS) || tree.is_any(id, &[name::SUMMARY, name::DT])
        })
        .collect();
    for toggle in toggles(tree, &found) {
        tree.detach(toggle);
    }
    let is_text = !matches!(context.kind, Kind::Listing | Kind::Thread);
    for &heading in found.iter().filter(|_| is_text) {
        if is_of_card(tree, heading, context) {
            make_strong(tree, heading);
        }
    }
    for heading in found {
        let has_name = has_text_beside_buttons(tree, heading);
        for id in tree.descendants(heading).collect::<Vec<_>>() {
            if is_mark(tree, id) {
                take_id(tree, heading, id);
                tree.detach(id);
            } else if has_name && is_short_control(tree, id, MAX_BUTTON) {
                tree.detach(id);
            } else if tree.is(id, name::BUTTON) || is_block(tree, id) {
                tree.unwrap_node(id);
            }
        }
        let inner = tree
            .descendants(heading)
            .find(|&id| tree.has_attribute(id, name::ID));
        if let Some(inner) = inner {
            take_id(tree, heading, inner);
        }
        unwrap_link_to_itself(tree, heading);
    }
}

/// Whether a link to another page holds a heading and what that page is about.
fn is_of_card(tree: &ArticleTree, heading: NodeId, context: &Context<'_>) -> bool {
    let mut around = tree.self_and_ancestors(heading).skip(1).take(MAX_LEVELS);
    let Some(link) = around.find(|&n| tree.is(n, name::A)) else {
        return false;
    };
    let href = tree.attribute(link, name::HREF).unwrap_or_default();
    let leads_away = || {
        let to = context.base.resolve(href).filter(|_| !href.is_empty());
        let own = context.base.resolve("");
        let page = |address: Option<String>| address?.split('#').next().map(str::to_owned);
        to.is_some() && page(to) != page(own)
    };
    let is_beside = |&n: &NodeId| {
        let mut line = tree.self_and_ancestors(n).take_while(|&a| a != link);
        !line.any(|a| a == heading)
    };
    let below = tree.descendants(link).take(MAX_CARD);
    let texts = below.filter(|&n| !tree.text(n).trim().is_empty());
    let words = texts
        .filter(is_beside)
        .map(|n| effective_words(tree.text(n)));
    tree.is_any(heading, sets::HEADINGS) && words.sum::<usize>() >= MIN_BESIDE && leads_away()
}

/// Makes a paragraph in bold of a heading.
fn make_strong(tree: &mut ArticleTree, heading: NodeId) {
    let strong = tree.create_element(Namespace::Html, name::STRONG);
    tree.move_children(heading, strong);
    tree.append(heading, strong);
    tree.rename(heading, name::P);
}

/// What the buttons of several headings end with: that the section is shown, or hidden. The marks
/// before it go with it.
fn toggles(tree: &ArticleTree, headings: &[NodeId]) -> Vec<NodeId> {
    let mut found: BTreeMap<String, Vec<Vec<NodeId>>> = BTreeMap::new();
    for &heading in headings {
        let below: Vec<NodeId> = tree.descendants(heading).take(MAX_NODES).collect();
        let is_button = |&id: &NodeId| tree.is(id, name::BUTTON);
        let texts = below.iter().filter(|&&id| !tree.text(id).trim().is_empty());
        let texts: Vec<NodeId> = texts.copied().collect();
        let says = |&id: &NodeId| words(tree.text(id)).next().is_some();
        let (Some(&first), Some(&last)) = (
            texts.iter().find(|&id| says(id)),
            texts.last().filter(|&id| says(id)),
        ) else {
            continue;
        };
        let text = tree.text(last).trim();
        let is_own = || tree.parent(last) != tree.parent(first);
        if below.iter().any(is_button) && is_own() && effective_words(text) <= MAX_BUTTON {
            let marks = texts.iter().rev().skip(1).take_while(|&id| !says(id));
            let toggle = marks.copied().chain([last]).collect();
            found.entry(text.to_owned()).or_default().push(toggle);
        }
    }
    let several = found.into_values().filter(|toggles| toggles.len() > 1);
    several.flatten().flatten().collect()
}

/// Whether a heading is called something besides what the buttons in it are.
fn has_text_beside_buttons(tree: &ArticleTree, heading: NodeId) -> bool {
    let mut button = None;
    for step in tree.walk(heading) {
        match step {
            Step::Enter(id) if button.is_none() && is_control(tree, id) => button = Some(id),
            Step::Leave(id) if button == Some(id) => button = None,
            Step::Enter(id) if button.is_none() => {
                let mut words = words(tree.text(id));
                if words.any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

fn is_block(tree: &ArticleTree, id: NodeId) -> bool {
    const BLOCKS: &[Name] = &[
        name::CENTER,
        name::DIV,
        name::H1,
        name::H2,
        name::H3,
        name::H4,
        name::H5,
        name::H6,
        name::P,
    ];
    tree.is_any(id, BLOCKS)
}

/// Whether an element only serves to link to its heading.
fn is_mark(tree: &ArticleTree, id: NodeId) -> bool {
    let leads_here = tree.is(id, name::A)
        && tree
            .attribute(id, name::HREF)
            .is_some_and(|href| href.contains('#'));
    // Asked first, for all that is below would be read anew for every level of nesting.
    if !leads_here && !has_class(tree, id, MARKS) {
        return false;
    }
    let text = tree.folded_text(id);
    let mut characters = text.chars();
    let is_sign = characters.all(|c| SIGNS.contains(&c) || c.is_whitespace());
    is_sign && !tree.descendants(id).any(|n| tree.is(n, name::IMG))
}

/// A heading without an id takes that of its mark, which links may lead to.
fn take_id(tree: &mut ArticleTree, heading: NodeId, mark: NodeId) {
    let id = tree.attribute(mark, name::ID).map(str::to_owned);
    if let Some(id) = id.filter(|_| !tree.has_attribute(heading, name::ID)) {
        tree.set_attribute(heading, name::ID, &id);
        tree.remove_attribute(mark, name::ID);
    }
}

/// A heading that is a link to its own place is just a heading.
fn unwrap_link_to_itself(tree: &mut ArticleTree, heading: NodeId) {
    let link = tree.descendants(heading).find(|&id| tree.is(id, name::A));
    let place = tree.attribute(heading, name::ID).map(str::to_owned);
    let Some((link, place)) = link.zip(place) else {
        return;
    };
    let leads_here = tree
        .attribute(link, name::HREF)
        .and_then(|href| href.strip_prefix('#'))
        == Some(&place);
    if leads_here {
        tree.unwrap_node(link);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;

    #[test]
    fn the_table_is_sorted() {
        assert!(MARKS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_a_card_is_called_is_no_heading() {
        let card = |href: &str, beside: &str| format!("<a href='{href}'><h3>Mưa</h3>{beside}</a>");
        let text = "<div>một hai ba bốn</div>";
        check(
            super::run,
            &card("https://a.example/b", text),
            "<a href=\"https://a.example/b\"><strong>Mưa</strong>một hai ba bốn</a>",
        );
        for (href, beside) in [("/b", ""), ("/b", "<div>một</div>"), ("#b", text)] {
            let tree = crate::parse::parse_fragment(&card(href, beside), &Default::default());
            let heading = tree
                .descendants(NodeId::ROOT)
                .find(|&n| tree.is(n, name::H3));
            let metadata = Default::default();
            let context = Context {
                base: &crate::url::BaseUrl::new("https://a.example/x/", None),
                metadata: Some(&metadata),
                kind: Kind::Article,
            };
            let tree = ArticleTree::new(tree);
            assert!(
                !is_of_card(&tree, heading.expect("is there"), &context),
                "{href}"
            );
        }
    }

    #[test]
    fn marks_and_buttons_go() {
        check(
            super::run,
            "<h2>a<a class=headerlink href=#a id=a>¶</a></h2><h3><button>b</button></h3>\
             <h3 id=c><a href=#c>c</a></h3>",
            "<h2 id=\"sp-a\">a</h2><h3 id=\"sp-h1\">b</h3><h3 id=\"sp-c\">c</h3>",
        );
        check(
            super::run,
            "<h2>Mưa <span><button>1x</button><button>2x</button></span></h2>",
            "<h2 id=\"sp-h1\">Mưa </h2>",
        );
        let toggle = |text: &str| {
            format!("<h2><button><b>{text}</b><i>, </i><i><u>Ẩn</u></i></button></h2>")
        };
        check(
            super::run,
            &format!("{}{}", toggle("Mưa"), toggle("Nắng")),
            "<h2 id=\"sp-h1\"><b>Mưa</b><i></i><i><u></u></i></h2><h2 id=\"sp-h2\"><b>Nắng</b><i></i><i><u></u></i></h2>",
        );
        check(
            super::run,
            &toggle("Mưa"),
            "<h2 id=\"sp-h1\"><b>Mưa</b><i>, </i><i><u>Ẩn</u></i></h2>",
        );
        check(
            super::run,
            "<h2>A1 <button>Mưa hay nắng?</button></h2><h2>Hỏi <button>Mưa hay là nắng?</button></h2>",
            "<h2 id=\"sp-h1\">A1 Mưa hay nắng?</h2><h2 id=\"sp-h2\">Hỏi Mưa hay là nắng?</h2>",
        );
    }
}
