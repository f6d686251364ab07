//! Whether a page sells one thing: below its name there is a field for how many of it one wants. A
//! list of things for sale has none, or one for each.

use super::page::Page;
use crate::dom::{Document, Name, NodeId, name};

/// The field stands at most so many blocks below the name.
const REACH: usize = 16;
/// More fields are those of a list or of a basket. One may stand again in a bar that stays.
const MAX_FIELDS: usize = 2;
/// What such a field may be.
const FIELDS: &[Name] = &[name::BUTTON, name::INPUT, name::SELECT];
/// Its names in programs for shops: of WooCommerce, and of all others. Sorted.
const NAMES: &[&str] = &["qty", "quantity"];

/// Whether it does.
pub fn sells_one_thing(page: &Page<'_>) -> bool {
    let Some(title) = page.title.or(page.first_h1) else {
        return false;
    };
    let start = page.blocks[title].first;
    let end = page.blocks.get(title + REACH).map(|block| block.first);
    let (mut is_near, mut fields, mut first_is_near) = (false, 0, false);
    for id in page.document.descendants(page.top) {
        is_near = (is_near || id == start) && Some(id) != end;
        if is_field(page.document, id) {
            first_is_near |= fields == 0 && is_near;
            fields += 1;
        }
    }
    page.heading_levels[title] > 0 && first_is_near && fields <= MAX_FIELDS
}

fn is_field(document: &Document, id: NodeId) -> bool {
    let called = document.attribute(id, name::NAME).unwrap_or_default();
    document.is_any(id, FIELDS) && NAMES.binary_search(&called).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Hints;

    fn check(html: &str, expected: bool) {
        let document = crate::parse::parse(html, &Default::default());
        let hints = Hints::default();
        let page = Page::new(&document, &hints);
        assert_eq!(sells_one_thing(&page), expected, "{html}");
    }

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_field_for_how_many_stands_below_the_name() {
        let field = "<form><p>Số lượng<input type=number name=quantity value=1></form>";
        check(&format!("<h1>Nồi</h1><p>85 £</p>{field}"), true);
        check(&format!("{field}<h1>Nồi</h1><p>85 £</p>"), false);
        check("<h1>Nồi</h1><input name=q>", false);
        check(&format!("<h1>Nồi</h1>{}", field.repeat(3)), false);
    }
}
