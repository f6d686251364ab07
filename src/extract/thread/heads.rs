//! Who wrote a post and when: by what elements are called, else by what most posts have in the
//! same place and what differs from post to post.

use super::names::{
    AUTHOR_ATTRIBUTES, AUTHORS, DAY_PROPERTIES, DAYS, MOMENTS, PROFILES, SIGNATURES,
};
use super::regions::Place;
use crate::dom::classes::classes;
use crate::dom::{Document, NodeId, name, sets};
use crate::moments;
use std::collections::{HashMap, HashSet};

/// What stands between the parts of a line about a post.
const SIGNS: &[char] = &[',', ':', '|', '»', '·', '—', '–', '•'];
/// A name has at most so many characters.
const MAX_NAME: usize = 60;
/// A day has at most so many characters.
const MAX_DAY: usize = 60;
/// So many nodes around a body are looked at.
const MAX_NODES: usize = 400;
/// So many siblings before a post that is nothing but its body.
const MAX_SIBLINGS: usize = 6;
/// Levels above a body at which an attribute may name the author.
const LEVELS: usize = 12;
/// In the same place most posts have a name or a day.
const MIN_FILLED: f32 = 0.5;

/// What stands at the head of a post.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Who wrote it.
    pub author: Option<String>,
    /// When, as the page says it.
    pub day: Option<String>,
    /// When, for machines.
    pub moment: Option<String>,
}

impl Head {
    /// Whether it says who or when.
    pub fn is_named(&self) -> bool {
        self.author.is_some() || self.day.is_some()
    }
}

/// The heads of all posts.
pub fn read(document: &Document, places: &[Place]) -> Vec<Head> {
    let bodies: HashSet<NodeId> = places.iter().map(|place| place.body).collect();
    let around: Vec<Vec<NodeId>> = places
        .iter()
        .map(|place| nodes_around(document, place, &bodies))
        .collect();
    let dated: Vec<Vec<NodeId>> = around
        .iter()
        .map(|nodes| without_other_days(document, nodes))
        .collect();
    let mut heads: Vec<Head> = places
        .iter()
        .zip(around.iter().zip(&dated))
        .map(|(place, (nodes, dated))| named(document, place, nodes, dated))
        .collect();
    let few = |has: fn(&Head) -> bool| {
        let count = heads.iter().filter(|head| has(head)).count();
        (count as f32) < MIN_FILLED * heads.len() as f32
    };
    let (no_authors, no_days) = (few(|h| h.author.is_some()), few(|h| h.day.is_some()));
    if no_authors {
        let authors = by_place(document, &around, is_name);
        for (head, author) in heads.iter_mut().zip(authors) {
            head.author = head.author.take().or(author);
        }
    }
    if no_days {
        let days = by_place(document, &dated, is_day);
        for (head, day) in heads.iter_mut().zip(days) {
            head.day = head.day.take().or(day);
        }
    }
    heads
}

/// The nodes about a post: those of its region beside the body; where that has no text, what
/// stands before it.
fn nodes_around(document: &Document, place: &Place, bodies: &HashSet<NodeId>) -> Vec<NodeId> {
    let mut nodes = nodes_of(document, place.region, place.body);
    let has_text = |nodes: &[NodeId]| nodes.iter().any(|&id| !document.text(id).trim().is_empty());
    if has_text(&nodes) {
        return nodes;
    }
    let before = std::iter::successors(document.previous_sibling(place.region), |&id| {
        document.previous_sibling(id)
    });
    let mut before: Vec<NodeId> = before
        .take(MAX_SIBLINGS)
        .take_while(|&id| {
            !bodies.contains(&id) && !document.descendants(id).any(|n| bodies.contains(&n))
        })
        .collect();
    before.reverse();
    for id in before {
        nodes.extend(nodes_of(document, id, place.body));
    }
    nodes
}

fn nodes_of(document: &Document, top: NodeId, body: NodeId) -> Vec<NodeId> {
    let mut nodes = Vec::new();
    let mut next = Some(top);
    while let Some(id) = next.filter(|_| nodes.len() < MAX_NODES) {
        let is_skipped = id == body || sets::NO_TEXT.has(document.html_name(id));
        if id != body {
            nodes.push(id);
        }
        next = match is_skipped {
            true => document.following_skipping(id, top),
            false => document.following(id, top),
        };
    }
    nodes
}

/// The nodes but for those that have other days than that of the post: since when its author is a
/// member, and where several people have signed it, who changed it before the last, its author.
fn without_other_days(document: &Document, nodes: &[NodeId]) -> Vec<NodeId> {
    let is_signature = |id: &NodeId| is_called(document, *id, SIGNATURES);
    let signed = nodes.iter().copied().rfind(is_signature);
    let mut left = Vec::with_capacity(nodes.len());
    let mut skipped: Option<NodeId> = None;
    for &id in nodes {
        let is_within = |top| document.self_and_ancestors(id).any(|a| a == top);
        if skipped.is_some_and(is_within) {
            continue;
        }
        let is_other = is_called(document, id, PROFILES) || is_signature(&id) && signed != Some(id);
        skipped = is_other.then_some(id);
        if !is_other {
            left.push(id);
        }
    }
    left
}

