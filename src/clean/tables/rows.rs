//! Rows and groups of rows as the standard has them: the caption before all, every row in a group, a
//! head first and a foot last, no row without cells, no cell that reaches below its group.
//! <https://html.spec.whatwg.org/multipage/tables.html#forming-a-table>

use crate::clean::Context;
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name};

pub const GROUPS: &[Name] = &[name::TBODY, name::TFOOT, name::THEAD];

/// Mends all tables.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let tables: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::TABLE))
        .collect();
    for &table in &tables {
        lead_with_caption(tree, table);
        group_rows(tree, table);
    }
    let found: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::TABLE) || tree.is_any(id, GROUPS))
        .collect();
    for id in found {
        match tree.is(id, name::TABLE) {
            true => order_groups(tree, id),
            false => mend_rows(tree, id),
        }
    }
}

/// A caption stands before everything else.
fn lead_with_caption(tree: &mut ArticleTree, table: NodeId) {
    let caption = tree.children(table).find(|&id| tree.is(id, name::CAPTION));
    let first = tree.first_child(table);
    if let (Some(caption), Some(first)) = (caption, first)
        && caption != first
    {
        tree.insert_before(first, caption);
    }
}

/// Rows that stand in the table itself, as scripts put them there, get the body that a parser would
/// give them.
fn group_rows(tree: &mut ArticleTree, table: NodeId) {
    let children: Vec<NodeId> = tree.children(table).collect();
    let mut body = None;
    for child in children {
        if tree.is(child, name::TR) {
            let body = *body.get_or_insert_with(|| {
                let body = tree.create_element(Namespace::Html, name::TBODY);
                tree.insert_before(child, body);
                body
            });
            tree.append(body, child);
        } else if tree.is_element(child) {
            body = None;
        }
    }
}

/// A head that is not the first group, or a foot that is not the last, is a body where it stands.
fn order_groups(tree: &mut ArticleTree, table: NodeId) {
    let groups: Vec<NodeId> = tree
        .children(table)
        .filter(|&id| tree.is_any(id, GROUPS))
        .collect();
    for (at, &group) in groups.iter().enumerate() {
        let is_late = at > 0 && tree.is(group, name::THEAD);
        let is_early = at + 1 < groups.len() && tree.is(group, name::TFOOT);
        if is_late || is_early {
            tree.rename(group, name::TBODY);
        }
    }
}

/// Takes empty rows away, and what cells reach beyond the rows there are.
fn mend_rows(tree: &mut ArticleTree, group: NodeId) {
    let rows: Vec<NodeId> = tree
        .children(group)
        .filter(|&id| tree.is(id, name::TR))
        .collect();
    let is_cell = |&id: &NodeId| tree.is_any(id, &[name::TD, name::TH]);
    // How many rows with cells stand above each row; one more than rows.
    let mut above = vec![0_usize];
    for &row in &rows {
        let has_cells = tree.children(row).any(|id| is_cell(&id));
        above.push(above[above.len() - 1] + usize::from(has_cells));
    }
    let mut spans: Vec<(NodeId, usize)> = Vec::new();
    for (at, &row) in rows.iter().enumerate() {
        for cell in tree.children(row).filter(is_cell) {
            let span = tree.attribute(cell, name::ROWSPAN);
            let span = span.and_then(|span| span.parse().ok()).unwrap_or(1_usize);
            if span > 1 {
                let end = at.saturating_add(span).min(rows.len());
                spans.push((cell, above[end] - above[at]));
            }
        }
    }
    for (cell, span) in spans {
        set_span(tree, cell, span);
    }
    for (at, &row) in rows.iter().enumerate() {
        if above[at + 1] == above[at] {
            tree.detach(row);
        }
    }
}

fn set_span(tree: &mut ArticleTree, cell: NodeId, span: usize) {
    let written = span.max(1).to_string();
    if tree.attribute(cell, name::ROWSPAN) != Some(&written) {
        tree.set_attribute(cell, name::ROWSPAN, &written);
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn a_late_head_and_an_early_foot_are_bodies() {
        check(
            super::run,
            "<table><tbody><tr><td>a</td></tr></tbody><tfoot><tr><td>b</td></tr></tfoot>\
             <thead><tr><td>c</td></tr></thead></table>",
            "<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody>\
             <tbody><tr><td>c</td></tr></tbody></table>",
        );
    }

    #[test]
    fn a_caption_comes_first() {
        check(
            super::run,
            "<table><tr><td>a</td></tr><caption>b</caption></table>",
            "<table><caption>b</caption><tbody><tr><td>a</td></tr></tbody></table>",
        );
    }

    #[test]
    fn cells_reach_no_further_than_rows() {
        check(
            super::run,
            "<table><tr><td rowspan=3>a</td><td>b</td></tr><tr></tr><tr><td rowspan=9>c</td></tr>\
             <tr><td>d</td></tr></table>",
            "<table><tbody><tr><td rowspan=\"2\">a</td><td>b</td></tr><tr><td rowspan=\"2\">c</td>\
             </tr><tr><td>d</td></tr></tbody></table>",
        );
    }
}
