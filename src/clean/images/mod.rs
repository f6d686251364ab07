//! Pictures get the address they are shown from, and stand once; what is no picture goes.
//!
//! ```text
//! backgrounds   elements that show a picture as their background become `img`
//! twins         a `noscript` beside a lazy picture holds the same one; text in it is text
//! source        the address: what the browser shows, what scripts would load, `srcset`, `src`
//! blurred       where that asks its server for a blurred picture, for a sharp one
//! unwanted      pixels that count readers, spacers, icons, portraits beside names
//! doubles       the small and the large version of one picture in one place
//! ```

mod address;
mod backgrounds;
mod blurred;
mod doubles;
mod icons;
mod source;
mod srcset;
mod twins;
mod unwanted;

use super::Context;
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name, own_elements};

/// The addresses of a `srcset` with their widths, and the one that is chosen.
#[cfg(feature = "fuzzing")]
pub fn parse_srcset(value: &str) -> (Vec<(&str, f64)>, Option<&str>) {
    let all: Vec<_> = srcset::candidates(value).collect();
    let best = srcset::best(all.iter().copied());
    (all, best.map(|(address, _)| address))
}

pub use unwanted::is_unwanted;

/// Gives every picture its address, or takes it away.
pub fn run(tree: &mut ArticleTree, context: &Context<'_>) {
    name_images(tree);
    show_named(tree);
    backgrounds::run(tree);
    twins::run(tree);
    for id in images(tree) {
        if unwanted::replace(tree, id) {
            continue;
        }
        let source = source::source(tree, id).and_then(|source| context.base.resolve(&source));
        match source {
            Some(source) => show(tree, id, &source),
            None => tree.detach(id),
        }
    }
    doubles::run(tree);
}

/// Elements of the page's own making that load a picture (`amp-img`) become `img`, unless they
/// hold one already.
fn name_images(tree: &mut ArticleTree) {
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        let has_other = || tree.descendants(id).any(|n| tree.is(n, name::IMG));
        if own_elements::is_picture(tree, id) && tree.has_attribute(id, name::SRC) && !has_other() {
            while let Some(child) = tree.first_child(id) {
                tree.insert_before(id, child);
            }
            tree.rename(id, name::IMG);
        }
    }
}

/// A figure whose picture only scripts make may name it as what it is about
/// (<https://schema.org/ImageObject>).
fn show_named(tree: &mut ArticleTree) {
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        let named = tree.attribute(id, name::ITEMID).map(str::to_owned);
        let named = named.filter(|named| address::looks_like_picture(named));
        let Some(named) = named.filter(|_| tree.is(id, name::FIGURE)) else {
            continue;
        };
        if tree.descendants(id).any(|n| tree.is(n, name::IMG)) {
            continue;
        }
        let image = tree.create_element(Namespace::Html, name::IMG);
        tree.set_attribute(image, name::SRC, &named);
        match tree.first_child(id) {
            Some(first) => tree.insert_before(first, image),
            None => tree.append(id, image),
        }
    }
}

fn images(tree: &ArticleTree) -> Vec<NodeId> {
    let all = tree.descendants(NodeId::ROOT);
    all.filter(|&id| tree.is(id, name::IMG)).collect()
}

fn show(tree: &mut ArticleTree, id: NodeId, source: &str) {
    tree.remove_attribute(id, name::SRCSET);
    tree.set_attribute(id, name::SRC, source);
    if !tree.has_attribute(id, name::ALT) {
        tree.set_attribute(id, name::ALT, "");
    }
    for side in [name::WIDTH, name::HEIGHT] {
        if let Some(pixels) = pixels(tree, id, side).filter(|&p| p > 0) {
            tree.set_attribute(id, side, &pixels.to_string());
        } else {
            tree.remove_attribute(id, side);
        }
    }
}

/// A side of an image in pixels, where the page gives it so.
fn pixels(tree: &ArticleTree, id: NodeId, side: Name) -> Option<u32> {
    let value = tree.attribute(id, side)?.trim();
    value.strip_suffix("px").unwrap_or(value).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn lazy_pictures_get_their_address() {
        check(
            super::run,
            "<img src='data:image/gif;base64,R0' data-src='/i.jpg'>",
            "<img src=\"https://a.example/i.jpg\" alt=\"\">",
        );
        check(super::run, "<img src=i.jpg width=1 height=1><img>", "");
        check(
            super::run,
            "<img src=grey.png data-foo-url='/i.webp?x' data-thumb='/t.jpg'>",
            "<img src=\"https://a.example/i.webp?x\" alt=\"\">",
        );
    }

    #[test]
    fn lists_are_chosen_from() {
        check(
            super::run,
            "<img src=a.jpg srcset='b.jpg 400w, c.jpg 1600w,d.jpg 4000w' width=100%>",
            "<img src=\"https://a.example/x/c.jpg\" alt=\"\">",
        );
        check(
            super::run,
            "<picture><source srcset='n.jpg 1x' media='(max-width: 9em)'><source srcset='w.jpg 2x'>\
             <img src=a.jpg></picture>",
            "<img src=\"https://a.example/x/w.jpg\" alt=\"\">",
        );
    }
}
