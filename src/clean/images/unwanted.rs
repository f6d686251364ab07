//! What is an `img` and no picture of the text.

use super::address::{is_portrait, path};
use super::{icons, pixels, source};
use crate::dom::classes::{has_word, words_of};
use crate::dom::{ArticleTree, Name, NodeId, name, style};

/// Pictures smaller than this in a direction show nothing, in pixels.
const MIN_SIZE: u32 = 3;

/// Pictures no larger than this in both directions are icons, in pixels.
const ICON_SIZE: u32 = 48;

/// Portraits beside a name are no larger than this, in pixels.
const PORTRAIT_SIZE: u32 = 200;

/// Words in class names of icons. Sorted.
const ICON_WORDS: &[&str] = &["ico", "icon", "icons", "spinner"];

/// Words in names of signs that stand for a character, of classes and of folders. Sorted.
const SIGN_WORDS: &[&str] = &[
    "emoji",
    "emojis",
    "emoticon",
    "emoticons",
    "smiley",
    "smileys",
    "smilie",
    "smilies",
    "twemoji",
];

/// Names of signs that are named so have at most so many characters.
const MAX_SIGN_NAME: usize = 30;

/// What other signs stand for has at most so many characters.
const MAX_SIGN: usize = 8;

/// A cell is so many levels above its picture at most.
const MAX_LEVELS: usize = 4;

/// Words in class names of portraits beside a name. Sorted.
const PORTRAIT_WORDS: &[&str] = &["avatar", "gravatar", "userpic"];

/// Takes an unwanted image away, or puts its text in its place; tells whether it did.
pub fn replace(tree: &mut ArticleTree, id: NodeId) -> bool {
    let mut alt = text_of(tree, id, name::ALT);
    // Older programs say only to the mouse what a sign is.
    if alt.is_empty() && is_named_sign(tree, id) {
        alt = text_of(tree, id, name::TITLE);
    }
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
    let length = alt.chars().count();
    let is_symbol = !alt.contains(|c: char| c.is_ascii() || c.is_alphabetic());
    match is_named_sign(tree, id) {
        true => (1..=MAX_SIGN_NAME).contains(&length) && !is_large(tree, id),
        false => (1..=MAX_SIGN).contains(&length) && is_symbol && is_small(tree, id, ICON_SIZE),
    }
}

/// Whether an image or what is around it is named a sign, or within a line its folder is.
fn is_named_sign(tree: &ArticleTree, id: NodeId) -> bool {
    let around = tree.parent(id).filter(|&p| tree.is_inline(p));
    let is_text = |n: Option<NodeId>| n.is_some_and(|n| !tree.text(n).trim().is_empty());
    let is_in_line = || is_text(tree.previous_sibling(id)) || is_text(tree.next_sibling(id));
    let is_kept_so = || {
        let source = tree.attribute(id, name::SRC).unwrap_or_default();
        let mut folders = path(source).rsplit('/').skip(1);
        folders.any(|f| words_of(f).any(|word| SIGN_WORDS.binary_search(&word).is_ok()))
    };
    has_word(tree, id, SIGN_WORDS)
        || around.is_some_and(|p| has_word(tree, p, SIGN_WORDS))
        || (is_in_line() && is_kept_so())
}

fn text_of(tree: &ArticleTree, id: NodeId, key: Name) -> String {
    let text = tree.attribute(id, key).unwrap_or_default();
    text.trim().to_owned()
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
    let is_hidden = style::says(style, "display", &["none"]);
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

/// Whether an image is known to be no larger than `limit` in both directions. One whose width alone is
/// given is hardly higher; in a cell it may be all that the cell says.
fn is_small(tree: &ArticleTree, id: NodeId, limit: u32) -> bool {
    let [width, height] = [name::WIDTH, name::HEIGHT].map(|side| pixels(tree, id, side));
    let is_in_cell = || {
        let mut around = tree.self_and_ancestors(id).take(MAX_LEVELS);
        around.any(|a| tree.is_any(a, &[name::TD, name::TH]))
    };
    let given = width.is_some_and(|width| width <= limit)
        && height.map_or_else(|| !is_in_cell(), |height| height <= limit);
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
    use crate::clean::check;
    use crate::clean::images::run;

    #[test]
    fn small_pictures_are_icons_but_for_those_in_cells() {
        let icon = "<img src=https://a.example/b.png width=25>";
        check(run, &format!("<p>c {icon}</p>"), "<p>c </p>");
        check(
            run,
            &format!("<table><tr><td>{icon}</table>"),
            "<table><tbody><tr><td><img src=\"https://a.example/b.png\" width=\"25\" alt=\"\"></td></tr></tbody></table>",
        );
    }

    #[test]
    fn what_is_not_shown_is_no_picture_of_the_text() {
        let hidden = "<img src=https://a.example/b.gif style='display:none !important'>";
        check(run, &format!("<p>c {hidden}</p>"), "<p>c </p>");
    }

    #[test]
    fn signs_are_what_they_stand_for() {
        check(
            run,
            "<p>a <img class=emoji alt=':slight_smile:' src=s.png width=20 height=20> b \
             <img class=smilies alt=';)' src=w.gif> c \
             <img alt='' title=Wink src=smilies/w.gif> d \
             <span class=c-emoji><img alt=':tada:' src=t.png></span></p>",
            "<p>a :slight_smile: b ;) c Wink d :tada:</p>",
        );
    }

    #[test]
    fn tables_are_sorted() {
        for table in [SIGN_WORDS, PORTRAIT_WORDS, ICON_WORDS] {
            assert!(table.is_sorted_by(|a, b| a < b));
        }
    }
}
