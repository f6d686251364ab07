//! A picture and what is said about it become one `figure` with one `figcaption`, whatever the
//! page made them of.
//!
//! ```text
//! div ─┬─ div ── a ── img        the outermost element around the picture that has no text
//!      ├─ div.caption            what follows it, where it is named a caption
//!      └─ span.credit            and what follows that
//! ```

mod figures;
mod labels;
mod pieces;
mod said;

pub use said::{is_holder, is_named_caption};

use super::Context;
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name};

/// Elements that are climbed from a picture outwards.
const AROUND: &[Name] = &[
    name::A,
    name::CENTER,
    name::DIV,
    name::P,
    name::PICTURE,
    name::SPAN,
    name::TBODY,
    name::TD,
    name::TH,
    name::TR,
];

/// How many elements are climbed.
const MAX_LEVELS: usize = 10;

/// Gives every picture its caption.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let all = |tree: &ArticleTree, name| -> Vec<NodeId> {
        let nodes = tree.descendants(NodeId::ROOT);
        nodes.filter(|&id| tree.is(id, name)).collect()
    };
    labels::leave_out(tree);
    labels::leave_double_credits(tree);
    for caption in all(tree, name::FIGCAPTION) {
        pieces::part(tree, caption);
    }
    for image in all(tree, name::IMG) {
        caption(tree, image);
    }
    for figure in all(tree, name::FIGURE) {
        figures::settle(tree, figure);
    }
    for caption in all(tree, name::FIGCAPTION) {
        figures::place_stray(tree, caption);
    }
}

fn caption(tree: &mut ArticleTree, image: NodeId) {
    let top = outermost_without_text(tree, image);
    let Some(parent) = tree.parent(top) else {
        return;
    };
    let said: Vec<NodeId> = said::said_after(tree, image, top, parent);
    if said.is_empty() {
        return;
    }
    if tree.is(parent, name::FIGURE) {
        return figures::make_caption(tree, parent, &said);
    }
    if tree.is(parent, name::P) && said::holds_only(tree, top, &said) {
        tree.rename(parent, name::FIGURE);
        return figures::make_caption(tree, parent, &said);
    }
    let place = match tree.is_any(parent, &[name::TABLE, name::TBODY]) {
        true => tree
            .self_and_ancestors(parent)
            .find(|&id| tree.is(id, name::TABLE)),
        false => Some(top),
    };
    let is_inline = tree.is(parent, name::P) || (tree.is_element(parent) && tree.is_inline(parent));
    let Some(place) = place.filter(|_| !is_inline) else {
        return;
    };
    let figure = tree.create_element(Namespace::Html, name::FIGURE);
    if let Some(source) = tree.source(place) {
        tree.set_source(figure, source);
    }
    tree.insert_before(place, figure);
    match tree.is_any(top, &[name::TR, name::TD]) {
        true => tree.append(figure, image),
        false => tree.append(figure, top),
    }
    figures::make_caption(tree, figure, &said);
    if place != top && tree.folded_text(place).is_empty() {
        tree.detach(place);
    } else if tree.is(top, name::TR) {
        tree.detach(top);
    }
}

/// Climbs from a picture as long as there is nothing else in the element around.
fn outermost_without_text(tree: &ArticleTree, image: NodeId) -> NodeId {
    let mut top = image;
    for _ in 0..MAX_LEVELS {
        let Some(parent) = tree.parent(top).filter(|&p| tree.is_any(p, AROUND)) else {
            break;
        };
        if siblings(tree, top).any(|c| !is_blank(tree, c)) {
            break;
        }
        top = parent;
    }
    top
}

/// What stands beside a node, from it outwards: what is not blank beside a picture is near it more
/// often than near the first of a thousand pictures.
fn siblings(tree: &ArticleTree, id: NodeId) -> impl Iterator<Item = NodeId> {
    let before = std::iter::successors(tree.previous_sibling(id), |&n| tree.previous_sibling(n));
    let after = std::iter::successors(tree.next_sibling(id), |&n| tree.next_sibling(n));
    before.chain(after)
}

fn is_blank(tree: &ArticleTree, id: NodeId) -> bool {
    let mut all = std::iter::once(id).chain(tree.descendants(id));
    all.all(|n| tree.text(n).trim().is_empty() && !tree.is(n, name::IMG))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn what_is_named_a_caption_becomes_one() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        let figure = format!("<figure>{image}<figcaption>a</figcaption></figure>");
        check(
            super::run,
            &format!("{image}<p class=imgCaption>a</p>"),
            &figure,
        );
        check(
            super::run,
            &format!("<p>{image}<span class=caption>a</span></p>"),
            &figure,
        );
        check(
            super::run,
            &format!("{image}<p>a</p>"),
            &format!("{image}<p>a</p>"),
        );
        check(
            super::run,
            &format!(
                "<figure>{image}<figcaption>a</figcaption><div class=caption>a</div></figure>"
            ),
            &format!("<figure>{image}<figcaption>a</figcaption></figure>"),
        );
    }

    #[test]
    fn a_caption_behind_many_pictures_is_the_one_of_its_figure() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        let images = image.repeat(500);
        check(
            super::run,
            &format!(
                "<figure>{images}<p class=caption>a</p>{image}<p class=caption>b</p></figure>"
            ),
            &format!("<figure>{images}{image}<figcaption><p>a</p> <p>b</p></figcaption></figure>"),
        );
    }
}
