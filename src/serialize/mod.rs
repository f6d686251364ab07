//! Writes a sanitised tree as HTML, Markdown or plain text. Takes nothing else, so that unsafe
//! output does not type-check.

mod front_matter;
mod html;
mod lines;
mod outline;
mod prose;

pub use front_matter::front_matter;
pub use html::html;
pub use outline::outline;
pub use prose::{markdown, text};
