//! The floor, for `cargo xtask bench`: the least a reader of snapshots can do. Decodes, passes once
//! over the document and writes it down, and finds, cleans and checks nothing; so what is written
//! is counted and thrown away.

use crate::dom::{Document, NodeId, Step};
use crate::{Error, Options, snapshot};

/// Returns the length of the page's text and of what was written.
///
/// # Errors
/// When the snapshot is damaged.
pub fn floor(snapshot: &[u8]) -> Result<(usize, usize), Error> {
    let document = snapshot::decode(snapshot, &Options::default())?;
    let nodes = document.descendants(NodeId::ROOT);
    let text = nodes.map(|id| document.text(id).trim().len()).sum();
    Ok((text, write(&document).len()))
}

fn write(document: &Document) -> String {
    let mut out = String::new();
    for step in document.walk(NodeId::ROOT) {
        match step {
            Step::Enter(id) if document.is_text(id) => escape(document.text(id), &mut out),
            Step::Enter(id) if document.is_element(id) => {
                out.push('<');
                out.push_str(document.name_text(document.name(id)));
                for (key, value) in document.attributes(id) {
                    out.push(' ');
                    out.push_str(document.name_text(key));
                    out.push_str("=\"");
                    escape(value, &mut out);
                    out.push('"');
                }
                out.push('>');
            }
            Step::Leave(id) if document.is_element(id) => {
                out.push_str("</");
                out.push_str(document.name_text(document.name(id)));
                out.push('>');
            }
            _ => {}
        }
    }
    out
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
