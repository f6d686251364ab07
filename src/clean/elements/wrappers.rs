//! Wrappers: loose text becomes paragraphs, `div`s that hold only lines become `p`, the others
//! and empty elements go.

use super::max_text;
use super::spaces::is_blank;
use crate::clean::{Context, posts};
use crate::dom::{ArticleTree, Name, Namespace, NodeId, Step, name, sets};

/// Elements that only wrap.
const WRAPPERS: &[Name] = &[
    name::ARTICLE,
    name::BODY,
    name::CENTER,
    name::DIALOG,
    name::DIV,
    name::FIELDSET,
    name::FOOTER,
    name::FORM,
    name::HEADER,
    name::HGROUP,
    name::LEGEND,
    name::MAIN,
    name::NAV,
    name::SEARCH,
    name::SECTION,
];
/// Blocks that mean nothing without content; elements of a line do not either.
const HOLDERS: &[Name] = &[
    name::ASIDE,
    name::BLOCKQUOTE,
    name::DIV,
    name::DL,
    name::FIGCAPTION,
    name::FIGURE,
    name::H1,
    name::H2,
    name::H3,
    name::H4,
    name::H5,
    name::H6,
    name::LI,
    name::OL,
    name::P,
    name::PRE,
    name::SECTION,
    name::UL,
];

/// Blocks whose loose lines become paragraphs.
const OF_BLOCKS: &[Name] = &[name::ASIDE, name::BLOCKQUOTE, name::DETAILS];

/// Unwraps from the inside out.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let max_text = max_text(tree);
    let order: Vec<NodeId> = tree
        .walk(NodeId::ROOT)
        .filter_map(|step| match step {
            Step::Leave(id) if tree.is_element(id) => Some(id),
            _ => None,
        })
        .collect();
    for id in order {
        if is_hollow(tree, id) || (is_wrapper(tree, id) && is_empty(tree, id)) {
            match tree.is_inline(id) {
                true => tree.unwrap_node(id),
                false => tree.detach(id),
            }
        } else if is_wrapper(tree, id) {
            unwrap(tree, id, max_text);
        } else if tree.is_any(id, OF_BLOCKS) || posts::is_post(tree, id) {
            wrap_lines(tree, id);
        }
    }
    wrap_lines(tree, NodeId::ROOT);
}

/// Whether an element only wraps; elements of the page's own making do.
fn is_wrapper(tree: &ArticleTree, id: NodeId) -> bool {
    let is_notes =
        tree.is(id, name::SECTION) && tree.attribute(id, name::ROLE) == Some("doc-endnotes");
    let is_kept = is_notes || posts::is_post(tree, id) || posts::is_head(tree, id);
    let is_known = tree.is_any(id, WRAPPERS) && !is_kept;
    // Scripts can put blocks into a paragraph, which no parser would.
    let is_torn = || {
        tree.children(id)
            .any(|c| tree.is_element(c) && !tree.is_inline(c))
    };
    // Without its summary, `details` is not valid, and nobody could tell what it opens.
    let is_unnamed =
        || tree.is(id, name::DETAILS) && !tree.children(id).any(|c| tree.is(c, name::SUMMARY));
    is_known
        || (tree.is(id, name::P) && is_torn())
        || is_unnamed()
        || tree.name_text(tree.html_name(id)).contains('-')
}

/// Whether an element holds nothing where it should hold something.
fn is_hollow(tree: &ArticleTree, id: NodeId) -> bool {
    let is_line =
        tree.is_inline(id) && tree.namespace(id) == Namespace::Html && !tree.is_any(id, sets::VOID);
    (is_line || tree.is_any(id, HOLDERS)) && is_empty(tree, id)
}

fn is_empty(tree: &ArticleTree, id: NodeId) -> bool {
    !tree.has_attribute(id, name::ID)
        && tree
            .children(id)
            .all(|c| tree.is(c, name::BR) || (tree.is_text(c) && tree.text(c).trim().is_empty()))
}

