//! Listings: one `pre` each, its lines and indentation exact, its language named; line numbers,
//! copy buttons and the boxes highlighters put around every line are gone.
//!
//! ```text
//! pre > ol > li               a line each
//! table > tr > td, td > pre   numbers beside the text, or a row for each line
//! div > div.line, div.line    an editor's lines
//! ```

pub mod bars;
mod languages;
mod numbers;
mod tables;

use crate::clean::Context;
use crate::dom::classes::{has_class, has_word};
use crate::dom::{ArticleTree, Name, Namespace, NodeId, Step, name};
use tables::is_numbers;

/// Words of the class names of what holds line numbers, in code only. Sorted.
const NUMBERS: &[&str] = &[
    "gutter",
    "gutters",
    "lineno",
    "linenodiv",
    "linenos",
    "linenumber",
    "linenumbers",
    "ln",
    "numbering",
    "numbers",
    "nums",
    "rownumber",
];

/// Names of elements whose children are the lines of an editor. Sorted.
const EDITORS: &[&str] = &[
    "CodeMirror-code",
    "ace_text-layer",
    "cm-content",
    "view-lines",
];

/// Names of elements that are a line although they stand within one. Sorted.
const LINES: &[&str] = &[
    "code-line",
    "crayon-line",
    "ec-line",
    "hljs-ln-line",
    "line",
    "token-line",
    "view-line",
];

/// Words for controls that are no `button`. Sorted.
const CONTROLS: &[&str] = &["btn", "button", "clipboard", "copy", "toolbar"];

/// How many elements around its lines an editor has, with its numbers beside them.
const MAX_AROUND: usize = 3;

/// Brings every listing to one form.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for id in elements(tree, |tree, id| tree.is(id, name::TABLE)) {
        tables::unwrap(tree, id);
    }
    for id in elements(tree, |tree, id| has_class(tree, id, EDITORS)) {
        if holds_text(tree, id) {
            continue;
        }
        join_editor(tree, id);
    }
    for id in elements(tree, is_loose_listing) {
        wrap_loose(tree, id);
    }
    for id in elements(tree, |tree, id| tree.is(id, name::PRE)) {
        if tree.parent(id).is_some() && !is_within_pre(tree, id) {
            listing(tree, id);
        }
    }
}

fn elements(tree: &ArticleTree, wanted: impl Fn(&ArticleTree, NodeId) -> bool) -> Vec<NodeId> {
    tree.descendants(NodeId::ROOT)
        .filter(|&id| wanted(tree, id))
        .collect()
}

fn is_within_pre(tree: &ArticleTree, id: NodeId) -> bool {
    tree.self_and_ancestors(id)
        .skip(1)
        .any(|a| tree.is(a, name::PRE))
}

/// Whether an element has what no editor's lines are made of: a theme calls its content
/// `cm-content` as CodeMirror does (`code--class-of-an-editor-around-text`).
fn holds_text(tree: &ArticleTree, id: NodeId) -> bool {
    const OF_TEXT: &[Name] = &[name::ARTICLE, name::FIGURE, name::H1, name::H2, name::P];
    tree.descendants(id).any(|n| tree.is_any(n, OF_TEXT))
}

/// Makes one listing of the lines of an editor.
fn join_editor(tree: &mut ArticleTree, editor: NodeId) {
    for id in tree.descendants(editor).collect::<Vec<_>>() {
        if has_word(tree, id, NUMBERS) && is_numbers(tree, id) {
            tree.detach(id);
        } else if tree.is(id, name::PRE) {
            tree.rename(id, name::DIV);
        }
    }
    let mut inner = editor;
    for _ in 0..MAX_AROUND {
        let Some(outer) = tree
            .parent(inner)
            .filter(|&o| tree.is_any(o, &[name::DIV, name::SECTION]))
        else {
            break;
        };
        for beside in tree.children(outer).collect::<Vec<_>>() {
            let is_gutter = beside != inner && has_word(tree, beside, NUMBERS);
            if is_gutter && is_numbers(tree, beside) {
                tree.detach(beside);
            }
        }
        inner = outer;
    }
    tree.rename(editor, name::PRE);
}

/// Whether a `code` outside `pre` has lines of its own.
fn is_loose_listing(tree: &ArticleTree, id: NodeId) -> bool {
    let is_code = tree.is(id, name::CODE) && !is_within_pre(tree, id);
    is_code && tree.descendants(id).any(|n| tree.is(n, name::BR))
}

fn wrap_loose(tree: &mut ArticleTree, id: NodeId) {
    let pre = tree.create_element(Namespace::Html, name::PRE);
    tree.insert_before(id, pre);
    tree.append(pre, id);
}

fn listing(tree: &mut ArticleTree, pre: NodeId) {
    bars::clear_within(tree, pre);
    if let Some(language) = languages::language(tree, pre) {
        tree.set_attribute(pre, name::DATA_LANGUAGE, &language);
    }
    let below: Vec<NodeId> = tree.descendants(pre).collect();
    for &id in &below {
        let is_gone = tree.is_any(id, &[name::BUTTON, name::TEXTAREA, name::SELECT])
            || (has_word(tree, id, NUMBERS) && is_numbers(tree, id) && !tree.is(id, name::CODE))
            || numbers::is_unselectable(tree, id)
            || (has_word(tree, id, CONTROLS) && !tree.is(id, name::CODE) && !holds_code(tree, id));
        if is_gone {
            tree.detach(id);
        }
    }
    numbers::take_counted(tree, pre);
    break_lines(tree, pre);
    for id in below {
        if tree.is(id, name::CODE) {
            tree.remove_attribute(id, name::DATA_LANGUAGE);
        }
    }
}

