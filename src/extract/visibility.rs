//! Whether an element says that it is not shown. A snapshot knows; markup tells by `hidden`,
//! `aria-hidden` and inline style.

use crate::dom::{Document, NodeId, name};

/// Whether `id` and what is below it is not shown, as far as the element itself says.
pub fn hides(document: &Document, id: NodeId) -> bool {
    document.has_attribute(id, name::LIVE_HIDDEN)
        || document.has_attribute(id, name::HIDDEN)
        || document.attribute(id, name::ARIA_HIDDEN) == Some("true")
        || document.attribute(id, name::STYLE).is_some_and(style_hides)
}

fn style_hides(style: &str) -> bool {
    let mut declarations = style.split(';').filter_map(|d| d.split_once(':'));
    declarations.any(|(property, value)| {
        let value = value.trim();
        let is = |wanted: &str| {
            value
                .get(..wanted.len())
                .is_some_and(|v| v.eq_ignore_ascii_case(wanted))
        };
        match property.trim() {
            "display" => is("none"),
            "visibility" => is("hidden"),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_style_is_read_as_declarations() {
        assert!(style_hides("color:red; display : NONE !important"));
        assert!(!style_hides("display:block;background:url(none)"));
    }
}