/// A wrapper of lines is a paragraph; one of blocks wraps its loose lines and goes. What it says of
/// the language and direction of its text, and the place links lead to, goes to what was in it.
fn unwrap(tree: &mut ArticleTree, id: NodeId, max_text: usize) {
    let is_line = |c: NodeId| tree.is_text(c) || tree.is_inline(c);
    let has_breaks = tree.children(id).filter(|&c| tree.is(c, name::BR)).count() > 1;
    if tree.children(id).all(is_line) && !has_breaks {
        return tree.rename(id, name::P);
    }
    wrap_lines(tree, id);
    pass_on(tree, id, max_text);
    tree.unwrap_node(id);
}

fn pass_on(tree: &mut ArticleTree, id: NodeId, max_text: usize) {
    let blocks: Vec<NodeId> = tree.children(id).filter(|&c| tree.is_element(c)).collect();
    for key in [name::LANG, name::DIR] {
        let Some(value) = tree.attribute(id, key).map(str::to_owned) else {
            continue;
        };
        for &block in &blocks {
            let has_room = tree.text_len() + value.len() <= max_text;
            if has_room && !tree.has_attribute(block, key) {
                tree.set_attribute(block, key, &value);
            }
        }
    }
    let Some(place) = tree.attribute(id, name::ID).map(str::to_owned) else {
        return;
    };
    if let Some(&block) = blocks.iter().find(|&&b| !tree.has_attribute(b, name::ID)) {
        tree.set_attribute(block, name::ID, &place);
    }
}

/// Puts each run of lines among the children of `id` into a paragraph; two `br` end a run.
fn wrap_lines(tree: &mut ArticleTree, id: NodeId) {
    let children: Vec<NodeId> = tree.children(id).collect();
    let mut run: Vec<NodeId> = Vec::new();
    let mut breaks = 0;
    for child in children {
        if tree.is(child, name::BR) {
            breaks += 1;
            run.push(child);
            continue;
        }
        let is_line = tree.is_text(child) || tree.is_inline(child);
        let is_blank = tree.is_text(child) && tree.text(child).trim().is_empty();
        if !is_line || (breaks > 1 && !is_blank) {
            wrap_run(tree, &run);
            run.clear();
        }
        if is_line {
            run.push(child);
        }
        if !is_blank {
            breaks = 0;
        }
    }
    wrap_run(tree, &run);
}

fn wrap_run(tree: &mut ArticleTree, run: &[NodeId]) {
    let Some(first) = run.iter().position(|&id| !is_blank(tree, id)) else {
        for &id in run {
            if tree.is(id, name::BR) {
                tree.detach(id);
            }
        }
        return;
    };
    let last = run.iter().rposition(|&id| !is_blank(tree, id));
    let last = last.unwrap_or(first);
    let paragraph = tree.create_element(Namespace::Html, name::P);
    let around = tree.parent(run[first]);
    if let Some(source) = around.and_then(|id| tree.source(id)) {
        tree.set_source(paragraph, source);
    }
    tree.insert_before(run[first], paragraph);
    for (at, &id) in run.iter().enumerate() {
        match (first..=last).contains(&at) {
            true => tree.append(paragraph, id),
            false => tree.detach(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn loose_lines_become_paragraphs() {
        check(
            super::run,
            "<div>a <b>b</b><br><br>c<div>d</div></div>",
            "<p>a <b>b</b></p><p>c</p><p>d</p>",
        );
    }

    #[test]
    fn details_without_a_summary_only_wrap() {
        check(
            super::run,
            "<details open><p>a</p><p>b</p></details>",
            "<p>a</p><p>b</p>",
        );
        let named = "<details><summary>a</summary><p>b</p></details>";
        check(super::run, named, named);
    }

    #[test]
    fn empty_elements_go() {
        check(
            super::run,
            "<p>a</p><p> <b></b><br></p><ul><li></li></ul>",
            "<p>a</p>",
        );
    }
}
