//! Tabs: labels in a row and a panel for each, of which a page shows one at a time.
//!
//! Found by the roles of <https://www.w3.org/TR/wai-aria-1.2/#tablist>, and where those are missing
//! by the names that programs for documentation give the set around radio buttons.
//!
//! ```text
//! tablist ── tab, tab        tabpanel, tabpanel               roles, in any elements
//! set ── label, panel, label, panel                           sphinx-design, MkDocs of old
//! set ─┬─ div ── label, label                                 MkDocs Material, VitePress
//!      └─ div ── panel, panel
//! ```

use super::classes::has_class;
use super::{Name, NodeId, SideTable, Tree, name};
use std::collections::HashMap;

/// Class names of sets of radio buttons with a label and a panel each. Sorted.
const SETS: &[&str] = &["sd-tab-set", "tab-set", "tabbed-set", "vp-code-group"];
/// So many elements around labels may hold their panels too.
const LEVELS: usize = 4;

/// A label has fewer nodes below it.
const MAX_NODES: usize = 24;

/// A label and its panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tab {
    /// What is pressed.
    pub label: NodeId,
    /// What it shows, if the page has it.
    pub panel: Option<NodeId>,
}

/// The sets of tabs below the root with a panel at least, in document order.
pub fn sets(tree: &Tree) -> Vec<Vec<Tab>> {
    let (labels, panels) = rows(tree);
    let places = places(tree);
    let mut panels = Panels::new(tree, panels);
    let mut found = Vec::new();
    for row in &labels {
        let tabs = match set_around(tree, row.elements[0]) {
            Some(set) => of_set(tree, set, &row.elements),
            None => by_address(tree, row, &places)
                .or_else(|| by_order(tree, row, &mut panels))
                .unwrap_or_default(),
        };
        if tabs.iter().any(|tab| tab.panel.is_some()) {
            found.push(tabs);
        }
    }
    found
}

/// Elements with one parent or list, in document order.
#[derive(Debug)]
struct Row {
    elements: Vec<NodeId>,
    /// The places of the first and the last in the document.
    first: usize,
    last: usize,
}

impl Row {
    /// Whether no label has a panel within, nor a text of its own.
    fn labels_are_short(&self, tree: &Tree) -> bool {
        let is_short =
            |&label: &NodeId| tree.descendants(label).take(MAX_NODES).count() < MAX_NODES;
        self.elements.iter().all(is_short)
    }
}

/// The labels and the panels of all sets, each row by itself.
fn rows(tree: &Tree) -> (Vec<Row>, Vec<Row>) {
    let (mut labels, mut panels) = (Rows::new(tree), Rows::new(tree));
    for (place, id) in tree.descendants(NodeId::ROOT).enumerate() {
        if !tree.is_element(id) {
            continue;
        }
        let around = tree.parent(id).unwrap_or(NodeId::ROOT);
        if is_label(tree, id) {
            let mut line = tree.self_and_ancestors(id).take(LEVELS);
            let list = line.find(|&a| is_list(tree, a)).unwrap_or(around);
            labels.push(list, id, place);
        } else if has_role(tree, id, "tabpanel") {
            panels.push(around, id, place);
        }
    }
    (labels.rows, panels.rows)
}

/// Rows by what is around them.
struct Rows {
    row_of: SideTable<Option<usize>>,
    rows: Vec<Row>,
}

impl Rows {
    fn new(tree: &Tree) -> Rows {
        Rows {
            row_of: SideTable::new(tree, None),
            rows: Vec::new(),
        }
    }

    fn push(&mut self, around: NodeId, id: NodeId, place: usize) {
        let row = *self.row_of[around].get_or_insert(self.rows.len());
        if row == self.rows.len() {
            self.rows.push(Row {
                elements: Vec::new(),
                first: place,
                last: place,
            });
        }
        self.rows[row].elements.push(id);
        self.rows[row].last = place;
    }
}

/// Rows of panels by what is around them, in document order.
struct Panels {
    rows: Vec<Row>,
    taken: Vec<bool>,
    around: HashMap<NodeId, Vec<usize>>,
}

