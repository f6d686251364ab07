//! Tabs are unfolded: every panel stands below its label, also those the page does not show now.

use crate::clean::Context;
use crate::dom::{ArticleTree, Namespace, NodeId, name, sets, tabs};

/// Unfolds every set of tabs.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for set in tabs::sets(tree) {
        for tab in set {
            // What a label without a panel leads to is not in the page.
            if let Some(panel) = tab.panel.filter(|&panel| !is_empty(tree, panel)) {
                let label = tree.folded_text(tab.label);
                head(tree, panel, said_once(&label));
            }
            detach_with_holder(tree, tab.label);
        }
    }
}

/// Some labels stand twice in the page, the other time for wide screens.
fn said_once(label: &str) -> &str {
    let middle = label.len() / 2;
    match (label.get(..middle), label.get(middle..)) {
        (Some(first), Some(second)) if second.strip_prefix(' ') == Some(first) => first,
        _ => label,
    }
}

fn is_empty(tree: &ArticleTree, panel: NodeId) -> bool {
    let mut below = tree.descendants(panel);
    below.all(|id| tree.text(id).trim().is_empty() && !tree.is_any(id, sets::EMBEDDED))
}

/// Puts the label above what is in the panel, unless that begins with a heading that says it.
fn head(tree: &mut ArticleTree, panel: NodeId, label: &str) {
    if label.is_empty() || begins_with_heading(tree, panel, label) {
        return;
    }
    let line = tree.create_element(Namespace::Html, name::P);
    let strong = tree.create_element(Namespace::Html, name::B);
    tree.append_text(strong, label);
    tree.append(line, strong);
    match tree.first_child(panel) {
        Some(child) => tree.insert_before(child, line),
        None => tree.append(panel, line),
    }
    if !tree.is_any(panel, &[name::LI, name::TD]) {
        tree.rename(panel, name::DIV);
    }
}

fn begins_with_heading(tree: &ArticleTree, panel: NodeId, label: &str) -> bool {
    let mut below = tree.descendants(panel);
    let Some(first) = below.find(|&id| !tree.text(id).trim().is_empty()) else {
        return false;
    };
    let mut line = tree.self_and_ancestors(first);
    let heading = line.find(|&id| tree.is_any(id, sets::HEADINGS));
    heading.is_some_and(|heading| tree.folded_text(heading) == label)
}

/// Takes a label away, and what was around nothing else.
fn detach_with_holder(tree: &mut ArticleTree, label: NodeId) {
    let mut at = label;
    while let Some(parent) = tree.parent(at).filter(|&p| p != NodeId::ROOT) {
        tree.detach(at);
        let is_left = tree.children(parent).any(|c| {
            tree.is_element(c) && !tree.is(c, name::INPUT) || !tree.text(c).trim().is_empty()
        });
        if is_left {
            return;
        }
        at = parent;
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn panels_stand_below_their_labels() {
        check(
            super::run,
            "<div><ul role=tablist><li><a role=tab>A</a><li><a role=tab>B</a></ul>\
             <div><div role=tabpanel><pre>1</pre></div><div role=tabpanel hidden><h3>B</h3>2</div></div></div>",
            "<div><div><div><p><b>A</b></p><pre>1</pre></div><div><h3 id=\"sp-h1\">B</h3>2</div></div></div>",
        );
    }

    #[test]
    fn a_label_is_said_once() {
        assert_eq!(super::said_once("Go on Go on"), "Go on");
        assert_eq!(super::said_once("Go on go on"), "Go on go on");
    }

    #[test]
    fn labels_without_panels_stay_where_no_panel_is() {
        let list = "<ul><li role=tab>A</li></ul>";
        check(super::run, list, "<ul><li>A</li></ul>");
    }
}
