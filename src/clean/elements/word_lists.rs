//! Lists as Word writes them: paragraphs side by side, each with its mark, and its level in its style.
//!
//! ```text
//! p[style="mso-list:l0 level2 lfo1"] ─┬─ span[style="mso-list:Ignore"] ── "o   "
//!                                     └─ "the text of the item"
//! ```

use crate::clean::Context;
use crate::dom::classes::classes;
use crate::dom::{ArticleTree, Namespace, NodeId, name};

/// How the class names of such paragraphs begin.
const CLASS: &str = "MsoListParagraph";
/// Word has so many levels; what says more nests no deeper.
const MAX_LEVEL: u32 = 9;
/// So many nodes at the start of a paragraph are looked at for its mark.
const MAX_NODES: usize = 12;
/// A mark has at most so many characters: `xviii.`
const MAX_MARK: usize = 6;
/// A mark in the text has at least so many spaces behind it.
const MIN_SPACES: usize = 2;

/// The mark of an item.
struct Mark {
    /// What it shows, without a full stop or bracket.
    text: String,
    is_ordered: bool,
}

/// A list that is open, and its newest item.
struct Open {
    level: u32,
    list: NodeId,
    item: NodeId,
    is_ordered: bool,
}

/// Makes lists of them, in one another as their levels say.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let all = tree.descendants(NodeId::ROOT);
    let all: Vec<(NodeId, u32)> = all.filter_map(|id| Some((id, level(tree, id)?))).collect();
    let mut open: Vec<Open> = Vec::new();
    for (id, level) in all {
        let Some(mark) = take_mark(tree, id) else {
            continue;
        };
        let follows = open
            .first()
            .is_some_and(|top| before(tree, id) == Some(top.list));
        if !follows {
            open.clear();
        }
        while open.last().is_some_and(|last| {
            last.level > level || (last.level == level && last.is_ordered != mark.is_ordered)
        }) {
            open.pop();
        }
        match open.last_mut().filter(|last| last.level == level) {
            Some(last) => last.item = id,
            None => {
                let list = new_list(tree, &mark);
                match open.last() {
                    Some(around) => tree.append(around.item, list),
                    None => tree.insert_before(id, list),
                }
                open.push(Open {
                    level,
                    list,
                    item: id,
                    is_ordered: mark.is_ordered,
                });
            }
        }
        if let Some(last) = open.last() {
            tree.rename(id, name::LI);
            tree.append(last.list, id);
        }
    }
}

/// What stands before a paragraph, but for white space.
fn before(tree: &ArticleTree, id: NodeId) -> Option<NodeId> {
    let before = std::iter::successors(tree.previous_sibling(id), |&n| tree.previous_sibling(n));
    let is_said = |n: &NodeId| tree.is_element(*n) || !tree.text(*n).trim().is_empty();
    before.take(MAX_NODES).find(is_said)
}

/// The level of a paragraph that is called an item.
fn level(tree: &ArticleTree, id: NodeId) -> Option<u32> {
    if !tree.is(id, name::P) {
        return None;
    }
    let style = tree.attribute(id, name::STYLE).unwrap_or_default();
    let list = style.split_once("mso-list:").map(|(_, rest)| rest);
    let level = list.and_then(|rest| rest.split_once("level"));
    let level = level.and_then(|(_, rest)| {
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        rest[..end].parse().ok()
    });
    let is_called = || classes(tree, id).any(|class| class.starts_with(CLASS));
    let level = level.map(|level: u32| level.clamp(1, MAX_LEVEL));
    level.or_else(|| is_called().then_some(1))
}

