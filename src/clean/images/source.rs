//! The address a picture is shown from.
//!
//! What the browser shows comes first, unless it is a stand-in; then what scripts would load
//! (attributes whose values are lists or addresses of pictures, whatever their names); then
//! `srcset` and `picture`; then `src`.

use super::address::{is_address, looks_like_picture};
use super::{blurred, srcset};
use crate::dom::classes::words_of;
use crate::dom::{Name, NodeId, Tree, name};

/// Attributes that scripts load a picture from, whatever its address looks like. Sorted.
const LAZY: &[&str] = &[
    "data-actualsrc",
    "data-echo",
    "data-hi-res-src",
    "data-img-src",
    "data-lazy",
    "data-lazy-src",
    "data-lazyload",
    "data-original",
    "data-original-src",
    "data-real-src",
    "data-src",
    "data-url",
    "lazy-src",
    "nitro-lazy-src",
];

/// Words in the names of attributes that hold another picture than the one meant. Sorted.
const OTHER: &[&str] = &[
    "avatar",
    "blur",
    "icon",
    "low",
    "lqip",
    "pin",
    "placeholder",
    "poster",
    "preview",
    "share",
    "small",
    "thumb",
    "thumbnail",
    "tiny",
];

/// A list whose largest picture is narrower than this yields to a single address, in pixels.
const MIN_LISTED: f64 = 500.0;

/// A `picture` of more nodes than this is no list of one picture's addresses.
const MAX_NODES: usize = 100;

/// The width asked of servers whose addresses have a gap for it, in pixels.
const GAP_WIDTH: &str = "1080";

/// The address of an `img`, not resolved; `None` if it has none but a stand-in.
pub fn source(tree: &Tree, id: NodeId) -> Option<String> {
    let live = tree
        .attribute(id, name::LIVE_SRC)
        .filter(|v| is_address(v) && has_source(tree, id) && !is_live_stub(tree, id));
    let chosen = live.or_else(|| listed_or_single(tree, id))?.trim();
    Some(
        blurred::sharp(chosen)
            .unwrap_or_else(|| chosen.to_owned())
            .replace("{width}", GAP_WIDTH)
            .replace("%7Bwidth%7D", GAP_WIDTH),
    )
}

/// Whether an `img` has an address for scripts to load.
pub fn is_lazy(tree: &Tree, id: NodeId) -> bool {
    lazy_single(tree, id).is_some() || lazy_sets(tree, id).next().is_some()
}

/// Whether the browser had something to choose from. Of a `src` that is none it makes an address all
/// the same: of `#` the page's own.
fn has_source(tree: &Tree, id: NodeId) -> bool {
    tree.has_attribute(id, name::SRCSET)
        || picture_sources(tree, id).next().is_some()
        || tree.attribute(id, name::SRC).is_none_or(is_address)
}

/// What the browser shows is a stand-in if its picture has no extent to speak of while scripts
/// have another one to load.
fn is_live_stub(tree: &Tree, id: NodeId) -> bool {
    let size = tree.attribute(id, name::LIVE_SIZE).unwrap_or_default();
    let width = size.split('x').next().and_then(|w| w.parse::<u32>().ok());
    width.is_some_and(|width| width <= 64) && is_lazy(tree, id)
}

fn listed_or_single(tree: &Tree, id: NodeId) -> Option<&str> {
    let lazy = srcset::best(lazy_sets(tree, id).flat_map(srcset::candidates));
    let listed = lazy.or_else(|| srcset::best(sets(tree, id).flat_map(srcset::candidates)));
    let plain = tree.attribute(id, name::SRC).filter(|v| is_address(v));
    let single = lazy_single(tree, id).or(plain);
    match (listed, single) {
        (Some((_, width)), Some(single)) if width < MIN_LISTED => Some(single),
        (Some((listed, _)), _) => Some(listed),
        (None, single) => single,
    }
}

/// Single addresses for scripts, those of well-known names first.
fn lazy_single(tree: &Tree, id: NodeId) -> Option<&str> {
    let known = |&(key, value): &(Name, &str)| {
        LAZY.binary_search(&tree.name_text(key)).is_ok() && is_single(value)
    };
    let other = |&(key, value): &(Name, &str)| {
        is_for_scripts(tree, key) && looks_like_picture(value) && is_address(value)
    };
    let mut all = tree.attributes(id);
    let found = all.find(known).or_else(|| tree.attributes(id).find(other));
    found.map(|(_, value)| sharper(value))
}

/// Of two addresses with a stroke between, the one for dense screens, which is the second.
fn sharper(value: &str) -> &str {
    let two = value.split_once('|');
    let pictures = two.filter(|(a, b)| looks_like_picture(a) && looks_like_picture(b));
    pictures.map_or(value, |(_, dense)| dense)
}

fn is_single(value: &str) -> bool {
    is_address(value) && value.contains(['/', '.']) && !value.trim().contains(char::is_whitespace)
}

/// Lists for scripts, of the image and of the `picture` around it.
fn lazy_sets(tree: &Tree, id: NodeId) -> impl Iterator<Item = &str> {
    let own = std::iter::once(id).chain(picture_sources(tree, id));
    own.flat_map(|id| tree.attributes(id))
        .filter(|&(key, value)| is_for_scripts(tree, key) && srcset::is_set(value))
        .map(|(_, value)| value)
}

