//! A word or two in the head or foot of the page, or in its menu, is no text, though to keep them
//! costs so little that the model may do it: `Home`, `Imprint`.

use crate::dom::{Name, NodeId, name};
use crate::extract::page::Page;
use crate::extract::structure::Decision;

/// A line of theirs has at most so many effective words.
const MAX_WORDS: usize = 3;
/// What the model is surer of than this may be a text all the same.
const MAX_LIKELIHOOD: f32 = 0.6;
/// So many elements around a line are looked at.
const LEVELS: usize = 24;
/// The landmarks of a page.
const LANDMARKS: &[Name] = &[name::FOOTER, name::HEADER, name::NAV];
/// What has a head and a foot of its own.
const TEXTS: &[Name] = &[name::ARTICLE, name::BLOCKQUOTE, name::MAIN, name::SECTION];

/// Drops them.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let title = page.title.or(page.first_h1);
    for index in 0..page.blocks.len() {
        let is_doubtful = decision.probabilities[index] < MAX_LIKELIHOOD;
        let is_little = page.blocks[index].words() <= MAX_WORDS;
        if decision.blocks[index] && is_doubtful && is_little && is_in_landmark(page, index, title)
        {
            decision.blocks[index] = false;
        }
    }
}

/// Whether a block stands in a landmark of the page that has not got the title.
fn is_in_landmark(page: &Page<'_>, index: usize, title: Option<usize>) -> bool {
    let document = page.document;
    let line: Vec<NodeId> = page
        .line_of(page.blocks[index].container)
        .take(LEVELS)
        .collect();
    let holds_title = |id: NodeId| title.is_some_and(|title| page.extents[id].holds(title));
    let is_of_page = |id: NodeId| document.is_any(id, LANDMARKS) && !holds_title(id);
    line.iter().any(|&id| is_of_page(id)) && !line.iter().any(|&id| document.is_any(id, TEXTS))
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    #[test]
    fn words_in_the_head_and_foot_of_the_page_go() {
        let html = format!("<nav>Nhà</nav><h1>Chợ</h1>{TEXT}<footer>Về</footer>");
        let kept = [false, true, true, false];
        check_blocks(super::correct, &html, &[true; 4], &kept);
    }

    #[test]
    fn those_of_a_text_and_around_the_title_stay() {
        let html = format!(
            "<header>Tin<h1>Chợ</h1></header>{TEXT}<article><footer>Lan</footer></article>"
        );
        check_blocks(super::correct, &html, &[true; 4], &[true; 4]);
    }
}
