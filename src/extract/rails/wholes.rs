//! A table of facts is whole, and so is a quotation: of one that is kept for the most part, no row
//! and no line is dropped. To the model a row of names and links looks like a menu, and who is
//! quoted like the foot of a page.

use crate::dom::{NodeId, Step, name};
use crate::extract::page::Page;
use crate::extract::structure::Decision;

/// More words than what is quoted has: old pages are indented by the same element.
const MAX_QUOTED: usize = 400;

/// Keeps what was dropped of tables and quotations most of whose words are kept.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    let kept = super::kept_before(page, decision);
    for whole in tables_of_facts(page).into_iter().chain(quotations(page)) {
        let blocks = page.extents[whole].blocks();
        let words = kept[blocks.end] - kept[blocks.start];
        if 2 * words > page.sum_below(whole).words {
            decision.keep(page, whole);
        }
    }
}

/// Quotations that stand in no other one.
fn quotations(page: &Page<'_>) -> Vec<NodeId> {
    let document = page.document;
    let mut found = Vec::new();
    let mut next = Some(page.top);
    while let Some(id) = next {
        let is_quoted = document.is(id, name::BLOCKQUOTE) && page.sum_below(id).words <= MAX_QUOTED;
        next = match is_quoted {
            true => document.following_skipping(id, page.top),
            false => document.following(id, page.top),
        };
        if is_quoted && !page.has_heading(id) {
            found.push(id);
        }
    }
    found
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
    let tables = found.into_iter().map(|(table, ..)| table);
    tables.filter(|&table| !page.has_heading(table)).collect()
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
