//! Turns the article's copy of the page into clean, portable markup, pass by pass.
//!
//! Passes lose markup, never running text.

mod accordions;
mod asides;
mod byline;
mod captions;
mod cells;
mod classes;
mod clones;
mod code;
mod code_bars;
mod code_numbers;
mod code_tables;
mod columns;
mod contents;
mod controls;
mod embeds;
mod galleries;
mod headings;
mod heard;
mod images;
mod inlines;
mod languages;
mod links;
mod lists;
mod little;
mod math;
mod notes;
mod obsolete;
mod page_links;
mod page_marks;
mod players;
mod posts;
mod roles;
mod rows;
mod rules;
mod spaces;
mod spoilers;
mod styles;
mod tables;
mod tabs;
mod tasks;
mod terms;
mod title;
mod unread;
mod unshown;
mod word_lists;
mod wrappers;

#[cfg(feature = "fuzzing")]
pub use images::parse_srcset;

use crate::Kind;
use crate::dom::ArticleTree;
use crate::metadata::Metadata;
use crate::url::BaseUrl;

/// What passes know besides the tree.
#[derive(Debug)]
pub struct Context<'a> {
    /// What links and images are relative to.
    pub base: &'a BaseUrl,
    /// What the page says about itself.
    pub metadata: &'a Metadata,
    /// What sort of page it is.
    pub kind: Kind,
}

/// A pass: linear in the tree.
type Pass = fn(&mut ArticleTree, &Context<'_>);

/// The passes in their order, with the reason for it.
const PASSES: &[(Pass, &str)] = &[
    (
        title::run,
        "first, while the heading stands where the page had it",
    ),
    (
        byline::run,
        "while the lines above the text stand where the page had them",
    ),
    (
        clones::run,
        "before passes that treat a clone otherwise than its slide",
    ),
    (
        roles::run,
        "before all that looks for tables, and before empty boxes go",
    ),
    (obsolete::run, "before all that looks for elements by name"),
    (
        math::run,
        "early, for a formula's twins are text, pictures and scripts",
    ),
    (
        styles::run,
        "after formulas, which have styles of their own",
    ),
    (
        tabs::run,
        "before buttons go, for labels are in some, and before lists, for others are items",
    ),
    (
        code::run,
        "before tables and wrappers, which mean lines in a listing",
    ),
    (
        code_bars::run,
        "after listings, some of which were tables, and before buttons go",
    ),
    (accordions::run, "before buttons go, for titles are in some"),
    (spoilers::run, "before buttons go, for labels are in some"),
    (
        unshown::run,
        "after formulas and all that opens, of which parts are not shown",
    ),
    (
        players::run,
        "before buttons go, without which a bar is a line of text",
    ),
    (
        controls::run,
        "before buttons go, for a label beside them would stay, and after all that asks what they are called",
    ),
    (
        page_marks::run,
        "before headings, which links to edit them stand in",
    ),
    (
        heard::run,
        "before headings, beside which links are that are heard alone",
    ),
    (
        page_links::run,
        "before lists and wrappers, which such lines stand in",
    ),
    (
        headings::run,
        "before buttons go, for headings are in some, and before links, for marks beside them are",
    ),
    (
        tasks::run,
        "before fields go, for the boxes of tasks are some",
    ),
    (cells::run, "before drawings and icons go, which have names"),
    (
        unread::run,
        "before passes that ask what else an element holds",
    ),
    (
        inlines::run,
        "before passes that look for blocks below blocks",
    ),
    (
        images::run,
        "before links, for a picture's place may be in the link around it",
    ),
    (
        embeds::run,
        "before captions, for a film has one as a picture does",
    ),
    (
        galleries::run,
        "before captions, for what is said of a picture becomes one",
    ),
    (
        captions::run,
        "after pictures, for one that is gone has nothing said about it",
    ),
    (
        word_lists::run,
        "before lists, for other items may stand beside them",
    ),
    (
        lists::run,
        "before wrappers, which stand between lists and items",
    ),
    (
        asides::run,
        "before wrappers, which have the names of boxes",
    ),
    (
        links::run,
        "before wrappers go, for an anchor may be all that is in one",
    ),
    (
        contents::run,
        "after links, of which those within the page can be told now",
    ),
    (
        notes::run,
        "after links, which know the places they lead to",
    ),
    (
        tables::run,
        "before wrappers, for the cells of a layout table become wrappers",
    ),
    (
        wrappers::run,
        "late, for the passes before leave empty ones",
    ),
    (
        terms::run,
        "after wrappers, which take empty descriptions away",
    ),
    (rows::run, "after wrappers, which take empty cells away"),
    (columns::run, "after rows, of which some go"),
    (
        rules::run,
        "after those that empty what stands above and below",
    ),
    (spaces::run, "last, for now it is known where lines begin"),
];

/// Runs all passes in order.
pub fn clean(tree: &mut ArticleTree, context: &Context<'_>) {
    for (pass, _) in PASSES {
        pass(tree, context);
    }
}

#[cfg(test)]
fn check(pass: Pass, before: &str, after: &str) {
    use crate::{Options, noscript, parse, sanitize, serialize};
    let metadata = Metadata {
        title: Some("Rain over the hills".into()),
        ..Metadata::default()
    };
    let context = Context {
        base: &BaseUrl::new("https://a.example/x/", None),
        metadata: &metadata,
        kind: Kind::Article,
    };
    let mut tree = parse::parse_fragment(before, &Options::default());
    noscript::graft(&mut tree, &Options::default());
    let mut tree = ArticleTree::new(tree);
    pass(&mut tree, &context);
    assert_eq!(
        serialize::html(&sanitize::sanitize(&tree)),
        after,
        "{before}"
    );
}
