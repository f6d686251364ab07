//! Writes a sanitised tree as HTML, one HTML file, Markdown, plain text or EPUB. Takes nothing else,
//! so that unsafe output does not type-check.

mod epub;
mod front_matter;
mod html;
mod lines;
mod outline;
mod page;
mod prose;

pub use epub::epub;
pub use front_matter::front_matter;
pub use html::html;
pub use outline::outline;
pub use page::page;
pub use prose::{markdown, text};
