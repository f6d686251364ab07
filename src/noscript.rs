//! What a `noscript` holds, for both doors: a browser that runs scripts keeps it as text, and lazy
//! images have their real address there.
//!
//! A small parser of its own reads it, with the tokens of
//! <https://html.spec.whatwg.org/multipage/parsing.html#tokenization> and of the tree only what
//! markup written by programs needs: what has no content, what ends a paragraph or an item, and end
//! tags that end what stands in between; tables become boxes. The whole parser of the standard would be a quarter of the
//! WebAssembly that reads live pages, where a browser has parsed the rest. What nests too deep goes
//! to the innermost element that may have content.

use crate::Options;
use crate::dom::{Name, Namespace, NodeId, Tree, name, sets};
use crate::parse::{MAX_ATTRIBUTES, is_reserved};
use crate::references;
use std::borrow::Cow;

/// Elements whose content is no markup. Sorted.
const RAW: &[Name] = &[
    name::IFRAME,
    name::NOEMBED,
    name::NOFRAMES,
    name::SCRIPT,
    name::STYLE,
    name::TEXTAREA,
    name::TITLE,
    name::XMP,
];

/// Tags that mean nothing within a page. Sorted.
const PASSED_OVER: &[Name] = &[
    name::BODY,
    name::COL,
    name::COLGROUP,
    name::FRAME,
    name::FRAMESET,
    name::HEAD,
    name::HTML,
];

/// What stands in a row: the next one ends the one before, up to what holds the row.
const ROWS: &[(&[Name], &[Name])] = &[
    (&[name::LI], &[name::MENU, name::OL, name::UL]),
    (&[name::DD, name::DT], &[name::DL]),
    (&[name::OPTION], &[name::SELECT]),
];

/// Parts of tables, which become boxes: browsers move what stands astray in a table elsewhere, and
/// what is lazy stands in no table of its own.
const TABLES: &[Name] = &[
    name::CAPTION,
    name::TABLE,
    name::TBODY,
    name::TD,
    name::TFOOT,
    name::TH,
    name::THEAD,
    name::TR,
];

/// What an element becomes.
fn made_of(local: Name) -> Name {
    match TABLES.contains(&local) {
        true => name::DIV,
        false => local,
    }
}

/// Replaces the raw text of every `noscript` by the elements it spells.
pub(crate) fn graft(tree: &mut Tree, options: &Options) {
    let found: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::NOSCRIPT))
        .collect();
    for noscript in found {
        let raw: String = tree.children(noscript).map(|c| tree.text(c)).collect();
        if !raw.contains('<') {
            continue;
        }
        while let Some(child) = tree.first_child(noscript) {
            tree.detach(child);
        }
        let mut parser = Parser {
            tree,
            open: vec![noscript],
            max_depth: options.max_depth,
            rest: &raw,
        };
        parser.run();
    }
}

struct Parser<'a> {
    tree: &'a mut Tree,
    /// The elements that are open, the `noscript` first; never more than the limit of depth.
    open: Vec<NodeId>,
    max_depth: usize,
    rest: &'a str,
}

/// A tag as it is spelled.
struct Tag<'a> {
    name: String,
    attributes: Vec<(&'a str, &'a str)>,
    is_closed: bool,
}

impl<'a> Parser<'a> {
    fn run(&mut self) {
        while !self.rest.is_empty() {
            let at = self.rest.find('<').unwrap_or(self.rest.len());
            self.text(at);
            if self.rest.is_empty() {
                return;
            }
            let after = &self.rest[1..];
            let begins_name = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
            if let Some(comment) = after.strip_prefix("!--") {
                self.rest = behind(comment, "-->");
            } else if begins_name(after) {
                self.rest = after;
                match self.tag() {
                    Some(tag) => self.start(&tag),
                    None => return,
                }
            } else if after.strip_prefix('/').is_some_and(begins_name) {
                self.rest = &after[1..];
                match self.tag() {
                    Some(tag) => self.end(&tag.name),
                    None => return,
                }
            } else if after.starts_with(['!', '?', '/']) {
                self.rest = behind(after, ">");
            } else {
                self.text(1);
            }
        }
    }

    /// Takes so much of the input as text.
    fn text(&mut self, length: usize) {
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        if !text.is_empty() {
            self.tree
                .append_text(self.current(), &references::decode(text, false));
        }
    }

