//! Tables as a grid: GFM has no spans and no blocks in cells, so a span leaves cells empty and
//! blocks are parted by `<br>`.
//! <https://github.github.com/gfm/#tables-extension->

use super::{Form, Writer};
use crate::dom::{NodeId, name};
use crate::sanitize::SanitizedTree;
use std::collections::HashMap;

/// A table wider than this loses what a span says; a page may say anything.
const MAX_SPAN: usize = 100;

/// Writes a table with its caption before it.
pub fn write(tree: &SanitizedTree, table: NodeId, form: Form) -> String {
    let rows: Vec<NodeId> = tree
        .descendants(table)
        .filter(|&id| tree.is(id, name::TR))
        .collect();
    let mut grid = grid(tree, &rows, form);
    let caption = tree.children(table).find(|&id| tree.is(id, name::CAPTION));
    let caption = caption
        .map(|id| cell(tree, id, form))
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

/// Whether a row names the columns.
fn is_header(tree: &SanitizedTree, row: NodeId) -> bool {
    let in_head = tree.parent(row).is_some_and(|p| tree.is(p, name::THEAD));
    in_head || tree.children(row).filter(|&c| tree.is(c, name::TH)).count() > 1
}

/// All rows with as many cells each; what a span covers is empty.
fn grid(tree: &SanitizedTree, rows: &[NodeId], form: Form) -> Vec<Vec<String>> {
    let mut covered: HashMap<(usize, usize), ()> = HashMap::new();
    let mut grid: Vec<Vec<String>> = Vec::new();
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
            let (wide, high) = (span(name::COLSPAN), span(name::ROWSPAN).min(rows.len() - y));
            for below in 1..high {
                covered.extend((0..wide).map(|x| ((y + below, cells.len() + x), ())));
            }
            cells.push(cell(tree, id, form));
            cells.extend((1..wide).map(|_| String::new()));
        }
        grid.push(cells);
    }
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    for row in &mut grid {
        row.resize(width, String::new());
    }
    grid
}

/// What a cell says, in one line.
fn cell(tree: &SanitizedTree, id: NodeId, form: Form) -> String {
    let mut writer = Writer::new(tree, form);
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
