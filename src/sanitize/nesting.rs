//! Where an element may be opened so that a parser leaves it there.

use super::Rebuild;
use super::policy::MAX_DEPTH;
use crate::dom::{Name, NodeId, name, sets};

/// Elements that hold phrasing content only.
const PHRASING_ONLY: &[Name] = &[
    name::DT,
    name::H1,
    name::H2,
    name::H3,
    name::H4,
    name::H5,
    name::H6,
    name::P,
    name::PRE,
    name::SUMMARY,
];

/// Elements that hold no headings.
const WITHOUT_HEADINGS: &[Name] = &[name::ADDRESS, name::TH];

impl Rebuild<'_> {
    fn is_open(&self, names: &[Name]) -> bool {
        self.open.iter().any(|&(_, out)| self.to.is_any(out, names))
    }

    /// Whether text may not stand directly in `parent`, as between the rows of a table.
    pub fn is_between_parts(&self, parent: NodeId) -> bool {
        const PARTED: &[Name] = &[name::TABLE, name::TBODY, name::TFOOT, name::THEAD, name::TR];
        self.to.is_any(parent, PARTED)
    }

    /// Whether an element may be opened here so that a parser would leave it here.
    pub fn may_stand(&self, element: Name) -> bool {
        let parent = self.parent();
        let in_any = |names: &[Name]| self.to.is_any(parent, names);
        const ROWS: &[Name] = &[name::TABLE, name::TBODY, name::TFOOT, name::THEAD];
        if self.open.len() > MAX_DEPTH {
            return false;
        }
        match element {
            name::CAPTION | name::TBODY | name::TFOOT | name::THEAD => in_any(&[name::TABLE]),
            name::TR => in_any(ROWS),
            name::TD | name::TH => in_any(&[name::TR]),
            _ if self.is_between_parts(parent) => false,
            name::LI => in_any(&[name::OL, name::UL]),
            name::DD | name::DT => in_any(&[name::DL]),
            name::FIGCAPTION => in_any(&[name::FIGURE]),
            name::SUMMARY => in_any(&[name::DETAILS]),
            name::RP | name::RT => in_any(&[name::RUBY]),
            name::A => !self.is_open(&[name::A]) && !self.is_full_of_formatting(),
            _ if sets::HEADINGS.contains(&element) && self.is_open(WITHOUT_HEADINGS) => false,
            _ if sets::FORMATTING.contains(&element) && self.is_full_of_formatting() => false,
            _ if sets::INLINE.has(element) => true,
            _ => !self.is_open(PHRASING_ONLY) && !self.is_in_line(),
        }
    }

    fn is_in_line(&self) -> bool {
        let mut open = self.open.iter();
        open.any(|&(_, out)| sets::INLINE.has(self.to.html_name(out)))
    }

    fn is_full_of_formatting(&self) -> bool {
        let open = self.open.iter();
        let formatting = open.filter(|&&(_, out)| self.to.is_any(out, sets::FORMATTING));
        formatting.count() >= sets::MAX_FORMATTING
    }
}
