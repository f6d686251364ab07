//! Links become absolute; those to places in the article stay as they are.

use super::Context;
use crate::dom::{ArticleTree, NodeId, name};
use std::collections::HashSet;

/// Resolves all links; what leads nowhere loses its address and keeps its text.
pub fn run(tree: &mut ArticleTree, context: &Context<'_>) {
    let ids: HashSet<String> = tree
        .descendants(NodeId::ROOT)
        .filter_map(|id| tree.attribute(id, name::ID))
        .map(str::to_owned)
        .collect();
    let links: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::A))
        .collect();
    for id in links {
        let href = tree
            .attribute(id, name::HREF)
            .unwrap_or_default()
            .to_owned();
        if href
            .strip_prefix('#')
            .is_some_and(|target| ids.contains(target))
        {
            continue;
        }
        match context.base.resolve(&href).filter(|_| !href.is_empty()) {
            Some(absolute) => tree.set_attribute(id, name::HREF, &absolute),
            None => tree.remove_attribute(id, name::HREF),
        }
        let is_named = tree.has_attribute(id, name::ID);
        if !tree.has_attribute(id, name::HREF) && !is_named {
            tree.unwrap_node(id);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn links_are_absolute_or_within() {
        super::super::check(
            super::run,
            "<p id=n>a <a href=../b>b</a> <a href=#n>c</a> <a>d</a></p>",
            "<p id=\"sp-n\">a <a href=\"https://a.example/b\">b</a> <a href=\"#sp-n\">c</a> d</p>",
        );
    }
}
