//! Pictures shown as the background of an empty element.

use super::address::is_address;
use crate::dom::classes::has_word;
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name};

/// Words in class names of elements whose background is a picture of the text. Sorted.
const PICTURE_WORDS: &[&str] = &[
    "background",
    "bg",
    "cover",
    "figure",
    "gallery",
    "hero",
    "image",
    "img",
    "media",
    "photo",
    "picture",
    "slide",
    "thumbnail",
];

/// Attributes scripts take a background from. Sorted.
const LAZY: &[&str] = &[
    "data-background",
    "data-background-image",
    "data-bg",
    "data-bg-image",
    "data-bg-src",
    "data-bgset",
];

/// Makes an `img` of every empty element that shows a picture.
pub fn run(tree: &mut ArticleTree) {
    let found: Vec<(NodeId, String)> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is_any(id, &[name::A, name::DIV, name::FIGURE, name::SPAN]))
        .filter_map(|id| Some((id, background(tree, id)?)))
        .collect();
    for (id, address) in found {
        let image = tree.create_element(Namespace::Html, name::IMG);
        tree.set_attribute(image, name::SRC, &address);
        let label = tree
            .attribute(id, name::ARIA_LABEL)
            .or(tree.attribute(id, name::TITLE));
        if let Some(label) = label.map(str::to_owned) {
            tree.set_attribute(image, name::ALT, &label);
        }
        tree.append(id, image);
    }
}

/// The address of the picture an element without content shows.
fn background(tree: &ArticleTree, id: NodeId) -> Option<String> {
    let is_lazy = |key: Name| LAZY.binary_search(&tree.name_text(key)).is_ok();
    let mut lazy = tree.attributes(id).filter(|&(key, _)| is_lazy(key));
    let lazy = lazy.find_map(|(_, value)| plain(value));
    let chosen = lazy.or_else(|| plain(url_of(tree.attribute(id, name::STYLE)?)?))?;
    let is_picture =
        tree.attribute(id, name::ROLE) == Some("img") || has_word(tree, id, PICTURE_WORDS);
    let is_shown = |n: NodeId| tree.is(n, name::IMG) || !tree.text(n).trim().is_empty();
    (is_picture && !tree.descendants(id).any(is_shown)).then(|| chosen.to_owned())
}

/// What `url()` of a background says.
fn url_of(style: &str) -> Option<&str> {
    let at = style.find("background")?;
    let (_, rest) = style[at..].split_once("url(")?;
    let quote = rest
        .trim_start()
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => rest.split(quote).nth(1),
        None => rest.split(')').next(),
    }
}

fn plain(value: &str) -> Option<&str> {
    let value = value.trim();
    let value = value
        .strip_prefix("url(")
        .map_or(value, |v| v.trim_end_matches(')').trim_matches(['"', '\'']));
    (is_address(value) && !value.contains(char::is_whitespace)).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(PICTURE_WORDS.is_sorted_by(|a, b| a < b));
        assert!(LAZY.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn addresses_of_backgrounds_are_found() {
        assert_eq!(
            url_of("color:red;background-image: url('/a(1).jpg')"),
            Some("/a(1).jpg")
        );
        assert_eq!(
            url_of("background:#fff url(/a.jpg) no-repeat"),
            Some("/a.jpg")
        );
        assert_eq!(url_of("color:red"), None);
    }
}
