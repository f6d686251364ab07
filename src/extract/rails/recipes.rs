//! Cards of recipes end by calling for something: a picture with the name of the site on it, stars,
//! a comment. By the names that their programs give to it; on pages that say that they are a recipe
//! also by what it says: a question, and below it a name with `@` or `#`.

use crate::dom::NodeId;
use crate::dom::classes::has_class;
use crate::extract::page::Page;
use crate::extract::selection;
use crate::extract::structure::Decision;

/// A call has at most so many effective words, and so many blocks.
const MAX_WORDS: usize = 80;
const MAX_BLOCKS: usize = 8;
/// So many elements around a question may hold it with the rest of the call.
const LEVELS: usize = 4;
/// So many nodes of a block are looked at.
const MAX_NODES: usize = 24;
/// Whole class names of calls: of Mediavine Create, Tasty Recipes and WP Recipe Maker. Sorted.
const CALLS: &[&str] = &[
    "mv-create-social",
    "tasty-recipes-cta",
    "tasty-recipes-cta-container",
    "tasty-recipes-entry-footer",
    "tasty-recipes-footer-content",
    "wprm-call-to-action",
];

/// Drops them.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    for id in page.document.descendants(page.top) {
        if has_class(page.document, id, CALLS) && is_small(page, id) {
            decision.drop_blocks(page, id);
        }
    }
    if !page.hints.types.iter().any(|kind| kind == "recipe") {
        return;
    }
    for index in 0..page.blocks.len() {
        if decision.blocks[index]
            && asks(page, index)
            && let Some(call) = call_around(page, index)
        {
            decision.drop_blocks(page, call);
        }
    }
}

fn is_small(page: &Page<'_>, id: NodeId) -> bool {
    page.sum_below(id).words <= MAX_WORDS && page.extents[id].blocks().len() <= MAX_BLOCKS
}

/// Whether a block ends in a question mark.
fn asks(page: &Page<'_>, index: usize) -> bool {
    let text = page.document.text(page.blocks[index].last);
    text.trim_end().ends_with(['?', '？', '؟'])
}

/// The small element that begins with a question and goes on with the name of an account.
fn call_around(page: &Page<'_>, question: usize) -> Option<NodeId> {
    let line = page.line_of(page.blocks[question].container);
    let around = line.take(LEVELS).filter(|&id| is_small(page, id));
    let mut calls = around.filter(|&id| page.extents[id].blocks().start == question);
    calls.find(|&id| {
        let mut rest = page.extents[id].blocks().skip(1);
        rest.any(|i| names_an_account(page, i))
    })
}

/// Whether a block has a word that begins with `@` or `#`.
fn names_an_account(page: &Page<'_>, index: usize) -> bool {
    let texts = selection::texts_of(page.document, &page.blocks[index]);
    texts.take(MAX_NODES).any(|id| {
        let mut words = page.document.text(id).split_whitespace();
        words.any(|word| {
            let name = word.strip_prefix(['@', '#']);
            name.is_some_and(|name| name.starts_with(char::is_alphabetic))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::CALLS;
    use crate::extract::rails::tests::TEXT;

    fn check(types: &[&str], html: &str, expected: &[&str]) {
        crate::extract::rails::tests::check(super::correct, types, html, expected);
    }

    #[test]
    fn names_are_sorted() {
        assert!(CALLS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_its_program_calls_a_call_goes() {
        let call = "<div class='x wprm-call-to-action'><b>Hai?</b><p>Ba bốn</div>";
        check(&[], &format!("{TEXT}{call}"), &["một"]);
        let large = format!("<div class=tasty-recipes-cta>{}</div>", TEXT.repeat(9));
        check(&[], &large, &["một"; 9]);
    }

    #[test]
    fn a_question_with_an_account_goes_on_a_page_of_a_recipe() {
        let call = "<div><div><h3>Hai?</h3><p>Ba <a href=a>@bon</a> năm</p></div></div>";
        let html = format!("<div>{TEXT}{call}</div>");
        check(&["recipe"], &html, &["một"]);
        check(&["newsarticle"], &html, &["một", "Hai?", "Ba"]);
        let question = html.replace('@', "");
        check(&["recipe"], &question, &["một", "Hai?", "Ba"]);
    }
}
