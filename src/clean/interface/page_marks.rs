//! What serves the page and is no part of its text: links that jump over parts of the page, links to
//! edit a section that stand beside its heading, what is not for paper, and signs for the eye alone.

use super::heard;
use crate::clean::Context;
use crate::clean::little::Little;
use crate::dom::classes::{classes, has_class, words_of};
use crate::dom::{ArticleTree, Name, NodeId, name};
use crate::words::effective_words;

/// Class names of links to edit a section, in wikis. Sorted.
const EDITS: &[&str] = &["editsection", "mw-editsection", "secedit"];
/// Class names of what programs put beside code, quotations and pictures to go on from there: links
/// to source files and to the top, more of a quotation, numbers of lines, sizes of files. Sorted.
const FITTINGS: &[&str] = &[
    "back-to-top",
    "bbCodeBlock-expandLink",
    "gist-meta",
    "line-numbers-wrapper",
    "top-link",
    "viewcode-link",
];
/// What the names of fonts begin with whose letters are signs when the font is there.
const SIGN_FONTS: &[&str] = &["material-icons", "material-symbols"];
/// Class names of links to other parts of the page, for keys and screen readers. Sorted.
const JUMPS: &[&str] = &[
    "jump-link",
    "mw-jump-link",
    "skip-link",
    "skip-nav",
    "skip-to-content",
    "skip-to-main",
    "skiplink",
    "skipnav",
];

/// Class names of what is left out on paper, in wikis and the usual style sheets. Sorted.
const NOT_PRINTED: &[&str] = &[
    "d-print-none",
    "hidden-print",
    "no-print",
    "noprint",
    "print-hidden",
    "print:hidden",
];
/// More effective words than this are text whatever they are called.
const MAX_NOT_PRINTED: usize = 60;
/// What is little.
const LITTLE: Little = Little {
    bytes: 2000,
    nodes: 100,
};
/// What has its worth without words.
const SHOWN: &[Name] = &[name::FIGURE, name::IMG, name::MATH, name::PRE, name::VIDEO];
/// Empty boxes to tick off, as signs.
const BOXES: &[char] = &['□', '▢', '◻', '☐', '⬜'];
/// A rating in stars, numbers and votes has at most so many effective words.
const MAX_RATING: usize = 12;

/// Takes it away.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        let jumps = || {
            let href = tree.attribute(id, name::HREF).unwrap_or_default();
            tree.is(id, name::A) && href.contains('#') && has_class(tree, id, JUMPS)
        };
        let is_gone = tree.is_element(id)
            && (has_class(tree, id, EDITS)
                || jumps()
                || is_fitting(tree, id)
                || is_not_printed(tree, id)
                || is_sign(tree, id)
                || is_box(tree, id)
                || is_rating(tree, id));
        if is_gone {
            tree.detach(id);
        }
    }
}

fn is_fitting(tree: &ArticleTree, id: NodeId) -> bool {
    let is_sign = |class: &str| SIGN_FONTS.iter().any(|font| class.starts_with(font));
    has_class(tree, id, FITTINGS)
        || (tree.is_inline(id) && classes(tree, id).any(is_sign))
        || is_about_picture(tree, id)
}

/// Whether an element has the name and size of the file of the picture in the link around it.
fn is_about_picture(tree: &ArticleTree, id: NodeId) -> bool {
    let is_lightbox = |n| has_class(tree, n, &["lightbox", "lightbox-wrapper"]);
    has_class(tree, id, &["meta"]) && tree.parent(id).is_some_and(is_lightbox)
}

/// Whether an element is called no part of what is printed, and has little to print.
fn is_not_printed(tree: &ArticleTree, id: NodeId) -> bool {
    has_class(tree, id, NOT_PRINTED)
        && !tree.is_any(id, SHOWN)
        && has_little(tree, id)
        && !tree.descendants(id).any(|n| tree.is_any(n, SHOWN))
        && effective_words(&tree.folded_text(id)) <= MAX_NOT_PRINTED
}

/// Whether what is in an element may be looked at.
pub fn has_little(tree: &ArticleTree, id: NodeId) -> bool {
    LITTLE.holds(tree, id, |_| true)
}

/// Whether an element is a sign that nobody is to hear: `!` in a circle.
fn is_sign(tree: &ArticleTree, id: NodeId) -> bool {
    heard::is_seen_alone(tree, id) && has_little(tree, id) && {
        let text = tree.folded_text(id);
        text.chars().count() == 1 && !text.contains(char::is_alphanumeric)
    }
}

/// Whether an element shows a box to tick off, as a sign, to those who hear the page.
fn is_box(tree: &ArticleTree, id: NodeId) -> bool {
    let is_for_control = || heard::is_heard(tree, id) || tree.is(id, name::LABEL);
    is_for_control() && has_little(tree, id) && {
        let text = tree.folded_text(id);
        text.chars().count() == 1 && text.contains(BOXES)
    }
}

/// Whether an element has the marks readers gave a recipe, as its card shows them.
fn is_rating(tree: &ArticleTree, id: NodeId) -> bool {
    let is_one = |class: &str| {
        let has = |words: &[&str]| words_of(class).any(|word| words.contains(&word));
        has(&["recipe", "recipes"]) && has(&["rating", "ratings"])
    };
    tree.is_element(id)
        && classes(tree, id).any(is_one)
        && has_little(tree, id)
        && effective_words(&tree.folded_text(id)) <= MAX_RATING
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;

    #[test]
    fn tables_are_sorted() {
        assert!(EDITS.is_sorted_by(|a, b| a < b));
        assert!(JUMPS.is_sorted_by(|a, b| a < b));
        assert!(NOT_PRINTED.is_sorted_by(|a, b| a < b));
        assert!(FITTINGS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn links_for_the_page_go() {
        check(
            super::run,
            "<h2>a</h2><span class=mw-editsection>[<a href=x>edit</a>]</span>\
             <a class=mw-jump-link href=#b>Jump</a><p>b</p>",
            "<h2 id=\"sp-h1\">a</h2><p>b</p>",
        );
    }

    #[test]
    fn what_is_not_for_paper_goes_where_it_says_little() {
        check(
            super::run,
            "<p>a<sup class=noprint>[b]</sup></p><div class='c no-print'>d</div>",
            "<p>a</p>",
        );
        let text = format!("<p class=noprint>{}</p>", "a b c d ".repeat(16));
        check(super::run, &text, &text.replace(" class=noprint", ""));
    }

    #[test]
    fn fittings_go() {
        check(
            super::run,
            "<p>a<span class='material-icons md-18'>star</span><i aria-hidden=true>!</i> <a href=x><span \
             class=viewcode-link>[source]</span></a><span class=top-link>top</span></p>",
            "<p>a </p>",
        );
        check(
            super::run,
            "<a class=lightbox href=x><img src='https://a.example/i'><div class=meta>wall 2 KB</div></a><div class=meta>b</div>",
            "<img src=\"https://a.example/i\"><div>b</div>",
        );
    }
}
