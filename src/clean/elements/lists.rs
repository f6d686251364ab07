//! Lists as the standard has them: only items in a list, only lists around items.

use crate::clean::Context;
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name};

const LISTS: &[Name] = &[name::OL, name::UL];

/// Puts stray content of lists into items and stray items into lists.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let found: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is_any(id, LISTS))
        .collect();
    for list in found {
        put_into_items(tree, list);
    }
    let stray: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| {
            tree.is(id, name::LI) && !tree.parent(id).is_some_and(|p| tree.is_any(p, LISTS))
        })
        .collect();
    for item in stray {
        put_into_list(tree, item);
    }
    let groups: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::DL))
        .collect();
    for list in groups {
        unwrap_groups(tree, list);
    }
}

/// A list or text straight in a list belongs to the item before it.
fn put_into_items(tree: &mut ArticleTree, list: NodeId) {
    let children: Vec<NodeId> = tree.children(list).collect();
    let mut item: Option<NodeId> = None;
    for child in children {
        let is_blank = tree.is_text(child) && tree.text(child).trim().is_empty();
        if tree.is(child, name::LI) {
            item = Some(child);
        } else if !is_blank && !tree.is_any(child, &[name::SCRIPT, name::TEMPLATE, name::STYLE]) {
            let into = item.unwrap_or_else(|| {
                let new = tree.create_element(Namespace::Html, name::LI);
                tree.insert_before(child, new);
                new
            });
            tree.append(into, child);
            item = Some(into);
        }
    }
}

/// Items without a list get one, together with those that follow.
fn put_into_list(tree: &mut ArticleTree, item: NodeId) {
    let is_taken = tree.parent(item).is_none_or(|p| tree.is_any(p, LISTS));
    if is_taken {
        return;
    }
    let list = tree.create_element(Namespace::Html, name::UL);
    tree.insert_before(item, list);
    let mut next = Some(item);
    while let Some(id) = next
        .filter(|&id| tree.is(id, name::LI) || tree.text(id).trim().is_empty() && tree.is_text(id))
    {
        next = tree.next_sibling(id);
        tree.append(list, id);
    }
}

/// `div`s group terms and their descriptions; other content of a list of terms describes.
fn unwrap_groups(tree: &mut ArticleTree, list: NodeId) {
    for child in tree.children(list).collect::<Vec<_>>() {
        if tree.is(child, name::DIV) {
            tree.unwrap_node(child);
        } else if tree.is_element(child) && !tree.is_any(child, &[name::DT, name::DD]) {
            let description = tree.create_element(Namespace::Html, name::DD);
            tree.insert_before(child, description);
            tree.append(description, child);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn items_and_lists_find_each_other() {
        check(
            super::run,
            "<ul><li>a</li><ul><li>b</li></ul></ul><div><li>c</li><li>d</li></div>",
            "<ul><li>a<ul><li>b</li></ul></li></ul><div><ul><li>c</li><li>d</li></ul></div>",
        );
    }
}
