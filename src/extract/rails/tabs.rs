//! The panels of tabs belong together: where one is kept, so are those that say the same in another
//! language or for another system, and the labels of all that are kept.

use crate::dom::{Document, Name, NodeId, name, tabs};
use crate::extract::page::Page;
use crate::extract::structure::Decision;

/// What documentation puts into its tabs.
const OF_CODE: &[Name] = &[name::CODE, name::KBD, name::PRE];
/// From this share of linked characters on, a panel leads elsewhere.
const MAX_LINK_DENSITY: f32 = 0.5;
/// Labels together have at most so many effective words for each.
const MAX_LABEL_WORDS: usize = 8;
/// So many nodes of a panel are looked at for code.
const MAX_NODES: usize = 400;

/// Keeps panels beside kept ones, and the labels of kept panels.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    for set in tabs::sets(page.document) {
        let panels: Vec<NodeId> = set.iter().filter_map(|tab| tab.panel).collect();
        let is_kept = |decision: &Decision, panel: NodeId| {
            decision.blocks[page.extents[panel].blocks()].contains(&true)
        };
        if !panels.iter().any(|&panel| is_kept(decision, panel)) {
            continue;
        }
        for &panel in &panels {
            if !is_kept(decision, panel) && says_the_same(page, panel) {
                decision.keep(page, panel);
            }
        }
        for tab in &set {
            if tab.panel.is_some_and(|panel| is_kept(decision, panel)) {
                keep_label(page, decision, tab.label, set.len());
            }
        }
    }
}

fn says_the_same(page: &Page<'_>, panel: NodeId) -> bool {
    let leads_away = page.sum_below(panel).link_density() >= MAX_LINK_DENSITY;
    has_code(page.document, panel) && !leads_away
}

fn has_code(document: &Document, panel: NodeId) -> bool {
    let mut below = document.descendants(panel).take(MAX_NODES);
    below.any(|id| document.is_any(id, OF_CODE))
}

/// Keeps the nearest block-level element around a label, which may hold the others too.
fn keep_label(page: &Page<'_>, decision: &mut Decision, label: NodeId, labels: usize) {
    let mut line = page.line_of(label);
    let Some(holder) = line.find(|&id| !page.extents[id].blocks().is_empty()) else {
        return;
    };
    if page.sum_below(holder).words <= labels * MAX_LABEL_WORDS {
        decision.blocks[page.extents[holder].blocks()].fill(true);
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::check_blocks;

    fn check(html: &str, blocks: &[bool], expected: &[bool]) {
        check_blocks(super::correct, html, blocks, expected);
    }

    const LIST: &str = "<ul role=tablist><li role=tab>a</li><li role=tab>b</li></ul>";

    #[test]
    fn code_in_another_language_is_kept_with_its_label() {
        let panels = "<div role=tabpanel><pre>c</pre></div><div role=tabpanel><pre>d</pre></div>";
        let html = format!("<div>{LIST}{panels}</div>");
        check(&html, &[false, false, true, false], &[true; 4]);
        check(&html, &[false; 4], &[false; 4]);
    }

    #[test]
    fn other_panels_are_not() {
        let panels = "<div role=tabpanel><p>c</div><div role=tabpanel><p>d</div>";
        let html = format!("<div>{LIST}{panels}</div>");
        let expected = [true, false, true, false];
        check(&html, &[false, false, true, false], &expected);
    }
}
