//! The elements of the text as the standard has them: headings, lists, lines, rules, wrappers.

pub mod headings;
pub mod inlines;
pub mod lists;
pub mod obsolete;
pub mod rules;
pub mod spaces;
pub mod styles;
pub mod tasks;
pub mod terms;
pub mod word_lists;
pub mod wrappers;
