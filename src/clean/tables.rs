//! Tables that only lay out the page lose their cells; tables of data stay.

use super::Context;
use crate::dom::{ArticleTree, Name, NodeId, name};

/// What tables are made of.
const PARTS: &[Name] = &[
    name::TBODY,
    name::TD,
    name::TFOOT,
    name::TH,
    name::THEAD,
    name::TR,
];
/// What no cell of data holds.
const LAYOUT: &[Name] = &[name::FIGURE, name::H1, name::H2, name::H3, name::TABLE];

/// Turns layout tables and their cells into `div`s. A table inside counts for all around it, so
/// one pass from the innermost outwards is enough.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let mut tables: Vec<NodeId> = tree
        .descendants(NodeId::ROOT)
        .filter(|&id| tree.is(id, name::TABLE))
        .collect();
    tables.reverse();
    for table in tables {
        let below: Vec<NodeId> = tree
            .descendants(table)
            .filter(|&id| tree.is_any(id, PARTS) || tree.is_any(id, LAYOUT))
            .collect();
        if is_data(tree, &below) {
            continue;
        }
        for id in below {
            if tree.is_any(id, PARTS) {
                tree.rename(id, name::DIV);
            }
        }
        tree.rename(table, name::DIV);
    }
}

/// Data has header cells or, in every row, more than one cell, and nothing that is no data.
fn is_data(tree: &ArticleTree, below: &[NodeId]) -> bool {
    let count = |names: &[Name]| below.iter().filter(|&&id| tree.is_any(id, names)).count();
    let (rows, cells) = (count(&[name::TR]), count(&[name::TD, name::TH]));
    count(LAYOUT) == 0 && (count(&[name::TH]) > 0 || (rows > 1 && cells >= 2 * rows))
}

#[cfg(test)]
mod tests {
    use super::super::check;

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
    }
}
