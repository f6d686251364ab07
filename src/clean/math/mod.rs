//! Formulas: each once, as MathML with its LaTeX beside it where the page has both.
//!
//! Programs that draw formulas leave several twins of one in the page: MathML for screen readers,
//! spans that draw it, a picture, the LaTeX it was written in. The MathML stays; where a page has
//! LaTeX only, it becomes `code` with `data-math`, which Markdown writes as `$…$`.

mod drawn;
mod fences;

use super::Context;
use crate::dom::classes::{has_class, has_word};
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name};

/// Elements around all twins of one formula (KaTeX, MathJax 2 and 3, MediaWiki), the outermost
/// first where they nest. Sorted.
const AROUND: &[&str] = &[
    "MathJax",
    "MathJax_Display",
    "katex",
    "katex-display",
    "mwe-math-element",
];

/// Of [`AROUND`] and its like: formulas on a line of their own. Sorted.
const DISPLAYED: &[&str] = &["MathJax_Display", "katex-display", "mwe-math-element-block"];

/// Stand-ins that are drawn until the formula is. Sorted.
const PREVIEWS: &[&str] = &["MathJax_Preview", "MathJax_Processing", "mjx-chtml-preview"];

/// Signs around LaTeX in text, and how it is shown. A single `$` is money more often, but in
/// [`FORMULAS`].
const SIGNS: &[(&str, &str, &str)] = &[
    ("\\(", "\\)", "inline"),
    ("\\[", "\\]", "block"),
    ("$$", "$$", "block"),
];

/// Classes and names of elements that hold one formula, as LaTeX between signs. Sorted.
const FORMULAS: &[&str] = &[
    "kdmath",
    "math",
    "math-container",
    "math-inline",
    "math-renderer",
];

/// Words in class names of elements that state a formula in an attribute. Sorted.
const STATED: &[&str] = &["equation", "formula", "math", "tex"];

/// So many nodes below such an element are looked at.
const MAX_NODES: usize = 200;

/// Brings every formula to one form.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    plain_latex(tree);
    fences::run(tree);
    let mut next = tree.first_child(NodeId::ROOT);
    while let Some(id) = next {
        let is_preview = has_class(tree, id, PREVIEWS);
        let latex = stated_latex(tree, id).map(str::to_owned);
        let is_other = !is_preview
            && latex.is_none()
            && !is_around(tree, id)
            && !is_latex(tree, id)
            && !is_formula(tree, id);
        if is_other {
            next = tree.following(id, NodeId::ROOT);
            continue;
        }
        next = tree.following_skipping(id, NodeId::ROOT);
        if is_preview {
            tree.detach(id);
        } else if let Some(latex) = latex {
            let code = code_of(tree, &latex, "inline");
            tree.insert_before(id, code);
            tree.detach(id);
        } else if is_around(tree, id) {
            next = one_formula(tree, id).or(next);
        } else if is_latex(tree, id) {
            latex_only(tree, id);
        } else {
            annotate(tree, id);
        }
    }
}

/// LaTeX that stands in the text between its signs, for scripts to draw.
fn plain_latex(tree: &mut ArticleTree) {
    let texts: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.text(id).contains(['$', '\\']))
        .filter(|&id| whole_latex(tree, id).is_some() || has_latex(tree.text(id)))
        .filter(|&id| !is_verbatim(tree, id))
        .collect();
    for id in texts {
        if let Some(latex) = whole_latex(tree, id).map(str::to_owned) {
            // An element of the page's own making would be a block.
            let is_alone = |&n: &NodeId| tree.first_child(n) == tree.last_child(n);
            let whole = tree.parent(id).filter(is_alone).unwrap_or(id);
            let code = code_of(tree, &latex, "inline");
            tree.insert_before(whole, code);
            tree.detach(whole);
            continue;
        }
        let text = tree.text(id).to_owned();
        let mut rest = text.as_str();
        while let Some((before, latex, form, after)) = first_latex(rest) {
            let before = tree.create_text(before);
            tree.insert_before(id, before);
            let code = code_of(tree, latex, form);
            tree.insert_before(id, code);
            rest = after;
        }
        if rest.len() < text.len() {
            let rest = tree.create_text(rest);
            tree.insert_before(id, rest);
            tree.detach(id);
        }
    }
}

