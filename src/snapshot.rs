//! Snapshot of a live page → [`Document`].
//!
//! `capture.js` walks the live page once and writes one string, in UTF-8:
//!
//! ```text
//! snapshot  = "stillpage/1" fact* node*
//! node      = element | text
//! element   = \x01 name attribute* fact* node* \x05
//! attribute = \x02 name \x03 value
//! text      = \x04 characters
//! fact      = \x06 letter value
//! ```
//!
//! `name` is a local name, with `svg:` or `math:` before it for the other two namespaces. The
//! n-th element opened has the *source number* n, from 0. Facts of the page: `u` its address, `b`
//! the base of its links. Facts of an element: `h` not visible, `s` the address of the media it
//! shows, `n` the natural size `WIDTHxHEIGHT` of its picture; they become the attributes
//! `live:hidden`, `live:src` and `live:size`. Other letters are passed over, so that a newer
//! `capture.js` may say more.
//!
//! The page could put anything in there: the decoder trusts nothing but its own grammar.

use crate::dom::{Document, Names, Namespace, NodeId, PageFacts, Room, Tree, name};
use crate::parse::{MAX_ATTRIBUTES, is_reserved};
use crate::{Error, Options, noscript};

const MAGIC: &str = "stillpage/1";

/// What snapshots of all versions begin with.
const FAMILY: &str = "stillpage/";

const OPEN: u8 = 1;
const ATTRIBUTE: u8 = 2;
const VALUE: u8 = 3;
const TEXT: u8 = 4;
const CLOSE: u8 = 5;
const FACT: u8 = 6;

/// Decodes a snapshot.
///
/// # Errors
/// When the bytes do not follow the grammar; the error names the place. Beyond the limits they are
/// not read.
pub fn decode(snapshot: &[u8], options: &Options) -> Result<Document, Error> {
    let whole = text(snapshot)?;
    let snapshot = &whole[..whole.floor_char_boundary(options.max_bytes)];
    let is_cut = snapshot.len() < whole.len();
    check_start(snapshot)?;
    let mut tree = Tree::new(Names::default());
    tree.reserve(room(snapshot, options));
    let mut decoder = Decoder {
        input: snapshot,
        at: MAGIC.len(),
        tree,
        page: PageFacts::default(),
        open: vec![NodeId::ROOT],
        elements: 0,
        max_depth: options.max_depth,
    };
    while decoder.at < snapshot.len() && decoder.tree.len() < options.max_nodes {
        match decoder.record() {
            // The last record of a snapshot that is cut is half of one.
            Err(_) if is_cut && decoder.at >= snapshot.len() => break,
            done => done?,
        }
    }
    decoder.page.is_truncated = is_cut || decoder.at < snapshot.len();
    if !decoder.page.is_truncated && decoder.open.len() > 1 {
        return Err(bad(decoder.at, "it ends before its elements do"));
    }
    let Decoder { mut tree, page, .. } = decoder;
    noscript::graft(&mut tree, options);
    Ok(Document::new(tree, page))
}

fn text(snapshot: &[u8]) -> Result<&str, Error> {
    let invalid = |error: std::str::Utf8Error| bad(error.valid_up_to(), "it is no UTF-8");
    std::str::from_utf8(snapshot).map_err(invalid)
}

fn check_start(snapshot: &str) -> Result<(), Error> {
    let Some(version) = snapshot.strip_prefix(FAMILY) else {
        return Err(bad(0, "it does not begin as one"));
    };
    let end = version.find(|c: char| !c.is_ascii_digit());
    match FAMILY.len() + end.unwrap_or(version.len()) {
        end if &snapshot[..end] == MAGIC => Ok(()),
        _ => Err(bad(FAMILY.len(), "it is of another version")),
    }
}

fn bad(offset: usize, problem: &'static str) -> Error {
    Error::BadSnapshot { offset, problem }
}

/// The room its records take; what is a record is known by its first byte.
fn room(snapshot: &str, options: &Options) -> Room {
    let (mut nodes, mut attributes) = (0, 0);
    for &byte in snapshot.as_bytes() {
        nodes += usize::from(byte == OPEN || byte == TEXT);
        attributes += usize::from(byte == ATTRIBUTE || byte == FACT);
    }
    Room {
        nodes: nodes.min(options.max_nodes),
        attributes,
        text: snapshot.len() - nodes - attributes,
    }
}

