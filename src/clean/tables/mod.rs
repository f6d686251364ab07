//! Tables that only lay out the page lose their cells; tables of data stay.

pub mod cells;
pub mod columns;
pub mod roles;
pub mod rows;

use crate::clean::Context;
use crate::dom::{ArticleTree, Name, NodeId, Step, name};

/// What tables are made of.
const PARTS: &[Name] = &[
    name::TBODY,
    name::TD,
    name::TFOOT,
    name::TH,
    name::THEAD,
    name::TR,
];

/// What no cell of data holds, but for a table whose header says that it is one.
const LAYOUT: &[Name] = &[name::FIGURE, name::H1, name::H2, name::H3, name::TABLE];

/// What was found in a table, tables within aside.
#[derive(Default)]
struct Content {
    parts: Vec<NodeId>,
    rows: usize,
    cells: usize,
    /// Columns that the cells take, row by row.
    columns: usize,
    headers: usize,
    layout: usize,
    has_caption: bool,
}

/// Turns layout tables and their cells into `div`s, in one walk.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let mut open: Vec<(NodeId, Content)> = Vec::new();
    let mut found: Vec<(NodeId, Content)> = Vec::new();
    for step in tree.walk(NodeId::ROOT) {
        match step {
            Step::Enter(id) => {
                if let Some((_, content)) = open.last_mut() {
                    note(tree, id, content);
                }
                if tree.is(id, name::TABLE) {
                    open.push((id, Content::default()));
                }
            }
            Step::Leave(id) if open.last().is_some_and(|(table, _)| *table == id) => {
                found.extend(open.pop())
            }
            Step::Leave(_) => {}
        }
    }
    for (table, content) in found {
        if content.cells == 0 && tree.folded_text(table).is_empty() {
            tree.detach(table);
        } else if !is_data(tree, table, &content) {
            for id in content.parts {
                tree.rename(id, name::DIV);
            }
            tree.rename(table, name::DIV);
        }
    }
}

fn note(tree: &ArticleTree, id: NodeId, content: &mut Content) {
    content.rows += usize::from(tree.is(id, name::TR));
    if tree.is_any(id, &[name::TD, name::TH]) {
        content.cells += 1;
        content.columns += columns_of(tree, id);
    }
    content.headers += usize::from(tree.is(id, name::TH));
    content.layout += usize::from(tree.is_any(id, LAYOUT));
    content.has_caption |= tree.is(id, name::CAPTION) && !tree.folded_text(id).is_empty();
    if tree.is_any(id, PARTS) {
        content.parts.push(id);
    }
}

/// How many columns a cell takes, as far as that matters.
fn columns_of(tree: &ArticleTree, cell: NodeId) -> usize {
    let stated = tree.attribute(cell, name::COLSPAN);
    let columns = stated.and_then(|stated| stated.trim().parse().ok());
    columns.unwrap_or(1).clamp(1, 2)
}

/// Data has header cells or, in every row, more than one cell, and nothing that is no data. Cells
/// over all columns head a part of the table, and are in fewer than half of the rows.
fn is_data(tree: &ArticleTree, table: NodeId, content: &Content) -> bool {
    match tree.attribute(table, name::ROLE) {
        Some("presentation" | "none") => return false,
        Some("grid" | "table" | "treegrid") => return true,
        _ => {}
    }
    let is_full = content.columns >= 2 * content.rows && 2 * content.cells >= 3 * content.rows;
    let is_wide = content.rows > 1 && is_full;
    let has_headers = content.headers > 0 && content.cells > 1;
    match content.layout {
        0 => has_headers || is_wide || content.has_caption,
        _ => has_headers && is_wide,
    }
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn a_table_of_one_cell_is_layout() {
        check(
            super::run,
            "<table><tr><td><p>a</p></td></tr></table>",
            "<div><div><div><div><p>a</p></div></div></div></div>",
        );
    }

    #[test]
    fn a_table_with_rows_of_cells_is_data() {
        let data = "<table><tbody><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></tbody></table>";
        check(super::run, data, data);
        check(
            super::run,
            &format!("<table><tr><td>{data}</td></tr></table>"),
            &format!("<div><div><div><div>{data}</div></div></div></div>"),
        );
    }

    #[test]
    fn a_table_of_pairs_under_a_name_and_a_picture_is_data() {
        let picture = "<figure><img src=\"https://a.example/i.jpg\" alt=\"\"></figure>";
        let facts = format!(
            "<table><tbody><tr><th colspan=\"2\">a</th></tr><tr><td colspan=\"2\">{picture}</td></tr>\
             <tr><th>b</th><td>1</td></tr><tr><th>c</th><td>2</td></tr></tbody></table>"
        );
        check(super::run, &facts, &facts);
        let page = "<table><tr><td colspan=2>a</td></tr><tr><td colspan=2>b</td></tr>\
                    <tr><td>c</td><td>d</td></tr></table>";
        check(
            super::run,
            page,
            "<div><div><div><div>a</div></div><div><div>b</div></div>\
             <div><div>c</div><div>d</div></div></div></div>",
        );
    }
}
