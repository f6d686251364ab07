//! Tables as a grid: GFM has no spans and no blocks in cells, so a span leaves cells empty and
//! blocks are parted by `<br>`.
//! <https://github.github.com/gfm/#tables-extension->

use super::{Form, Notes, Writer};
use crate::dom::{NodeId, name};
use crate::sanitize::SanitizedTree;
use std::collections::HashMap;
use std::rc::Rc;

/// A table wider than this loses what a span says; a page may say anything.
const MAX_SPAN: usize = 100;

/// How many empty cells spans and short rows may add to a table: 200 rows of 100 cells that each
/// say `colspan=100 rowspan=100` would come to 200 million.
const MAX_ADDED: usize = 100_000;

/// Writes a table with its caption before it.
pub fn write(tree: &SanitizedTree, table: NodeId, form: Form, notes: &Rc<Notes>) -> String {
    let rows: Vec<NodeId> = tree
        .descendants(table)
        .filter(|&id| tree.is(id, name::TR) && is_row_of(tree, id, table))
        .collect();
    let mut grid = grid(tree, &rows, form, notes);
    let caption = tree.children(table).find(|&id| tree.is(id, name::CAPTION));
    let caption = caption
        .map(|id| cell(tree, id, form, notes))
        .filter(|text| !text.is_empty());
    let body = match form {
        Form::Text => grid
            .iter()
            .map(|row| row.join("\t"))
            .collect::<Vec<_>>()
            .join("\n"),
        Form::Markdown => {
            let has_header = rows.first().is_some_and(|&row| is_header(tree, row));
            if !has_header {
                let width = grid.first().map_or(0, Vec::len);
                grid.insert(0, vec![String::new(); width]);
            }
            gfm(&grid)
        }
    };
    caption
        .into_iter()
        .chain([body])
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Whether a row is the table's own, and not of a table in one of its cells.
fn is_row_of(tree: &SanitizedTree, row: NodeId, table: NodeId) -> bool {
    let parent = tree.parent(row);
    let is_in_part =
        parent.is_some_and(|p| tree.is_any(p, &[name::TBODY, name::TFOOT, name::THEAD]));
    let holder = if is_in_part {
        parent.and_then(|p| tree.parent(p))
    } else {
        parent
    };
    holder == Some(table)
}

/// Whether a row names the columns.
fn is_header(tree: &SanitizedTree, row: NodeId) -> bool {
    let in_head = tree.parent(row).is_some_and(|p| tree.is(p, name::THEAD));
    in_head || tree.children(row).filter(|&c| tree.is(c, name::TH)).count() > 1
}

/// All rows with as many cells each, as far as [`MAX_ADDED`] reaches; what a span covers is empty.
fn grid(tree: &SanitizedTree, rows: &[NodeId], form: Form, notes: &Rc<Notes>) -> Vec<Vec<String>> {
    let mut covered: HashMap<(usize, usize), ()> = HashMap::new();
    let mut grid: Vec<Vec<String>> = Vec::new();
    let mut room = MAX_ADDED;
    for (y, &row) in rows.iter().enumerate() {
        let mut cells: Vec<String> = Vec::new();
        for id in tree
            .children(row)
            .filter(|&c| tree.is_any(c, &[name::TD, name::TH]))
        {
            while covered.remove(&(y, cells.len())).is_some() {
                cells.push(String::new());
            }
            let span = |key| {
                tree.attribute(id, key)
                    .and_then(|v| v.parse().ok())
                    .unwrap_or(1_usize)
                    .clamp(1, MAX_SPAN)
            };
            let (mut wide, mut high) =
                (span(name::COLSPAN), span(name::ROWSPAN).min(rows.len() - y));
            match room.checked_sub(wide * high - 1) {
                Some(left) => room = left,
                None => (wide, high) = (1, 1),
            }
            for below in 1..high {
                covered.extend((0..wide).map(|x| ((y + below, cells.len() + x), ())));
            }
            cells.push(cell(tree, id, form, notes));
            cells.extend((1..wide).map(|_| String::new()));
        }
        grid.push(cells);
    }
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut grid {
        let Some(left) = room.checked_sub(width - row.len()) else {
            break;
        };
        room = left;
        row.resize(width, String::new());
    }
    grid
}

/// What a cell says, in one line.
fn cell(tree: &SanitizedTree, id: NodeId, form: Form, notes: &Rc<Notes>) -> String {
    let mut writer = Writer::with_notes(tree, form, Rc::clone(notes));
    writer.in_cell = true;
    let text = writer.write(id);
    let lines = text
        .lines()
        .map(|line| line.trim_end_matches('\\').trim())
        .filter(|line| !line.is_empty());
    match form {
        Form::Text => lines.collect::<Vec<_>>().join(" "),
        Form::Markdown => lines.map(escape_bars).collect::<Vec<_>>().join("<br>"),
    }
}

fn escape_bars(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        if c == '|' && !out.ends_with('\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn gfm(grid: &[Vec<String>]) -> String {
    let mut out = String::new();
    for (at, row) in grid.iter().enumerate() {
        out.push('|');
        for cell in row {
            let space = if cell.is_empty() { "" } else { " " };
            out.push_str(&format!("{space}{cell} |"));
        }
        out.push('\n');
        if at == 0 {
            out.push_str(&format!("|{}\n", " --- |".repeat(row.len())));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::dom::ArticleTree;
    use crate::{Options, parse, sanitize, serialize};

    fn markdown(html: &str) -> String {
        let tree = parse::parse_fragment(html, &Options::default());
        serialize::markdown(&sanitize::sanitize(&ArticleTree::new(tree)))
    }

    #[test]
    fn spans_add_no_more_than_fits() {
        let row = format!("<tr>{}", "<td colspan=100 rowspan=100>a".repeat(100));
        let written = markdown(&format!("<table>{}</table>", row.repeat(200)));
        assert_eq!(written.matches('a').count(), 20_000);
        assert!(written.len() < 600_000, "{}", written.len());
    }

    #[test]
    fn many_rows_take_no_longer_than_their_share() {
        // Where each cell looks at the whole article this takes minutes.
        let rows = "<tr><td>a<td>b<td>c".repeat(20_000);
        let written = markdown(&format!("<table><tr><th>a<th>b<th>c{rows}</table>"));
        assert_eq!(written.lines().count(), 20_002);
    }

    #[test]
    fn short_rows_below_a_wide_one_stay_short() {
        let wide = format!("<tr>{}", "<th>a".repeat(3000));
        let written = markdown(&format!(
            "<table>{wide}{}</table>",
            "<tr><td>b".repeat(3000)
        ));
        assert_eq!(written.matches('b').count(), 3000);
        assert!(written.len() < 600_000, "{}", written.len());
    }

    #[test]
    fn a_table_in_a_cell_is_written_once() {
        let inner = "<table><tr><th>b<th>c<tr><td>d<td>e</table>";
        let written = markdown(&format!(
            "<table><tr><th>a<th>{inner}<tr><td>f<td>g</table>"
        ));
        assert_eq!(written.matches('d').count(), 1, "{written}");
    }
}
