//! The one way out: rebuilds a tree through the allow-list.
//!
//! The output is a new tree of HTML elements only, nested so that a browser parses what is
//! written back to the same tree: what may not stand where it stands loses its tags, never its
//! text. Elements of other namespaces lose their tags too, so that no text changes its meaning
//! between parsers (mXSS).

mod address;
mod policy;

use crate::dom::{ArticleTree, Name, Namespace, NodeId, Step, Tree, name, sets};
use policy::Rule;
use std::collections::HashSet;
use std::ops::Deref;

/// A tree that holds nothing the policy does not allow; only this can be written out.
#[derive(Clone, Debug)]
pub struct SanitizedTree(Tree);

impl Deref for SanitizedTree {
    type Target = Tree;

    fn deref(&self) -> &Tree {
        &self.0
    }
}

/// Elements that hold phrasing content only.
const PHRASING_ONLY: &[Name] = &[
    name::DT,
    name::H1,
    name::H2,
    name::H3,
    name::H4,
    name::H5,
    name::H6,
    name::P,
    name::PRE,
    name::SUMMARY,
];

/// The deepest an article nests; below it tags are lost.
const MAX_DEPTH: usize = 256;

/// Rebuilds `tree` through the policy.
pub fn sanitize(tree: &ArticleTree) -> SanitizedTree {
    let mut rebuild = Rebuild {
        from: tree,
        to: Tree::new(tree.names().clone()),
        open: vec![(NodeId::ROOT, NodeId::ROOT)],
        ids: HashSet::new(),
        headings: 0,
    };
    let mut dropped: Option<NodeId> = None;
    for step in tree.walk(NodeId::ROOT) {
        match step {
            Step::Enter(NodeId::ROOT) | Step::Leave(NodeId::ROOT) => {}
            Step::Leave(id) if dropped == Some(id) => dropped = None,
            _ if dropped.is_some() => {}
            Step::Enter(id) => {
                if rebuild.enter(id) == Entered::Dropped {
                    dropped = Some(id);
                }
            }
            Step::Leave(id) => rebuild.leave(id),
        }
    }
    SanitizedTree(rebuild.to)
}

#[derive(PartialEq, Eq)]
enum Entered {
    Taken,
    Dropped,
}

struct Rebuild<'a> {
    from: &'a Tree,
    to: Tree,
    /// Open elements of the input that have one in the output, and that one.
    open: Vec<(NodeId, NodeId)>,
    ids: HashSet<String>,
    headings: usize,
}

impl Rebuild<'_> {
    fn enter(&mut self, id: NodeId) -> Entered {
        let from = self.from;
        let parent = self.parent();
        if from.is_text(id) {
            let text = from.text(id).replace('\0', "");
            if !self.is_between_parts(parent) || text.trim().is_empty() {
                self.to.append_text(parent, &text);
            }
            return Entered::Taken;
        }
        if from.namespace(id) != Namespace::Html {
            let is_script = matches!(from.name_text(from.name(id)), "script" | "style");
            return match is_script || from.namespace(id) == Namespace::Svg {
                true => Entered::Dropped,
                false => Entered::Taken,
            };
        }
        let name = from.name(id);
        match policy::rule(from.name_text(name)) {
            Rule::Drop => return Entered::Dropped,
            Rule::Unwrap => {}
            Rule::Keep(allowed) if self.may_stand(name) => self.take(id, name, allowed),
            Rule::Keep(_) => {}
        }
        Entered::Taken
    }

    fn leave(&mut self, id: NodeId) {
        if self.open.last().is_some_and(|&(input, _)| input == id) {
            self.open.pop();
        }
    }

    fn parent(&self) -> NodeId {
        self.open.last().map_or(NodeId::ROOT, |&(_, output)| output)
    }

    fn is_open(&self, names: &[Name]) -> bool {
        self.open.iter().any(|&(_, out)| self.to.is_any(out, names))
    }

    /// Whether text may not stand directly in `parent`, as between the rows of a table.
    fn is_between_parts(&self, parent: NodeId) -> bool {
        const PARTED: &[Name] = &[name::TABLE, name::TBODY, name::TFOOT, name::THEAD, name::TR];
        self.to.is_any(parent, PARTED)
    }

    /// Whether an element may be opened here so that a parser would leave it here.
    fn may_stand(&self, element: Name) -> bool {
        let parent = self.parent();
        let in_any = |names: &[Name]| self.to.is_any(parent, names);
        const ROWS: &[Name] = &[name::TABLE, name::TBODY, name::TFOOT, name::THEAD];
        if self.open.len() > MAX_DEPTH {
            return false;
        }
        match element {
            name::CAPTION | name::TBODY | name::TFOOT | name::THEAD => in_any(&[name::TABLE]),
            name::TR => in_any(ROWS),
            name::TD | name::TH => in_any(&[name::TR]),
            _ if self.is_between_parts(parent) => false,
            name::LI => in_any(&[name::OL, name::UL]),
            name::DD | name::DT => in_any(&[name::DL]),
            name::FIGCAPTION => in_any(&[name::FIGURE]),
            name::SUMMARY => in_any(&[name::DETAILS]),
            name::RP | name::RT => in_any(&[name::RUBY]),
            name::A => !self.is_open(&[name::A]),
            _ if sets::INLINE.contains(&element) => true,
            _ => !self.is_open(PHRASING_ONLY) && !self.is_open(sets::INLINE),
        }
    }

    fn take(&mut self, id: NodeId, element: Name, allowed: &[&str]) {
        let from = self.from;
        let copy = self.to.create_element(Namespace::Html, element);
        for (key, value) in from.attributes(id) {
            let text = from.name_text(key);
            let is_allowed = allowed.contains(&text) || policy::GLOBAL_ATTRIBUTES.contains(&text);
            let safe = match text {
                _ if !is_allowed => None,
                "id" => self.new_id(value),
                "src" => address::image(value),
                "srcset" => address::image_set(value),
                _ if policy::LINKS.contains(&text) => address::link(value),
                _ => Some(value.to_owned()),
            };
            if let Some(safe) = safe {
                self.to.push_attribute(copy, key, &safe);
            }
        }
        if element == name::IMG && !self.to.has_attribute(copy, name::SRC) {
            return;
        }
        if sets::HEADINGS.contains(&element) && !self.to.has_attribute(copy, name::ID) {
            self.headings += 1;
            let number = self.headings;
            if let Some(new) = self.new_id(&format!("h{number}")) {
                self.to.set_attribute(copy, name::ID, &new);
            }
        }
        if let Some(source) = self.source(id, element) {
            self.to.set_attribute(copy, name::DATA_SOURCE, &source);
        }
        self.to.append(self.parent(), copy);
        if !sets::VOID.contains(&element) {
            self.open.push((id, copy));
        }
    }

    /// The number of the live element, for blocks.
    fn source(&self, id: NodeId, element: Name) -> Option<String> {
        let text = self.from.name_text(element);
        let is_block = policy::NUMBERED.binary_search(&text).is_ok();
        self.from
            .source(id)
            .filter(|_| is_block)
            .map(|n| n.to_string())
    }

    /// The id with its prefix, if no element has it yet.
    fn new_id(&mut self, id: &str) -> Option<String> {
        let id = Some(id).filter(|id| address::is_id(id))?;
        let prefixed = address::prefixed(id);
        self.ids.insert(prefixed.clone()).then_some(prefixed)
    }
}

