//! Text as a reader meets it: runs of white space as one space, nothing from elements whose
//! text is not shown.

use super::tree::{Namespace, NodeId, Tree};
use super::{name, sets};

/// A string that folds runs of white space while it grows, and has none at its ends.
#[derive(Default, Debug)]
pub struct FoldedText {
    text: String,
    space: bool,
}

impl FoldedText {
    /// Adds `more`; white space at the seam counts once.
    pub fn push(&mut self, more: &str) {
        let mut start = None;
        for (at, c) in more.char_indices() {
            if !c.is_whitespace() {
                start.get_or_insert(at);
                continue;
            }
            if let Some(start) = start.take() {
                self.push_word(&more[start..at]);
            }
            self.space = true;
        }
        if let Some(start) = start {
            self.push_word(&more[start..]);
        }
    }

    fn push_word(&mut self, word: &str) {
        if self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.space = false;
    }

    /// Adds a word boundary, as a line break is one.
    pub fn push_space(&mut self) {
        self.space = true;
    }

    /// The folded text.
    pub fn finish(self) -> String {
        self.text
    }
}

/// Folds runs of white space to one space and takes it off both ends.
pub fn fold(text: &str) -> String {
    let mut folded = FoldedText::default();
    folded.push(text);
    folded.finish()
}

impl Tree {
    /// The text below `id` as it reads; boundaries of blocks and line breaks count as a space.
    pub fn folded_text(&self, id: NodeId) -> String {
        let mut folded = FoldedText::default();
        let mut node = Some(id);
        while let Some(at) = node {
            folded.push(self.text(at));
            let skip = sets::NO_TEXT.has(self.html_name(at)) || self.is_annotation(at);
            if self.is_element(at) && (self.is(at, name::BR) || !self.is_inline(at)) {
                folded.push_space();
            }
            node = match skip {
                true => self.following_skipping(at, id),
                false => self.following(at, id),
            };
        }
        folded.finish()
    }

    /// The same, where it is of at most `most` bytes and nodes.
    pub fn short_text(&self, id: NodeId, most: usize) -> Option<String> {
        let nodes = self.descendants(id).chain([id]);
        let mut lengths = nodes.map(|node| 1 + self.text(node).len());
        let is_short = lengths.try_fold(most, |left, length| left.checked_sub(length));
        is_short.map(|_| self.folded_text(id))
    }

    /// Whether the element says again, in another language, what a formula shows.
    pub fn is_annotation(&self, id: NodeId) -> bool {
        self.namespace(id) == Namespace::MathMl
            && matches!(self.name(id), name::ANNOTATION | name::ANNOTATION_XML)
    }

    /// Whether the element stands within a line of text (see [`sets::INLINE`]); text does.
    pub fn is_inline(&self, id: NodeId) -> bool {
        match self.namespace(id) {
            Namespace::Html => !self.is_element(id) || sets::INLINE.has(self.html_name(id)),
            Namespace::Svg | Namespace::MathMl => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_folds_across_pushes() {
        let mut folded = FoldedText::default();
        for part in ["  a ", " b", "c\u{a0}\n", ""] {
            folded.push(part);
        }
        assert_eq!(folded.finish(), "a bc");
    }
}
