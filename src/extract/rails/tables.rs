//! A table of facts is whole: of one that is kept for the most part, no row is dropped. To the model
//! a row of names and links looks like a menu.

use crate::dom::{NodeId, Step, name};
use crate::extract::page::Page;
use crate::extract::structure::Decision;

/// Keeps what was dropped of tables most of whose words are kept.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    for table in tables_of_facts(page) {
        let blocks = page.extents[table].blocks();
        let kept = blocks.clone().filter(|&i| decision.blocks[i]);
        let words: usize = kept.map(|i| page.blocks[i].words()).sum();
        if 2 * words <= page.sum_below(table).words {
            continue;
        }
        decision.blocks[blocks].fill(true);
        for id in page.document.descendants(table) {
            decision.elements[id] = true;
        }
    }
}

/// Tables with header cells, and without tables or headings in them: those lay out the page.
fn tables_of_facts(page: &Page<'_>) -> Vec<NodeId> {
    let document = page.document;
    let mut found = Vec::new();
    // Of each open table, whether it has header cells and whether it has tables.
    let mut open: Vec<(NodeId, bool, bool)> = Vec::new();
    for step in document.walk(page.top) {
        match step {
            Step::Enter(id) if document.is(id, name::TABLE) => {
                if let Some((_, _, has_tables)) = open.last_mut() {
                    *has_tables = true;
                }
                open.push((id, false, false));
            }
            Step::Enter(id) if document.is(id, name::TH) => {
                if let Some((_, has_headers, _)) = open.last_mut() {
                    *has_headers = true;
                }
            }
            Step::Leave(id) if open.last().is_some_and(|(table, ..)| *table == id) => {
                found.extend(
                    open.pop()
                        .filter(|(_, has_headers, has_tables)| *has_headers && !has_tables),
                );
            }
            _ => {}
        }
    }
    let has_heading = |id: NodeId| {
        let levels = &page.heading_levels[page.extents[id].blocks()];
        levels.iter().any(|&level| level > 0)
    };
    let tables = found.into_iter().map(|(table, ..)| table);
    tables.filter(|&table| !has_heading(table)).collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::rails::tests::{TEXT, check_blocks};

    fn check(rows: &str, before: &[bool], after: &[bool]) {
        check_blocks(
            super::correct,
            &format!("<table>{rows}</table>"),
            before,
            after,
        );
    }

    #[test]
    fn a_row_of_links_in_a_kept_table_is_kept() {
        let rows = format!("<tr><th>a<td>{TEXT}<tr><th>b<td><a href=a>c</a>");
        check(&rows, &[true, true, false, false], &[true; 4]);
    }

    #[test]
    fn a_table_that_was_dropped_or_lays_out_the_page_is_left_alone() {
        let rows = format!("<tr><th>a<td>{TEXT}<tr><th>b<td>c");
        check(
            &rows,
            &[true, false, true, true],
            &[true, false, true, true],
        );
        let rows = format!("<tr><td>{TEXT}<td><a href=a>c</a>");
        check(&rows, &[true, false], &[true, false]);
        let rows = format!("<tr><th>a<td><table><td>{TEXT}<td>b</table>");
        check(&rows, &[true, true, false], &[true, true, false]);
    }
}
