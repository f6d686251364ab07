//! What belongs to the page and its programs and not to the text: controls, marks, labels.

pub mod clones;
pub mod contents;
pub mod controls;
pub mod heard;
pub mod page_links;
pub mod page_marks;
pub mod players;
pub mod unread;
pub mod unshown;