    /// Takes the tag whose name is next; none if the input ends in it.
    fn tag(&mut self) -> Option<Tag<'a>> {
        let name = self.take(|c| !is_gap(c) && c != '>').to_ascii_lowercase();
        let mut tag = Tag {
            name,
            attributes: Vec::new(),
            is_closed: false,
        };
        loop {
            let gap = self.take(is_gap);
            match self.rest.chars().next()? {
                '>' => {
                    self.rest = &self.rest[1..];
                    tag.is_closed = gap.ends_with('/');
                    return Some(tag);
                }
                first => {
                    let (start, length) = (self.rest, first.len_utf8());
                    self.rest = &start[length..];
                    let more = self.take(|c| !is_gap(c) && c != '>' && c != '=');
                    let key = &start[..length + more.len()];
                    let value = self.value()?;
                    if tag.attributes.len() < MAX_ATTRIBUTES {
                        tag.attributes.push((key, value));
                    }
                }
            }
        }
    }

    /// Takes the value of an attribute, empty where it has none.
    fn value(&mut self) -> Option<&'a str> {
        let spaced = self.rest.trim_start_matches(is_space);
        let Some(value) = spaced.strip_prefix('=') else {
            return Some("");
        };
        self.rest = value.trim_start_matches(is_space);
        let quote = self.rest.chars().next()?;
        if quote != '"' && quote != '\'' {
            return Some(self.take(|c| !is_space(c) && c != '>'));
        }
        let (value, rest) = self.rest[1..].split_once(quote)?;
        self.rest = rest;
        Some(value)
    }

    fn take(&mut self, is_part: impl Fn(char) -> bool) -> &'a str {
        let length = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let local = made_of(self.tree.intern(&tag.name));
        let namespace = match (self.tree.namespace(self.current()), local) {
            (Namespace::Html, name::SVG) => Namespace::Svg,
            (Namespace::Html, name::MATH) => Namespace::MathMl,
            (around, _) => around,
        };
        let is_html = namespace == Namespace::Html;
        if is_html {
            if PASSED_OVER.contains(&local) {
                return;
            }
            self.end_what_cannot_hold(local);
        }
        let id = self.tree.create_element(namespace, local);
        for &(key, value) in &tag.attributes {
            self.attribute(id, key, value);
        }
        self.tree.append(self.current(), id);
        if is_html && RAW.contains(&local) {
            self.raw(id, &tag.name);
        } else if !sets::VOID.contains(&local) && (is_html || !tag.is_closed) {
            self.open(id);
        }
    }

    fn open(&mut self, id: NodeId) {
        if self.open.len() < self.max_depth {
            self.open.push(id);
        }
    }

    fn attribute(&mut self, id: NodeId, key: &str, value: &str) {
        let key = key.to_ascii_lowercase();
        let key = key.strip_prefix("xlink:").unwrap_or(&key);
        if key.is_empty() || is_reserved(key) {
            return;
        }
        let key = self.tree.intern(key);
        if !self.tree.has_attribute(id, key) {
            self.tree
                .push_attribute(id, key, &references::decode(value, true));
        }
    }

    /// Takes what stands before the end tag of an element without markup as its text.
    fn raw(&mut self, id: NodeId, name: &str) {
        let is_end = |at: usize| {
            let after = &self.rest.as_bytes()[at + 2..];
            after.len() > name.len()
                && after[..name.len()].eq_ignore_ascii_case(name.as_bytes())
                && (is_gap(char::from(after[name.len()])) || after[name.len()] == b'>')
        };
        let found = self.rest.match_indices("</").find(|&(at, _)| is_end(at));
        let (text, rest) = self
            .rest
            .split_at(found.map_or(self.rest.len(), |(at, _)| at));
        self.rest = behind(rest, ">");
        // A frame shows its page, and never what stands in it.
        if !text.is_empty() && !self.tree.is(id, name::IFRAME) {
            let text = match self.tree.is_any(id, &[name::TEXTAREA, name::TITLE]) {
                true => references::decode(text, false),
                false => Cow::Borrowed(text),
            };
            self.tree.append_text(id, &text);
        }
    }

    /// Ends a paragraph before a block, and an item before the next.
    fn end_what_cannot_hold(&mut self, next: Name) {
        if !sets::INLINE.has(next) && !sets::NO_TEXT.has(next) && next != name::IFRAME {
            let is_inline = |id: NodeId| sets::INLINE.has(self.tree.html_name(id));
            let around = self
                .open
                .iter()
                .rposition(|&id| !is_inline(id))
                .unwrap_or(0);
            if around > 0 && self.tree.is(self.open[around], name::P) {
                self.open.truncate(around);
            }
        }
        for (row, holders) in ROWS.iter().filter(|(row, _)| row.contains(&next)) {
            let found = self
                .open
                .iter()
                .rposition(|&id| self.tree.is_any(id, row) || self.tree.is_any(id, holders));
            if let Some(at) = found.filter(|&at| at > 0 && self.tree.is_any(self.open[at], row)) {
                self.open.truncate(at);
            }
        }
    }

    fn end(&mut self, name: &str) {
        let name = made_of(self.tree.intern(name));
        let found = self.open.iter().rposition(|&id| self.tree.name(id) == name);
        // The `noscript` itself is not ended by what stands in it.
        if let Some(at) = found.filter(|&at| at > 0) {
            self.open.truncate(at);
        } else if name == name::BR {
            let id = self.tree.create_element(Namespace::Html, name);
            self.tree.append(self.current(), id);
        }
    }

    fn current(&self) -> NodeId {
        *self.open.last().expect("the noscript is never closed")
    }
}

