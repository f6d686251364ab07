//! Stillpage finds the article of a web page, cleans it and writes it out.
//!
//! ```text
//! HTML string or snapshot of a live page
//!   ─▶ Document ─▶ metadata, extraction ─▶ ArticleTree ─▶ SanitizedTree ─▶ Article
//! ```
//!
//! [`read_html`] does it all for a string, [`read_snapshot`] for a live page. The same bytes give
//! the same article on every platform: nothing here knows a clock, a network or a browser.

// One half of the WebAssembly uses but half of what is here.
#![cfg_attr(
    not(all(feature = "snapshots", feature = "pages", feature = "writers")),
    allow(dead_code, unused_imports)
)]

mod article;
mod clean;
mod copy_out;
mod dom;
mod error;
mod extract;
#[cfg(feature = "measuring")]
mod floor;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod metadata;
mod moments;
mod noscript;
mod options;
mod order;
mod parse;
mod reader;
mod references;
mod sanitize;
mod serialize;
mod snapshot;
#[cfg(feature = "training")]
pub mod training;
mod url;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod words;

pub use article::{Article, EpubImage, Heading, Kind, LeftOut};
pub use error::Error;
#[cfg(feature = "measuring")]
pub use floor::floor;
pub use options::Options;
pub use reader::{
    Stage, read_html, read_html_observed, read_snapshot, read_snapshot_observed, readability,
    to_epub, to_markdown, to_page, to_text,
};
