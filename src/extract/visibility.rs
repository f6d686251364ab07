//! Whether an element says that it is not shown. A snapshot knows; markup tells by `hidden`,
//! `aria-hidden` and inline style.

use crate::dom::{Document, NodeId, name, style};

/// Whether `id` and what is below it is not shown, as far as the element itself says.
pub fn hides(document: &Document, id: NodeId) -> bool {
    document.has_attribute(id, name::LIVE_HIDDEN)
        || document.has_attribute(id, name::HIDDEN)
        || document.attribute(id, name::ARIA_HIDDEN) == Some("true")
        || document
            .attribute(id, name::STYLE)
            .is_some_and(style::hides)
}