impl Panels {
    fn new(tree: &Tree, rows: Vec<Row>) -> Panels {
        let mut around: HashMap<NodeId, Vec<usize>> = HashMap::new();
        for (index, row) in rows.iter().enumerate() {
            for id in above(tree, row.elements[0]) {
                around.entry(id).or_default().push(index);
            }
        }
        Panels {
            taken: vec![false; rows.len()],
            rows,
            around,
        }
    }

    /// Takes the first row after some labels within the nearest element around both.
    fn take_after(&mut self, tree: &Tree, labels: &Row) -> Option<&[NodeId]> {
        let rows = &self.rows;
        let found = above(tree, labels.elements[0]).find_map(|id| {
            let all = self.around.get(&id)?;
            let start = all.partition_point(|&row| rows[row].first < labels.last);
            all.get(start).copied().filter(|&row| !self.taken[row])
        })?;
        self.taken[found] = true;
        Some(&self.rows[found].elements)
    }
}

/// The nearest elements around another.
fn above(tree: &Tree, id: NodeId) -> impl Iterator<Item = NodeId> {
    tree.self_and_ancestors(id).skip(1).take(LEVELS)
}

fn has_role(tree: &Tree, id: NodeId, role: &str) -> bool {
    tree.attribute(id, name::ROLE) == Some(role)
}

fn is_list(tree: &Tree, id: NodeId) -> bool {
    has_role(tree, id, "tablist") || is_set(tree, id)
}

fn is_set(tree: &Tree, id: NodeId) -> bool {
    has_class(tree, id, SETS)
}

fn is_label(tree: &Tree, id: NodeId) -> bool {
    has_role(tree, id, "tab") || (tree.is(id, name::LABEL) && set_around(tree, id).is_some())
}

/// The set of radio buttons that a label stands in, or right below a row of it.
fn set_around(tree: &Tree, label: NodeId) -> Option<NodeId> {
    if !tree.is(label, name::LABEL) {
        return None;
    }
    let mut above = tree.self_and_ancestors(label).skip(1).take(2);
    above.find(|&id| is_set(tree, id))
}

/// The panels of a set: each after its label, or all in the element after the row of labels.
fn of_set(tree: &Tree, set: NodeId, row: &[NodeId]) -> Vec<Tab> {
    let is_control = |id: NodeId| tree.is_any(id, &[name::INPUT, name::LABEL]);
    let after = |id: NodeId| {
        let mut next = std::iter::successors(tree.next_sibling(id), |&n| tree.next_sibling(n));
        next.find(|&n| tree.is_element(n))
    };
    let parent = tree.parent(row[0]).unwrap_or(set);
    let beside: Vec<NodeId> = match parent == set {
        true => Vec::new(),
        false => after(parent).map_or_else(Vec::new, |holder| {
            let children = tree.children(holder);
            children.filter(|&c| tree.is_element(c)).collect()
        }),
    };
    let panel = |(at, &label): (usize, &NodeId)| match parent == set {
        true => after(label).filter(|&n| !is_control(n)),
        false => beside.get(at).copied(),
    };
    let tabs = row.iter().enumerate();
    tabs.map(|tab| Tab {
        label: *tab.1,
        panel: panel(tab),
    })
    .collect()
}

/// Panels and where they stand, by what leads to them: their ids, and the ids of labels that they
/// name.
fn places(tree: &Tree) -> HashMap<&str, (NodeId, usize)> {
    let mut places = HashMap::new();
    for (place, id) in tree.descendants(NodeId::ROOT).enumerate() {
        if !has_role(tree, id, "tabpanel") {
            continue;
        }
        for key in [name::ID, name::ARIA_LABELLEDBY] {
            if let Some(said) = tree.attribute(id, key) {
                places.entry(said.trim()).or_insert((id, place));
            }
        }
    }
    places
}

