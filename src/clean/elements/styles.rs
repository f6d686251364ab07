//! What an inline style says of a few words of a line: strong, emphasised, struck out, raised or
//! lowered. Word processors and editors write it so.
//!
//! ```text
//! <span style="font-weight:700">not</span>    ──▶    <strong>not</strong>
//! ```

use crate::clean::Context;
use crate::clean::little::Little;
use crate::dom::style::{says, value};
use crate::dom::{ArticleTree, Name, Namespace, NodeId, Step, name, sets};

/// More is a text, not words of one.
const LITTLE: Little = Little {
    bytes: 1500,
    nodes: 40,
};
/// From this weight on, letters are bold.
const BOLD: u32 = 600;
/// Where colours and weights are those of a listing.
const LISTINGS: &[Name] = &[name::CODE, name::PRE];
/// Where all letters are bold, as in headings.
const BOLD_ANYWAY: &[Name] = &[name::B, name::STRONG, name::TH];

/// Names such words after what they are.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let mut found = Vec::new();
    let mut listing = None;
    let mut bold = None;
    for step in tree.walk(NodeId::ROOT) {
        match step {
            Step::Leave(id) if listing == Some(id) => listing = None,
            Step::Leave(id) if bold == Some(id) => bold = None,
            Step::Enter(id) if listing.is_none() && tree.is_element(id) => {
                if tree.is_any(id, LISTINGS) {
                    listing = Some(id);
                    continue;
                }
                let names = names(tree, id, bold.is_some());
                let is_bold = tree.is_any(id, BOLD_ANYWAY)
                    || tree.is_any(id, sets::HEADINGS)
                    || names.contains(&name::STRONG);
                if is_bold && bold.is_none() {
                    bold = Some(id);
                }
                if !names.is_empty() {
                    found.push((id, names));
                }
            }
            _ => {}
        }
    }
    for (id, names) in found {
        rename(tree, id, &names);
    }
}

/// What an element of a line is by its style, the outermost first.
fn names(tree: &ArticleTree, id: NodeId, is_in_bold: bool) -> Vec<Name> {
    let Some(style) = tree.attribute(id, name::STYLE) else {
        return Vec::new();
    };
    if tree.is_any(id, &[name::B, name::STRONG]) {
        // Editors wrap what was pasted in it.
        let is_plain = says(style, "font-weight", &["400", "normal"]);
        return if is_plain {
            vec![name::SPAN]
        } else {
            Vec::new()
        };
    }
    if !tree.is_any(id, &[name::FONT, name::SPAN]) || !is_little(tree, id) {
        return Vec::new();
    }
    let is_bold = !is_in_bold && is_bold(style);
    let is_said = [
        (name::STRONG, is_bold),
        (name::EM, says(style, "font-style", &["italic", "oblique"])),
        (name::S, is_struck(style)),
        (name::SUP, says(style, "vertical-align", &["super"])),
        (name::SUB, says(style, "vertical-align", &["sub"])),
    ];
    let said = is_said.into_iter().filter(|(_, is_said)| *is_said);
    said.map(|(name, _)| name).collect()
}

/// Whether an element holds a few words of one line.
fn is_little(tree: &ArticleTree, id: NodeId) -> bool {
    let is_of_line = |n| tree.is_inline(n) && !tree.is(n, name::BR);
    let is_little = LITTLE.holds(tree, id, is_of_line);
    is_little
        && tree
            .descendants(id)
            .any(|n| !tree.text(n).trim().is_empty())
}

fn is_bold(style: &str) -> bool {
    let weight = value(style, "font-weight").unwrap_or_default();
    let is_named = ["bold", "bolder"]
        .iter()
        .any(|name| weight.eq_ignore_ascii_case(name));
    is_named || weight.parse().is_ok_and(|weight: u32| weight >= BOLD)
}

fn is_struck(style: &str) -> bool {
    let lines = ["text-decoration", "text-decoration-line"];
    let mut lines = lines.into_iter().filter_map(|key| value(style, key));
    lines.any(|line| {
        line.split_whitespace()
            .any(|word| word.eq_ignore_ascii_case("line-through"))
    })
}

fn rename(tree: &mut ArticleTree, id: NodeId, names: &[Name]) {
    let mut innermost = id;
    for (at, &name) in names.iter().enumerate() {
        if at == 0 {
            tree.rename(id, name);
            continue;
        }
        let inner = tree.create_element(Namespace::Html, name);
        tree.move_children(innermost, inner);
        tree.append(innermost, inner);
        innermost = inner;
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn words_are_named_after_what_their_style_says() {
        check(
            super::run,
            "<p><span style='color:red; FONT-WEIGHT: Bold !important'>a</span><font style='font-style:italic'>b\
             </font><span style='text-decoration:underline line-through'>c</span>x<span \
             style='vertical-align:super'>2</span></p>",
            "<p><strong>a</strong><em>b</em><s>c</s>x<sup>2</sup></p>",
        );
        check(
            super::run,
            "<p><span style='font-weight:700;font-style:italic'>a <i>b</i></span></p>",
            "<p><strong><em>a <i>b</i></em></strong></p>",
        );
        check(
            super::run,
            "<p><b style='font-weight:normal'>a</b></p>",
            "<p>a</p>",
        );
    }

    #[test]
    fn listings_headings_and_whole_texts_keep_theirs() {
        let span = |style: &str| format!("<span style='{style}'>a</span>");
        check(
            super::run,
            &format!("<code>{}</code>", span("font-weight:bold")),
            "<code>a</code>",
        );
        check(
            super::run,
            &format!("<h2>{}</h2>", span("font-weight:bold")),
            "<h2 id=\"sp-h1\">a</h2>",
        );
        check(
            super::run,
            "<span style='font-weight:bold'><p>a</p></span>",
            "<p>a</p>",
        );
        check(
            super::run,
            &format!("<p>{}</p>", span("font-weight:500")),
            "<p>a</p>",
        );
    }
}
