//! White space as a browser shows it: one space for a run of it, none where a line begins or ends.
//! Listings keep theirs; where the page says that line breaks count, they become `br`.

use super::Context;
use crate::dom::{ArticleTree, Namespace, NodeId, Step, name};

/// Folds all white space but the kind that must not break.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
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
            let text = tree.text(id).trim_end_matches(is_space).to_owned();
            replace(tree, id, &text);
        }
        self.has_text = false;
    }

    fn text(&mut self, tree: &mut ArticleTree, id: NodeId) {
        if self.listings > 0 {
            return;
        }
        let text = tree.text(id).to_owned();
        let mut parts = match self.verses > 0 {
            true => text.split('\n').collect(),
            false => vec![text.as_str()],
        };
        let last = parts.pop().unwrap_or_default();
        for part in parts {
            let line = tree.create_text(part);
            tree.insert_before(id, line);
            self.fold(tree, line, part);
            self.end(tree);
            let line_break = tree.create_element(Namespace::Html, name::BR);
            tree.insert_before(id, line_break);
        }
        self.fold(tree, id, last);
    }

    /// Gives a text node `text` with its white space folded.
    fn fold(&mut self, tree: &mut ArticleTree, id: NodeId, text: &str) {
        let mut folded = String::with_capacity(text.len());
        let mut ends_with_space = !self.has_text || self.space.is_some();
        for c in text.chars() {
            if !is_space(c) {
                folded.push(c);
            } else if !ends_with_space {
                folded.push(' ');
            }
            ends_with_space = is_space(c);
        }
        if folded.is_empty() {
            return tree.detach(id);
        }
        let id = match folded == tree.text(id) {
            true => id,
            false => replace(tree, id, &folded).unwrap_or(id),
        };
        self.has_text = true;
        self.space = folded.ends_with(is_space).then_some(id);
    }
}

/// Puts a text in the place of another; an empty one leaves nothing.
fn replace(tree: &mut ArticleTree, id: NodeId, text: &str) -> Option<NodeId> {
    let new = (!text.is_empty()).then(|| tree.create_text(text));
    if let Some(new) = new {
        tree.insert_before(id, new);
    }
    tree.detach(id);
    new
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
    use super::super::check;

    #[test]
    fn white_space_is_as_it_shows() {
        check(
            super::run,
            "\n<p> a  <b> b</b>\n c <br> d </p> <ul> <li>e&nbsp; f</li> </ul><pre> g\n  h </pre>",
            "<p>a <b>b</b> c<br>d</p><ul><li>e&nbsp; f</li></ul><pre> g\n  h </pre>",
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
