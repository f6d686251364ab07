//! MathML of a formula that MathJax has drawn: a page without MathML for screen readers has no other.
//!
//! Versions 3 and 4 draw with elements of their own (`mjx-mfrac`) or with SVG
//! (`<g data-mml-node="mfrac">`), one for each element of MathML, and with others around them that
//! place them. Those are passed over, but say which part of a formula they place.

use crate::dom::classes::classes;
use crate::dom::{ArticleTree, Namespace, NodeId, Step};

/// What an element of a drawing stands for.
#[derive(Clone, Copy)]
enum Kind {
    /// An element of MathML that holds text, by its name.
    Token(&'static str),
    /// One that holds others.
    Holder(&'static str),
    /// A row, which is one part whatever is in it.
    Row,
    /// Room: a part in which nothing is.
    Room,
    /// Places what is in it.
    Place(Role),
    /// What nothing is said by.
    Nothing,
}

/// Which part of a formula something is.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// The next one.
    Next,
    /// The next one, with something around it.
    Wrapped,
    Over,
    Under,
    Script,
    Index,
    Numerator,
    Denominator,
    /// A row of a table that has a label, and a label.
    Labelled,
    Label,
}

/// A part of a formula.
type Part = (Role, NodeId);

/// What elements are drawn for, by their name in MathML or after `mjx-`. Sorted.
const KINDS: &[(&str, Kind)] = &[
    ("break", Kind::Nothing),
    ("den", Kind::Place(Role::Denominator)),
    ("labels", Kind::Place(Role::Label)),
    ("math", Kind::Holder("mrow")),
    ("mfrac", Kind::Holder("mfrac")),
    ("mi", Kind::Token("mi")),
    ("mlabeledtr", Kind::Holder("mlabeledtr")),
    ("mn", Kind::Token("mn")),
    ("mo", Kind::Token("mo")),
    ("mover", Kind::Holder("mover")),
    ("mphantom", Kind::Room),
    ("mroot", Kind::Holder("mroot")),
    ("mrow", Kind::Row),
    ("ms", Kind::Token("ms")),
    ("mspace", Kind::Room),
    ("msqrt", Kind::Holder("msqrt")),
    ("msub", Kind::Holder("msub")),
    ("msubsup", Kind::Holder("msubsup")),
    ("msup", Kind::Holder("msup")),
    ("mtable", Kind::Holder("mtable")),
    ("mtd", Kind::Holder("mtd")),
    ("mtext", Kind::Token("mtext")),
    ("mtr", Kind::Holder("mtr")),
    ("munder", Kind::Holder("munder")),
    ("munderover", Kind::Holder("munderover")),
    ("num", Kind::Place(Role::Numerator)),
    ("over", Kind::Place(Role::Over)),
    ("root", Kind::Place(Role::Index)),
    ("script", Kind::Place(Role::Script)),
    ("speech", Kind::Nothing),
    ("surd", Kind::Nothing),
    ("texatom", Kind::Row),
    ("under", Kind::Place(Role::Under)),
];

/// The sign of a root, which SVG draws beside what is under it.
const ROOT: &str = "√";

/// Pieces that signs are drawn of, from one to another, with the sign.
const PIECES: &[(char, char, char)] = &[
    ('\u{20d7}', '\u{20d7}', '→'),
    ('\u{239b}', '\u{239d}', '('),
    ('\u{239e}', '\u{23a0}', ')'),
    ('\u{23a1}', '\u{23a3}', '['),
    ('\u{23a4}', '\u{23a6}', ']'),
    ('\u{23a7}', '\u{23aa}', '{'),
    ('\u{23ab}', '\u{23ad}', '}'),
];

/// An element that is being read.
struct Open {
    id: NodeId,
    kind: Kind,
    parts: Vec<Part>,
}

/// Makes the MathML of a drawing below `around`, with its LaTeX where that is told; nothing where
/// there is no drawing, or its parts cannot be told apart.
pub fn read(tree: &mut ArticleTree, around: NodeId) -> Option<NodeId> {
    let drawings = drawings_below(tree, around);
    let latex = attribute(tree, *drawings.first()?, "data-latex");
    let latex = latex.trim().to_owned();
    let mut parts = Vec::new();
    for drawing in drawings {
        parts.extend(parts_of(tree, drawing)?);
    }
    if parts.is_empty() {
        return None;
    }
    let math = element_of(tree, "math", &parts);
    super::add_annotation(tree, math, &latex);
    Some(math)
}

/// The drawings of a formula: there is one for each line that it may be broken into.
fn drawings_below(tree: &ArticleTree, around: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut next = tree.first_child(around);
    while let Some(id) = next {
        let is_drawing = drawn_name(tree, id) == Some("math");
        found.extend(is_drawing.then_some(id));
        next = match is_drawing {
            true => tree.following_skipping(id, around),
            false => tree.following(id, around),
        };
    }
    found
}

/// The parts of a formula, or of a line of it.
fn parts_of(tree: &mut ArticleTree, drawing: NodeId) -> Option<Vec<NodeId>> {
    let mut open = vec![Open::new(tree, drawing)?];
    let mut passed_over = None;
    let steps: Vec<Step> = tree.walk(drawing).collect();
    for step in steps {
        match step {
            Step::Leave(id) if passed_over == Some(id) => passed_over = None,
            _ if passed_over.is_some() => {}
            Step::Enter(id) if tree.is_element(id) => {
                let next = Open::new(tree, id)?;
                let part = match next.kind {
                    Kind::Token(token) => Some(write_token(tree, id, token)),
                    Kind::Room => Some(element_of(tree, "mrow", &[])),
                    Kind::Nothing => None,
                    Kind::Holder(_) | Kind::Row | Kind::Place(_) => {
                        open.push(next);
                        continue;
                    }
                };
                passed_over = Some(id);
                let parts = part.map(|part| (Role::Next, part));
                open.last_mut()?.parts.extend(parts);
            }
            Step::Leave(id) if id != drawing && open.last().is_some_and(|last| last.id == id) => {
                let parts = open.pop()?.close(tree)?;
                open.last_mut()?.parts.extend(parts);
            }
            _ => {}
        }
    }
    let parts = open.pop()?.parts.into_iter();
    Some(parts.map(|(_, id)| id).collect())
}

/// The element of MathML, or the place, that an element of a drawing is named after.
fn drawn_name(tree: &ArticleTree, id: NodeId) -> Option<&str> {
    let name = tree.name_text(tree.name(id));
    let drawn = || Some(attribute(tree, id, "data-mml-node")).filter(|name| !name.is_empty());
    name.strip_prefix("mjx-").or_else(drawn)
}

/// An attribute without a name of ours; empty where there is none.
fn attribute<'a>(tree: &'a ArticleTree, id: NodeId, wanted: &str) -> &'a str {
    let mut attributes = tree.attributes(id);
    let found = attributes.find(|&(key, _)| tree.name_text(key) == wanted);
    found.map_or("", |(_, value)| value)
}