struct Decoder<'a> {
    input: &'a str,
    at: usize,
    tree: Tree,
    page: PageFacts,
    /// The elements that are open, the root first.
    open: Vec<NodeId>,
    elements: u32,
    max_depth: usize,
}

impl<'a> Decoder<'a> {
    fn record(&mut self) -> Result<(), Error> {
        let start = self.at;
        let problem = |problem| Err(bad(start, problem));
        let mark = self.input.as_bytes()[start];
        // No part of a character that is more than a byte: a field begins behind it.
        if !(OPEN..=FACT).contains(&mark) {
            return problem("an unknown record");
        }
        self.at += 1;
        let field = self.field();
        let current = self.current();
        match mark {
            OPEN if field.is_empty() => return problem("an element without a name"),
            OPEN => self.open_element(field),
            ATTRIBUTE => {
                if self.input.as_bytes().get(self.at) != Some(&VALUE) {
                    return problem("an attribute without a value");
                }
                self.at += 1;
                let value = self.field();
                self.attribute(current, field, value);
            }
            TEXT => self.tree.append_text(self.shallow(), field),
            CLOSE if !field.is_empty() => return problem("text outside a record"),
            CLOSE if self.open.len() == 1 => return problem("an end without a start"),
            CLOSE => _ = self.open.pop(),
            _ => self.fact(current, field),
        }
        Ok(())
    }

    /// Takes what stands before the next control character of the grammar.
    fn field(&mut self) -> &'a str {
        let rest = &self.input[self.at..];
        let length = rest
            .bytes()
            .position(|b| (OPEN..=FACT).contains(&b))
            .unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn current(&self) -> NodeId {
        *self.open.last().expect("the root is never closed")
    }

    /// The innermost open element above the limit of depth: what nests deeper goes there.
    fn shallow(&self) -> NodeId {
        self.open[(self.open.len() - 1).min(self.max_depth)]
    }

    fn open_element(&mut self, field: &str) {
        let (namespace, local) = match field.split_once(':') {
            Some(("svg", local)) => (Namespace::Svg, local),
            Some(("math", local)) => (Namespace::MathMl, local),
            _ => (Namespace::Html, field),
        };
        let local = self.tree.intern(local);
        let id = self.tree.create_element(namespace, local);
        self.tree.set_source(id, self.elements);
        self.elements += 1;
        self.tree.append(self.shallow(), id);
        self.open.push(id);
    }

    fn attribute(&mut self, element: NodeId, key: &str, value: &str) {
        let key = key.strip_prefix("xlink:").unwrap_or(key);
        if key.is_empty() || is_reserved(key) {
            return;
        }
        let key = self.tree.intern(key);
        let is_new = !self.tree.has_attribute(element, key);
        if is_new && self.tree.attributes(element).count() < MAX_ATTRIBUTES {
            self.tree.push_attribute(element, key, value);
        }
    }

