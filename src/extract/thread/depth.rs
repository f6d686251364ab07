//! How deep posts stand: by what the page says of it, else by how they are nested.

use super::names::{DEPTH_CLASSES, DEPTHS};
use super::regions::{LEVELS, Place};
use crate::dom::{Document, NodeId, SideTable, name};

/// The deepest a post is said to stand.
const MAX_DEPTH: usize = 9;
/// So many elements at the beginning of a post may hold its indentation.
const MAX_CELLS: usize = 12;

/// The depths of all posts.
pub fn depths(document: &Document, places: &[Place]) -> Vec<usize> {
    let said: Vec<Option<u32>> = places.iter().map(|place| said(document, place)).collect();
    let mut values: Vec<u32> = said.iter().flatten().copied().collect();
    values.sort_unstable();
    values.dedup();
    let is_said = values.len() > 1 && said.iter().flatten().count() * 2 > places.len();
    let depths: Vec<usize> = match is_said {
        true => {
            let rank = |value: u32| values.partition_point(|&less| less < value);
            said.iter().map(|value| value.map_or(0, rank)).collect()
        }
        false => nested(document, places),
    };
    depths
        .into_iter()
        .map(|depth| depth.min(MAX_DEPTH))
        .collect()
}

fn nested(document: &Document, places: &[Place]) -> Vec<usize> {
    let mut outers = SideTable::new(document, false);
    for place in places {
        outers[place.outer] = true;
    }
    let depth = |place: &Place| {
        let above = document.self_and_ancestors(place.outer).skip(1);
        above
            .take(LEVELS * MAX_DEPTH)
            .filter(|&id| outers[id])
            .count()
    };
    places.iter().map(depth).collect()
}

/// A number that grows with the depth, where elements around or at the beginning of a post have
/// one.
fn said(document: &Document, place: &Place) -> Option<u32> {
    let line = document.self_and_ancestors(place.body).take(LEVELS);
    let mut is_past = false;
    let around = line.take_while(|&id| {
        let was_past = is_past;
        is_past |= id == place.outer;
        !was_past
    });
    let within = document.descendants(place.region).take(MAX_CELLS);
    let cells = within.filter(|&id| document.is(id, name::TD));
    around.chain(cells).find_map(|id| number(document, id))
}

fn number(document: &Document, id: NodeId) -> Option<u32> {
    for (key, value) in document.attributes(id) {
        if DEPTHS.binary_search(&document.name_text(key)).is_ok()
            && let Ok(number) = value.trim().parse()
        {
            return Some(number);
        }
    }
    let classes = document.attribute(id, name::CLASS).unwrap_or_default();
    let by_class = classes.split_ascii_whitespace().find_map(|class| {
        let digits = class.find(|c: char| c.is_ascii_digit())?;
        let word = class[..digits].trim_end_matches(['-', '_']);
        let word = word.rsplit(['-', '_']).next().unwrap_or_default();
        let is_depth = DEPTH_CLASSES.binary_search(&word).is_ok();
        is_depth.then(|| class[digits..].parse().ok()).flatten()
    });
    by_class.or_else(|| indentation(document.attribute(id, name::STYLE)?))
}

/// The indentation a style says, in pixels or whatever its unit is.
fn indentation(style: &str) -> Option<u32> {
    style.split(';').find_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let property = property.trim();
        let is_indent = property.starts_with("margin-") || property.starts_with("padding-");
        let is_start = property.ends_with("-left") || property.ends_with("-inline-start");
        let value = value.trim();
        let end = value
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(value.len());
        (is_indent && is_start)
            .then(|| value[..end].parse().ok())
            .flatten()
    })
}
