//! What controls of a picture are called, and who took it said twice: none of it is said of the
//! picture.

use super::said;
use crate::clean::classes::{has_class, has_word};
use crate::dom::text::fold;
use crate::dom::{ArticleTree, NodeId, name};

/// What the controls of a picture say, in lower case. Sorted. What ends in a comma is read to those
/// who do not see the caption. A label is added when it can say nothing of what a picture shows.
const LABELS: &[&str] = &[
    "afbeelding vergroten",
    "agrandir",
    "agrandir l'image",
    "agrandir l’image",
    "ampliar",
    "ampliar foto",
    "ampliar imagem",
    "ampliar imagen",
    "bild in galerie öffnen",
    "bild in lightbox öffnen",
    "bild vergrößern",
    "click to enlarge",
    "enlarge",
    "enlarge image",
    "enlarge this image",
    "förstora bild",
    "hide caption",
    "image caption,",
    "image source,",
    "ingrandisci",
    "ingrandisci l'immagine",
    "open image in gallery",
    "open image modal",
    "powiększ",
    "toggle caption",
    "view fullscreen",
    "view image in fullscreen",
    "zoom image",
];

/// Class names of controls within a caption. Sorted.
const CONTROLS: &[&str] = &["hide-caption", "toggle-caption"];

/// Words in class names of who took a picture, which no quotation has. Sorted.
const CREDITS: &[&str] = &["credit", "credits", "photographer"];

/// The longest label, in bytes, with some white space around.
const MAX_LABEL: usize = 120;

/// How many elements around a label are asked what they hold.
const MAX_AROUND: usize = 8;

/// How many nodes may lie between a label and its picture, or between one credit twice.
const MAX_BETWEEN: usize = 24;

/// Takes labels beside pictures away.
pub fn leave_out(tree: &mut ArticleTree) {
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        if is_label(tree, id) && is_in_figure(tree, id) && is_beside_picture(tree, id) {
            let alone = alone(tree, id);
            let is_named = tree
                .self_and_ancestors(id)
                .take(3)
                .any(|a| has_class(tree, a, CONTROLS));
            if is_named || is_line(tree, alone) || tree.text(id).trim().ends_with(',') {
                tree.detach(alone);
            }
        }
    }
}

/// Takes a credit away that stands right after the same one.
pub fn leave_double_credits(tree: &mut ArticleTree) {
    let credits: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is_element(id) && has_word(tree, id, CREDITS))
        .collect();
    for pair in credits.windows(2) {
        let [first, second] = [pair[0], pair[1]];
        let text = short_text(tree, first);
        let mut between = std::iter::successors(tree.following(first, NodeId::ROOT), |&id| {
            tree.following(id, NodeId::ROOT)
        })
        .take(MAX_BETWEEN);
        let is_after = between.find(|&id| id == second || tree.is(id, name::IMG)) == Some(second);
        let is_within = tree
            .self_and_ancestors(second)
            .take(MAX_AROUND)
            .any(|a| a == first);
        let is_double = is_after && !is_within && !text.is_empty();
        if is_double && short_text(tree, second) == text && is_beside_picture(tree, first) {
            tree.detach(second);
        }
    }
}

fn is_label(tree: &ArticleTree, id: NodeId) -> bool {
    let text = tree.text(id);
    if text.is_empty() || text.len() > MAX_LABEL {
        return false;
    }
    let text = fold(text).to_lowercase();
    LABELS.binary_search(&text.trim()).is_ok()
}

/// Whether something around holds a picture and what is said about it.
fn is_in_figure(tree: &ArticleTree, id: NodeId) -> bool {
    let mut around = tree.self_and_ancestors(id).skip(1).take(MAX_AROUND);
    around.any(|a| tree.is_any(a, &[name::A, name::FIGURE]) || said::is_holder(tree, a))
}

fn is_beside_picture(tree: &ArticleTree, id: NodeId) -> bool {
    let is_picture = |id: NodeId| tree.is(id, name::IMG);
    let after = std::iter::successors(tree.following(id, NodeId::ROOT), |&id| {
        tree.following(id, NodeId::ROOT)
    });
    let before = std::iter::successors(Some(id), |&id| preceding(tree, id));
    before.take(MAX_BETWEEN).any(is_picture) || after.take(MAX_BETWEEN).any(is_picture)
}

/// A node before `id`: the last one of its sibling's, or what is around.
fn preceding(tree: &ArticleTree, id: NodeId) -> Option<NodeId> {
    let Some(mut at) = tree.previous_sibling(id) else {
        return tree.parent(id);
    };
    for _ in 0..MAX_AROUND {
        match tree.last_child(at) {
            Some(last) => at = last,
            None => break,
        }
    }
    Some(at)
}

/// The outermost element of a line that holds nothing else.
fn alone(tree: &ArticleTree, id: NodeId) -> NodeId {
    let mut top = id;
    for _ in 0..MAX_AROUND {
        let is_only = tree.next_sibling(top).is_none() && tree.previous_sibling(top).is_none();
        match tree.parent(top) {
            Some(parent) if is_only && tree.is_element(parent) && tree.is_inline(parent) => {
                top = parent;
            }
            _ => break,
        }
    }
    top
}

/// Whether a part of a line has no words beside it.
fn is_line(tree: &ArticleTree, id: NodeId) -> bool {
    let is_words = |n: NodeId| {
        let has_text = || !short_text(tree, n).is_empty();
        tree.is_inline(n) && has_text()
    };
    let sides = [tree.previous_sibling(id), tree.next_sibling(id)];
    !sides.into_iter().flatten().any(is_words)
}

/// The text of the first nodes below.
fn short_text(tree: &ArticleTree, id: NodeId) -> String {
    let nodes = std::iter::once(id).chain(tree.descendants(id));
    let texts: Vec<&str> = nodes.take(MAX_BETWEEN).map(|n| tree.text(n)).collect();
    fold(&texts.concat()).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::super::check;
    use super::super::run;
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(LABELS.is_sorted_by(|a, b| a < b));
        assert!(CONTROLS.is_sorted_by(|a, b| a < b));
        assert!(CREDITS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_controls_say_goes() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        let figure = format!("<figure>{image}<figcaption>The quay.</figcaption></figure>");
        for said in [
            "<figcaption>Open image in gallery<p>The quay.</p></figcaption>",
            "<span>Enlarge</span><figcaption>The quay.</figcaption>",
            "<figcaption><span>Image caption, </span><span>The quay.</span></figcaption>",
            "<figcaption>The quay.<b class=hide-caption><b>hide caption</b></b></figcaption>",
        ] {
            let before = format!("<figure>{image}{said}</figure>");
            check(run, &before, &figure);
        }
        let words =
            format!("<figure>{image}<figcaption><b>Enlarge</b> the gap.</figcaption></figure>");
        check(run, &words, &words);
        check(run, "<p>Enlarge</p>", "<p>Enlarge</p>");
    }

    #[test]
    fn a_credit_stands_once() {
        let image = "<img src=\"https://a.example/i.jpg\">";
        check(
            run,
            &format!(
                "<div>{image}<div class=caption><p>The quay. <b class=credit> Ann Lee </b></p>\
                 <span class=credit>Ann Lee</span></div></div>"
            ),
            &format!(
                "<div><figure>{image}<figcaption>The quay. <b> Ann Lee </b></figcaption></figure></div>"
            ),
        );
        let quotes = "<p class=credit>Ann Lee</p><p class=credit>Ann Lee</p>";
        check(run, quotes, "<p>Ann Lee</p><p>Ann Lee</p>");
    }
}
