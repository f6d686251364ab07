//! Lists of terms as the standard has them: terms, then what is said of them, and nothing else.
//! <https://html.spec.whatwg.org/multipage/grouping-content.html#the-dl-element>

use crate::clean::Context;
use crate::dom::{ArticleTree, NodeId, name};

/// Takes out of each list what is not a term with its descriptions.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let lists: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::DL))
        .collect();
    for list in lists {
        mend(tree, list);
    }
}

fn mend(tree: &mut ArticleTree, list: NodeId) {
    let children: Vec<NodeId> = tree.children(list).collect();
    for &child in &children {
        if tree.is_text(child) && tree.text(child).trim().is_empty() {
            tree.detach(child);
        }
    }
    let parts: Vec<NodeId> = children
        .into_iter()
        .filter(|&id| tree.parent(id) == Some(list))
        .collect();
    let is_term = |&id: &NodeId| tree.is(id, name::DT);
    let is_description = |&id: &NodeId| tree.is(id, name::DD);
    let first = parts.iter().position(is_term);
    let last = parts.iter().rposition(is_description);
    let (before, after) = match (first, last) {
        (Some(first), Some(last)) if first < last => (first, last + 1),
        // No description has a term before it.
        _ => (parts.len(), parts.len()),
    };
    for &part in &parts[..before] {
        tree.insert_before(list, part);
        release(tree, part);
    }
    let behind = tree.next_sibling(list);
    for &part in &parts[after..] {
        match (behind, tree.parent(list)) {
            (Some(behind), _) => tree.insert_before(behind, part),
            (None, Some(parent)) => tree.append(parent, part),
            (None, None) => {}
        }
        release(tree, part);
    }
    if tree.first_child(list).is_none() {
        tree.detach(list);
    }
}

/// Makes a paragraph of what was part of a list, or leaves the blocks it has.
fn release(tree: &mut ArticleTree, part: NodeId) {
    let is_line = tree.children(part).all(|child| tree.is_inline(child));
    match is_line {
        true => tree.rename(part, name::P),
        false => tree.unwrap_node(part),
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn terms_and_descriptions_come_together() {
        check(
            super::run,
            "<dl><dd>a</dd><dt>b</dt>&nbsp;<dd>c</dd><dt>d</dt></dl>e",
            "<p>a</p><dl><dt>b</dt><dd>c</dd></dl><p>d</p>e",
        );
        check(super::run, "<dl><dd>a</dd></dl>", "<p>a</p>");
        check(
            super::run,
            "<dl><dd><p>a</p><ul><li>b</li></ul></dd></dl>",
            "<p>a</p><ul><li>b</li></ul>",
        );
        check(super::run, "<dl><dt>a</dt></dl>", "<p>a</p>");
    }
}
