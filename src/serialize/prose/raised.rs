//! What is raised or lowered in plain text: `x²`, `H₂O`, and `x^(n/2)` where there are no such
//! characters. Words that are raised stay words: `1st`.

use super::{Form, Writer};
use crate::dom::{Name, NodeId, Tree, name};

/// Characters, and the same raised.
const RAISED: [&str; 2] = [
    "()+,-0123456789=ABDEGHIJKLMNOPRTUVWabcdefghijklmnoprstuvwxyzβγδ−–",
    "⁽⁾⁺,⁻⁰¹²³⁴⁵⁶⁷⁸⁹⁼ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟ⁻⁻",
];
/// Characters, and the same lowered.
const LOWERED: [&str; 2] = [
    "()+,-0123456789=aehijklmnoprstuvxβγρφχ−–",
    "₍₎₊,₋₀₁₂₃₄₅₆₇₈₉₌ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋₋",
];

/// Elements such characters may stand in; a link may be a mark of a note.
const WITHIN: &[Name] = &[
    name::B,
    name::EM,
    name::I,
    name::SPAN,
    name::STRONG,
    name::VAR,
];

/// More nodes, or more characters, are text.
const MAX_NODES: usize = 12;
const MAX_LENGTH: usize = 12;

impl Writer<'_> {
    /// Writes what is raised or lowered, if that can be told; tells whether it did.
    pub(super) fn raised(&mut self, id: NodeId) -> bool {
        let tree: &Tree = self.tree;
        let is_raised = tree.is(id, name::SUP);
        if self.form != Form::Text || !(is_raised || tree.is(id, name::SUB)) {
            return false;
        }
        let mut below = tree.descendants(id).take(MAX_NODES + 1).enumerate();
        if below.any(|(at, n)| at == MAX_NODES || !(tree.is_text(n) || tree.is_any(n, WITHIN))) {
            return false;
        }
        let text = tree.folded_text(id);
        let has_base = self.line.ends_with(|c: char| !c.is_whitespace());
        let written = match is_raised {
            true if is_word(&text) => None,
            true => written(&text, RAISED, has_base.then_some('^')),
            false => written(&text, LOWERED, has_base.then_some('_')),
        };
        let is_told = written.is_some();
        if let Some(written) = written {
            self.line_text(&written);
        }
        is_told
    }
}

/// Whether a text is letters alone, more than one: the end of a number, a trade mark.
fn is_word(text: &str) -> bool {
    let is_of_word = |c: char| c.is_alphabetic() || matches!(c, '.' | ',');
    text.chars().all(is_of_word) && text.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// The characters of a table for a text, else the text behind a sign.
fn written(text: &str, [from, to]: [&str; 2], sign: Option<char>) -> Option<String> {
    if text.chars().count() > MAX_LENGTH || !text.contains(char::is_alphanumeric) {
        return None;
    }
    let same = |c: char| to.chars().nth(from.chars().position(|f| f == c)?);
    if let Some(all) = text.chars().map(same).collect() {
        return Some(all);
    }
    let is_of_formula = |c: char| {
        let is_bracket = matches!(c, '[' | ']' | '*');
        (c.is_ascii_graphic() && !is_bracket) || matches!(c, 'Α'..='ω' | '−' | '–' | '×' | '∞')
    };
    let sign = sign.filter(|_| text.chars().all(is_of_formula))?;
    Some(match text.chars().nth(1) {
        None => format!("{sign}{text}"),
        Some(_) => format!("{sign}({text})"),
    })
}

#[cfg(test)]
mod tests {
    use crate::dom::ArticleTree;
    use crate::{Options, parse, sanitize};

    fn check(html: &str, expected: &str) {
        let tree = parse::parse_fragment(&format!("<p>{html}"), &Options::default());
        let tree = sanitize::sanitize(&ArticleTree::new(tree));
        assert_eq!(super::super::text(&tree).trim_end(), expected, "{html}");
    }

    #[test]
    fn tables_have_a_character_for_each() {
        for [from, to] in [super::RAISED, super::LOWERED] {
            assert_eq!(from.chars().count(), to.chars().count());
        }
    }

    #[test]
    fn what_is_raised_or_lowered_is_told() {
        check("x<sup>2</sup> + x<sup><i>n</i>+1</sup>", "x² + xⁿ⁺¹");
        check("H<sub>2</sub>O, a<sub>ij</sub>", "H₂O, aᵢⱼ");
        check("<sup>14</sup>C, <sup>1</sup>/<sub>2</sub>", "¹⁴C, ¹/₂");
        check("x<sup>n/2</sup>, e<sup>π</sup>", "x^(n/2), e^π");
        check("CO<sub>2eq</sub>, T<sub>C</sub>", "CO_(2eq), T_C");
        check("rain.<sup>2,3</sup>", "rain.²,³");
    }

    #[test]
    fn words_and_signs_stay() {
        check("1<sup>st</sup>, M<sup>me</sup>", "1st, Mme");
        check("a<sup>*</sup>, b<sup>[2]</sup>", "a*, b[2]");
        check("a <sup>C F</sup> <sub>C</sub>", "a C F C");
    }
}
