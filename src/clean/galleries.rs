//! Galleries made of lists of terms, as WordPress had them: a picture is the term, and its caption
//! what is said of it. They become figures.
//!
//! ```text
//! dl ─┬─ dt ── a ── img       the figure
//!     └─ dd                   its caption, where it has one
//! ```

use super::Context;
use crate::dom::{ArticleTree, Name, NodeId, name};

/// What stands in no term or caption of a gallery.
const OTHER: &[Name] = &[
    name::BLOCKQUOTE,
    name::DL,
    name::FIGURE,
    name::H1,
    name::H2,
    name::H3,
    name::H4,
    name::OL,
    name::PRE,
    name::TABLE,
    name::UL,
];

/// A term or caption has fewer nodes.
const MAX_NODES: usize = 60;

/// A caption is no longer, in bytes.
const MAX_CAPTION: usize = 600;

/// Makes figures of lists whose terms are pictures.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let lists: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::DL))
        .collect();
    for list in lists {
        if is_gallery(tree, list) {
            make_figures(tree, list);
        }
    }
}

fn is_gallery(tree: &ArticleTree, list: NodeId) -> bool {
    let mut last = None;
    for part in tree.children(list) {
        let is_fine = match tree.is_element(part) {
            true if tree.is(part, name::DT) => is_picture(tree, part),
            // One caption for a picture.
            true => last == Some(name::DT) && tree.is(part, name::DD) && is_caption(tree, part),
            false => tree.text(part).trim().is_empty(),
        };
        if !is_fine {
            return false;
        }
        if tree.is_element(part) {
            last = Some(tree.html_name(part));
        }
    }
    last.is_some()
}

/// Whether a term is a picture and nothing else.
fn is_picture(tree: &ArticleTree, term: NodeId) -> bool {
    let mut pictures = 0;
    for (at, id) in tree.descendants(term).enumerate() {
        if at >= MAX_NODES || tree.is_any(id, OTHER) || !tree.text(id).trim().is_empty() {
            return false;
        }
        pictures += usize::from(tree.is(id, name::IMG));
    }
    pictures == 1
}

fn is_caption(tree: &ArticleTree, said: NodeId) -> bool {
    let mut bytes = 0;
    for (at, id) in tree.descendants(said).enumerate() {
        bytes += tree.text(id).len();
        let is_other = tree.is_any(id, OTHER) || tree.is(id, name::IMG);
        if at >= MAX_NODES || bytes > MAX_CAPTION || is_other {
            return false;
        }
    }
    true
}

fn make_figures(tree: &mut ArticleTree, list: NodeId) {
    let mut figure = None;
    for part in tree.children(list).collect::<Vec<_>>() {
        if tree.is(part, name::DT) {
            tree.rename(part, name::FIGURE);
            figure = Some(part);
        } else if let Some(figure) = figure.filter(|_| tree.is(part, name::DD)) {
            tree.rename(part, name::FIGCAPTION);
            tree.append(figure, part);
        }
    }
    tree.unwrap_node(list);
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn terms_that_are_pictures_become_figures() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        check(
            super::run,
            &format!("<dl><dt>{image}</dt><dd>a</dd><dt>{image}</dt></dl>"),
            &format!("<figure>{image}<figcaption>a</figcaption></figure><figure>{image}</figure>"),
        );
        for stays in [
            format!("<dl><dt>{image} b</dt><dd>a</dd></dl>"),
            format!("<dl><dt>{image}</dt><dd>a</dd><dd>b</dd></dl>"),
            format!("<dl><dt>{image}</dt><dd>{}</dd></dl>", "a ".repeat(400)),
            "<dl><dt>b</dt><dd>a</dd></dl>".to_owned(),
        ] {
            check(super::run, &stays, &stays);
        }
    }
}
