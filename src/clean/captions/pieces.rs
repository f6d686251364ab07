//! Words that only a style sheet sets apart: what a caption says, and who took the picture.

use crate::dom::{ArticleTree, NodeId};

/// Puts a space between pieces of a caption that touch: elements side by side, and an element
/// after the end of a sentence. Elements within a word stay as they are.
pub fn part(tree: &mut ArticleTree, caption: NodeId) {
    for id in tree.children(caption).collect::<Vec<_>>() {
        let Some(before) = tree.previous_sibling(id).filter(|_| tree.is_element(id)) else {
            continue;
        };
        let left = tree.folded_text(before);
        let right = tree.folded_text(id);
        let touch = raw_end(tree, before).is_some_and(|c| !c.is_whitespace())
            && raw_start(tree, id).is_some_and(|c| !c.is_whitespace());
        let is_ended = left.ends_with(['.', '!', '?', '…', '”', '"', ')', '|', ':']);
        let are_texts = tree.is_element(before) && left.contains(' ') && right.contains(' ');
        if touch && (is_ended || are_texts) {
            let space = tree.create_text(" ");
            tree.insert_before(id, space);
        }
    }
}

fn raw_end(tree: &ArticleTree, id: NodeId) -> Option<char> {
    let texts = std::iter::once(id).chain(tree.descendants(id));
    texts
        .filter_map(|n| tree.text(n).chars().next_back())
        .last()
}

fn raw_start(tree: &ArticleTree, id: NodeId) -> Option<char> {
    let mut texts = std::iter::once(id).chain(tree.descendants(id));
    texts.find_map(|n| tree.text(n).chars().next())
}

#[cfg(test)]
mod tests {
    use super::super::super::check;
    use super::super::run;

    fn pieces(from: &str, to: &str) {
        let image = "<img src=\"https://a.example/i.jpg\">";
        let figure =
            |said: &str| format!("<figure>{image}<figcaption>{said}</figcaption></figure>");
        check(run, &figure(from), &figure(to));
    }

    #[test]
    fn pieces_that_touch_are_parted() {
        pieces("<span>The quay.</span><span>Ann</span>", "The quay. Ann");
        pieces("The quay.<b>Ann</b>", "The quay. <b>Ann</b>");
        pieces(
            "<span>The quay</span><span>Ann Lee</span>",
            "The quay Ann Lee",
        );
    }

    #[test]
    fn those_apart_and_parts_of_words_stay() {
        for said in [
            "<b>T</b>he quay",
            "<b>T</b><b>he</b>",
            "The quay. <b>Ann</b>",
            "The q<b>uay</b>",
        ] {
            pieces(said, said);
        }
    }
}
