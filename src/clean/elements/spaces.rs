//! White space as a browser shows it: one space for a run of it, none where a line begins or ends.
//! Listings keep theirs; where the page says that line breaks count, they become `br`.

use crate::clean::Context;
use crate::dom::{ArticleTree, Name, Namespace, NodeId, Step, name};

/// Elements that lines stand in.
const OF_LINES: &[Name] = &[
    name::DD,
    name::DT,
    name::FIGCAPTION,
    name::LI,
    name::P,
    name::TD,
    name::TH,
];

/// Folds all white space but the kind that must not break.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    take_blank_lines(tree);
    let steps: Vec<Step> = tree.walk(NodeId::ROOT).collect();
    let mut line = Line::default();
    for step in steps {
        match step {
            Step::Enter(id) if tree.is_text(id) => line.text(tree, id),
            Step::Enter(id) => line.enter(tree, id),
            Step::Leave(id) => line.leave(tree, id),
        }
    }
    line.end(tree);
}

/// Takes the blank lines off the end of paragraphs, items and cells: editors leave a `br` and a space
/// that must not break there.
fn take_blank_lines(tree: &mut ArticleTree) {
    let all = tree.descendants(NodeId::ROOT);
    let holders: Vec<NodeId> = all.filter(|&id| tree.is_any(id, OF_LINES)).collect();
    for holder in holders {
        let mut blank = Vec::new();
        let mut at = tree.last_child(holder);
        while let Some(id) = at.filter(|&id| is_blank(tree, id)) {
            blank.push(id);
            at = tree.previous_sibling(id);
        }
        if at.is_some() && blank.iter().any(|&id| tree.is(id, name::BR)) {
            blank.into_iter().for_each(|id| tree.detach(id));
        }
    }
}

/// Whether a node is nothing but white space or a line break.
pub(super) fn is_blank(tree: &ArticleTree, id: NodeId) -> bool {
    tree.is(id, name::BR) || (tree.is_text(id) && tree.text(id).trim().is_empty())
}

/// The line that is being read.
#[derive(Default)]
struct Line {
    /// Whether nothing but white space stands in it yet.
    has_text: bool,
    /// The text node its last space is the end of.
    space: Option<NodeId>,
    /// How many `pre` are open.
    listings: usize,
    /// How many elements are open whose line breaks count.
    verses: usize,
}

impl Line {
    fn enter(&mut self, tree: &mut ArticleTree, id: NodeId) {
        self.listings += usize::from(tree.is(id, name::PRE));
        self.verses += usize::from(breaks_count(tree, id));
        if tree.is(id, name::BR) || is_block(tree, id) {
            self.end(tree);
        } else if tree.is(id, name::IMG) || tree.namespace(id) == Namespace::MathMl {
            self.has_text = true;
            self.space = None;
        }
    }

    fn leave(&mut self, tree: &mut ArticleTree, id: NodeId) {
        self.listings -= usize::from(tree.is(id, name::PRE));
        self.verses -= usize::from(breaks_count(tree, id));
        if is_block(tree, id) {
            self.end(tree);
        }
    }

    /// Takes the space off the end of the line.
    fn end(&mut self, tree: &mut ArticleTree) {
        if let Some(id) = self.space.take() {
            match tree.text(id).trim_end_matches(is_space).len() {
                0 => tree.detach(id),
                length => tree.shorten_text(id, length),
            }
        }
        self.has_text = false;
    }

    fn text(&mut self, tree: &mut ArticleTree, id: NodeId) {
        if self.listings > 0 {
            return;
        }
        if self.verses > 0 && tree.text(id).contains('\n') {
            self.lines(tree, id);
        } else {
            self.fold(tree, id);
        }
    }

    /// Puts each line but the last before a text node, with a `br` after it.
    fn lines(&mut self, tree: &mut ArticleTree, id: NodeId) {
        let text = tree.text(id).to_owned();
        let mut parts: Vec<&str> = text.split('\n').collect();
        let last = parts.pop().unwrap_or_default();
        for part in parts {
            let line = tree.create_text(part);
            tree.insert_before(id, line);
            self.fold(tree, line);
            self.end(tree);
            let line_break = tree.create_element(Namespace::Html, name::BR);
            tree.insert_before(id, line_break);
        }
        tree.set_text(id, last);
        self.fold(tree, id);
    }

    /// Folds the white space of a text node.
    fn fold(&mut self, tree: &mut ArticleTree, id: NodeId) {
        let is_after_space = !self.has_text || self.space.is_some();
        if let Some(folded) = folded(tree.text(id), is_after_space) {
            tree.set_text(id, &folded);
        }
        let text = tree.text(id);
        let ends_with_space = text.ends_with(is_space);
        if text.is_empty() {
            return tree.detach(id);
        }
        self.has_text = true;
        self.space = ends_with_space.then_some(id);
    }
}

/// A text with its white space folded, unless it is so already.
fn folded(text: &str, is_after_space: bool) -> Option<String> {
    let mut before = is_after_space;
    let is_folded = text.chars().all(|c| {
        let fits = !is_space(c) || c == ' ' && !before;
        before = is_space(c);
        fits
    });
    if is_folded {
        return None;
    }
    let mut folded = String::with_capacity(text.len());
    let mut before = is_after_space;
    for c in text.chars() {
        if !is_space(c) {
            folded.push(c);
        } else if !before {
            folded.push(' ');
        }
        before = is_space(c);
    }
    Some(folded)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

fn is_block(tree: &ArticleTree, id: NodeId) -> bool {
    tree.is_element(id) && !tree.is_inline(id)
}

/// Whether the page says that line breaks in an element are shown.
fn breaks_count(tree: &ArticleTree, id: NodeId) -> bool {
    let style = tree.attribute(id, name::STYLE).unwrap_or_default();
    let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
    let says = rules.any(|(key, value)| {
        key.trim().eq_ignore_ascii_case("white-space") && value.trim().starts_with("pre")
    });
    says && !tree.is(id, name::PRE)
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn white_space_is_as_it_shows() {
        check(
            super::run,
            "\n<p> a  <b> b</b>\n c <br> d </p> <ul> <li>e&nbsp; f</li> </ul><pre> g\n  h </pre>",
            "<p>a <b>b</b> c<br>d</p><ul><li>e&nbsp; f</li></ul><pre> g\n  h </pre>",
        );
    }

    #[test]
    fn blank_lines_at_the_end_go() {
        check(
            super::run,
            "<p>a<br>b<br>&nbsp;<br> </p><p>c&nbsp;</p><p><img src=https://a.example/b>&nbsp;</p>",
            "<p>a<br>b</p><p>c&nbsp;</p><p><img src=\"https://a.example/b\">&nbsp;</p>",
        );
    }

    #[test]
    fn lines_that_count_are_kept() {
        check(
            super::run,
            "<p style='white-space: pre-line'>a\n b\nc</p>",
            "<p>a<br>b<br>c</p>",
        );
    }
}