fn holds_code(tree: &ArticleTree, id: NodeId) -> bool {
    tree.descendants(id)
        .any(|n| tree.is_any(n, &[name::CODE, name::PRE]) || tree.text(n).contains('\n'))
}

/// Writes a line break where an element begins or ends a line, and takes the element away.
fn break_lines(tree: &mut ArticleTree, pre: NodeId) {
    let steps: Vec<Step> = tree.walk(pre).collect();
    let (mut at_start, mut has_text, mut boxes) = (true, false, Vec::new());
    for step in steps {
        match step {
            Step::Enter(id) if tree.is_text(id) => {
                let text = tree.text(id);
                has_text |= !text.is_empty();
                if let Some(last) = text.chars().next_back() {
                    at_start = last == '\n';
                }
                plain_spaces(tree, id);
            }
            Step::Enter(id) if tree.is(id, name::BR) => {
                if !(at_start && ends_broken_line(tree, id)) {
                    line_break_before(tree, id);
                }
                tree.detach(id);
                (at_start, has_text) = (true, true);
            }
            Step::Enter(id) if id != pre && is_line(tree, id) && !at_start && has_text => {
                line_break_before(tree, id);
                at_start = true;
            }
            Step::Leave(id) if id != pre && is_line(tree, id) => {
                // An empty line is one too; a box around lines has ended with the last of them.
                let is_empty_line = at_start && is_bare(tree, id) && !is_last(tree, id);
                if (!at_start && !is_last(tree, id) || is_empty_line) && !breaks_after(tree, id) {
                    let text = tree.create_text("\n");
                    tree.append(id, text);
                    (at_start, has_text) = (true, true);
                }
                boxes.push(id);
            }
            _ => {}
        }
    }
    for id in boxes {
        tree.unwrap_node(id);
    }
}

/// Code that is copied must not have spaces no compiler takes for one.
fn plain_spaces(tree: &mut ArticleTree, text: NodeId) {
    if tree.text(text).contains('\u{a0}') {
        let plain = tree.text(text).replace('\u{a0}', " ");
        tree.set_text(text, &plain);
    }
}

fn line_break_before(tree: &mut ArticleTree, id: NodeId) {
    let text = tree.create_text("\n");
    tree.insert_before(id, text);
}

/// Elements that keep their meaning in a listing although they are blocks elsewhere.
fn is_line(tree: &ArticleTree, id: NodeId) -> bool {
    const NOT_LINES: &[Name] = &[name::CODE, name::PICTURE, name::IMG];
    tree.is_element(id)
        && !tree.is_any(id, NOT_LINES)
        && (!tree.is_inline(id) || has_class(tree, id, LINES))
}

fn is_bare(tree: &ArticleTree, id: NodeId) -> bool {
    tree.descendants(id).all(|n| {
        let text = tree.text(n);
        !is_line(tree, n) && text.trim().is_empty() && !text.contains('\n')
    })
}

/// Whether a `br` ends a line that the page has ended by a line break already.
fn ends_broken_line(tree: &ArticleTree, br: NodeId) -> bool {
    let is_of_line = tree.parent(br).is_some_and(|line| is_line(tree, line));
    let before = std::iter::successors(tree.previous_sibling(br), |&n| tree.last_child(n));
    let broken = |n: Option<NodeId>| n.is_some_and(|n| tree.text(n).ends_with('\n'));
    is_of_line && is_last(tree, br) && broken(before.take(MAX_AROUND).last())
}

fn is_last(tree: &ArticleTree, id: NodeId) -> bool {
    tree.next_sibling(id).is_none()
}

/// Whether the page has written the line break after a line itself.
fn breaks_after(tree: &ArticleTree, id: NodeId) -> bool {
    tree.next_sibling(id)
        .is_some_and(|next| tree.text(next).starts_with('\n') || tree.is(next, name::BR))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;

    #[test]
    fn tables_are_sorted() {
        for table in [NUMBERS, EDITORS, LINES, CONTROLS] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
        }
    }

    #[test]
    fn lines_are_exact() {
        check(
            super::run,
            "<pre><code class=language-x><div>a</div><div>  b</div><div></div><div>c</div></code></pre>",
            "<pre data-language=\"x\"><code>a\n  b\n\nc</code></pre>",
        );
        check(
            super::run,
            "<pre><span class=line>a</span>\n<span class=line></span>\n<span class=line>b</span></pre>",
            "<pre>a\n\nb</pre>",
        );
        let line = |text: &str| format!("<span class=token-line><i>{text}</i><br></span>");
        check(
            super::run,
            &format!(
                "<pre><code>{}{}{}{}</code></pre>",
                line("a"),
                line(""),
                line("\n"),
                line("b")
            ),
            "<pre><code><i>a</i>\n<i></i>\n<i>\n</i><i>b</i>\n</code></pre>",
        );
        check(
            super::run,
            "<code>a<br>&nbsp;b</code>",
            "<pre><code>a\n b</code></pre>",
        );
    }
}