/// Takes the mark of an item away, if it has one.
fn take_mark(tree: &mut ArticleTree, item: NodeId) -> Option<Mark> {
    let start: Vec<NodeId> = tree.descendants(item).take(MAX_NODES).collect();
    let is_mark = |&&n: &&NodeId| {
        let style = tree.attribute(n, name::STYLE).unwrap_or_default();
        style
            .replace(' ', "")
            .to_ascii_lowercase()
            .contains("mso-list:ignore")
    };
    if let Some(&mark) = start.iter().find(is_mark) {
        let text = tree.folded_text(mark);
        tree.detach(mark);
        return Some(mark_of(&text));
    }
    let first = start
        .into_iter()
        .find(|&n| !tree.text(n).trim().is_empty())?;
    let text = tree.text(first).trim_start();
    let (mark, rest) = text.split_once(char::is_whitespace)?;
    let said = rest.trim_start();
    let spaces = 1 + rest[..rest.len() - said.len()].chars().count();
    let mark = Some(mark_of(mark)).filter(|m| {
        let is_number = m.is_ordered && m.text.bytes().all(|b| b.is_ascii_digit());
        let is_sign = matches!(m.text.as_str(), "o") || !m.text.contains(char::is_alphanumeric);
        mark.chars().count() <= MAX_MARK && (is_number || is_sign)
    });
    let mark = mark.filter(|_| spaces >= MIN_SPACES)?;
    let said = said.to_owned();
    tree.set_text(first, &said);
    Some(mark)
}

fn mark_of(text: &str) -> Mark {
    let text = text.trim();
    let shown = text.trim_matches(['.', '(', ')']);
    let is_number = !shown.is_empty() && shown.bytes().all(|b| b.is_ascii_alphanumeric());
    Mark {
        // Word's round bullet is the letter of a font.
        is_ordered: is_number && shown.len() < text.len(),
        text: shown.to_owned(),
    }
}

/// A list that counts as its first mark does.
fn new_list(tree: &mut ArticleTree, first: &Mark) -> NodeId {
    if !first.is_ordered {
        return tree.create_element(Namespace::Html, name::UL);
    }
    let list = tree.create_element(Namespace::Html, name::OL);
    match first.text.as_str() {
        "1" => {}
        letter @ ("A" | "I" | "a" | "i") => tree.set_attribute(list, name::TYPE, letter),
        number if number.parse::<u16>().is_ok() => {
            tree.set_attribute(list, name::START, number);
        }
        _ => {}
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;

    fn item(level: u32, mark: &str, text: &str) -> String {
        format!(
            "<p class=MsoListParagraphCxSpMiddle style='text-indent:-.25in;mso-list:l0 level{level} lfo1'>\
             <![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>{mark}<span \
             style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>{text}</p>"
        )
    }

    #[test]
    fn levels_nest_no_deeper_than_those_of_word() {
        let item = |level| {
            format!(
                "<p style='mso-list:l0 level{level} lfo1'>\
                 <span style='mso-list:Ignore'>o   </span>x</p>"
            )
        };
        let html: String = (1..=5000).map(item).collect();
        let mut tree = ArticleTree::new(crate::parse::parse_fragment(&html, &Default::default()));
        let context = Context {
            base: &crate::url::BaseUrl::new("https://a.example/", None),
            metadata: None,
            kind: crate::Kind::Article,
        };
        run(&mut tree, &context);
        let all = tree.descendants(NodeId::ROOT);
        let deepest = all.map(|id| tree.self_and_ancestors(id).count()).max();
        assert!(deepest.is_some_and(|deep| deep < 30), "{deepest:?}");
    }

    #[test]
    fn paragraphs_with_marks_are_lists_in_one_another() {
        let all = [
            item(1, "·", "a"),
            " ".into(),
            item(2, "o", "b"),
            item(2, "o", "c"),
            item(1, "·", "d"),
            item(1, "1.", "e"),
            item(2, "a)", "f"),
            "<p>g</p>".into(),
            item(1, "2.", "h"),
        ];
        check(
            super::run,
            &all.concat(),
            "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul> <ol><li>e<ol type=\"a\"><li>f</li></ol></li></ol>\
             <p>g</p><ol start=\"2\"><li>h</li></ol>",
        );
    }

    #[test]
    fn marks_are_told_by_the_spaces_behind_them() {
        check(
            super::run,
            "<p class=MsoListParagraph>·&nbsp;&nbsp;&nbsp; a <b>b</b></p><p class=MsoListParagraph>12.  c</p>\
             <p class=MsoListParagraph>· d</p><p class=MsoListParagraph>e  f</p>",
            "<ul><li>a <b>b</b></li></ul><ol start=\"12\"><li>c</li></ol><p>· d</p><p>e  f</p>",
        );
    }
}
