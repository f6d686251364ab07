//! The one way out: rebuilds a tree through the allow-list.
//!
//! The output is a new tree of HTML elements, and of MathML in formulas, nested so that a browser
//! parses what is written back to the same tree: what may not stand where it stands loses its tags,
//! never its text. SVG goes with everything in it, as what the policy drops does, so that no text
//! changes its meaning between parsers (mXSS).

mod address;
#[cfg(test)]
mod attacks;
#[cfg(any(test, feature = "fuzzing"))]
mod complaints;
mod config;
mod mathml;
mod nesting;
mod policy;
#[cfg(test)]
mod soup;

pub use address::link;
#[cfg_attr(not(target_arch = "wasm32"), allow(unused_imports))]
pub use config::sanitizer_config;

#[cfg(feature = "fuzzing")]
pub use complaints::complaints;

use crate::dom::{ArticleTree, Name, Namespace, NodeId, Step, Tree, name, sets};
use policy::{MAX_DEPTH, Rule};
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

/// Rebuilds `tree` through the policy.
pub fn sanitize(tree: &ArticleTree) -> SanitizedTree {
    let mut to = Tree::new(tree.names().clone());
    to.reserve(tree.room());
    let mut rebuild = Rebuild {
        from: tree,
        to,
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
            let text = read_by_parsers(from.text(id));
            if !self.is_between_parts(parent) || text.trim().is_empty() {
                self.to.append_text(parent, &text);
            }
            return Entered::Taken;
        }
        match from.namespace(id) {
            Namespace::Html => {}
            Namespace::MathMl => return self.enter_formula(id),
            Namespace::Svg => return Entered::Dropped,
        }
        let name = from.name(id);
        match policy::rule(from.name_text(name)) {
            Rule::Drop => return Entered::Dropped,
            _ if self.to.namespace(parent) == Namespace::MathMl => {}
            Rule::Unwrap => {}
            Rule::Keep(allowed) if self.may_stand(name) => self.take(id, name, allowed),
            Rule::Keep(_) => {}
        }
        Entered::Taken
    }

    /// Takes a MathML element: `math` where an inline element may stand, the others in it.
    fn enter_formula(&mut self, id: NodeId) -> Entered {
        let from = self.from;
        let (name, text) = (from.name(id), from.name_text(from.name(id)));
        let encoding = from.attribute(id, name::ENCODING).unwrap_or_default();
        let is_foreign = name == name::ANNOTATION && !mathml::ENCODINGS.contains(&encoding);
        if mathml::DROPPED.binary_search(&text).is_ok() || is_foreign {
            return Entered::Dropped;
        }
        let parent = self.parent();
        let in_formula = self.to.namespace(parent) == Namespace::MathMl;
        // In these a parser reads HTML again.
        let in_token =
            in_formula && mathml::TOKENS.contains(&self.to.name_text(self.to.name(parent)));
        let may_stand = !in_token
            && match name {
                name::MATH => !in_formula && !self.is_between_parts(parent),
                name::ANNOTATION => in_formula && self.to.name(parent) == name::SEMANTICS,
                _ => in_formula,
            };
        let is_known = mathml::ELEMENTS.binary_search(&text).is_ok();
        if !may_stand || !is_known || self.open.len() > MAX_DEPTH {
            // Without the formula around it, LaTeX would be text said twice.
            return match name == name::ANNOTATION {
                true => Entered::Dropped,
                false => Entered::Taken,
            };
        }
        let copy = self.to.create_element(Namespace::MathMl, name);
        for (key, value) in from.attributes(id) {
            if mathml::ATTRIBUTES
                .binary_search(&from.name_text(key))
                .is_ok()
            {
                self.to.push_attribute(copy, key, value);
            }
        }
        self.to.append(parent, copy);
        self.open.push((id, copy));
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

    fn take(&mut self, id: NodeId, element: Name, allowed: &[&str]) {
        let from = self.from;
        let copy = self.to.create_element(Namespace::Html, element);
        for (key, value) in from.attributes(id) {
            let text = from.name_text(key);
            let is_allowed = allowed.contains(&text) || policy::GLOBAL_ATTRIBUTES.contains(&text);
            let safe = match text {
                _ if !is_allowed || !policy::is_value(text, value) => None,
                "value" if !self.to.is(self.parent(), name::OL) => None,
                "id" => self.new_id(value),
                "colspan" | "rowspan" => policy::in_range(text, value),
                "src" => address::image(value),
                "srcset" => address::image_set(value),
                _ if policy::LINKS.contains(&text) => address::link(value),
                _ => Some(read_by_parsers(value)),
            };
            if let Some(safe) = safe {
                self.to.push_attribute(copy, key, &safe);
            }
        }
        if !self.says(copy) {
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
        let place = self.place_of(element);
        self.to.append(place, copy);
        if !sets::VOID.contains(&element) {
            self.open.push((id, copy));
        }
    }

    /// Where an element goes: a parser puts no row into the table itself.
    fn place_of(&mut self, element: Name) -> NodeId {
        let parent = self.parent();
        if element != name::TR || !self.to.is(parent, name::TABLE) {
            return parent;
        }
        let last = self.to.last_child(parent);
        last.filter(|&id| self.to.is(id, name::TBODY))
            .unwrap_or_else(|| {
                let body = self.to.create_element(Namespace::Html, name::TBODY);
                self.to.append(parent, body);
                body
            })
    }

    /// Whether an element that is nothing without attributes has one: a picture its address, an `a`
    /// where it leads to or a place, a `time` its day for machines, a `span` a language, a
    /// direction or a place.
    fn says(&self, copy: NodeId) -> bool {
        let needed: &[Name] = match self.to.name(copy) {
            name::A => &[name::HREF, name::ID],
            name::IMG => &[name::SRC],
            name::SPAN => &[name::DIR, name::ID, name::LANG],
            name::TIME => &[name::DATETIME],
            _ => return true,
        };
        needed.iter().any(|&key| self.to.has_attribute(copy, key))
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

/// Text without control characters, which are errors to parsers.
/// <https://html.spec.whatwg.org/multipage/parsing.html#control-character-in-input-stream>
fn read_by_parsers(text: &str) -> String {
    let is_read = |c: &char| !c.is_control() || c.is_ascii_whitespace();
    // Parsers make a line feed of a carriage return, and books may hold no form feed.
    let as_read = |c| match c {
        '\r' | '\x0c' => '\n',
        c => c,
    };
    text.chars().filter(is_read).map(as_read).collect()
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
        check("<a href='javascript:x'>b</a>", "b");
        check("<a href='java&#10;script:x'>b</a>", "b");
        check("<p title='a&#x1;&#x81;'>b</p>", "<p title=\"a\">b</p>");
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
            "<math><mtext></mtext></math>",
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
            "<table><tr><th><h2>a</h2></th></tr></table>",
            "<table><tbody><tr><th>a</th></tr></tbody></table>",
        );
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
    fn rows_that_stand_in_the_table_itself_get_a_group() {
        let mut tree = Tree::new(Default::default());
        let table = tree.create_element(Namespace::Html, name::TABLE);
        tree.append(NodeId::ROOT, table);
        for _ in 0..2 {
            let row = tree.create_element(Namespace::Html, name::TR);
            tree.append(table, row);
        }
        let html = serialize::html(&sanitize(&ArticleTree::new(tree)));
        assert!(html.contains("<table><tbody><tr></tr><tr></tr></tbody>"));
    }

    #[test]
    fn ids_are_prefixed_and_single() {
        check(
            "<p id=a>x</p><p id=a>y</p><a href='#a'>z</a>",
            "<p id=\"sp-a\">x</p><p>y</p><a href=\"#sp-a\">z</a>",
        );
    }

    #[test]
    fn formulas_hold_mathml_and_text_only() {
        check(
            "<math display=block onclick=x><mtext>a<b>b</b><img src=x onerror=y></mtext></math>",
            "<math display=\"block\"><mtext>ab</mtext></math>",
        );
        check(
            "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>\\x&lt;y</annotation>\
             <annotation encoding='text/html'>z</annotation><annotation-xml encoding='text/html'>\
             <p>w</p></annotation-xml></semantics></math>",
            "<math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">\\x&lt;y\
             </annotation></semantics></math><p>w</p>",
        );
        check(
            "<math><mi><mglyph><p>a</p></mi></math>",
            "<math><mi>a</mi></math>",
        );
    }

    #[test]
    fn attributes_have_the_values_they_may_have() {
        check(
            "<aside data-kind=note>a</aside><aside data-kind=x>b</aside><a role=button>c</a>",
            "<aside data-kind=\"note\">a</aside><aside>b</aside>c",
        );
        check(
            "<ol type=disc><li>a</ol><ol type=i><li>b</ol>",
            "<ol><li>a</li></ol><ol type=\"i\"><li>b</li></ol>",
        );
        check(
            "<p><span lang=de>a</span><span class=x>b</span></p>",
            "<p><span lang=\"de\">a</span>b</p>",
        );
    }

    #[test]
    fn cells_span_no_more_than_browsers_let_them() {
        check(
            "<table><tr><td colspan=2000000000 rowspan=-5>a</td><td colspan=0 rowspan=99999>b</td>\
             <td colspan=3000000000 rowspan=2>c</table>",
            "<table><tbody><tr><td colspan=\"1000\" rowspan=\"0\">a</td>\
             <td colspan=\"1\" rowspan=\"65534\">b</td><td rowspan=\"2\">c</td></tr></tbody></table>",
        );
    }
}