    fn fact(&mut self, element: NodeId, field: &str) {
        let Some(letter) = field.chars().next() else {
            return;
        };
        let value = &field[letter.len_utf8()..];
        if element == NodeId::ROOT {
            match letter {
                'u' => self.page.url = Some(value.to_owned()),
                'b' => self.page.base_url = Some(value.to_owned()),
                _ => {}
            }
            return;
        }
        let key = match letter {
            'h' => name::LIVE_HIDDEN,
            's' => name::LIVE_SRC,
            'n' => name::LIVE_SIZE,
            _ => return,
        };
        if !self.tree.has_attribute(element, key) {
            self.tree.push_attribute(element, key, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(records: &str) -> Result<Document, Error> {
        let snapshot = format!("stillpage/1{records}");
        decode(snapshot.as_bytes(), &Options::default())
    }

    #[test]
    fn elements_are_numbered_in_the_order_they_open() {
        let records = "\x01html\x01body\x01p\x02class\x03x\x04a\x05\x01p\x06h\x04b\x05\x05\x05";
        let document = decoded(records).expect("well-formed");
        let ps: Vec<_> = document.children(document.body()).collect();
        assert_eq!(document.source(ps[1]), Some(3));
        assert_eq!(document.attribute(ps[0], name::CLASS), Some("x"));
        assert!(document.has_attribute(ps[1], name::LIVE_HIDDEN));
        assert_eq!(
            document.text(document.first_child(ps[1]).expect("text")),
            "b"
        );
    }

    #[test]
    fn a_damaged_snapshot_names_what_is_wrong_and_where() {
        for (snapshot, at, problem) in [
            (&b""[..], 0, "it does not begin as one"),
            (b"<html>", 0, "it does not begin as one"),
            (b"stillpage", 0, "it does not begin as one"),
            (b"stillpage/2", 10, "it is of another version"),
            (b"stillpage/10\x01p\x05", 10, "it is of another version"),
            (b"stillpage/1\x01p\x04\xc3\x05\x05", 14, "it is no UTF-8"),
            (b"stillpage/1\x01p\x04\xc3", 14, "it is no UTF-8"),
            (b"stillpage/1x", 11, "an unknown record"),
            (b"stillpage/1\x01\x05", 11, "an element without a name"),
            (
                b"stillpage/1\x01p\x02b\x04c\x05",
                13,
                "an attribute without a value",
            ),
            (b"stillpage/1\x01p\x02b", 13, "an attribute without a value"),
            (b"stillpage/1\x01p\x05x", 13, "text outside a record"),
            (b"stillpage/1\x05", 11, "an end without a start"),
            (
                b"stillpage/1\x01p\x01b\x05",
                16,
                "it ends before its elements do",
            ),
        ] {
            let error = decode(snapshot, &Options::default()).expect_err(problem);
            let expected = format!("snapshot is damaged at byte {at}: {problem}");
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn facts_of_the_page_are_read_and_others_passed_over() {
        let records = "\x06uhttps://a.example/\x06?x\x06bhttps://b.example/\x01p\x05";
        let document = decoded(records).expect("well-formed");
        assert_eq!(document.page.url.as_deref(), Some("https://a.example/"));
        assert_eq!(
            document.page.base_url.as_deref(),
            Some("https://b.example/")
        );
    }

    #[test]
    fn a_snapshot_that_is_too_long_is_read_as_far_as_it_goes() {
        let snapshot = b"stillpage/1\x01html\x01p\x04a\x05\x01p\x02class\x03x\x04b\x05\x05";
        let mut options = Options::default();
        for most in 11..snapshot.len() {
            options.max_bytes = most;
            let document = decode(snapshot, &options).expect("what fits is well-formed");
            assert!(document.page.is_truncated, "{most}");
        }
        options.max_bytes = snapshot.len();
        let document = decode(snapshot, &options).expect("well-formed");
        assert!(!document.page.is_truncated);
        options.max_nodes = 3;
        let document = decode(snapshot, &options).expect("well-formed");
        assert!(document.page.is_truncated);
    }

    #[test]
    fn an_attribute_stands_once_and_not_thousands_stand() {
        let many: String = (0..5000).map(|n| format!("\x02a{n}\x03x")).collect();
        let document =
            decoded(&format!("\x01p\x02lang\x03a\x02lang\x03b{many}\x05")).expect("is one");
        let p = document.first_child(NodeId::ROOT).expect("p");
        assert_eq!(document.attributes(p).count(), MAX_ATTRIBUTES);
        assert_eq!(document.attribute(p, name::LANG), Some("a"));
        let langs = document.attributes(p).filter(|&(key, _)| key == name::LANG);
        assert_eq!(langs.count(), 1);
        let facts = "\x06n1x1\x06h".repeat(1000);
        let document = decoded(&format!("\x01img{facts}\x05")).expect("is one");
        let image = document.first_child(NodeId::ROOT).expect("img");
        assert_eq!(document.attributes(image).count(), 2);
    }

    #[test]
    fn deep_nesting_is_flattened_and_text_kept() {
        let records = "\x01div\x04x".repeat(60_000) + &"\x05".repeat(60_000);
        let document = decoded(&records).expect("well-formed");
        assert_eq!(
            document.folded_text(NodeId::ROOT).matches('x').count(),
            60_000
        );
    }
}
