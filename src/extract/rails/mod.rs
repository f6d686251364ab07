//! Corrections where the model alone is weak; each one file, each for one phenomenon.

mod ending;
mod headings;

use super::page::Page;
use super::structure::Decision;
use crate::Kind;

/// Corrects the decision, rail by rail.
pub fn correct(page: &Page<'_>, kind: Kind, decision: &mut Decision) {
    if kind == Kind::Article {
        ending::correct(page, decision);
    }
    headings::correct(page, decision);
}
