//! Stillpage finds the article of a web page, cleans it and writes it out.
mod article;
mod clean;
pub mod dom;
mod error;
mod extract;
mod metadata;
mod options;
mod parse;
mod sanitize;
mod serialize;
mod snapshot;
mod url;
mod words;

pub use article::{Article, Heading, Kind, LeftOut};
pub use error::Error;
pub use options::Options;
