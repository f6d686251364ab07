//! What a page opens when asked is open in the article, under the label that opens it.

pub mod accordions;
pub mod spoilers;
pub mod tabs;
