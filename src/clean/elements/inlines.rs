//! Elements of a line that were put around blocks: a link goes around the lines in the blocks, what
//! is named a holder of pictures is a block, and the others go.
//!
//! ```text
//! a ─┬─ h3 ── text           h3 ── a ── text
//!    └─ p ─── text    ──▶    p ─── a ── text
//! ```

use super::max_text;
use crate::clean::Context;
use crate::clean::captions::is_holder;
use crate::dom::{ArticleTree, Name, Namespace, NodeId, Step, Tree, name};

/// What copies of a link say.
const COPIED: &[Name] = &[name::HREF, name::TITLE];
/// So many nodes of a holder are looked at for its picture.
const MAX_NODES: usize = 20;

/// Turns such elements outside in.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let mut around: Vec<NodeId> = Vec::new();
    let mut open: Vec<(NodeId, bool)> = Vec::new();
    for step in tree.walk(NodeId::ROOT) {
        match step {
            Step::Enter(id) if tree.is_element(id) => open.push((id, false)),
            Step::Leave(id) if tree.is_element(id) => {
                let (_, has_block) = open.pop().unwrap_or((id, false));
                let is_line = tree.is_inline(id);
                if is_line && has_block {
                    around.push(id);
                }
                if let Some(parent) = open.last_mut() {
                    parent.1 |= has_block || is_block(tree, id);
                }
            }
            _ => {}
        }
    }
    let max_text = max_text(tree);
    for id in around {
        let is_link = tree.is(id, name::A) && tree.has_attribute(id, name::HREF);
        if is_link {
            push_down(tree, id, max_text);
        }
        match !is_link && is_holder(tree, id) && holds_picture(tree, id) {
            true => tree.rename(id, name::DIV),
            false => tree.unwrap_node(id),
        }
    }
}

fn holds_picture(tree: &ArticleTree, id: NodeId) -> bool {
    let mut below = tree.descendants(id).take(MAX_NODES);
    below.any(|n| tree.is(n, name::IMG))
}

/// Whether an element is a block that text lines cannot hold. Formulas and what has no place in an
/// article are none.
fn is_block(tree: &Tree, id: NodeId) -> bool {
    tree.namespace(id) == Namespace::Html
        && !tree.is_inline(id)
        && !tree.is_any(id, &[name::SCRIPT, name::STYLE, name::BUTTON])
}

/// Puts a copy of the link around each run of lines below it, while there is room for copies.
fn push_down(tree: &mut ArticleTree, link: NodeId, max_text: usize) {
    let said = COPIED.iter().filter_map(|&key| tree.attribute(link, key));
    let length: usize = said.map(str::len).sum();
    let holders: Vec<NodeId> = std::iter::once(link)
        .chain(tree.descendants(link).filter(|&id| is_block(tree, id)))
        .collect();
    for holder in holders {
        let children: Vec<NodeId> = tree.children(holder).collect();
        let mut run: Option<NodeId> = None;
        for child in children {
            let is_line =
                tree.is_text(child) || (tree.is_inline(child) && !holds_block(tree, child));
            let is_blank = tree.is_text(child) && tree.text(child).trim().is_empty();
            match run {
                _ if !is_line => run = None,
                Some(copy) => tree.append(copy, child),
                None if is_blank || tree.text_len() + length > max_text => {}
                None => {
                    let copy = copy_of(tree, link);
                    tree.insert_before(child, copy);
                    tree.append(copy, child);
                    run = Some(copy);
                }
            }
        }
    }
}

fn holds_block(tree: &ArticleTree, id: NodeId) -> bool {
    tree.descendants(id).any(|n| is_block(tree, n))
}

fn copy_of(tree: &mut ArticleTree, link: NodeId) -> NodeId {
    let copy = tree.create_element(Namespace::Html, name::A);
    for &key in COPIED {
        if let Some(value) = tree.attribute(link, key).map(str::to_owned) {
            tree.set_attribute(copy, key, &value);
        }
    }
    copy
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn links_around_blocks_go_into_them() {
        check(
            super::run,
            "<a href='https://b.example/'><h3>a <b>b</b></h3> <p>c</p></a><b><p>d</p></b>",
            "<h3 id=\"sp-h1\"><a href=\"https://b.example/\">a <b>b</b></a></h3> \
             <p><a href=\"https://b.example/\">c</a></p><p>d</p>",
        );
    }

    #[test]
    fn holders_of_pictures_are_blocks() {
        let image = "<img src=\"https://a.example/i.jpg\" alt=\"\">";
        check(
            super::run,
            &format!("<span class=end_photo><div>{image}</div><em>a</em></span>b"),
            &format!("<div><div>{image}</div><em>a</em></div>b"),
        );
    }
}
