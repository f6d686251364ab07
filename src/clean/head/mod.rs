//! What stands above the text and is said by the article's own fields: title, author, day.

mod below_pictures;
pub mod byline;
mod measures;
mod sentences;
pub mod title;
