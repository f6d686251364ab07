//! Corrections where the model alone is weak; each one file, each for one phenomenon.

mod headings;

use super::page::Page;
use super::structure::Decision;
use crate::Kind;

/// Corrects the decision, rail by rail.
pub fn correct(page: &Page<'_>, kind: Kind, probabilities: &[f32], decision: &mut Decision) {
    let _ = (kind, probabilities);
    headings::correct(page, decision);
}