/// What comes after a mark, which is nothing where it is not found.
fn behind<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split_once(mark).map_or("", |(_, after)| after)
}

fn is_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{c}' | '\r' | ' ')
}

fn is_gap(c: char) -> bool {
    is_space(c) || c == '/'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Document, Names, PageFacts};

    fn grafted(raw: &str) -> Tree {
        let mut tree = Tree::new(Names::default());
        let noscript = tree.create_element(Namespace::Html, name::NOSCRIPT);
        tree.append(NodeId::ROOT, noscript);
        tree.append_text(noscript, raw);
        graft(&mut tree, &Options::default());
        tree
    }

    /// A tree as elements in brackets, with their attributes.
    fn spelled(tree: &Tree) -> String {
        let mut out = String::new();
        let mut open = Vec::new();
        let first = tree.first_child(NodeId::ROOT).expect("has one");
        let first = match tree.is(first, name::NOSCRIPT) {
            true => first,
            false => NodeId::ROOT,
        };
        for id in tree.descendants(first) {
            while open.last().is_some_and(|&o| Some(o) != tree.parent(id)) {
                open.pop();
                out.push(')');
            }
            match tree.is_text(id) {
                true => out.push_str(&format!("'{}'", tree.text(id))),
                false => {
                    out.push_str(tree.name_text(tree.name(id)));
                    for (key, value) in tree.attributes(id) {
                        out.push_str(&format!(" {}={value}", tree.name_text(key)));
                    }
                    out.push('(');
                    open.push(id);
                }
            }
        }
        out
    }

    #[test]
    fn what_programs_write_is_read_as_browsers_do() {
        for raw in [
            "<img src=a.jpg>",
            "<img src=\"/a.jpg?x=1&amp;y=2&copy=3\" srcset='a 1x, b 2x' alt=\"A &eacute; B\" />",
            "<IMG SRC=a.jpg Alt=x><br/>text &lt;b&gt; &#8217;&#x2014;",
            "<a href=/x><img src=a></a> after",
            "<iframe src='https://v.example/1?a=1&amp;b=2'><p>no</p></iframe><p>a<p>b<div>c</div>",
            "<picture><source srcset=a><img src=b></picture>",
            "<div><p>One <b>two</b> three<ul><li>a<li>b<ul><li>c</ul></ul></div>",
            "<dl><dt>a<dd>b<dt>c</dl><!-- x --><?x?><!x>",
            "<style>a > b { }</style><link rel=x href=y>",
            "a < b <3 c",
            "<p title='x>y'>z</p></p2></br>",
            "<svg width=1><path d=x /><g><circle /></g></svg><p>x",
            "<img src=a src=b live:hidden =x y>",
            "<p>half <img src=",
        ] {
            let whole = crate::parse::parse_fragment(raw, &Options::default());
            assert_eq!(spelled(&grafted(raw)), spelled(&whole), "{raw}");
        }
    }

    #[test]
    fn tables_become_boxes() {
        let raw = "<table><tr>a<td>b<td>c</table><img src=d>";
        let article = spelled(&grafted(raw));
        assert!(
            !article.contains("tr(") && article.contains("img"),
            "{article}"
        );
    }

    #[test]
    fn deep_and_long_markup_is_read_to_its_end() {
        for raw in [
            "<div>x".repeat(60_000),
            format!("<p {}>x", "a=b ".repeat(200_000)),
            "<p><b>x".repeat(60_000),
            "</x>".repeat(100_000),
            "&ampx &#9999999999999; &".repeat(60_000),
            "<li><ul>x".repeat(60_000),
            format!("<title>x{}", "</titl".repeat(60_000)),
        ] {
            let tree = grafted(&raw);
            let document = Document::new(tree, PageFacts::default());
            let xs = document.folded_text(NodeId::ROOT).matches('x').count();
            assert!(
                xs > 0 || !raw.contains('x') || raw.starts_with("</"),
                "{}",
                &raw[..20]
            );
        }
    }
}
