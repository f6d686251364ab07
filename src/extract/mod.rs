//! Finds the article: every block of the page is kept or left out, with a score and a reason.
//!
//! ```text
//! Document ──cut──▶ blocks ──features──▶ rows ──model──▶ probabilities
//!   ──kin──▶ of blocks alike ──choice──▶ expected F1, threshold ──structure──▶ decision for every element
//!   ──rails──▶ corrected decision ──selection──▶ Extraction
//! ```
//!
//! Nothing here changes the document or knows its address, and no word list alone drops a block with
//! much running text.

mod amounts;
mod blocks;
mod cards;
mod choice;
mod documentation;
pub mod features;
mod galleries;
mod groups;
mod kin;
mod kind;
mod labels;
pub mod model;
mod overlaps;
mod own_picture;
pub mod page;
mod page_type;
mod posts;
mod purchase;
pub(crate) mod rails;
mod reason;
mod selection;
mod signs;
mod stated;
mod structure;
mod text_stats;
mod thread;
mod tokens;
mod visibility;
mod votes;

use crate::Kind;
use crate::dom::{Document, NodeId, SideTable};
use choice::Candidate;
use model::Model;
use page::Page;
pub use reason::Reason;
pub use thread::Post;

/// What metadata tells about the article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    /// The headline; empty if unknown.
    pub title: &'a str,
    /// Who wrote it.
    pub authors: &'a [String],
    /// A short description; empty if unknown.
    pub description: &'a str,
    /// The address of the picture the page shows elsewhere; empty if unknown.
    pub image: &'a str,
    /// Types by JSON-LD and Open Graph, lower case.
    pub types: &'a [String],
    /// Texts that the page's data say it has.
    pub stated_text: &'a [String],
    /// Prices of something for sale by the page's data.
    pub stated_prices: &'a [String],
}

/// What was found.
#[derive(Debug)]
pub struct Extraction {
    /// What sort of page it is.
    pub kind: Kind,
    /// How sure it is that this is an article, 0 to 1: the F1 one may expect of the choice, little
    /// for a list of other pages.
    pub confidence: f64,
    /// Effective words of the whole page.
    pub words: usize,
    /// For each node, whether it is copied into the article.
    pub kept: SideTable<bool>,
    /// The posts of a thread; empty for any other page.
    pub posts: Vec<Post>,
    /// What was left out, in document order.
    pub dropped: Vec<Dropped>,
}

/// A part of the page that was left out.
#[derive(Clone, Copy, Debug)]
pub struct Dropped {
    /// The element all of whose text was left out.
    pub top: NodeId,
    /// Why.
    pub reason: Reason,
    /// Its effective words.
    pub words: usize,
    /// The container of the next block that was kept.
    pub before: Option<NodeId>,
}

impl Extraction {
    /// Says why the page may have no article.
    pub fn doubt(&self) -> String {
        match self.words {
            1 => "the page has 1 word".to_owned(),
            words if words < 40 => format!("the page has {words} words"),
            _ if self.kind == Kind::Listing => "the page is a list of others".to_owned(),
            _ => "no part of the page reads like an article".to_owned(),
        }
    }
}

/// Finds the article with the model that ships with the crate.
pub fn extract(document: &Document, hints: &Hints<'_>) -> Extraction {
    let method = Method {
        model: &model::SHIPPED,
        without_rails: &[],
    };
    extract_by(method, document, hints)
}

/// By what an article is found.
#[derive(Clone, Copy, Debug)]
pub struct Method<'a> {
    /// What judges the blocks.
    pub model: &'a Model,
    /// Names of rails that are not applied.
    pub without_rails: &'a [String],
}

/// Finds the article by another method than the shipped one.
pub fn extract_by(method: Method<'_>, document: &Document, hints: &Hints<'_>) -> Extraction {
    let page = Page::new(document, hints);
    let probabilities = kin::share(&page, &judge(method.model, &page));
    let probabilities = stated::raise(&page, probabilities);
    let candidates: Vec<Candidate> = page
        .blocks
        .iter()
        .zip(&probabilities)
        .map(|(block, &probability)| Candidate {
            words: block.words() as f32,
            probability,
        })
        .collect();
    let expected = choice::expected_f1(&candidates);
    let strictness = match page_type::is_surely_article(hints.types) {
        true => STRICT,
        false => LENIENT,
    };
    let mut decision = structure::decide(&page, &probabilities, expected / 2.0 * strictness);
    let kind = kind::kind(&page, &decision);
    let lists_others = kind == Kind::Listing && kind::is_list_of_others(&page, &decision);
    rails::correct(&page, kind, method.without_rails, &mut decision);
    let thread = thread::find(&page, kind, &mut decision);
    let is_thread = !thread.posts.is_empty();
    let mut confidence = choice::calibrated(expected) * fullness(&page, &decision);
    // Whoever lists other pages well has no article for all that.
    if lists_others && !is_thread {
        confidence *= LISTING_CONFIDENCE;
    }
    let (mut kept, dropped) = selection::select(&page, kind, &decision);
    thread.narrow(document, &mut kept);
    Extraction {
        kind: if is_thread { Kind::Thread } else { kind },
        confidence: f64::from(confidence),
        words: page.total().words,
        kept,
        posts: thread.posts,
        dropped,
    }
}

/// Pages that say that they are news or posts have more around their text than the pages the model
/// learned from: a block must be likelier there.
const STRICT: f32 = 1.4;
/// Elsewhere it is better to keep a doubtful block.
const LENIENT: f32 = 0.9;
/// What is left of the confidence of a page that is a list of others.
const LISTING_CONFIDENCE: f32 = 0.19;
/// Fewer words than a sentence or two are no article, however well they are chosen: the labels of a
/// form are all the text that a page for signing in has.
const FEW_WORDS: usize = 20;

/// What is left of the confidence of a page by the words kept of it.
fn fullness(page: &Page<'_>, decision: &structure::Decision) -> f32 {
    let words = decision.kept_words(page);
    words.min(FEW_WORDS) as f32 / FEW_WORDS as f32
}

fn judge(model: &Model, page: &Page<'_>) -> Vec<f32> {
    let mut judge = model.judge(&features::of_page(page));
    let mut row = Vec::with_capacity(model.features());
    let probability = |index| {
        features::fill_row(page, index, &mut row);
        judge.probability(&row)
    };
    (0..page.blocks.len()).map(probability).collect()
}
