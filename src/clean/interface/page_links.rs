//! Links to the other pages of a text: a line of consecutive numbers, or one that only leads to the
//! next page, which the reader has elsewhere.
//!
//! ```text
//! p ─┬─ "Pages:"
//!    ├─ span ── "1"          the page itself
//!    └─ a[href=…/2/] ── "2"
//! ```

use crate::clean::Context;
use crate::dom::classes::has_class;
use crate::dom::{ArticleTree, Name, NodeId, name};

/// Elements that hold such a line.
const BLOCKS: &[Name] = &[
    name::CENTER,
    name::DIV,
    name::NAV,
    name::OL,
    name::P,
    name::UL,
];

/// Class names of such lines and their numbers. Sorted.
const CLASSES: &[&str] = &[
    "page-links",
    "pagelink",
    "pagination-post",
    "post-nav-links",
    "post-page-numbers",
];

/// What addresses have before the number of a page.
const KEYS: &[&str] = &["page", "paged", "p", "pg"];

/// A line has fewer nodes.
const MAX_NODES: usize = 200;

/// Takes the lines away.
pub fn run(tree: &mut ArticleTree, context: &Context<'_>) {
    let mut next = tree.first_child(NodeId::ROOT);
    while let Some(id) = next {
        let is_line = tree.is_any(id, BLOCKS) && is_line(tree, id, context);
        next = match is_line {
            true => tree.following_skipping(id, NodeId::ROOT),
            false => tree.following(id, NodeId::ROOT),
        };
        if is_line {
            tree.detach(id);
        }
    }
}

fn is_line(tree: &ArticleTree, block: NodeId, context: &Context<'_>) -> bool {
    is_way_on(tree, block, context) || has_numbers(tree, block, context)
}

/// Whether all that a block says is a link to the next page.
fn is_way_on(tree: &ArticleTree, block: NodeId, context: &Context<'_>) -> bool {
    let Some(next) = context.metadata.and_then(|all| all.next_page.as_deref()) else {
        return false;
    };
    let leads_on = |id: NodeId| {
        let href = link_around(tree, id, block);
        href.and_then(|href| context.base.resolve(href)).as_deref() == Some(next)
    };
    let is_silent = |id: NodeId| !tree.text(id).contains(char::is_alphanumeric);
    let nodes = || tree.descendants(block);
    nodes().nth(MAX_NODES).is_none()
        && nodes().all(|id| !tree.is(id, name::IMG) && (is_silent(id) || leads_on(id)))
        && !nodes().all(is_silent)
}

/// Whether a block is a line of numbers that lead to the pages of this text.
fn has_numbers(tree: &ArticleTree, block: NodeId, context: &Context<'_>) -> bool {
    let mut links = Vec::new();
    let mut last: Option<u32> = None;
    let (mut count, mut is_named) = (0, has_class(tree, block, CLASSES));
    for (at, id) in tree.descendants(block).enumerate() {
        is_named |= has_class(tree, id, CLASSES);
        if at >= MAX_NODES || tree.is(id, name::IMG) {
            return false;
        }
        for word in tree.text(id).split_whitespace() {
            let number = word.trim_matches(|c: char| !c.is_alphanumeric());
            match (number.parse::<u32>(), last) {
                (Ok(number), _) if last.is_none_or(|last| last.checked_add(1) == Some(number)) => {
                    last = Some(number);
                    count += 1;
                    links.extend(link_around(tree, id, block).map(|link| (link, number)));
                }
                // What the line is called, with a colon behind.
                (Err(_), None) if word.ends_with(':') => {}
                (Err(_), _) if number.is_empty() => {}
                _ => return false,
            }
        }
    }
    count > 1 && !links.is_empty() && lead_to_pages(&links, is_named, context)
}

/// The address of the link that a number is the text of.
fn link_around(tree: &ArticleTree, id: NodeId, block: NodeId) -> Option<&str> {
    let mut around = tree.self_and_ancestors(id).take_while(|&a| a != block);
    let link = around.find(|&a| tree.is(a, name::A))?;
    tree.attribute(link, name::HREF)
}

/// Whether links lead to pages of one text, which is this one.
fn lead_to_pages(links: &[(&str, u32)], is_named: bool, context: &Context<'_>) -> bool {
    let own = context.base.resolve("").unwrap_or_default();
    let next_page = context.metadata.and_then(|all| all.next_page.as_deref());
    let mut stem: Option<String> = None;
    let mut is_next = false;
    for &(href, number) in links {
        let Some(address) = context
            .base
            .resolve(href)
            .filter(|_| !href.starts_with('#'))
        else {
            return false;
        };
        is_next |= next_page == Some(address.as_str());
        let this = match without_number(&address, number) {
            Some(this) => this,
            None if number == 1 => without_end(&address).to_owned(),
            None => return false,
        };
        if stem.get_or_insert_with(|| this.clone()) != &this {
            return false;
        }
    }
    let stem = stem.unwrap_or_default();
    let is_own = || {
        let own = without_end(&own);
        own == stem || own.strip_prefix(&stem).is_some_and(is_number)
    };
    is_named || is_next || is_own()
}

/// What is left of an address without the number of the page it ends with.
fn without_number(address: &str, number: u32) -> Option<String> {
    const SEPARATORS: [char; 6] = ['/', '-', '_', '=', '?', '&'];
    let rest = without_end(address).strip_suffix(&number.to_string())?;
    let rest = rest.strip_suffix(SEPARATORS)?;
    let key = KEYS.iter().find_map(|key| rest.strip_suffix(key));
    let rest = key
        .filter(|rest| rest.ends_with(SEPARATORS))
        .unwrap_or(rest);
    Some(rest.trim_end_matches(SEPARATORS).to_owned())
}

/// An address without what stands behind the name: a slash, an ending.
fn without_end(address: &str) -> &str {
    let address = address.trim_end_matches('/');
    let folder = address.rfind('/').map_or(0, |at| at + 1);
    match address[folder..].find('.') {
        Some(dot) if !address[folder..].contains('?') && folder > "https://".len() => {
            &address[..folder + dot]
        }
        _ => address,
    }
}

fn is_number(rest: &str) -> bool {
    let rest = rest.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let rest = KEYS
        .iter()
        .find_map(|key| rest.strip_prefix(key))
        .unwrap_or(rest);
    let digits = rest.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;

    #[test]
    fn the_table_is_sorted() {
        assert!(CLASSES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn links_to_the_pages_of_the_text_go() {
        for line in [
            "<p>Pages: <b>1</b> <a href='2/'>2</a> <a href='3/'>3</a></p>",
            "<div><a href='/x'>1</a><span>2</span><a href='/x?page=3'>3</a></div>",
            "<ul><li>1</li><li><a href='/x/page/2'>2</a></li></ul>",
            "<div class=page-links>Seiten: 1 <a href='/other/2/'>2</a></div>",
        ] {
            check(super::run, line, "");
        }
    }

    #[test]
    fn other_numbers_stay() {
        for line in [
            "<p>Parts: 1 <a href=\"https://a.example/part/2\">2</a></p>",
            "<p>1 2 3</p>",
            "<p>In 1 <a href=\"https://a.example/x/2/\">2</a></p>",
            "<p>1 <a href=\"https://a.example/x/3\">3</a></p>",
            "<p><a href=\"https://a.example/x/7\">1</a> <a href=\"https://a.example/x/8\">2</a></p>",
        ] {
            check(super::run, line, line);
        }
    }
}
