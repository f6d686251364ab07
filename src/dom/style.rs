//! What the `style` attribute of an element says.

/// The value of a property, the last one that is given, without what makes it important.
pub fn value<'a>(style: &'a str, property: &str) -> Option<&'a str> {
    let declarations = style.split(';').filter_map(|d| d.split_once(':'));
    let mut values = declarations.filter(|(key, _)| key.trim().eq_ignore_ascii_case(property));
    let (_, value) = values.next_back()?;
    Some(value.split('!').next().unwrap_or_default().trim())
}

/// Whether a property has one of these values, which are in lower case.
pub fn says(style: &str, property: &str, values: &[&str]) -> bool {
    let value = value(style, property).unwrap_or_default();
    values
        .iter()
        .any(|wanted| value.eq_ignore_ascii_case(wanted))
}

/// Whether it says that the element is not shown.
pub fn hides(style: &str) -> bool {
    says(style, "display", &["none"]) || says(style, "visibility", &["hidden"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_read_as_declarations() {
        assert!(hides("color:red; display : NONE !important"));
        assert!(hides("visibility:hidden"));
        assert!(!hides("display:none;display:block"));
        assert!(!hides("display:block;background:url(none)"));
        assert_eq!(
            value("Font-Weight: 700 !important;", "font-weight"),
            Some("700")
        );
    }
}
