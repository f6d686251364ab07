//! What stands above the text and is said by the article's own fields: title, author, day.

pub mod byline;
mod measures;
pub mod title;
