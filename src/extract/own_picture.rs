//! The picture a page shows of itself elsewhere (`og:image`) belongs to its article, where it
//! stands in it: above the title, between title and text or within, in an element without text that
//! no block speaks for.

use super::groups::{Group, GroupSet};
use super::page::Page;
use super::selection::keep_line;
use super::structure::Decision;
use crate::dom::text::fold;
use crate::dom::{Document, Name, NodeId, SideTable, name, own_elements};

/// So many blocks above the title it may stand.
const MAX_ABOVE: usize = 16;
/// The name of a file is at least so long, in bytes, when the size it ends with is off; else
/// at least as long as `MIN_WHOLE` with it.
const MIN_STEM: usize = 8;
const MIN_WHOLE: usize = 5;
/// What names of files have in common; the rest is a size.
const MAX_STEM: usize = 32;
/// From this width and height on, in pixels, a picture is no portrait and no sign.
const LARGE: (u32, u32) = (400, 200);
/// Levels above the picture at which a figure may stand.
const LEVELS: usize = 8;
/// Levels above it at which an element may say that it is none of the text.
const MAX_LEVELS: usize = 40;
/// A `picture` of more nodes than this holds more than the sources of one.
const MAX_NODES: usize = 100;
/// A caption has at most so many effective words.
const MAX_WORDS: usize = 90;
/// A caption that says the `alt` of a picture has at least so many words.
const MIN_ALT: usize = 4;
/// Where it cannot stand.
const ELSEWHERE: &[Name] = &[name::ASIDE, name::FOOTER, name::NAV];

/// Keeps the first place of the page's own picture, unless some place of it is kept; where the page
/// names none, the large picture at the head of its article.
pub fn keep(page: &Page<'_>, decision: &Decision, kept: &mut SideTable<bool>) {
    let picture = match stem(page.hints.image) {
        Some(stem) => named_picture(page, decision, kept, stem),
        None => head_picture(page, decision, kept),
    };
    let Some(picture) = picture else {
        return;
    };
    let document = page.document;
    let top = figure(page, picture).unwrap_or(picture);
    keep_line(document, top, kept);
    for id in document.descendants(top) {
        kept[id] = true;
    }
}

fn named_picture(
    page: &Page<'_>,
    decision: &Decision,
    kept: &SideTable<bool>,
    stem: &str,
) -> Option<NodeId> {
    let document = page.document;
    let is_it = |&id: &NodeId| is_picture(document, id) && names(document, id, stem);
    let places: Vec<NodeId> = document.descendants(page.top).filter(is_it).collect();
    if places.iter().any(|&id| kept[id]) {
        return None;
    }
    let range = range(page, decision)?;
    let is_within = |&id: &NodeId| range.contains(&start(page, id)) && !is_elsewhere(page, id);
    places.into_iter().find(is_within)
}

/// The block a picture stands before.
fn start(page: &Page<'_>, picture: NodeId) -> usize {
    let holder = page.line_of(picture).find(|&a| !page.document.is_inline(a));
    holder.map_or(0, |a| page.extents[a].start as usize)
}

/// A large picture above the text, in the `article` element around the title, where none is kept.
fn head_picture(page: &Page<'_>, decision: &Decision, kept: &SideTable<bool>) -> Option<NodeId> {
    let document = page.document;
    let titles = page.title.into_iter().chain(page.first_h1);
    let article = titles.into_iter().find_map(|title| {
        let mut line = page.line_of(page.blocks[title].container);
        line.find(|&id| document.is(id, name::ARTICLE))
    })?;
    let is_text = |&i: &usize| decision.blocks[i] && page.heading_levels[i] == 0;
    let text = page.extents[article].blocks().find(is_text)?;
    let pictures = document
        .descendants(article)
        .filter(|&id| document.is(id, name::IMG));
    let mut above = pictures.take_while(|&id| start(page, id) <= text);
    let found =
        above.find(|&id| kept[id] || has_large_size(document, id) && !is_elsewhere(page, id))?;
    (!kept[found]).then_some(found)
}

fn has_large_size(document: &Document, id: NodeId) -> bool {
    let size = |key| -> u32 {
        let value = document.attribute(id, key).unwrap_or_default();
        value.trim().parse().unwrap_or(0)
    };
    size(name::WIDTH) >= LARGE.0 && size(name::HEIGHT) >= LARGE.1
}

