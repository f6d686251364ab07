//! What is an `img` and no picture of the text.

use super::address::is_portrait;
use super::{icons, pixels, source};
use crate::clean::classes::has_word;
use crate::dom::{ArticleTree, NodeId, name};

/// Pictures smaller than this in a direction show nothing, in pixels.
const MIN_SIZE: u32 = 3;

/// Pictures no larger than this in both directions are icons, in pixels.
const ICON_SIZE: u32 = 48;

/// Portraits beside a name are no larger than this, in pixels.
const PORTRAIT_SIZE: u32 = 200;

/// Words in class names of icons. Sorted.
const ICON_WORDS: &[&str] = &["ico", "icon", "icons", "spinner"];

/// Words in class names of signs that stand for a character. Sorted.
const SIGN_WORDS: &[&str] = &["emoji", "emoticon", "smiley", "smilie", "twemoji"];

/// Words in class names of portraits beside a name. Sorted.
const PORTRAIT_WORDS: &[&str] = &["avatar", "gravatar", "userpic"];

/// Takes an unwanted image away, or puts its text in its place; tells whether it did.
pub fn replace(tree: &mut ArticleTree, id: NodeId) -> bool {
    let alt = tree
        .attribute(id, name::ALT)
        .unwrap_or_default()
        .trim()
        .to_owned();
    if is_sign(tree, id, &alt) {
        let text = tree.create_text(&alt);
        tree.insert_before(id, text);
    } else if is_formula(tree, id, &alt) || !is_unwanted(tree, id) {
        return false;
    }
    tree.detach(id);
    true
}

/// Whether an image stands for a character of its line.
fn is_sign(tree: &ArticleTree, id: NodeId, alt: &str) -> bool {
    let is_short = (1..=8).contains(&alt.chars().count());
    let is_symbol = !alt.contains(|c: char| c.is_ascii() || c.is_alphabetic());
    is_short && (has_word(tree, id, SIGN_WORDS) || (is_symbol && is_small(tree, id, ICON_SIZE)))
}

/// Formulas drawn as pictures are small and no icons.
fn is_formula(tree: &ArticleTree, id: NodeId, alt: &str) -> bool {
    alt.contains('\\')
        || alt.starts_with('$')
        || has_word(tree, id, &["latex", "math", "mathtex", "tex"])
}

/// Whether an image counts readers, keeps a place or is a sign of the page.
pub fn is_unwanted(tree: &ArticleTree, id: NodeId) -> bool {
    let [width, height] = [name::WIDTH, name::HEIGHT].map(|side| pixels(tree, id, side));
    // A side of 0 is a mistake where the other is not.
    let is_pixel = match (width, height) {
        (Some(width), Some(height)) => {
            width.max(height) < MIN_SIZE || (1..MIN_SIZE).contains(&width.min(height))
        }
        (Some(side), None) | (None, Some(side)) => (1..MIN_SIZE).contains(&side),
        (None, None) => false,
    };
    let style = tree.attribute(id, name::STYLE).unwrap_or_default();
    let is_hidden = style.split(';').any(|rule| {
        let (key, value) = rule.split_once(':').unwrap_or_default();
        key.trim().eq_ignore_ascii_case("display") && value.trim().eq_ignore_ascii_case("none")
    });
    let is_portrait = has_word(tree, id, PORTRAIT_WORDS)
        || tree
            .parent(id)
            .is_some_and(|p| has_word(tree, p, PORTRAIT_WORDS))
        || tree.attribute(id, name::SRC).is_some_and(is_portrait);
    let says = |of: fn(&str) -> bool| source::source(tree, id).is_some_and(|source| of(&source));
    is_pixel
        || (is_hidden && !source::is_lazy(tree, id))
        || is_small(tree, id, ICON_SIZE)
        || (has_word(tree, id, ICON_WORDS) && !is_large(tree, id))
        || (is_portrait && !is_large(tree, id))
        || says(icons::is_advertisement)
        || (says(icons::is_icon) && !is_large(tree, id))
}

/// Whether an image is known to be no larger than `limit` in both directions.
fn is_small(tree: &ArticleTree, id: NodeId, limit: u32) -> bool {
    let side = |side| pixels(tree, id, side).is_some_and(|p| p <= limit);
    let given = side(name::WIDTH) && side(name::HEIGHT);
    given
        || live_size(tree, id)
            .is_some_and(|(width, height)| width.max(height) <= limit && !source::is_lazy(tree, id))
}

/// Whether an image is known to be larger than a portrait beside a name.
fn is_large(tree: &ArticleTree, id: NodeId) -> bool {
    pixels(tree, id, name::WIDTH).is_some_and(|width| width > PORTRAIT_SIZE)
}

/// The natural size of the picture the browser shows.
fn live_size(tree: &ArticleTree, id: NodeId) -> Option<(u32, u32)> {
    let (width, height) = tree.attribute(id, name::LIVE_SIZE)?.split_once('x')?;
    let (width, height) = (width.parse().ok()?, height.parse().ok()?);
    (width > 0).then_some((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [SIGN_WORDS, PORTRAIT_WORDS, ICON_WORDS] {
            assert!(table.is_sorted_by(|a, b| a < b));
        }
    }
}
