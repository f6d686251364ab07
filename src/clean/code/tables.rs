//! Listings that stand in a table beside the numbers of their lines, or with a row for each line.
//! Told by the names of the cells, else by numbers that count the lines of the listing beside them.

use crate::dom::classes::has_class;
use crate::dom::{ArticleTree, Namespace, NodeId, name};

/// Names of the cells that hold code beside a cell of numbers, or a line each. Sorted.
const CODE_CELLS: &[&str] = &[
    "blob-code",
    "code",
    "crayon-code",
    "hljs-ln-code",
    "rouge-code",
];

/// Takes the code out of a table that sets it beside its line numbers.
pub fn unwrap(tree: &mut ArticleTree, table: NodeId) {
    let cells: Vec<NodeId> = tree
        .descendants(table)
        .filter(|&id| tree.is_any(id, &[name::TD, name::TH]))
        .collect();
    let is_code = |&id: &NodeId| has_class(tree, id, CODE_CELLS);
    let (code, others): (Vec<_>, Vec<_>) = match cells.as_slice() {
        &[numbers, code] if counts_lines_of(tree, numbers, code) => (vec![code], vec![numbers]),
        _ => cells.into_iter().partition(is_code),
    };
    if code.is_empty() || !others.iter().all(|&id| is_numbers(tree, id)) {
        return;
    }
    for id in others {
        tree.detach(id);
    }
    let pre = tree.create_element(Namespace::Html, name::PRE);
    tree.insert_before(table, pre);
    for id in code {
        drop_spaces_around(tree, id);
        tree.rename(id, name::DIV);
        tree.append(pre, id);
    }
    let class = tree
        .attribute(table, name::CLASS)
        .unwrap_or_default()
        .to_owned();
    tree.set_attribute(pre, name::CLASS, &class);
    tree.detach(table);
}

/// Takes the spaces away that a cell has before and after the listing in it: they are no lines.
fn drop_spaces_around(tree: &mut ArticleTree, cell: NodeId) {
    let beside: Vec<NodeId> = tree.children(cell).collect();
    if beside.iter().any(|&id| tree.is(id, name::PRE)) {
        for id in beside {
            if tree.is_text(id) && tree.text(id).trim().is_empty() {
                tree.detach(id);
            }
        }
    }
}

/// Whether a cell holds nothing but the numbers of the lines of the listing in the other.
fn counts_lines_of(tree: &ArticleTree, numbers: NodeId, code: NodeId) -> bool {
    let Some(listing) = tree.descendants(code).find(|&n| tree.is(n, name::PRE)) else {
        return false;
    };
    if !is_numbers(tree, numbers) {
        return false;
    }
    let text = tree.folded_text(numbers);
    let counted: Vec<usize> = text
        .split(' ')
        .filter_map(|n| n.trim_end_matches('.').parse().ok())
        .collect();
    let is_one_by_one = counted
        .windows(2)
        .all(|two| two[1] == two[0].saturating_add(1));
    let code: String = tree.descendants(listing).map(|n| tree.text(n)).collect();
    // The page may write or leave out the break after the last line.
    let (least, most) = (code.trim_end().lines().count(), code.split('\n').count());
    !counted.is_empty() && is_one_by_one && (least..=most).contains(&counted.len())
}

/// Whether an element holds nothing but line numbers.
pub fn is_numbers(tree: &ArticleTree, id: NodeId) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || c.is_whitespace() || c == '.';
    let mut texts = tree.descendants(id).filter(|&n| tree.is_text(n));
    texts.all(|n| tree.text(n).chars().all(is_number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(CODE_CELLS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn numbers_that_count_no_lines_are_data() {
        let table = |numbers: &str| {
            let row = format!("<td>{numbers}</td><td><pre>a\nb</pre></td>");
            format!("<table><tbody><tr>{row}</tr></tbody></table>")
        };
        let run = crate::clean::code::run;
        crate::clean::check(run, &table("1\n2"), "<pre>a\nb</pre>");
        crate::clean::check(run, &table("2024"), &table("2024"));
        crate::clean::check(run, &table("1\n3"), &table("1\n3"));
    }
}