/// Lists for the browser: of the `picture`'s sources that suit a wide column, then of the image.
fn sets(tree: &Tree, id: NodeId) -> impl Iterator<Item = &str> {
    let wide = |id| picture_sources(tree, id).filter(|&source| suits(tree, source));
    let (new, common): (Vec<_>, Vec<_>) =
        wide(id).partition(|&source| is_of_new_type(tree, source));
    let all = common.into_iter().chain([id]).chain(new);
    all.filter_map(|id| {
        let lazy = lazy_single(tree, id).filter(|_| tree.is(id, name::SOURCE));
        tree.attribute(id, name::SRCSET).or(lazy)
    })
}

fn picture_sources(tree: &Tree, id: NodeId) -> impl Iterator<Item = NodeId> {
    let above = tree.self_and_ancestors(id).skip(1).take(3);
    let picture = above.into_iter().find(|&p| tree.is(p, name::PICTURE));
    let picture = picture.filter(|&p| tree.descendants(p).nth(MAX_NODES).is_none());
    let sources = picture.into_iter().flat_map(|p| tree.children(p));
    sources.filter(|&source| tree.is(source, name::SOURCE))
}

/// Whether a `source` is of a type that books and older programs do not show.
fn is_of_new_type(tree: &Tree, source: NodeId) -> bool {
    let kind = tree.attribute(source, name::TYPE).unwrap_or_default();
    matches!(kind, "image/avif" | "image/jxl")
}

/// Whether a `source` is for a column of text on a light screen.
fn suits(tree: &Tree, source: NodeId) -> bool {
    let media = tree.attribute(source, name::MEDIA).unwrap_or_default();
    let is_narrow = media.contains("max-width") && !media.contains("min-width");
    !is_narrow && !media.contains("dark") && !media.contains("print") && !media.contains("portrait")
}

fn is_for_scripts(tree: &Tree, key: Name) -> bool {
    let text = tree.name_text(key);
    let is_data = text.starts_with("data-") || LAZY.binary_search(&text).is_ok();
    is_data && !words_of(text).any(|word| OTHER.binary_search(&word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_browser_shows_wins_unless_it_is_a_stand_in() {
        let shown = |live: &str, size: &str| {
            let html = "<img src='/small.jpg' data-src='/large.jpg'>";
            let mut tree = crate::parse::parse_fragment(html, &Default::default());
            let id = tree.first_child(NodeId::ROOT).expect("the image");
            tree.set_attribute(id, name::LIVE_SRC, live);
            tree.set_attribute(id, name::LIVE_SIZE, size);
            source(&tree, id)
        };
        assert_eq!(shown("/live.jpg", "800x600").as_deref(), Some("/live.jpg"));
        assert_eq!(shown("/live.jpg", "20x15").as_deref(), Some("/large.jpg"));
        assert_eq!(
            shown("data:image/gif;base64,R0", "1x1").as_deref(),
            Some("/large.jpg")
        );
    }

    #[test]
    fn a_picture_of_very_many_is_none() {
        let shown = |images: usize| {
            let images = "<img src=/small.jpg>".repeat(images);
            let html = format!("<picture><source srcset='/large.jpg 2x'>{images}</picture>");
            let tree = crate::parse::parse_fragment(&html, &Default::default());
            let last = tree.descendants(NodeId::ROOT).last().expect("an image");
            source(&tree, last)
        };
        assert_eq!(shown(2).as_deref(), Some("/large.jpg"));
        assert_eq!(shown(200).as_deref(), Some("/small.jpg"));
    }

    #[test]
    fn of_two_in_one_attribute_the_sharper_is_taken() {
        let html = "<img class=b-lazy data-src='/a.jpg|/b.jpg'><img data-src='/c.jpg?x=1|2'>";
        let tree = crate::parse::parse_fragment(html, &Default::default());
        let images = tree.children(NodeId::ROOT);
        let sources: Vec<_> = images.filter_map(|id| source(&tree, id)).collect();
        assert_eq!(sources, ["/b.jpg", "/c.jpg?x=1|2"]);
    }

    #[test]
    fn the_page_s_own_address_is_no_picture() {
        for (src, live) in [
            ("#", "https://a.example/page#"),
            ("{{ photo }}", "https://a.example/%7B%7B%20photo%20%7D%7D"),
        ] {
            let html = format!("<img src='{src}' data-src='/meant.jpg'><img src='{src}'>");
            let mut tree = crate::parse::parse_fragment(&html, &Default::default());
            let shown: Vec<_> = tree.children(NodeId::ROOT).collect();
            for &id in &shown {
                tree.set_attribute(id, name::LIVE_SRC, live);
            }
            assert_eq!(source(&tree, shown[0]).as_deref(), Some("/meant.jpg"));
            assert_eq!(source(&tree, shown[1]), None);
        }
        let html = "<img src='#' srcset='/small.jpg, /large.jpg 2x'>";
        let mut tree = crate::parse::parse_fragment(html, &Default::default());
        let shown = tree.first_child(NodeId::ROOT).expect("it is there");
        tree.set_attribute(shown, name::LIVE_SRC, "https://a.example/small.jpg");
        let chosen = source(&tree, shown);
        assert_eq!(chosen.as_deref(), Some("https://a.example/small.jpg"));
    }

    #[test]
    fn tables_are_sorted() {
        assert!(LAZY.is_sorted_by(|a, b| a < b));
        assert!(OTHER.is_sorted_by(|a, b| a < b));
    }
}