/// What elements that are called so say.
fn named(document: &Document, place: &Place, nodes: &[NodeId], dated: &[NodeId]) -> Head {
    let (day, moment) = day(document, dated);
    Head {
        author: author(document, place, nodes),
        day,
        moment,
    }
}

fn author(document: &Document, place: &Place, nodes: &[NodeId]) -> Option<String> {
    let mut line = document.self_and_ancestors(place.body).take(LEVELS);
    let by_attribute = line
        .by_ref()
        .take_while(|&id| document.parent(place.outer) != Some(id));
    let by_attribute = by_attribute
        .flat_map(|id| document.attributes(id))
        .find_map(|(key, value)| {
            let is_known = AUTHOR_ATTRIBUTES
                .binary_search(&document.name_text(key))
                .is_ok();
            name_of(value).filter(|_| is_known)
        });
    let says = |is_author: &dyn Fn(NodeId) -> bool| {
        let mut elements = nodes.iter().filter(|&&id| is_author(id));
        elements.find_map(|&id| name_within(document, id))
    };
    let has = |id, key, value: &str| {
        let values = document.attribute(id, key).unwrap_or_default();
        values.split_ascii_whitespace().any(|v| v == value)
    };
    by_attribute
        .or_else(|| says(&|id| has(id, name::ITEMPROP, "author")))
        .or_else(|| says(&|id| has(id, name::REL, "author")))
        .or_else(|| says(&|id| is_called(document, id, AUTHORS)))
}

/// The name an element holds: that of its `itemprop="name"`, of its first link with text, or all.
fn name_within(document: &Document, id: NodeId) -> Option<String> {
    let text = |id| name_of(&document.folded_text(id));
    let is_name = |&n: &NodeId| document.attribute(n, name::ITEMPROP) == Some("name");
    let inner = document.descendants(id).find(is_name);
    let inner = inner.and_then(|id| match document.attribute(id, name::CONTENT) {
        Some(content) => name_of(content),
        None => text(id),
    });
    let is_link = |&n: &NodeId| document.is(n, name::A);
    let mut links = document.descendants(id).filter(is_link);
    inner.or_else(|| links.find_map(text)).or_else(|| text(id))
}

fn is_called(document: &Document, id: NodeId, table: &[&str]) -> bool {
    let mut classes = classes(document, id).map(str::to_ascii_lowercase);
    classes.any(|class| table.binary_search(&class.as_str()).is_ok())
}

/// A text as a name, if it may be one.
fn name_of(text: &str) -> Option<String> {
    let is_sign = |c: char| c.is_whitespace() || SIGNS.contains(&c);
    let text = text.trim_start_matches(is_sign).trim_end_matches(is_sign);
    let has_letter = text.chars().any(char::is_alphanumeric);
    (has_letter && text.chars().count() <= MAX_NAME).then(|| text.to_owned())
}

/// The day a post says, and the moment for machines.
fn day(document: &Document, nodes: &[NodeId]) -> (Option<String>, Option<String>) {
    let of = |is_day: &dyn Fn(NodeId) -> bool| nodes.iter().copied().find(|&id| is_day(id));
    let has_property = |id| {
        let property = document.attribute(id, name::ITEMPROP).unwrap_or_default();
        DAY_PROPERTIES.contains(&property)
    };
    let has_moment = |id| document.is_element(id) && document.has_attribute(id, name::DATETIME);
    let has_numbers = |id: NodeId| {
        let text = document.folded_text(id);
        is_short_day(&text) && text.chars().any(|c| c.is_numeric())
    };
    let is_named = |id| is_called(document, id, DAYS) && has_numbers(id);
    let found = of(&has_property)
        .or_else(|| of(&has_moment))
        .or_else(|| of(&is_named));
    let Some(id) = found else {
        return (None, None);
    };
    let text_of = |id| {
        let text = name_of(&document.folded_text(id)).filter(|text| is_short_day(text))?;
        // Written for machines, it is shown as a day.
        Some(machine_moment(&text).map_or(text, |moment| moment[..10].to_owned()))
    };
    let text = text_of(id).or_else(|| of(&has_moment).and_then(text_of));
    let moment = moment_of(document, id);
    let date = moment.as_deref().and_then(|moment| moment.get(..10));
    // Without its year, or as so long ago, a day means nothing once the page was saved.
    let day = text.filter(|text| date.is_none() || has_year(text));
    let day = day.or_else(|| date.map(str::to_owned));
    (day, moment)
}