impl Open {
    /// Begins to read an element; nothing where its parts could not be told apart.
    fn new(tree: &ArticleTree, id: NodeId) -> Option<Open> {
        let drawn = drawn_name(tree, id).unwrap_or_default();
        if drawn == "mmultiscripts" {
            return None;
        }
        let known = KINDS.binary_search_by_key(&drawn, |&(name, _)| name);
        let kind = match known {
            Ok(at) => KINDS[at].1,
            Err(_) if drawn == "TeXAtom" => Kind::Row,
            Err(_) if !attribute(tree, id, "data-labels").is_empty() => Kind::Place(Role::Label),
            Err(_) => Kind::Place(Role::Wrapped),
        };
        Some(Open {
            id,
            kind,
            parts: Vec::new(),
        })
    }

    /// What it gives to the element around it.
    fn close(self, tree: &mut ArticleTree) -> Option<Vec<Part>> {
        let parts = self.parts;
        let all = |parts: &[Part]| parts.iter().map(|&(_, id)| id).collect::<Vec<_>>();
        let made = match self.kind {
            Kind::Place(place) => {
                let placed = |(role, id)| match role {
                    Role::Next | Role::Wrapped => (place, id),
                    Role::Labelled if place == Role::Label => (place, id),
                    _ => (role, id),
                };
                return Some(parts.into_iter().map(placed).collect());
            }
            Kind::Holder("mlabeledtr") => {
                let row = element_of(tree, "mtr", &all(&parts));
                return Some(vec![(Role::Labelled, row)]);
            }
            Kind::Holder("mtable") => table_of(tree, &parts),
            Kind::Holder(name @ ("mrow" | "mtd" | "mtr")) => element_of(tree, name, &all(&parts)),
            Kind::Holder(name) => {
                let is_low = stands_low(tree, self.id);
                let arranged = arrange(tree, name, &parts, is_low)?;
                let children: Vec<NodeId> =
                    arranged.iter().map(|part| row_of(tree, part)).collect();
                element_of(tree, name, &children)
            }
            Kind::Row | Kind::Room | Kind::Token(_) | Kind::Nothing => row_of(tree, &all(&parts)),
        };
        Some(vec![(Role::Next, made)])
    }
}