/// Panels that labels lead to. Where labels and panels take turns, or are in one another, a page
/// calls tabs what reads well as it stands.
fn by_address(tree: &Tree, row: &Row, places: &HashMap<&str, (NodeId, usize)>) -> Option<Vec<Tab>> {
    let panel = |label: NodeId| {
        let value = |key: Name| tree.attribute(label, key);
        let href = value(name::HREF).and_then(|href| href.strip_prefix('#'));
        let said = [value(name::ARIA_CONTROLS), href, value(name::ID)];
        let mut said = said.into_iter().flatten();
        said.find_map(|said| places.get(said.trim()).copied())
    };
    let panels: Vec<Option<(NodeId, usize)>> = row.elements.iter().map(|&l| panel(l)).collect();
    let first = panels.iter().flatten().map(|&(_, place)| place).min()?;
    let tabs = row.elements.iter().zip(panels).map(|(&label, panel)| Tab {
        label,
        panel: panel.map(|(id, _)| id),
    });
    let are_labels_first = row.last < first && row.labels_are_short(tree);
    Some(tabs.filter(|_| are_labels_first).collect())
}

/// The row of panels after the labels: one panel for each label, or the panel of the selected label
/// alone.
fn by_order(tree: &Tree, row: &Row, panels: &mut Panels) -> Option<Vec<Tab>> {
    let labels = &row.elements;
    let is_selected = |&label: &NodeId| {
        let mut said = tree.attributes(label);
        said.any(|(key, value)| tree.name_text(key) == "aria-selected" && value == "true")
    };
    let selected = labels.iter().position(is_selected).unwrap_or(0);
    let found = panels
        .take_after(tree, row)
        .filter(|_| row.labels_are_short(tree))?;
    let panel = |index: usize| match found.len() {
        1 => (index == selected).then_some(found[0]),
        count if count == labels.len() => found.get(index).copied(),
        _ => None,
    };
    let tab = |(index, &label)| Tab {
        label,
        panel: panel(index),
    };
    Some(labels.iter().enumerate().map(tab).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each label's text with that of its panel.
    fn check(html: &str, expected: &[(&str, &str)]) {
        let tree = crate::parse::parse_fragment(html, &Default::default());
        let found: Vec<(String, String)> = sets(&tree)
            .into_iter()
            .flatten()
            .map(|tab| {
                let panel = tab.panel.map_or_else(String::new, |p| tree.folded_text(p));
                (tree.folded_text(tab.label), panel)
            })
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&a[..], &b[..])).collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(SETS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn addresses_say_which_panel_is_whose() {
        check(
            "<ul role=tablist><li role=tab aria-controls=b>B<li role=tab id=a>A</ul>\
             <p role=tabpanel aria-labelledby=a>1<p role=tabpanel id=b>2",
            &[("B", "2"), ("A", "1")],
        );
    }

    #[test]
    fn else_their_order_does() {
        let list = "<ul role=tablist><li role=tab>A<li role=tab aria-selected=true>B</ul>";
        check(
            &format!("<div>{list}<div><p role=tabpanel>1<p role=tabpanel>2</div></div>"),
            &[("A", "1"), ("B", "2")],
        );
        check(
            &format!("<div>{list}<p role=tabpanel>2</div>"),
            &[("A", ""), ("B", "2")],
        );
        check(&format!("<div><p role=tabpanel>2</p>{list}</div>"), &[]);
    }

    #[test]
    fn labels_between_panels_are_headings() {
        check(
            "<div role=tablist><h3 role=tab id=a>A</h3><div role=tabpanel aria-labelledby=a>1</div>\
             <h3 role=tab id=b>B</h3><div role=tabpanel aria-labelledby=b>2</div></div>",
            &[],
        );
    }

    #[test]
    fn sets_within_panels_are_their_own() {
        let list = "<ul role=tablist><li role=tab>A<li role=tab>B</ul>";
        let inner = format!("<div>{list}<p role=tabpanel>1<p role=tabpanel>2</div>");
        check(
            &format!("<div>{list}<div role=tabpanel>{inner}</div><div role=tabpanel>3</div></div>"),
            &[("A", "A B 1 2"), ("B", "3"), ("A", "1"), ("B", "2")],
        );
    }

    #[test]
    fn radio_buttons_of_known_sets_are_tabs() {
        check(
            "<div class=sd-tab-set><input type=radio><label>A</label><div>1</div>\
             <input type=radio><label>B</label><div>2</div></div>",
            &[("A", "1"), ("B", "2")],
        );
        check(
            "<div class=tabbed-set><input><input><div><label>A</label><label>B</label></div>\
             <div><div>1</div><div>2</div></div></div>",
            &[("A", "1"), ("B", "2")],
        );
    }
}
