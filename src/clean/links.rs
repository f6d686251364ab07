//! Links become absolute; those to places in the article lead there. Ids that nothing leads to go.

use super::Context;
use crate::dom::{ArticleTree, NodeId, name, sets};
use std::collections::{HashMap, HashSet};

/// How addresses begin that lead somewhere.
const SCHEMES: &[&str] = &["http:", "https:", "mailto:", "tel:"];

/// Resolves all links; what leads nowhere loses its address and keeps its text.
pub fn run(tree: &mut ArticleTree, context: &Context<'_>) {
    let places = places(tree);
    let page = context.base.resolve("").unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default().to_owned();
    let mut targets = HashSet::new();
    let links: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::A))
        .collect();
    for &id in &links {
        let href = tree
            .attribute(id, name::HREF)
            .unwrap_or_default()
            .trim()
            .to_owned();
        // What is for scripts alone.
        let is_bare = href == "#";
        let is_hollow = tree
            .descendants(id)
            .all(|n| !tree.is(n, name::IMG) && tree.text(n).trim().is_empty());
        if is_bare || is_hollow {
            tree.remove_attribute(id, name::HREF);
            continue;
        }
        let place = place_of(&href, &page, context).filter(|place| places.contains_key(place));
        if let Some(place) = place {
            tree.set_attribute(id, name::HREF, &format!("#{place}"));
            targets.insert(place);
            continue;
        }
        let absolute = context
            .base
            .resolve(&href)
            .filter(|to| !href.is_empty() && SCHEMES.iter().any(|s| to.starts_with(s)));
        match absolute {
            Some(absolute) => tree.set_attribute(id, name::HREF, &absolute),
            None => tree.remove_attribute(id, name::HREF),
        }
    }
    for (place, first) in &places {
        let is_kept = targets.contains(place) || tree.is_any(*first, sets::HEADINGS);
        if !is_kept {
            tree.remove_attribute(*first, name::ID);
        }
    }
    for id in links {
        if !tree.has_attribute(id, name::HREF) && !tree.has_attribute(id, name::ID) {
            tree.unwrap_node(id);
        }
    }
}

/// The first element with each id; later ones lose theirs.
fn places(tree: &mut ArticleTree) -> HashMap<String, NodeId> {
    let mut places = HashMap::new();
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        let Some(place) = tree.attribute(id, name::ID) else {
            continue;
        };
        if places.contains_key(place) {
            tree.remove_attribute(id, name::ID);
        } else {
            places.insert(place.to_owned(), id);
        }
    }
    places
}

/// The id a link leads to, if it leads into the page itself.
fn place_of(href: &str, page: &str, context: &Context<'_>) -> Option<String> {
    let (before, fragment) = href.split_once('#')?;
    let is_here = before.is_empty() || context.base.resolve(before).is_some_and(|to| to == page);
    is_here
        .then(|| decoded(fragment))
        .filter(|place| !place.is_empty())
}

/// Fragments are written with escapes for what ids may hold plainly.
fn decoded(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = after
            .get(..2)
            .filter(|_| byte == b'%')
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(escaped.unwrap_or(byte));
        rest = if escaped.is_some() {
            &after[2..]
        } else {
            after
        };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| fragment.to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn links_are_absolute_or_within() {
        super::super::check(
            super::run,
            "<p id=n>a <a href=../b>b</a> <a href=#n>c</a> <a>d</a> <a href=/x/#n>e</a></p>",
            "<p id=\"sp-n\">a <a href=\"https://a.example/b\">b</a> <a href=\"#sp-n\">c</a> d \
             <a href=\"#sp-n\">e</a></p>",
        );
        super::super::check(
            super::run,
            "<p id=n>a <a href='javascript:b'>c</a></p><p id='a b%'><a href='#'>d</a></p>",
            "<p>a c</p><p>d</p>",
        );
    }
}
