//! The head of the document and the roots of its text: `title`, language, direction.

use super::Source;
use crate::dom::text::FoldedText;
use crate::dom::{Document, Name, NodeId, name, sets};

/// The most nodes below an element that are looked at for its text.
const MAX_NODES: usize = 200;

/// Reads `title` and the attributes of `html` and `body`.
pub fn read(document: &Document) -> Source {
    let mut source = Source::default();
    for id in document.descendants(NodeId::ROOT) {
        match document.html_name(id) {
            name::HTML | name::BODY => {
                // What declares itself as XML and comes as HTML often has the one of XML alone.
                let lang = attribute(document, id, name::LANG);
                let lang = lang.or_else(|| attribute(document, id, name::XML_LANG));
                source.lang = source.lang.or(lang);
                let dir = attribute(document, id, name::DIR).map(|d| d.to_lowercase());
                source.dir = source.dir.or(dir.filter(|d| d == "ltr" || d == "rtl"));
            }
            name::TITLE if source.title.is_none() => {
                source.title = Some(document.children(id).map(|c| document.text(c)).collect());
            }
            _ => {}
        }
    }
    source
}

/// The value of an attribute, if it is not blank.
pub fn attribute(document: &Document, id: NodeId, key: Name) -> Option<String> {
    let value = document.attribute(id, key)?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Whether a line of text ends at the boundaries of this node.
pub fn is_line_break(document: &Document, id: NodeId) -> bool {
    document.is_element(id) && (document.is(id, name::BR) || !document.is_inline(id))
}

/// Whether a word may end at the boundaries of this element without a space: a byline is often
/// made of `span`s that a style sheet sets apart. Emphasis may begin within a word.
pub fn is_seam(document: &Document, id: NodeId) -> bool {
    document.is_any(
        id,
        &[name::A, name::DATA, name::LABEL, name::SPAN, name::TIME],
    )
}

/// The text below `id` with line breaks between blocks, if it is no longer than `most` bytes and
/// of few nodes. What is no text of the page is left out.
pub fn short_text(document: &Document, id: NodeId, most: usize) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = FoldedText::default();
    let mut length = 0;
    let mut node = Some(id);
    let mut seen = 0;
    while let Some(at) = node {
        seen += 1;
        if seen > MAX_NODES {
            return None;
        }
        if is_line_break(document, at) {
            lines.push(std::mem::take(&mut line).finish());
        } else if is_seam(document, at) {
            line.push_space();
        }
        length += document.text(at).trim().len();
        if length > most {
            return None;
        }
        line.push(document.text(at));
        node = match sets::NO_TEXT.has(document.html_name(at)) {
            true => document.following_skipping(at, id),
            false => document.following(at, id),
        };
    }
    lines.push(line.finish());
    lines.retain(|line| !line.is_empty());
    Some(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_declared_for_xml_counts_where_there_is_no_other() {
        let lang = |attributes: &str| {
            let html = format!("<html {attributes}><p>a");
            read(&crate::parse::parse(&html, &Default::default())).lang
        };
        assert_eq!(lang("xml:lang=fr").as_deref(), Some("fr"));
        assert_eq!(lang("xml:lang=fr lang=de").as_deref(), Some("de"));
    }

    #[test]
    fn short_text_keeps_blocks_apart() {
        let html = "<div><p>Ann <b>Lee</b></p><script>x</script><p>Staff</p></div>";
        let document = crate::parse::parse(html, &Default::default());
        let body = document.body();
        assert_eq!(
            short_text(&document, body, 50).as_deref(),
            Some("Ann Lee\nStaff")
        );
        assert_eq!(short_text(&document, body, 8), None);
        let html = "<p><span>By</span><a>Ann <b>L</b>ee</a></p>";
        let document = crate::parse::parse(html, &Default::default());
        let text = short_text(&document, document.body(), 50);
        assert_eq!(text.as_deref(), Some("By Ann Lee"));
    }
}