/// The policy for the browser's `Sanitizer`
/// (<https://wicg.github.io/sanitizer-api/#dictdef-sanitizerconfig>).
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
pub fn sanitizer_config() -> serde_json::Value {
    use serde_json::json;
    let attributes = |names: &[&str]| -> Vec<serde_json::Value> {
        names
            .iter()
            .map(|name| json!({ "name": name, "namespace": null }))
            .collect()
    };
    let elements: Vec<_> = policy::ELEMENTS
        .iter()
        .map(|(name, own)| {
            json!({
                "name": name,
                "namespace": "http://www.w3.org/1999/xhtml",
                "attributes": attributes(own),
            })
        })
        .collect();
    let global: Vec<&str> = policy::GLOBAL_ATTRIBUTES
        .iter()
        .chain(&["data-source"])
        .copied()
        .collect();
    json!({
        "elements": elements,
        "attributes": attributes(&global),
        "comments": false,
        "dataAttributes": false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, parse, serialize};

    fn clean(html: &str) -> String {
        let tree = parse::parse_fragment(html, &Options::default());
        serialize::html(&sanitize(&ArticleTree::new(tree)))
    }

    fn check(html: &str, expected: &str) {
        let once = clean(html);
        assert_eq!(once, expected, "{html}");
        assert_eq!(clean(&once), once, "a second time: {html}");
    }

    #[test]
    fn scripts_handlers_and_styles_go() {
        check("<p onclick=x style=x>a<script>b</script></p>", "<p>a</p>");
        check("<img src=x onerror=alert(1)>b", "b");
        check("<svg><script>a</script></svg>b", "b");
        check("<iframe srcdoc='<script>'></iframe><p>b</p>", "<p>b</p>");
        check("<form><input name=a><p>b</p></form>", "<p>b</p>");
        check("<a href='javascript:x'>b</a>", "<a>b</a>");
        check("<a href='java&#10;script:x'>b</a>", "<a>b</a>");
    }

    #[test]
    fn text_does_not_become_markup() {
        check("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>");
        check(
            "<p title='\"><script>'>a</p>",
            "<p title=\"&quot;><script>\">a</p>",
        );
        check(
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<table></table>",
        );
        check(
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "\"&gt;",
        );
    }

    #[test]
    fn what_may_not_stand_somewhere_loses_its_tags() {
        check("<li>a</li>", "a");
        check(
            "<a href='https://a.example/'><b>x</b></a>",
            "<a href=\"https://a.example/\"><b>x</b></a>",
        );
        check(
            "<table><tr><td>a</td></tr></table>",
            "<table><tbody><tr><td>a</td></tr></tbody></table>",
        );
    }

    #[test]
    fn ids_are_prefixed_and_single() {
        check(
            "<p id=a>x</p><p id=a>y</p><a href='#a'>z</a>",
            "<p id=\"sp-a\">x</p><p>y</p><a href=\"#sp-a\">z</a>",
        );
    }

    #[test]
    fn the_config_lists_the_whole_policy() {
        let config = sanitizer_config();
        let elements = config["elements"].as_array().map_or(0, Vec::len);
        assert_eq!(elements, policy::ELEMENTS.len());
    }
}
