//! Cells of tables that show nothing but signs say what the signs are called: yes, no, four of five.
//!
//! ```text
//! <td><svg aria-label="Yes">…</svg></td>    <td><i class="icon-x" title="No"></i></td>
//! ```

use crate::clean::{Context, images};
use crate::dom::{ArticleTree, Name, Namespace, NodeId, Step, name};
use crate::words::effective_words;

/// A sign is called by at most so many effective words.
const MAX_LABEL: usize = 8;
/// What shows more than a sign.
const SHOWN: &[Name] = &[
    name::AUDIO,
    name::CANVAS,
    name::IFRAME,
    name::MATH,
    name::OBJECT,
    name::VIDEO,
];
/// What does something or leads somewhere, whatever it is called.
const ACTING: &[Name] = &[
    name::A,
    name::BUTTON,
    name::INPUT,
    name::SELECT,
    name::TEXTAREA,
];

/// A cell that is being read.
struct Cell {
    id: NodeId,
    /// Whether it shows something besides signs.
    has_content: bool,
    /// Its signs with what they are called.
    signs: Vec<(NodeId, String)>,
}

/// Puts the names of signs in their place.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for (sign, label) in signs(tree) {
        let text = tree.create_text(&format!("{label} "));
        tree.insert_before(sign, text);
        tree.detach(sign);
    }
}

/// The signs of all cells that show nothing else.
fn signs(tree: &ArticleTree) -> Vec<(NodeId, String)> {
    let mut found = Vec::new();
    let mut open: Vec<Cell> = Vec::new();
    let mut sign = None;
    for step in tree.walk(NodeId::ROOT) {
        match step {
            Step::Leave(id) if sign == Some(id) => sign = None,
            Step::Leave(id) if open.last().is_some_and(|cell| cell.id == id) => {
                let cells = open.pop().filter(|cell| !cell.has_content);
                found.extend(cells.into_iter().flat_map(|cell| cell.signs));
            }
            Step::Enter(id) if tree.is_any(id, &[name::TD, name::TH]) => open.push(Cell {
                id,
                has_content: false,
                signs: Vec::new(),
            }),
            Step::Enter(id) if let Some(cell) = open.last_mut() => {
                cell.has_content |= shows_more(tree, id);
                if sign.is_none() {
                    let label = label(tree, id);
                    sign = (label.is_some() || acts(tree, id)).then_some(id);
                    cell.signs.extend(label.map(|label| (id, label)));
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a node shows something that is no sign; the letters of fonts of signs are none.
fn shows_more(tree: &ArticleTree, id: NodeId) -> bool {
    if tree.is_element(id) {
        let is_picture = tree.is(id, name::IMG) && !images::is_unwanted(tree, id);
        return is_picture || tree.is_any(id, SHOWN);
    }
    let is_seen = |c: char| !c.is_whitespace() && !('\u{e000}'..='\u{f8ff}').contains(&c);
    let parent = tree.parent(id);
    // What a drawing says is not always sent with the page.
    let is_drawn = parent.is_some_and(|n| tree.namespace(n) == Namespace::Svg);
    tree.text(id).contains(is_seen) && !is_drawn
}

fn acts(tree: &ArticleTree, id: NodeId) -> bool {
    tree.is_any(id, ACTING)
}

/// What an element is called that shows no words.
fn label(tree: &ArticleTree, id: NodeId) -> Option<String> {
    if !tree.is_element(id) || acts(tree, id) {
        return None;
    }
    let keys: &[Name] = match tree.is(id, name::IMG) {
        true => &[name::ALT, name::ARIA_LABEL, name::TITLE],
        false => &[name::ARIA_LABEL, name::TITLE],
    };
    let said = keys.iter().filter_map(|&key| tree.attribute(id, key));
    let mut labels = said.map(str::trim);
    let label = labels.find(|label| !label.is_empty())?;
    (effective_words(label) <= MAX_LABEL).then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    fn check(cell: &str, expected: &str) {
        let before = format!("<table><tr><th>a</th><td>{cell}</td></tr></table>");
        let after = format!("<table><tbody><tr><th>a</th><td>{expected}</td></tr></tbody></table>");
        crate::clean::check(super::run, &before, &after);
    }

    #[test]
    fn signs_that_stand_alone_are_called_by_their_names() {
        check("<svg aria-label=Ja><path/></svg>", "Ja ");
        check("<i title=Ja class=icon></i>\u{f00c}", "Ja \u{f00c}");
        check(
            "<span aria-label='4 / 5'><svg aria-label=1></svg></span>",
            "4 / 5 ",
        );
        check("<img src=a.svg width=16 height=16 alt=Ja>", "Ja ");
    }

    #[test]
    fn beside_words_and_pictures_they_go() {
        check("Ja <svg aria-label=Ja></svg>", "Ja ");
        check("✓<i title=Ja></i>", "✓<i title=\"Ja\"></i>");
        check("<button aria-label=Kopieren></button>", "");
        check(
            "<a href='https://a.example/b'><i title=Hoch></i></a>",
            "<a href=\"https://a.example/b\"><i title=\"Hoch\"></i></a>",
        );
        let picture = "<img src=\"https://a.example/b\" alt=\"c\">";
        check(
            &format!("{picture}<i title=\"Ja\"></i>"),
            &format!("{picture}<i title=\"Ja\"></i>"),
        );
    }
}
