//! Finds the bodies of posts: by the names forum programs give them, else by repetition.

use super::names::{BODIES, BODIES_WITHIN, BODY_SLOTS, NO_BODIES, NUMBERED_BODY};
use crate::dom::{Document, NodeId, SideTable, name};
use crate::extract::page::{Page, is_texty};
use crate::extract::posts::family;
use std::borrow::Cow;
use std::collections::HashMap;

/// Levels above a body at which an element may say that it is none, or of what program it is.
const LEVELS: usize = 4;
/// Levels between the text of a post and the post, where no program is known.
const MAX_LEVELS: usize = 12;
/// Fewer bodies alike are no repetition.
const MIN_ALIKE: usize = 3;

/// The body of a post.
#[derive(Clone, Copy, Debug)]
pub struct Body {
    /// The element.
    pub id: NodeId,
    /// What it is called: bodies of one sort have the same number.
    pub sort: u32,
}

/// The bodies with a name forum programs give them, in their order, none within another.
pub fn by_name(page: &Page<'_>) -> Vec<Body> {
    let (document, top) = (page.document, page.top);
    let elements = document
        .descendants(top)
        .filter(|&id| document.is_element(id));
    let named = elements.filter_map(|id| {
        Some(Body {
            id,
            sort: sort(document, id)?,
        })
    });
    let named = named.filter(|body| !is_none(document, body.id)).collect();
    apart(document, named)
}

/// The number of the name that makes an element a body.
fn sort(document: &Document, id: NodeId) -> Option<u32> {
    let known = classes(document, id).find_map(|class| BODIES.binary_search(&&*class).ok());
    if let Some(at) = known {
        return Some(at as u32);
    }
    let has = |key, values: &[&str]| {
        document
            .attribute(id, key)
            .is_some_and(|v| values.contains(&v))
    };
    if has(name::ITEMPROP, &["text"]) || has(name::SLOT, BODY_SLOTS) || is_numbered(document, id) {
        return Some(u32::MAX);
    }
    let within = |outer: &str| {
        let mut above = document.self_and_ancestors(id).skip(1).take(LEVELS);
        above.any(|a| classes(document, a).any(|class| class == outer))
    };
    let at = BODIES_WITHIN
        .iter()
        .position(|&(inner, outer)| classes(document, id).any(|c| c == inner) && within(outer))?;
    Some((BODIES.len() + at) as u32)
}

/// Whether the id of an element is that of a message with its number.
fn is_numbered(document: &Document, id: NodeId) -> bool {
    let number = document
        .attribute(id, name::ID)
        .and_then(|id| id.strip_prefix(NUMBERED_BODY));
    number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// The classes of an element, in lower case.
fn classes(document: &Document, id: NodeId) -> impl Iterator<Item = Cow<'_, str>> {
    let value = document.attribute(id, name::CLASS).unwrap_or_default();
    let is_upper = |byte: u8| byte.is_ascii_uppercase();
    value
        .split_ascii_whitespace()
        .map(move |class| match class.bytes().any(is_upper) {
            true => Cow::Owned(class.to_ascii_lowercase()),
            false => Cow::Borrowed(class),
        })
}

fn is_none(document: &Document, id: NodeId) -> bool {
    let mut above = document.self_and_ancestors(id).take(LEVELS);
    above.any(|a| {
        classes(document, a).any(|class| {
            let mut words = class.split(|c: char| !c.is_ascii_alphabetic());
            words.any(|word| NO_BODIES.binary_search(&word).is_ok())
        })
    })
}

/// Leaves out bodies without text or picture, those within one of their own sort, and those around
/// one of another: a quotation may look like a post, and a wrapper may be called like a body.
fn apart(document: &Document, bodies: Vec<Body>) -> Vec<Body> {
    let mut sort_of: SideTable<Option<u32>> = SideTable::new(document, None);
    let mut is_around: SideTable<bool> = SideTable::new(document, false);
    let mut taken: Vec<Body> = Vec::new();
    for body in bodies {
        let around = document
            .self_and_ancestors(body.id)
            .skip(1)
            .take(super::regions::LEVELS)
            .find(|&a| sort_of[a].is_some());
        match around {
            Some(outer) if sort_of[outer] == Some(body.sort) => continue,
            Some(outer) => is_around[outer] = true,
            None => {}
        }
        if has_content(document, body.id) {
            sort_of[body.id] = Some(body.sort);
            taken.push(body);
        }
    }
    taken.retain(|body| !is_around[body.id]);
    taken
}

fn has_content(document: &Document, id: NodeId) -> bool {
    let mut below = document.descendants(id);
    below.any(|n| !document.text(n).trim().is_empty() || document.is(n, name::IMG))
}

/// Bodies of a program nobody knows: within posts, the smallest elements around all their running
/// text, where most posts agree what that is called.
pub fn by_repetition(page: &Page<'_>) -> Vec<Body> {
    let document = page.document;
    let mut votes: HashMap<(u32, u32), usize> = HashMap::new();
    for id in document.descendants(page.top) {
        if page.posts.family(id).is_none_or(|f| f.count < MIN_ALIKE) {
            continue;
        }
        let Some(body) = around_text(page, id).filter(|&b| has_class(document, b)) else {
            continue;
        };
        *votes
            .entry((family(document, id), family(document, body)))
            .or_default() += 1;
    }
    let best = votes
        .into_iter()
        .max_by_key(|&((post, body), count)| (count, post, body));
    let Some(((post, body), count)) = best else {
        return Vec::new();
    };
    if count < MIN_ALIKE {
        return Vec::new();
    }
    let is_in_post = |id: NodeId| {
        let mut above = document.self_and_ancestors(id).skip(1).take(MAX_LEVELS);
        above.any(|a| family(document, a) == post)
    };
    let bodies = document
        .descendants(page.top)
        .filter(|&id| document.is_element(id) && family(document, id) == body)
        .filter(|&id| is_in_post(id) && !is_none(document, id))
        .map(|id| Body { id, sort: body });
    apart(document, bodies.collect())
}

fn has_class(document: &Document, id: NodeId) -> bool {
    document
        .attribute(id, name::CLASS)
        .is_some_and(|class| !class.trim().is_empty())
}

/// The smallest element with a class of its own below `post` that holds all its running text.
fn around_text(page: &Page<'_>, post: NodeId) -> Option<NodeId> {
    let below = page.extents[post].blocks();
    let mut texty = below.filter(|&i| is_texty(&page.blocks[i]));
    let first = texty.next()?;
    let last = texty.next_back().unwrap_or(first);
    let mut line = page.line_of(page.blocks[first].container).take(MAX_LEVELS);
    let around = line.by_ref().take_while(|&id| id != post);
    let holds = |id: &NodeId| page.extents[*id].holds(last);
    around
        .filter(holds)
        .find(|&id| has_class(page.document, id))
}
