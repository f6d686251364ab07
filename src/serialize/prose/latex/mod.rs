//! LaTeX of a formula that has none beside it: what MathML says, in the commands KaTeX and MathJax
//! know. Operators and letters stay the characters they are.
//!
//! Written front to back from a stack of what is still to be written, so that neither depth nor size
//! costs more than itself.

mod characters;

use crate::dom::{NodeId, Tree};
use characters::{Latex, is_function, is_plain};

/// What is still to be written.
enum Work {
    Node(NodeId),
    /// A node as one part: a number or letter, else in braces.
    Part(NodeId),
    Text(&'static str),
}

use Work::{Node, Part, Text};

/// Functions and operators that have their limits below and above. Sorted.
const WITH_LIMITS: &[&str] = &[
    "det", "gcd", "inf", "lim", "liminf", "limsup", "max", "min", "sup", "∏", "∐", "∑", "∫", "∬",
    "∭", "∮", "⋀", "⋁", "⋂", "⋃", "⨀", "⨁", "⨂",
];

/// Elements whose parts stand above, below or over one another. Sorted.
const BUILT: &[&str] = &[
    "mfrac",
    "mmultiscripts",
    "mover",
    "mroot",
    "msqrt",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "munder",
    "munderover",
];

/// Signs above something, and their commands. Sorted.
const ABOVE: &[(&str, &str)] = &[
    ("^", "\\hat{"),
    ("_", "\\overline{"),
    ("~", "\\tilde{"),
    ("¨", "\\ddot{"),
    ("¯", "\\bar{"),
    ("´", "\\acute{"),
    ("ˆ", "\\hat{"),
    ("ˇ", "\\check{"),
    ("ˉ", "\\bar{"),
    ("˘", "\\breve{"),
    ("˙", "\\dot{"),
    ("˜", "\\tilde{"),
    ("―", "\\overline{"),
    ("‾", "\\overline{"),
    ("→", "\\vec{"),
    ("⏞", "\\overbrace{"),
];

/// Signs below something, and their commands. Sorted.
const BELOW: &[(&str, &str)] = &[
    ("_", "\\underline{"),
    ("̲", "\\underline{"),
    ("⏟", "\\underbrace{"),
];

/// So many rows around a single element are looked through.
const MAX_AROUND: usize = 8;

/// Writes a formula.
pub fn latex(tree: &Tree, formula: NodeId) -> String {
    let mut out = Latex::default();
    let mut work = vec![Node(formula)];
    while let Some(next) = work.pop() {
        match next {
            Text(text) => out.push(text),
            Part(id) if is_single(tree, id) => work.push(Node(id)),
            Part(id) => work.extend([Text("}"), Node(id), Text("{")]),
            Node(id) if tree.is_element(id) => match name_of(tree, id) {
                "mi" | "mn" | "mo" => out.token(&tree.folded_text(id)),
                "ms" | "mtext" => out.words(&words_of(tree, id)),
                _ => work.extend(parts(tree, id).into_iter().rev()),
            },
            Node(_) => {}
        }
    }
    out.finish()
}

/// Whether the parts of an element stand otherwise than in a row, so that their text alone does not
/// say what they are.
pub fn is_built(tree: &Tree, id: NodeId) -> bool {
    tree.is_element(id) && BUILT.binary_search(&name_of(tree, id)).is_ok()
}

/// The words of a token, with the spaces around them.
fn words_of(tree: &Tree, id: NodeId) -> String {
    let mut words = String::new();
    for text in tree.children(id).map(|n| tree.text(n)) {
        for c in text.chars() {
            match c.is_ascii_whitespace() {
                true if words.ends_with(' ') => {}
                true => words.push(' '),
                false => words.push(c),
            }
        }
    }
    words
}

/// What an element is written as.
fn parts(tree: &Tree, id: NodeId) -> Vec<Work> {
    let mut held = elements(tree, id);
    match name_of(tree, id) {
        "annotation" | "mprescripts" | "none" => Vec::new(),
        "semantics" => held.take(1).map(Node).collect(),
        "msub" => scripts(held, &["_"]),
        "msup" => scripts(held, &["^"]),
        "msubsup" => scripts(held, &["_", "^"]),
        "munder" | "mover" | "munderover" => limits(tree, id),
        "mfrac" => {
            let has_line = !says(tree, id, "linethickness", |value| value.starts_with('0'));
            let (start, between) = match has_line {
                true => ("\\frac{", "}{"),
                false => ("{", " \\atop "),
            };
            let top = held.next().map(Node);
            let mut all = vec![Text(start)];
            all.extend(top.into_iter().chain([Text(between)]));
            all.extend(held.map(Node).chain([Text("}")]));
            all
        }
        "msqrt" => within("\\sqrt{", held, "}"),
        "mphantom" => within("\\phantom{", held, "}"),
        "mroot" => {
            let base = held.next();
            let mut all = vec![Text("\\sqrt[")];
            all.extend(held.map(Part).chain([Text("]{")]));
            all.extend(base.map(Node).into_iter().chain([Text("}")]));
            all
        }
        "mmultiscripts" => around(tree, held.collect()),
        "mspace" => match says(tree, id, "width", is_wide) {
            true => vec![Text("\\quad ")],
            false => Vec::new(),
        },
        "mtable" => {
            let rows = joined(held, "\\\\ ");
            let mut all = vec![Text("\\begin{matrix}")];
            all.extend(rows.into_iter().chain([Text("\\end{matrix}")]));
            all
        }
        "mtr" => joined(held, " & "),
        _ => held.map(Node).collect(),
    }
}

fn name_of(tree: &Tree, id: NodeId) -> &str {
    tree.name_text(tree.name(id))
}

fn elements(tree: &Tree, id: NodeId) -> impl Iterator<Item = NodeId> {
    tree.children(id).filter(|&n| tree.is_element(n))
}

fn says(tree: &Tree, id: NodeId, attribute: &str, is: impl Fn(&str) -> bool) -> bool {
    let mut all = tree.attributes(id);
    all.any(|(key, value)| tree.name_text(key) == attribute && is(value.trim()))
}

/// Whether a width is that of a letter or more.
fn is_wide(width: &str) -> bool {
    let number = width.strip_suffix("em").and_then(|n| n.parse::<f32>().ok());
    number.is_some_and(|n| n >= 1.0)
}

fn within(start: &'static str, held: impl Iterator<Item = NodeId>, end: &'static str) -> Vec<Work> {
    let held = held.map(Node);
    let start = std::iter::once(Text(start));
    start.chain(held).chain([Text(end)]).collect()
}

fn joined(held: impl Iterator<Item = NodeId>, between: &'static str) -> Vec<Work> {
    let pairs = held.flat_map(|id| [Text(between), Node(id)]);
    pairs.skip(1).collect()
}

/// A base, and behind each sign what is raised or lowered.
fn scripts(mut held: impl Iterator<Item = NodeId>, signs: &[&'static str]) -> Vec<Work> {
    let mut all: Vec<Work> = held.next().map(Part).into_iter().collect();
    for (&sign, id) in signs.iter().zip(held) {
        all.extend([Text(sign), Part(id)]);
    }
    all
}

/// A base with what is below and above it.
fn limits(tree: &Tree, id: NodeId) -> Vec<Work> {
    let name = name_of(tree, id);
    let mut held = elements(tree, id);
    let base = held.next();
    let has_limits = base.is_some_and(|base| {
        let text = tree.folded_text(single(tree, base));
        WITH_LIMITS.binary_search(&text.as_str()).is_ok()
    });
    if has_limits {
        let signs: &[&str] = match name {
            "munder" => &["_"],
            "mover" => &["^"],
            _ => &["_", "^"],
        };
        return scripts(base.into_iter().chain(held), signs);
    }
    let below = held.next().filter(|_| name != "mover");
    let above = match name {
        "mover" => elements(tree, id).nth(1),
        _ => held.next(),
    };
    let (mut start, mut end) = (Vec::new(), Vec::new());
    for (part, signs, command) in [(above, ABOVE, "\\overset{"), (below, BELOW, "\\underset{")] {
        let Some(part) = part else { continue };
        let text = tree.folded_text(single(tree, part));
        match signs.binary_search_by_key(&text.as_str(), |&(sign, _)| sign) {
            Ok(at) => start.push(Text(signs[at].1)),
            Err(_) => start.extend([Text(command), Node(part), Text("}{")]),
        }
        end.push(Text("}"));
    }
    start.extend(base.map(Node));
    start.extend(end);
    start
}

/// A base with pairs of scripts behind it, and before it those after `mprescripts`.
fn around(tree: &Tree, held: Vec<NodeId>) -> Vec<Work> {
    let is_parting = |&id: &NodeId| name_of(tree, id) == "mprescripts";
    let mut parts = held.split(is_parting);
    let (behind, before) = (parts.next().unwrap_or_default(), parts.next());
    let pairs = |scripts: &[NodeId]| {
        let signed = scripts.iter().zip(["_", "^"].iter().cycle());
        let full = signed.filter(|&(&id, _)| name_of(tree, id) != "none");
        let all = full.flat_map(|(&id, &sign)| [Text(sign), Part(id)]);
        all.collect::<Vec<Work>>()
    };
    let mut all = Vec::new();
    if let Some(before) = before {
        all.push(Text("{}"));
        all.extend(pairs(before));
    }
    if let Some((&base, scripts)) = behind.split_first() {
        all.push(Part(base));
        all.extend(pairs(scripts));
    }
    all
}

/// The one element a row has, if it has no other.
fn single(tree: &Tree, id: NodeId) -> NodeId {
    let mut id = id;
    for _ in 0..MAX_AROUND {
        let mut held = elements(tree, id);
        match (name_of(tree, id), held.next(), held.next()) {
            ("mrow" | "mstyle" | "mpadded", Some(inner), None) => id = inner,
            _ => break,
        }
    }
    id
}

/// Whether an element is one sign, which needs no braces.
fn is_single(tree: &Tree, id: NodeId) -> bool {
    let id = single(tree, id);
    let text = tree.folded_text(id);
    let mut characters = text.chars();
    let is_one = characters.next().is_some_and(is_plain) && characters.next().is_none();
    (is_one || is_function(&text)) && matches!(name_of(tree, id), "mi" | "mn" | "mo")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, parse};

    fn check(inner: &str, expected: &str) {
        let tree = parse::parse_fragment(&format!("<math>{inner}</math>"), &Options::default());
        let formula = tree.first_child(NodeId::ROOT).unwrap();
        assert_eq!(latex(&tree, formula), expected, "{inner}");
    }

    #[test]
    fn tables_are_sorted() {
        assert!(BUILT.is_sorted_by(|a, b| a < b));
        assert!(WITH_LIMITS.is_sorted_by(|a, b| a < b));
        for table in [ABOVE, BELOW] {
            assert!(table.is_sorted_by(|a, b| a.0 < b.0), "{table:?}");
        }
    }

    #[test]
    fn scripts_fractions_and_roots() {
        check("<msup><mi>x</mi><mn>2</mn></msup>", "x^2");
        check("<msup><mi>x</mi><mn>10</mn></msup>", "x^{10}");
        check(
            "<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mrow><mi>n</mi></mrow></msup>",
            "{(a)}^n",
        );
        check(
            "<msubsup><mi>a</mi><mi>i</mi><mo>′</mo></msubsup>",
            "a_i^{\\prime}",
        );
        check(
            "<mfrac><mrow><mi>a</mi><mo>−</mo><mn>1</mn></mrow><msqrt><msub><mi>b</mi><mi>i</mi></msub></msqrt></mfrac>",
            "\\frac{a-1}{\\sqrt{b_i}}",
        );
        check("<mroot><mi>x</mi><mn>3</mn></mroot>", "\\sqrt[3]{x}");
        check(
            "<mfrac linethickness=0><mi>n</mi><mi>k</mi></mfrac>",
            "{n \\atop k}",
        );
        check(
            "<mmultiscripts><mi>U</mi><none/><mi>a</mi><mprescripts/><mn>92</mn><none/></mmultiscripts>",
            "{}_{92}U^a",
        );
    }

    #[test]
    fn limits_and_signs_above_and_below() {
        check(
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>",
            "∑_{i=1}^n",
        );
        check("<munder><mi>lim</mi><mi>x</mi></munder>", "\\lim_x");
        check("<mover><mi>v</mi><mo>→</mo></mover>", "\\vec{v}");
        check("<mover><mo>=</mo><mi>d</mi></mover>", "\\overset{d}{=}");
        check(
            "<munderover><mi>x</mi><mi>a</mi><mi>b</mi></munderover>",
            "\\overset{b}{\\underset{a}{x}}",
        );
    }

    #[test]
    fn tables_words_and_characters() {
        check(
            "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd></mtr></mtable>",
            "\\begin{matrix}a & b\\\\ c\\end{matrix}",
        );
        check(
            "<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi><mtext> if 5 % </mtext><mo>{</mo><mi>kg</mi>",
            "\\sin x\\text{ if 5 \\% }\\{\\mathrm{kg}",
        );
        check(
            "<semantics><mi>α</mi><annotation encoding=b>c</annotation></semantics>",
            "α",
        );
    }

    #[test]
    fn depth_costs_no_more_than_size() {
        let deep = "<msup><mi>x</mi>".repeat(400);
        let tree = parse::parse_fragment(&format!("<math>{deep}"), &Options::default());
        let formula = tree.first_child(NodeId::ROOT).unwrap();
        assert!(latex(&tree, formula).len() < 400 * 8);
    }
}