fn has_latex(text: &str) -> bool {
    SIGNS.iter().any(|(start, ..)| text.contains(start))
}

/// The formula that an element holds between single signs, and nothing else.
fn whole_latex(tree: &ArticleTree, text: NodeId) -> Option<&str> {
    let holder = tree.parent(text)?;
    let element = tree.name_text(tree.name(holder));
    let is_of_formulas =
        has_class(tree, holder, FORMULAS) || FORMULAS.binary_search(&element).is_ok();
    let latex = tree.text(text).trim();
    let latex = latex.strip_prefix('$')?.strip_suffix('$')?.trim();
    (is_of_formulas && !latex.is_empty() && !latex.contains('$')).then_some(latex)
}

/// The LaTeX in an attribute of an element that stands for a formula, where there is no MathML.
fn stated_latex(tree: &ArticleTree, id: NodeId) -> Option<&str> {
    let keys = [name::DATA_TEX, name::DATA_LATEX];
    let mut stated = keys.iter().filter_map(|&key| tree.attribute(id, key));
    let latex = stated.next()?.trim();
    let is_meant = !latex.is_empty() && has_word(tree, id, STATED);
    let mut below = tree.descendants(id).take(MAX_NODES);
    (is_meant && !below.any(|n| is_formula(tree, n))).then_some(latex)
}

fn is_verbatim(tree: &ArticleTree, id: NodeId) -> bool {
    const VERBATIM: &[Name] = &[
        name::CODE,
        name::PRE,
        name::SCRIPT,
        name::STYLE,
        name::TEXTAREA,
    ];
    let mut line = tree.self_and_ancestors(id);
    line.any(|a| tree.is_any(a, VERBATIM) || tree.namespace(a) == Namespace::MathMl)
}

/// The first formula of a text, with what is before and after it.
fn first_latex(text: &str) -> Option<(&str, &str, &'static str, &str)> {
    let mut starts = text.match_indices(['\\', '$']);
    let (at, (start, end, form)) = starts.find_map(|(at, _)| {
        let mut signs = SIGNS.iter();
        let sign = signs.find(|(start, ..)| text[at..].starts_with(start))?;
        Some((at, sign))
    })?;
    let (latex, after) = text[at + start.len()..].split_once(end)?;
    let is_latex = !latex.trim().is_empty() && latex.len() < 2000;
    is_latex.then(|| (&text[..at], latex.trim(), *form, after))
}

fn code_of(tree: &mut ArticleTree, latex: &str, form: &str) -> NodeId {
    let code = tree.create_element(Namespace::Html, name::CODE);
    tree.set_attribute(code, name::DATA_MATH, form);
    let text = tree.create_text(latex);
    tree.append(code, text);
    code
}

fn is_formula(tree: &ArticleTree, id: NodeId) -> bool {
    tree.namespace(id) == Namespace::MathMl && tree.name(id) == name::MATH
}

fn is_around(tree: &ArticleTree, id: NodeId) -> bool {
    tree.is(id, name::MJX_CONTAINER) || has_class(tree, id, AROUND)
}

/// A script that holds LaTeX, as MathJax 2 wants it and leaves it.
fn is_latex(tree: &ArticleTree, id: NodeId) -> bool {
    tree.is(id, name::SCRIPT)
        && tree
            .attribute(id, name::TYPE)
            .is_some_and(|t| t.starts_with("math/tex"))
}

fn is_displayed(tree: &ArticleTree, id: NodeId) -> bool {
    let says = |key, value| {
        tree.attribute(id, key)
            .is_some_and(|v: &str| v.contains(value))
    };
    has_class(tree, id, DISPLAYED)
        || says(name::DISPLAY, "true")
        || says(name::TYPE, "mode=display")
}

/// Puts the formula in the place of all its twins; returns where to go on, if not after `id`.
fn one_formula(tree: &mut ArticleTree, id: NodeId) -> Option<NodeId> {
    let script = latex_after(tree, id);
    let stated = tree.descendants(id).find(|&n| is_formula(tree, n));
    let formula = match script {
        None => stated.or_else(|| drawn::read(tree, id)),
        Some(_) => stated,
    };
    let Some(formula) = formula else {
        // Drawn by spans alone: LaTeX says it better, and without it the drawing is all there is.
        if script.is_some() || has_latex_picture(tree, id) {
            let go_on = tree.next_sibling(id);
            if script.is_some() {
                tree.detach(id);
            }
            return go_on;
        }
        return tree.following(id, NodeId::ROOT);
    };
    if is_displayed(tree, id) {
        tree.set_attribute(formula, name::DISPLAY, "block");
    }
    if let Some(script) = script {
        let latex = tree
            .children(script)
            .map(|c| tree.text(c))
            .collect::<String>();
        tree.detach(script);
        add_annotation(tree, formula, latex.trim());
    }
    annotate(tree, formula);
    tree.insert_before(id, formula);
    let next = tree.following_skipping(id, NodeId::ROOT);
    tree.detach(id);
    next
}

