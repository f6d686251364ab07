//! Tables and rules made of boxes that say by their role what they are.
//! <https://www.w3.org/TR/wai-aria-1.2/#table>
//!
//! ```text
//! div[role=table] ── div[role=rowgroup] ── div[role=row] ─┬─ span[role=columnheader]
//!                                                         └─ span[role=cell]
//! ```

use crate::clean::Context;
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name};

/// Roles of cells, and what they become.
const CELLS: &[(&str, Name)] = &[
    ("cell", name::TD),
    ("columnheader", name::TH),
    ("gridcell", name::TD),
    ("rowheader", name::TH),
];

/// Roles of tables; a grid may be made of controls.
const TABLES: &[&str] = &["grid", "table"];

/// Elements that become cells; others come into one.
const BOXES: &[Name] = &[name::DIV, name::LI, name::P, name::SPAN];

/// How many elements may lie between a cell and its row, or a row and its table.
const MAX_AROUND: usize = 4;

/// A box for a rule has fewer nodes.
const MAX_NODES: usize = 20;

/// A cell, with the row and the table it is in.
struct Cell {
    id: NodeId,
    local: Name,
    row: NodeId,
    table: NodeId,
}

/// Makes tables and rules of what says it is one.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let mut cells: Vec<Cell> = Vec::new();
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        if is_rule(tree, id) {
            let rule = tree.create_element(Namespace::Html, name::HR);
            tree.insert_before(id, rule);
            tree.detach(id);
        }
        cells.extend(cell(tree, id));
    }
    for cells in cells.chunk_by(|a, b| a.table == b.table) {
        let rows: Vec<&[Cell]> = cells.chunk_by(|a, b| a.row == b.row).collect();
        let has_head = cells.iter().any(|cell| cell.local == name::TH);
        let is_grid = role(tree, cells[0].table) == "grid";
        if rows.len() > 1 && rows.iter().any(|row| row.len() > 1) && (has_head || !is_grid) {
            make_table(tree, cells[0].table, &rows);
        }
    }
}

/// A cell by its role, with a row and a table around it.
fn cell(tree: &ArticleTree, id: NodeId) -> Option<Cell> {
    let said = role(tree, id);
    let &(_, local) = CELLS.iter().find(|&&(cell, _)| cell == said)?;
    if tree.is_any(id, &[name::TD, name::TH]) {
        return None;
    }
    let around = |id: NodeId, roles: &[&str]| {
        let mut line = tree.self_and_ancestors(id).skip(1).take(MAX_AROUND);
        line.find(|&a| roles.contains(&role(tree, a)))
    };
    let row = around(id, &["row"])?;
    let table = around(row, TABLES)?;
    Some(Cell {
        id,
        local,
        row,
        table,
    })
}

/// Puts a table before the boxes it was made of; what is no cell stays in them.
fn make_table(tree: &mut ArticleTree, boxes: NodeId, rows: &[&[Cell]]) {
    let table = tree.create_element(Namespace::Html, name::TABLE);
    if let Some(source) = tree.source(boxes) {
        tree.set_source(table, source);
    }
    tree.insert_before(boxes, table);
    for cells in rows {
        let row = tree.create_element(Namespace::Html, name::TR);
        tree.append(table, row);
        for cell in *cells {
            if tree.is_any(cell.id, BOXES) {
                tree.rename(cell.id, cell.local);
                tree.append(row, cell.id);
            } else {
                let around = tree.create_element(Namespace::Html, cell.local);
                tree.append(row, around);
                tree.append(around, cell.id);
            }
        }
    }
}

/// Whether a box parts what is above from what is below; one that can be moved parts windows.
fn is_rule(tree: &ArticleTree, id: NodeId) -> bool {
    let is_box = tree.is(id, name::DIV) && role(tree, id) == "separator";
    let is_shown = |n: NodeId| tree.is(n, name::IMG) || !tree.text(n).trim().is_empty();
    let mut nodes = tree.descendants(id);
    is_box
        && !tree.has_attribute(id, name::TABINDEX)
        && !nodes.by_ref().take(MAX_NODES).any(is_shown)
        && nodes.next().is_none()
}

fn role(tree: &ArticleTree, id: NodeId) -> &str {
    tree.attribute(id, name::ROLE).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn boxes_that_say_so_are_tables() {
        check(
            super::run,
            "<div role=table><div role=rowgroup><div role=row><span role=columnheader>a</span>\
             <b role=columnheader>b</b></div></div><ul role=row><li role=rowheader>c</li>\
             <li role=cell><p>d</p></li></ul></div>",
            "<table><tbody><tr><th>a</th><th><b>b</b></th></tr><tr><th>c</th><td><p>d</p></td></tr></tbody></table>\
             <div><div><div></div></div><ul></ul></div>",
        );
        for stays in [
            "<div role=table><div role=row><p role=cell>a</p></div></div>",
            "<div role=grid><div role=row><p role=gridcell>a</p><p role=gridcell>b</p></div>\
             <div role=row><p role=gridcell>c</p></div></div>",
        ] {
            let plain = |text: &str| {
                let roles = ["table", "grid", "row", "cell", "gridcell"];
                roles.iter().fold(text.to_owned(), |text, role| {
                    text.replace(&format!(" role={role}>"), ">")
                })
            };
            check(super::run, stays, &plain(stays));
        }
    }

    #[test]
    fn boxes_that_part_are_rules() {
        check(
            super::run,
            "<p>a</p><div role=separator><span></span></div><p>b</p><div role=separator>c</div>",
            "<p>a</p><hr><p>b</p><div>c</div>",
        );
    }
}
