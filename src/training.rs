//! What `xtask train` and `xtask eval` need and nobody else: features, and reading by another
//! model.

use crate::extract::features;
use crate::extract::page::Page;
use crate::{Options, metadata, parse};

pub use crate::extract::features::Feature;
pub use crate::extract::model::Model;
pub use crate::metadata::Metadata;
pub use crate::words::{is_unspaced, words};

/// A block as training sees it.
#[derive(Clone, Debug)]
pub struct BlockRow {
    /// Its text.
    pub text: String,
    /// Its effective words.
    pub words: usize,
    /// Its features, in the order of [`features()`].
    pub features: Vec<f32>,
}

/// All features, in the order of a row.
pub fn features() -> impl Iterator<Item = &'static Feature> {
    features::features()
}

/// The names of the rails, in the order they are applied.
pub fn rails() -> impl Iterator<Item = &'static str> {
    crate::extract::rails::names()
}

/// The blocks of a page with their features.
pub fn rows(html: &str, url: &str, options: &Options) -> Vec<BlockRow> {
    let document = parse::parse(html, options);
    let base = crate::reader::base_url(&document, url);
    let metadata = metadata::read(&document, &base, url, None);
    let hints = crate::reader::hints(&metadata);
    let page = Page::new(&document, &hints);
    let of_page = features::of_page(&page);
    let row = |index: usize| {
        let mut row = Vec::new();
        features::fill_row(&page, index, &mut row);
        row.extend(&of_page);
        let block = &page.blocks[index];
        BlockRow {
            text: block.text(&document),
            words: block.words(),
            features: row,
        }
    };
    (0..page.blocks.len()).map(row).collect()
}

/// The metadata of a page, without looking for its article.
pub fn metadata(html: &str, url: &str, options: &Options) -> Metadata {
    let document = parse::parse(html, options);
    let base = crate::reader::base_url(&document, url);
    metadata::read(&document, &base, url, None)
}
