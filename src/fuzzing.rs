//! What `xtask fuzz` needs and nobody else: single stages that take a stranger's text, and the
//! policy to hold against what comes out.

use crate::dom::{ArticleTree, Document, Names, Namespace, NodeId, Step, Tree, name};
use crate::url::BaseUrl;
use crate::{Options, clean, metadata, noscript, parse, sanitize, serialize};

/// What of a piece of HTML the policy does not name; empty for all that the core has written.
pub fn complaints(html: &str) -> Vec<String> {
    sanitize::complaints(&parse::parse_fragment(html, &Options::default()))
}

/// A piece of HTML rebuilt through the policy.
pub fn sanitized(html: &str) -> String {
    let tree = parse::parse_fragment(html, &Options::default());
    serialize::html(&sanitize::sanitize(&ArticleTree::new(tree)))
}

/// What a `noscript` holds, parsed for it and written through the policy; how many nodes it became,
/// and how deep they nest.
pub fn noscript(raw: &str, options: &Options) -> (String, usize, usize) {
    let mut tree = Tree::new(Names::default());
    let noscript = tree.create_element(Namespace::Html, name::NOSCRIPT);
    tree.append(NodeId::ROOT, noscript);
    tree.append_text(noscript, raw);
    noscript::graft(&mut tree, options);
    let (mut depth, mut deepest, mut nodes) = (0, 0, 0);
    for step in tree.walk(noscript) {
        match step {
            Step::Enter(_) => {
                depth += 1;
                deepest = deepest.max(depth);
                nodes += 1;
            }
            Step::Leave(_) => depth -= 1,
        }
    }
    tree.unwrap_node(noscript);
    let written = serialize::html(&sanitize::sanitize(&ArticleTree::new(tree)));
    // The element itself was met too.
    (written, nodes - 1, deepest - 1)
}

/// All strings of a page that a reader could be shown: its text and the values of attributes. What
/// is text may depend on how deep elements may stand.
pub fn strings(html: &str, options: &Options) -> Vec<String> {
    let document = parse::parse(html, options);
    let mut found = Vec::new();
    for id in document.descendants(NodeId::ROOT) {
        match document.is_text(id) {
            true => found.push(document.text(id).to_owned()),
            false => found.extend(document.attributes(id).map(|(_, value)| value.to_owned())),
        }
    }
    found
}

/// The text of a piece of HTML as it is parsed.
pub fn text(html: &str) -> String {
    let tree = parse::parse_fragment(html, &Options::default());
    let texts = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is_text(id));
    texts.map(|id| tree.text(id)).collect()
}

/// A date as machines write it, printed as an article has it.
pub fn machine_date(text: &str) -> Option<String> {
    metadata::machine_date(text)
}

/// The first date of a text, printed as an article has it, and where it stands in bytes.
pub fn written_date(text: &str) -> Option<(String, std::ops::Range<usize>)> {
    metadata::written_date(text)
}

/// The addresses of a `srcset` with their widths, and the one that is chosen.
pub fn srcset(value: &str) -> (Vec<(&str, f64)>, Option<&str>) {
    clean::parse_srcset(value)
}

/// An address of a page that came from `url` and has a `base` element with `base_href`.
pub fn resolve(url: &str, base_href: Option<&str>, link: &str) -> Option<String> {
    BaseUrl::new(url, base_href).resolve(link)
}

/// The snapshot of a page as `capture.js` would write it, were the page open in a browser, without
/// what only a browser knows.
pub fn snapshot(html: &str) -> String {
    let document = parse::parse(html, &Options::default());
    let mut out = String::from("stillpage/1\x06uhttps://page.example/");
    for step in document.walk(NodeId::ROOT) {
        match step {
            Step::Enter(id) if document.is_text(id) => {
                out.push('\x04');
                out.extend(document.text(id).chars().filter(is_unmarked));
            }
            Step::Enter(id) if document.is_element(id) => open(&document, id, &mut out),
            Step::Leave(id) if document.is_element(id) => out.push('\x05'),
            _ => {}
        }
    }
    out
}

fn open(document: &Document, id: NodeId, out: &mut String) {
    out.push('\x01');
    out.push_str(match document.namespace(id) {
        Namespace::Html => "",
        Namespace::Svg => "svg:",
        Namespace::MathMl => "math:",
    });
    out.push_str(document.name_text(document.name(id)));
    for (key, value) in document.attributes(id) {
        out.push('\x02');
        out.push_str(document.name_text(key));
        out.push('\x03');
        out.extend(value.chars().filter(is_unmarked));
    }
}

/// Whether a character is none of the grammar.
fn is_unmarked(c: &char) -> bool {
    !('\x01'..='\x06').contains(c)
}
