//! Turns the article's copy of the page into clean, portable markup, pass by pass.
//!
//! Passes lose markup, never running text.

mod asides;
mod captions;
mod code;
mod elements;
mod embeds;
mod galleries;
mod head;
mod images;
mod interface;
mod links;
mod little;
mod math;
mod notes;
mod opened;
mod posts;
mod tables;

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
    /// What the page says about itself; nothing for a part that was left out, which may say it again.
    pub metadata: Option<&'a Metadata>,
    /// What sort of page it is.
    pub kind: Kind,
}

/// A pass: linear in the tree.
type Pass = fn(&mut ArticleTree, &Context<'_>);

/// The passes in their order, with the reason for it.
const PASSES: &[(Pass, &str)] = &[
    (
        head::title::run,
        "first, while the heading stands where the page had it",
    ),
    (
        head::byline::run,
        "while the lines above the text stand where the page had them",
    ),
    (
        interface::clones::run,
        "before passes that treat a clone otherwise than its slide",
    ),
    (
        tables::roles::run,
        "before all that looks for tables, and before empty boxes go",
    ),
    (
        elements::obsolete::run,
        "before all that looks for elements by name",
    ),
    (
        math::run,
        "early, for a formula's twins are text, pictures and scripts",
    ),
    (
        elements::styles::run,
        "after formulas, which have styles of their own",
    ),
    (
        opened::tabs::run,
        "before buttons go, for labels are in some, and before lists, for others are items",
    ),
    (
        code::run,
        "before tables and wrappers, which mean lines in a listing",
    ),
    (
        code::bars::run,
        "after listings, some of which were tables, and before buttons go",
    ),
    (
        opened::accordions::run,
        "before buttons go, for titles are in some",
    ),
    (
        opened::spoilers::run,
        "before buttons go, for labels are in some",
    ),
    (
        interface::unshown::run,
        "after formulas and all that opens, of which parts are not shown",
    ),
    (
        interface::players::run,
        "before buttons go, without which a bar is a line of text",
    ),
    (
        interface::controls::run,
        "before buttons go, for a label beside them would stay, and after all that asks what they are called",
    ),
    (
        interface::page_marks::run,
        "before headings, which links to edit them stand in",
    ),
    (
        interface::heard::run,
        "before headings, beside which links are that are heard alone",
    ),
    (
        interface::page_links::run,
        "before lists and wrappers, which such lines stand in",
    ),
    (
        elements::headings::run,
        "before buttons go, for headings are in some, and before links, for marks beside them are",
    ),
    (
        elements::tasks::run,
        "before fields go, for the boxes of tasks are some",
    ),
    (
        tables::cells::run,
        "before drawings and icons go, which have names",
    ),
    (
        interface::unread::run,
        "before passes that ask what else an element holds",
    ),
    (
        elements::inlines::run,
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
        elements::word_lists::run,
        "before lists, for other items may stand beside them",
    ),
    (
        elements::lists::run,
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
        interface::contents::run,
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
        elements::wrappers::run,
        "late, for the passes before leave empty ones",
    ),
    (
        elements::terms::run,
        "after wrappers, which take empty descriptions away",
    ),
    (
        tables::rows::run,
        "after wrappers, which take empty cells away",
    ),
    (tables::columns::run, "after rows, of which some go"),
    (
        elements::rules::run,
        "after those that empty what stands above and below",
    ),
    (
        elements::spaces::run,
        "last, for now it is known where lines begin",
    ),
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
        metadata: Some(&metadata),
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
