//! Stillpage finds the article of a web page, cleans it and writes it out.