fn has_year(text: &str) -> bool {
    let mut numbers = text.split(|c: char| !c.is_numeric());
    numbers.any(|number| number.chars().count() == 4)
}

fn is_short_day(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= MAX_DAY
}

/// The moment an element, what is in it or its parent has for machines.
fn moment_of(document: &Document, id: NodeId) -> Option<String> {
    let within = std::iter::once(id).chain(document.descendants(id).take(8));
    within.chain(document.parent(id)).find_map(|id| {
        MOMENTS.iter().find_map(|wanted| {
            let mut attributes = document.attributes(id);
            let (_, value) = attributes.find(|&(key, _)| document.name_text(key) == *wanted)?;
            machine_moment(value)
        })
    })
}

/// A day or a moment as HTML wants it, of what begins with a day so written.
/// <https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value>
fn machine_moment(value: &str) -> Option<String> {
    let value = value.trim();
    let value = value.split([',', ';']).next().unwrap_or_default().trim();
    let (day, rest) = moments::split_day(value)?;
    Some(match moments::time(rest) {
        Some(time) => format!("{day}T{}{}", time.clock, time.zone),
        None => day.to_owned(),
    })
}

/// Texts by the number of their post.
type Texts = HashMap<usize, String>;

/// What stands in the same place of several posts.
struct Same {
    /// Where among the nodes of the first of these posts.
    first: usize,
    /// Whether it is a link.
    is_link: bool,
    texts: Texts,
}

fn is_in_link(document: &Document, id: NodeId) -> bool {
    let mut above = document.self_and_ancestors(id).take(3);
    above.any(|a| document.is(a, name::A))
}

/// What stands in the same place of most posts and fits, with the most different texts.
fn by_place(
    document: &Document,
    around: &[Vec<NodeId>],
    fits: fn(&str) -> bool,
) -> Vec<Option<String>> {
    let mut places: HashMap<Vec<u32>, Same> = HashMap::new();
    for (post, nodes) in around.iter().enumerate() {
        for (order, &id) in nodes.iter().enumerate() {
            let text = document.text(id).trim();
            if text.is_empty() || !fits(text) {
                continue;
            }
            let above = document.self_and_ancestors(id).skip(1).take(2);
            let key = above
                .map(|a| crate::extract::posts::family(document, a))
                .collect();
            let place = places.entry(key).or_insert_with(|| Same {
                first: order,
                is_link: is_in_link(document, id),
                texts: Texts::new(),
            });
            let text = text
                .trim_start_matches(SIGNS)
                .trim_end_matches(SIGNS)
                .trim();
            place.texts.entry(post).or_insert_with(|| text.to_owned());
        }
    }
    let different = |texts: &Texts| texts.values().collect::<HashSet<_>>().len();
    let filled = |texts: &Texts| texts.len() as f32 >= MIN_FILLED * around.len() as f32;
    let best = places
        .into_iter()
        .filter(|(_, place)| filled(&place.texts) && different(&place.texts) > 1)
        .max_by_key(|(key, place)| {
            let order = std::cmp::Reverse(place.first);
            (place.is_link, different(&place.texts), order, key.clone())
        });
    let mut texts = best.map(|(_, place)| place.texts).unwrap_or_default();
    (0..around.len()).map(|post| texts.remove(&post)).collect()
}

fn is_name(text: &str) -> bool {
    let has_letter = text.chars().any(char::is_alphabetic);
    let words = text.split_whitespace().count();
    has_letter
        && !is_day(text)
        && !text.contains(':')
        && words <= 4
        && text.chars().count() <= MAX_NAME
}

/// Whether a text has the shape of a day or a time of day: three numbers, or two and a word.
fn is_day(text: &str) -> bool {
    let is_number = |part: &&str| part.chars().all(|c| c.is_numeric());
    let parts = || {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
    };
    let numbers = parts().filter(is_number).count();
    let has_year = parts().any(|part| is_number(&part) && part.chars().count() == 4);
    let words = parts().count() - numbers;
    is_short_day(text) && has_year && (numbers >= 3 || (numbers == 2 && words > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_what_machines_read() {
        assert_eq!(
            machine_moment("2010-10-17 07:59:33Z, License: CC BY-SA 2.5").as_deref(),
            Some("2010-10-17T07:59:33Z")
        );
        assert_eq!(machine_moment("17 October 2010"), None);
        assert_eq!(machine_moment("2010-10-1\u{e9}"), None);
    }

    #[test]
    fn days_have_a_year_and_more() {
        assert!(is_day("2nd April 2025, 13:59"));
        assert!(is_day("2025-11-02 06:23:21"));
        assert!(!is_day("Posts: 2014"));
        assert!(!is_day("#2"));
    }
}
