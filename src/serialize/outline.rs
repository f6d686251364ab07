//! The headings of an article, with the ids the sanitiser gave them.

use crate::Heading;
use crate::dom::{NodeId, name, sets};
use crate::sanitize::SanitizedTree;

/// Lists the headings in order; those without text are left out.
pub fn outline(tree: &SanitizedTree) -> Vec<Heading> {
    let heading = |id: NodeId| {
        let rank = sets::HEADINGS.iter().position(|&h| tree.is(id, h))?;
        let text = tree.folded_text(id);
        let id = tree.attribute(id, name::ID)?.to_owned();
        (!text.is_empty()).then_some(Heading {
            level: rank as u8 + 1,
            text,
            id,
        })
    };
    tree.descendants(NodeId::ROOT).filter_map(heading).collect()
}