/// Whether the second part of a drawing by SVG is moved down from its place.
fn stands_low(tree: &ArticleTree, id: NodeId) -> bool {
    let second = tree.children(id).filter(|&n| tree.is_element(n)).nth(1);
    let moved = second.map_or("", |n| attribute(tree, n, "transform"));
    let way = moved.split([',', ')']).nth(1).unwrap_or_default();
    way.trim_start().starts_with('-')
}

/// The parts of an element in the order of MathML; nothing where one is missing. The second part
/// drawn may be one that stands low.
fn arrange(
    tree: &ArticleTree,
    name: &str,
    parts: &[Part],
    is_low: bool,
) -> Option<Vec<Vec<NodeId>>> {
    let with = |wanted: &[Role]| -> Vec<NodeId> {
        let found = parts.iter().filter(|(role, _)| wanted.contains(role));
        found.map(|&(_, id)| id).collect()
    };
    // What names no part stands in the order it is drawn in.
    let drawn = with(&[Role::Next, Role::Wrapped, Role::Script]);
    let nth = |at: usize| drawn.get(at).map(|&id| vec![id]);
    let is_sign = |id: &NodeId| {
        tree.name_text(tree.name(*id)) == "mo" && tree.folded_text(*id).trim() == ROOT
    };
    let (over, under) = (with(&[Role::Over]), with(&[Role::Under]));
    match name {
        "mfrac" => {
            let [above, below] = [Role::Numerator, Role::Denominator].map(|role| with(&[role]));
            match above.is_empty() && below.is_empty() {
                true => Some(vec![nth(0)?, nth(1)?]),
                false => Some(vec![above, below]),
            }
        }
        "msqrt" => {
            let below = drawn.iter().filter(|id| !is_sign(id));
            Some(vec![below.copied().collect()])
        }
        "mroot" => {
            // What is under the root has something around it, and its index has not.
            let mut index = with(&[Role::Index, Role::Next]);
            index.retain(|id| !is_sign(id));
            Some(vec![with(&[Role::Wrapped]), index])
        }
        "mover" if !over.is_empty() => Some(vec![drawn, over]),
        "munder" if !under.is_empty() => Some(vec![drawn, under]),
        "munderover" if !over.is_empty() && !under.is_empty() => Some(vec![drawn, under, over]),
        "munderover" if !over.is_empty() => {
            // What stands under is drawn in an element of its own, with what it stands under.
            let [base, below] = tree.children(*drawn.first()?).collect::<Vec<_>>()[..] else {
                return None;
            };
            Some(vec![vec![base], vec![below], over])
        }
        "munderover" if is_low => Some(vec![nth(0)?, nth(1)?, nth(2)?]),
        // What stands above is drawn first.
        "msubsup" | "munderover" => Some(vec![nth(0)?, nth(2)?, nth(1)?]),
        _ => Some(vec![nth(0)?, nth(1)?]),
    }
}

/// A table; labels go beside the rows that have one.
fn table_of(tree: &mut ArticleTree, parts: &[Part]) -> NodeId {
    let mut labels = Vec::new();
    for &(_, id) in parts.iter().filter(|(role, _)| *role == Role::Label) {
        match tree.name_text(tree.name(id)) {
            "mtr" => labels.extend(tree.children(id).collect::<Vec<_>>()),
            _ => labels.push(id),
        }
    }
    let mut labels = labels.into_iter();
    let mut rows = Vec::new();
    for &(role, row) in parts.iter().filter(|(role, _)| *role != Role::Label) {
        if let Some(label) = (role == Role::Labelled).then(|| labels.next()).flatten() {
            tree.append(row, label);
        }
        rows.push(row);
    }
    element_of(tree, "mtable", &rows)
}

