//! Columns of tables as the standard has them: in each a cell begins. Where none does, as below a
//! cell that reaches over more columns than there are, those over it reach less far.
//! <https://html.spec.whatwg.org/multipage/tables.html#forming-a-table>

use super::rows::GROUPS;
use crate::clean::Context;
use crate::dom::{ArticleTree, Name, NodeId, name};

/// A table with more columns stays as it is; a page may say anything.
const MAX_COLUMNS: usize = 1000;

/// A cell, the column it begins in, and how many it reaches over.
struct Placed {
    cell: NodeId,
    column: usize,
    span: usize,
}

/// Mends all tables.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let tables: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::TABLE))
        .collect();
    for table in tables {
        if let Some(placed) = place(tree, table) {
            narrow(tree, &placed);
        }
    }
}

/// Where the cells of a table stand; nothing where it has too many columns.
fn place(tree: &ArticleTree, table: NodeId) -> Option<Vec<Placed>> {
    let mut placed = Vec::new();
    for group in tree.children(table).filter(|&id| tree.is_any(id, GROUPS)) {
        // For each column the first row that no cell from above reaches into.
        let mut free: Vec<usize> = Vec::new();
        let rows = tree.children(group).filter(|&id| tree.is(id, name::TR));
        for (at, row) in rows.enumerate() {
            let mut column = 0;
            let is_cell = |&id: &NodeId| tree.is_any(id, &[name::TD, name::TH]);
            for cell in tree.children(row).filter(is_cell) {
                let taken = free.iter().skip(column).take_while(|&&row| row > at);
                column += taken.count();
                let span = span_of(tree, cell, name::COLSPAN).max(1);
                let end = match span_of(tree, cell, name::ROWSPAN) {
                    0 => usize::MAX,
                    high => at.saturating_add(high),
                };
                let next = column.saturating_add(span);
                if next > MAX_COLUMNS {
                    return None;
                }
                if end > at + 1 {
                    free.resize(free.len().max(next), 0);
                    let below = free[column..next].iter_mut();
                    below.for_each(|row| *row = end.max(*row));
                }
                placed.push(Placed { cell, column, span });
                column = next;
            }
        }
    }
    Some(placed)
}

fn span_of(tree: &ArticleTree, cell: NodeId, key: Name) -> usize {
    let stated = tree.attribute(cell, key);
    stated
        .and_then(|span| span.trim().parse().ok())
        .unwrap_or(1)
}

/// Lets every cell reach over those columns only in which some cell begins.
fn narrow(tree: &mut ArticleTree, placed: &[Placed]) {
    let columns = placed.iter().map(|cell| cell.column + cell.span).max();
    let mut begins = vec![false; columns.unwrap_or(0)];
    placed.iter().for_each(|cell| begins[cell.column] = true);
    // How many of the columns before each there really are.
    let mut before = vec![0_usize];
    before.extend(begins.iter().scan(0, |count, &is_one| {
        *count += usize::from(is_one);
        Some(*count)
    }));
    for &Placed { cell, column, span } in placed {
        match before[column + span] - before[column] {
            columns if columns == span => {}
            1 => tree.remove_attribute(cell, name::COLSPAN),
            columns => tree.set_attribute(cell, name::COLSPAN, &columns.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    fn check(before: &str, after: &str) {
        crate::clean::check(
            super::run,
            &format!("<table><tbody>{before}</tbody></table>"),
            &format!("<table><tbody>{after}</tbody></table>"),
        );
    }

    #[test]
    fn a_cell_over_more_columns_than_there_are_is_narrower() {
        check(
            "<tr><th colspan=12>a</th></tr><tr><td>b</td><td>c</td></tr>",
            "<tr><th colspan=\"2\">a</th></tr><tr><td>b</td><td>c</td></tr>",
        );
        check(
            "<tr><td colspan=3>a</td></tr><tr><td colspan=3>b</td></tr>",
            "<tr><td>a</td></tr><tr><td>b</td></tr>",
        );
        check(
            "<tr><td>a</td><td colspan=2>b</td></tr><tr><td colspan=2>c</td><td>d</td></tr>",
            "<tr><td>a</td><td colspan=\"2\">b</td></tr><tr><td colspan=\"2\">c</td><td>d</td></tr>",
        );
    }

    #[test]
    fn cells_from_above_stand_in_the_way() {
        check(
            "<tr><td rowspan=2>a</td><td colspan=4>b</td></tr><tr><td>c</td><td colspan=2>d</td></tr>",
            "<tr><td rowspan=\"2\">a</td><td colspan=\"2\">b</td></tr><tr><td>c</td><td>d</td></tr>",
        );
        check(
            "<tr><td rowspan=0>a</td><td colspan=2>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>",
            "<tr><td rowspan=\"0\">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>",
        );
    }

    #[test]
    fn a_table_of_too_many_columns_stays() {
        let wide = "<td colspan=\"600\">a</td><td colspan=\"600\">b</td>";
        check(&format!("<tr>{wide}</tr>"), &format!("<tr>{wide}</tr>"));
    }
}