/// Whether an `img` is no portrait and no sign: it is that large, or the page shows it elsewhere.
pub fn is_large(page: &Page<'_>, id: NodeId) -> bool {
    let is_own = || stem(page.hints.image).is_some_and(|stem| names(page.document, id, stem));
    page.document.is(id, name::IMG) && (has_large_size(page.document, id) || is_own())
}

/// The blocks from a little above the title to the last kept one.
fn range(page: &Page<'_>, decision: &Decision) -> Option<std::ops::RangeInclusive<usize>> {
    let first = decision.blocks.iter().position(|&kept| kept)?;
    let last = decision.blocks.iter().rposition(|&kept| kept)?;
    let title = page.title.or(page.first_h1).unwrap_or(first);
    Some(title.min(first).saturating_sub(MAX_ABOVE)..=last)
}

/// What the name of a picture's file begins with, whatever its size.
fn stem(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next()?;
    let file = path.rsplit('/').next()?;
    let whole = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_size = |c: char| c.is_ascii_digit() || matches!(c, 'x' | '-' | '_' | '.');
    let short = whole.trim_end_matches(is_size);
    let stem = if short.len() >= MIN_STEM {
        short
    } else {
        whole
    };
    let stem = stem.get(..MAX_STEM).unwrap_or(stem);
    (stem.len() >= MIN_WHOLE).then_some(stem)
}

/// An `img`, or an element of the page's own making that is named one.
pub fn is_picture(document: &Document, id: NodeId) -> bool {
    document.is(id, name::IMG) || own_elements::is_picture(document, id)
}

/// Whether an attribute of a picture, or of a source beside it, has the name of the file.
fn names(document: &Document, id: NodeId, stem: &str) -> bool {
    let picture = document.parent(id);
    let picture = picture.filter(|&p| {
        document.is(p, name::PICTURE) && document.descendants(p).nth(MAX_NODES).is_none()
    });
    let sources = picture.into_iter().flat_map(|p| document.children(p));
    let mut all = std::iter::once(id).chain(sources);
    all.any(|id| {
        let mut attributes = document.attributes(id);
        attributes.any(|(key, value)| key != name::ALT && value.contains(stem))
    })
}

/// Whether a picture stands beside the text, or leads to another page.
fn is_elsewhere(page: &Page<'_>, id: NodeId) -> bool {
    let document = page.document;
    let leads_away = |a: NodeId| {
        let href = document.attribute(a, name::HREF).unwrap_or_default();
        document.is(a, name::A) && !href.is_empty() && !href.starts_with('#')
    };
    page.line_of(id)
        .take(MAX_LEVELS)
        .any(|a| document.is_any(a, ELSEWHERE) || leads_away(a))
}

/// What is around a picture and what is said about it: a figure, what is named so, or what says
/// nothing but the `alt` of the picture and a credit.
fn figure(page: &Page<'_>, picture: NodeId) -> Option<NodeId> {
    let document = page.document;
    let is_small =
        |&id: &NodeId| page.extents[id].images <= 1 && page.sum_below(id).words <= MAX_WORDS;
    let around = || page.line_of(picture).skip(1).take(LEVELS).filter(is_small);
    let is_named = |id: NodeId| {
        let class = document.attribute(id, name::CLASS).unwrap_or_default();
        GroupSet::read(class).has(Group::Image)
    };
    let alt = document.attribute(picture, name::ALT).unwrap_or_default();
    let alt = fold(alt);
    let says_alt = |id: NodeId| {
        alt.split(' ').count() >= MIN_ALT && document.folded_text(id).starts_with(&alt)
    };
    around()
        .find(|&id| document.is(id, name::FIGURE))
        .or_else(|| around().filter(|&id| says_alt(id)).last())
        .or_else(|| around().filter(|&id| is_named(id)).last())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_told_without_their_size() {
        assert_eq!(
            stem("https://a.example/b/server-640x215.jpg?w=3"),
            Some("server-640x215")
        );
        assert_eq!(stem("/b/server-crash-640x215.jpg"), Some("server-crash"));
        assert_eq!(stem("/b/1.jpg"), None);
    }
}