/// The script MathJax 2 leaves behind the formula it drew from it.
fn latex_after(tree: &ArticleTree, id: NodeId) -> Option<NodeId> {
    let mut after = std::iter::successors(tree.next_sibling(id), |&n| tree.next_sibling(n));
    after
        .find(|&n| !tree.is_text(n) || !tree.text(n).trim().is_empty())
        .filter(|&n| is_latex(tree, n))
}

fn has_latex_picture(tree: &ArticleTree, id: NodeId) -> bool {
    tree.descendants(id)
        .any(|n| tree.is(n, name::IMG) && tree.has_attribute(n, name::ALT))
}

/// Gives a formula the LaTeX of its `alttext` as annotation, if it has none.
fn annotate(tree: &mut ArticleTree, formula: NodeId) {
    let latex = tree
        .attribute(formula, name::ALTTEXT)
        .unwrap_or_default()
        .trim()
        .to_owned();
    if latex.contains(['\\', '^', '_', '{']) {
        add_annotation(tree, formula, &latex);
    }
}

fn add_annotation(tree: &mut ArticleTree, formula: NodeId, latex: &str) {
    let has_one = tree.descendants(formula).any(|n| tree.is_annotation(n));
    if has_one || latex.is_empty() {
        return;
    }
    let semantics = tree.create_element(Namespace::MathMl, name::SEMANTICS);
    let row = tree.intern("mrow");
    let row = tree.create_element(Namespace::MathMl, row);
    tree.move_children(formula, row);
    tree.append(semantics, row);
    let annotation = tree.create_element(Namespace::MathMl, name::ANNOTATION);
    tree.set_attribute(annotation, name::ENCODING, "application/x-tex");
    let text = tree.create_text(latex);
    tree.append(annotation, text);
    tree.append(semantics, annotation);
    tree.append(formula, semantics);
}

fn latex_only(tree: &mut ArticleTree, script: NodeId) {
    let form = if is_displayed(tree, script) {
        "block"
    } else {
        "inline"
    };
    let latex = tree
        .children(script)
        .map(|c| tree.text(c))
        .collect::<String>();
    let code = code_of(tree, latex.trim(), form);
    tree.insert_before(script, code);
    tree.detach(script);
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [AROUND, DISPLAYED, PREVIEWS, FORMULAS, STATED] {
            assert!(table.is_sorted_by(|a, b| a < b));
        }
    }

    #[test]
    fn elements_say_that_they_hold_a_formula() {
        check(
            super::run,
            "<span class=math-container>$a*b$</span> <math-renderer> $c$ </math-renderer> $5 to $6",
            "<code data-math=\"inline\">a*b</code> <code data-math=\"inline\">c</code> $5 to $6",
        );
        check(
            super::run,
            "<span class=ztext-math data-tex=a_1><i>a</i></span><span class=price data-tex=b>c</span>",
            "<code data-math=\"inline\">a_1</code>c",
        );
    }

    #[test]
    fn signs_in_text_are_found_in_their_order() {
        check(
            super::run,
            "<p>\\x $$a$$ $5 \\[b\\] c \\(d\\) \\(e</p>",
            "<p>\\x <code data-math=\"block\">a</code> $5 <code data-math=\"block\">b</code> c \
             <code data-math=\"inline\">d</code> \\(e</p>",
        );
    }

    #[test]
    fn twins_become_one() {
        check(
            super::run,
            "<span class=katex><span><math><mi>x</mi></math></span><span>x</span></span>",
            "<math><mi>x</mi></math>",
        );
        check(
            super::run,
            "<script type='math/tex; mode=display'>a<b</script>",
            "<code data-math=\"block\">a&lt;b</code>",
        );
    }
}
