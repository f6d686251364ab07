//! A heading goes with its section: never kept without text, never dropped with its text kept.

use crate::extract::page::Page;
use crate::extract::structure::Decision;

/// Goes through the headings from last to first, so that a heading may follow the one below it.
pub fn correct(page: &Page<'_>, decision: &mut Decision) {
    for index in (0..page.blocks.len()).rev() {
        let level = page.heading_levels[index];
        if level == 0 || page.title == Some(index) {
            continue;
        }
        let after = page.heading_levels[index + 1..].iter();
        let section = after.take_while(|&&l| l == 0 || l > level).count();
        let section = &decision.blocks[index + 1..index + 1 + section];
        let keep = match section.first() {
            Some(true) => true,
            _ if section.contains(&true) => decision.blocks[index],
            _ => false,
        };
        decision.blocks[index] = keep;
    }
}
