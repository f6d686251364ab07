//! What class names say: whole names, or the words they are made of. Never a substring.

use super::{NodeId, Tree, name};

/// The class names of an element.
pub fn classes(tree: &Tree, id: NodeId) -> impl Iterator<Item = &str> {
    let value = tree.attribute(id, name::CLASS).unwrap_or_default();
    value.split_ascii_whitespace()
}

/// Whether a class name of the element is one of the sorted `names`.
pub fn has_class(tree: &Tree, id: NodeId, names: &[&str]) -> bool {
    classes(tree, id).any(|class| names.binary_search(&class).is_ok())
}

/// Whether a word of a class name of the element is one of the sorted `words`, which are in lower
/// case.
pub fn has_word(tree: &Tree, id: NodeId, words: &[&str]) -> bool {
    classes(tree, id).any(|class| {
        let mut parts = words_of(class);
        parts.any(|word| {
            words
                .binary_search(&word.to_ascii_lowercase().as_str())
                .is_ok()
        })
    })
}

/// The words a name is made of: `imgCaption_x1` has `img`, `Caption` and `x`.
pub fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_letter = |c: char| c.is_alphabetic();
        rest = &rest[rest.find(is_letter)?..];
        let mut before = ' ';
        let ends = |(at, c): (usize, char)| {
            let is_end = !is_letter(c) || (c.is_uppercase() && before.is_lowercase());
            before = c;
            is_end.then_some(at)
        };
        let end = rest.char_indices().find_map(ends).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_where_people_join_them() {
        let words: Vec<_> = words_of("wp-imgCaption_x1 ABC").collect();
        assert_eq!(words, ["wp", "img", "Caption", "x", "ABC"]);
    }
}
