//! Pictures get the address they would be shown from: lazy schemes, `srcset`, `picture`, and what
//! the browser shows already. Pixels that count readers go.

use super::Context;
use crate::dom::{ArticleTree, Name, NodeId, name};

/// Attributes that hold the picture's address, the surest first.
const SOURCES: &[Name] = &[
    name::LIVE_SRC,
    name::DATA_SRC,
    name::DATA_ORIGINAL,
    name::DATA_LAZY_SRC,
    name::SRC,
];

/// Attributes that hold several addresses.
const SOURCE_SETS: &[Name] = &[name::DATA_SRCSET, name::DATA_LAZY_SRCSET, name::SRCSET];

/// The width of column that pictures are chosen for, in pixels of a 2× screen.
const WANTED_WIDTH: f64 = 1400.0;

/// Pictures smaller than this in a direction are no part of the text, in pixels.
const MIN_SIZE: u32 = 3;

/// Gives every picture its address, or takes it away.
pub fn run(tree: &mut ArticleTree, context: &Context<'_>) {
    let images: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::IMG))
        .collect();
    for id in images {
        let source = source(tree, id, context).filter(|_| !is_pixel(tree, id));
        tree.remove_attribute(id, name::SRCSET);
        match source {
            Some(source) => tree.set_attribute(id, name::SRC, &source),
            None => tree.detach(id),
        }
    }
}

fn is_pixel(tree: &ArticleTree, id: NodeId) -> bool {
    [name::WIDTH, name::HEIGHT].iter().any(|&side| {
        let size = tree
            .attribute(id, side)
            .and_then(|v| v.trim().parse::<u32>().ok());
        size.is_some_and(|size| size < MIN_SIZE)
    })
}

fn source(tree: &ArticleTree, id: NodeId, context: &Context<'_>) -> Option<String> {
    let live = tree.attribute(id, name::LIVE_SRC).filter(|v| is_address(v));
    let set = || {
        let own = SOURCE_SETS
            .iter()
            .filter_map(|&key| tree.attribute(id, key));
        own.chain(picture_sets(tree, id)).find_map(best_candidate)
    };
    let single = || {
        let mut all = SOURCES.iter().filter_map(|&key| tree.attribute(id, key));
        all.find(|v| is_address(v))
    };
    let chosen = live.or_else(set).or_else(single)?;
    context.base.resolve(chosen)
}

/// The `srcset`s of the `picture` around an image.
fn picture_sets(tree: &ArticleTree, id: NodeId) -> impl Iterator<Item = &str> {
    let picture = tree.parent(id).filter(|&p| tree.is(p, name::PICTURE));
    let sources = picture.into_iter().flat_map(|p| tree.children(p));
    let sets = move |source: NodeId| {
        let keys = SOURCE_SETS.iter();
        keys.filter_map(move |&key| tree.attribute(source, key))
    };
    sources
        .filter(|&source| tree.is(source, name::SOURCE))
        .flat_map(sets)
}

/// Whether a value is a picture's address and not a stand-in written into the page.
fn is_address(value: &str) -> bool {
    let value = value.trim();
    let is_stub =
        value.starts_with("data:") && (value.len() < 1000 || value.starts_with("data:image/svg"));
    !value.is_empty() && !is_stub && !value.starts_with("about:") && !value.starts_with('#')
}

/// The smallest candidate of a `srcset` that fills the column, else the largest.
/// <https://html.spec.whatwg.org/multipage/images.html#srcset-attributes>
fn best_candidate(srcset: &str) -> Option<&str> {
    let mut best: Option<(&str, f64)> = None;
    for (address, width) in candidates(srcset).filter(|(address, _)| is_address(address)) {
        let is_better = match best {
            None => true,
            Some((_, had)) if had < WANTED_WIDTH => width > had,
            Some((_, had)) => (WANTED_WIDTH..had).contains(&width),
        };
        if is_better {
            best = Some((address, width));
        }
    }
    best.map(|(address, _)| address)
}

/// Addresses with their width; a density counts as that many columns of half the wanted width.
fn candidates(srcset: &str) -> impl Iterator<Item = (&str, f64)> {
    let mut rest = srcset;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        let (address, descriptor) = match address.strip_suffix(',') {
            Some(address) => (address, ""),
            None => after
                .split_once(',')
                .map_or((address, after), |(d, _)| (address, d)),
        };
        rest = match address.len() < end {
            true => after,
            false => after.split_once(',').map_or("", |(_, rest)| rest),
        };
        let descriptor = descriptor.trim();
        let number = |unit: char| descriptor.strip_suffix(unit).and_then(|n| n.parse().ok());
        let density = || number('x').unwrap_or(1.0) * WANTED_WIDTH / 2.0;
        let width = number('w').unwrap_or_else(density);
        (!address.is_empty()).then_some((address, width))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: &str) {
        super::super::check(super::run, before, after);
    }

    #[test]
    fn lazy_pictures_get_their_address() {
        check(
            "<img src='data:image/gif;base64,R0' data-src='/i.jpg'>",
            "<img src=\"https://a.example/i.jpg\">",
        );
        check("<img src=i.jpg width=1 height=1><img>", "");
    }

    #[test]
    fn the_candidate_that_fills_the_column_is_taken() {
        check(
            "<img src=a.jpg srcset='b.jpg 400w, c.jpg 1600w,d.jpg 4000w'>",
            "<img src=\"https://a.example/x/c.jpg\">",
        );
        assert_eq!(best_candidate("a.jpg, b.jpg 2x"), Some("b.jpg"));
        assert_eq!(
            best_candidate("/w_1,h_2/a.jpg 1x, /b.jpg 3x"),
            Some("/b.jpg")
        );
    }
}