/// One element for some.
fn row_of(tree: &mut ArticleTree, parts: &[NodeId]) -> NodeId {
    match parts {
        &[part] => part,
        _ => element_of(tree, "mrow", parts),
    }
}

fn element_of(tree: &mut ArticleTree, name: &str, children: &[NodeId]) -> NodeId {
    let name = tree.intern(name);
    let element = tree.create_element(Namespace::MathMl, name);
    for &child in children {
        tree.append(element, child);
    }
    element
}

/// A letter, a number, a sign or words.
fn write_token(tree: &mut ArticleTree, id: NodeId, name: &str) -> NodeId {
    let mut text = text_of(tree, id);
    let element = element_of(tree, name, &[]);
    if name == "mi" {
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            // A letter by itself is set in italics.
            (Some(one), None) => match without_italics(one) {
                Some(plain) => text = plain.to_string(),
                None if one.is_ascii_alphabetic() => {
                    let key = tree.intern("mathvariant");
                    tree.set_attribute(element, key, "normal");
                }
                None => {}
            },
            _ => {
                text = text
                    .chars()
                    .map(|c| without_italics(c).unwrap_or(c))
                    .collect()
            }
        }
    }
    let text = tree.create_text(&text);
    tree.append(element, text);
    element
}

/// The letter of a mathematical italic one.
fn without_italics(letter: char) -> Option<char> {
    let plain = match u32::from(letter) {
        code @ 0x1d434..=0x1d44d => code - 0x1d434 + u32::from('A'),
        code @ 0x1d44e..=0x1d467 => code - 0x1d44e + u32::from('a'),
        0x210e => u32::from('h'),
        _ => return None,
    };
    char::from_u32(plain)
}

/// What a token shows: text, or characters that are told by their numbers.
fn text_of(tree: &ArticleTree, id: NodeId) -> String {
    let mut shown: Vec<char> = Vec::new();
    let mut next = tree.first_child(id);
    while let Some(node) = next {
        let told = told_by(tree, node);
        shown.extend(told);
        shown.extend(tree.text(node).chars());
        next = match told {
            Some(_) => tree.following_skipping(node, id),
            None => tree.following(node, id),
        };
    }
    let mut signs: Vec<(char, bool)> = Vec::new();
    for c in shown {
        let (sign, is_piece) = sign_of(c).map_or((c, false), |sign| (sign, true));
        match signs.last() {
            // One more piece of it.
            Some(&(last, was_piece)) if last == sign && (is_piece || was_piece) => {}
            _ => signs.push((sign, is_piece)),
        }
    }
    signs.into_iter().map(|(sign, _)| sign).collect()
}

/// The character that an element draws.
fn told_by(tree: &ArticleTree, id: NodeId) -> Option<char> {
    if !tree.is_element(id) {
        return None;
    }
    let drawn = drawn_name(tree, id).unwrap_or_default();
    let number = match drawn == "c" || drawn.starts_with("stretchy-") {
        true => classes(tree, id).find_map(|class| class.strip_prefix("mjx-c")),
        false => Some(attribute(tree, id, "data-c")),
    };
    char::from_u32(u32::from_str_radix(number?, 16).ok()?)
}

/// The tall sign that a piece is of.
fn sign_of(c: char) -> Option<char> {
    let mut pieces = PIECES.iter();
    let (.., sign) = pieces.find(|(from, to, _)| (*from..=*to).contains(&c))?;
    Some(*sign)
}

#[cfg(test)]
mod tests {
    use super::super::super::check;
    use super::*;

    #[test]
    fn kinds_are_sorted() {
        assert!(KINDS.is_sorted_by(|(one, _), (other, _)| one < other));
    }

    #[test]
    fn tall_signs_are_one_and_untold_parts_are_left_alone() {
        check(
            super::super::run,
            "<mjx-container><svg><g data-mml-node=math><g data-mml-node=mo><use data-c=23A7 />\
             <use data-c=7B /><use data-c=23A9 /></g></g></svg></mjx-container>",
            "<math><mo>{</mo></math>",
        );
        let untold = "<mjx-container><mjx-math><mjx-msub>x</mjx-msub></mjx-math></mjx-container>";
        check(super::super::run, untold, "x");
    }
}
