//! The places of posts: how far around a body everything is about its post, and the element that
//! holds the post with its answers.

use super::bodies::Body;
use crate::dom::{Document, Name, NodeId, SideTable, name};
use crate::extract::posts::family;
use std::collections::{HashMap, HashSet};

/// Levels above a body that are looked at.
pub const LEVELS: usize = 40;

/// Where a post stands.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The element with what was written.
    pub body: NodeId,
    /// The largest element with this body and no other that most posts have.
    pub region: NodeId,
    /// The largest element that begins with this post and that most posts have: where answers are
    /// nested, it holds them.
    pub outer: NodeId,
}

/// How many bodies stand below an element, and the first.
#[derive(Clone, Copy, Default)]
struct Below {
    count: usize,
    first: usize,
}

/// The places of all bodies.
pub fn places(document: &Document, top: NodeId, bodies: &[Body]) -> Vec<Place> {
    let mut below = SideTable::new(document, Below::default());
    for (index, body) in bodies.iter().enumerate() {
        for id in line(document, top, body.id) {
            if below[id].count == 0 {
                below[id].first = index;
            }
            below[id].count += 1;
        }
    }
    let alone = |index: usize, id: NodeId| below[id].count == 1 && below[id].first == index;
    let begins = |index: usize, id: NodeId| below[id].first == index;
    let regions = common_keys(document, top, bodies, alone);
    let outers = common_keys(document, top, bodies, begins);
    let place = |(index, body): (usize, &Body)| {
        let has = |keys: &Keys, id| keys.contains(&(body.sort, family(document, id)));
        let line = || line(document, top, body.id);
        let in_region = line().take_while(|&id| alone(index, id));
        let region = in_region.filter(|&id| has(&regions, id)).last();
        let region = region.unwrap_or(body.id);
        let from_region = line().skip_while(|&id| id != region);
        let beginning = from_region.take_while(|&id| begins(index, id));
        let outer = beginning.filter(|&id| has(&outers, id) && is_called(document, id));
        let outer = outer.last().unwrap_or(region);
        // The first post and those with answers may have their own kind of place.
        let is_bare = region == body.id && (outer != region || index == 0);
        let within = line().take_while(|&id| alone(index, id) && (outer == region || id != outer));
        Place {
            body: body.id,
            region: within.last().filter(|_| is_bare).unwrap_or(region),
            outer,
        }
    };
    let mut places: Vec<Place> = bodies.iter().enumerate().map(place).collect();
    let is_all = |id: NodeId| below[id].count == bodies.len();
    settle_first(document, top, &mut places, is_all);
    places
}

/// All that is around a page's posts begins with the first: its outer element is what is called
/// like those of the others.
fn settle_first(
    document: &Document,
    top: NodeId,
    places: &mut [Place],
    is_around_all: impl Fn(NodeId) -> bool,
) {
    let Some((first, others)) = places.split_first_mut() else {
        return;
    };
    let keys: HashSet<u32> = others.iter().map(|p| family(document, p.outer)).collect();
    let mut around = line(document, top, first.body).skip_while(|&id| id != first.region);
    let outer = around.find(|&id| keys.contains(&family(document, id)));
    match outer {
        Some(outer) => first.outer = outer,
        None if is_around_all(first.outer) => first.outer = first.region,
        None => {}
    }
}

/// A body and what is around it, below `top`.
fn line(document: &Document, top: NodeId, body: NodeId) -> impl Iterator<Item = NodeId> {
    document
        .self_and_ancestors(body)
        .take_while(move |&id| id != top)
        .take(LEVELS)
}

/// Sorts of bodies with what many of a sort have around them.
type Keys = HashSet<(u32, u32)>;

/// For each sort of bodies, the tags and classes that most of them have around them while `goes_on`
/// holds. Half are not most: of two answers to each post, the first has around it what holds both.
fn common_keys(
    document: &Document,
    top: NodeId,
    bodies: &[Body],
    goes_on: impl Fn(usize, NodeId) -> bool,
) -> Keys {
    let mut counts: HashMap<(u32, u32), usize> = HashMap::new();
    let mut sorts: HashMap<u32, usize> = HashMap::new();
    for (index, body) in bodies.iter().enumerate() {
        let line = line(document, top, body.id).take_while(|&id| goes_on(index, id));
        let keys: HashSet<u32> = line.map(|id| family(document, id)).collect();
        for key in keys {
            *counts.entry((body.sort, key)).or_default() += 1;
        }
        *sorts.entry(body.sort).or_default() += 1;
    }
    let is_common = |&((sort, _), count): &((u32, u32), usize)| count * 2 > sorts[&sort];
    counts
        .into_iter()
        .filter(is_common)
        .map(|(key, _)| key)
        .collect()
}

/// Whether an element is told apart by its class or its name: any page has a plain `div` around
/// everything.
fn is_called(document: &Document, id: NodeId) -> bool {
    const ITEMS: &[Name] = &[name::ARTICLE, name::LI, name::TR];
    let class = document.attribute(id, name::CLASS).unwrap_or_default();
    let is_own = document.name_text(document.name(id)).contains('-');
    !class.trim().is_empty() || is_own || document.is_any(id, ITEMS)
}
