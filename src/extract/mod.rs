//! Finds the article.
