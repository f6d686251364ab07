//! What elements say of what is in them, worked out once for each: the groups of their names, the
//! landmarks they are, and a number by which those alike are told.

use super::blocks::{Block, Extent};
use super::groups::{Group, GroupSet, ones};
use super::visibility;
use crate::dom::{Document, Name, NodeId, SideTable, name};
use std::collections::HashMap;

/// The signs of a page's elements.
#[derive(Debug)]
pub struct Signs {
    /// Groups of class and id, for block-level elements that hold text.
    pub groups: SideTable<GroupSet>,
    /// Landmarks, for the containers of blocks and all above them.
    pub landmarks: SideTable<Landmarks>,
    /// A number for the tag and class, for the same elements as landmarks.
    pub kinds: SideTable<u32>,
    /// For each block, the groups of what wraps all of it.
    pub wrappers: Vec<GroupSet>,
}

impl Signs {
    /// Reads the signs of a page.
    pub fn new(document: &Document, blocks: &[Block], extents: &SideTable<Extent>) -> Signs {
        let mut signs = Signs {
            groups: SideTable::new(document, GroupSet::default()),
            landmarks: SideTable::new(document, Landmarks::default()),
            kinds: SideTable::new(document, 0),
            wrappers: Vec::with_capacity(blocks.len()),
        };
        let mut reader = GroupReader::default();
        for id in document.descendants(NodeId::ROOT) {
            let below = extents[id].blocks();
            if below.is_empty() {
                continue;
            }
            let mut groups = reader.groups(document, id);
            // An issue of a newsletter is called so as a whole, and is no box that asks for anything.
            if groups.has(Group::Newsletter) && 2 * below.len() > blocks.len() {
                groups.remove(Group::Newsletter);
            }
            signs.groups[id] = groups;
        }
        for block in blocks {
            signs.wrappers.push(reader.groups(document, block.wrapper));
            let line = document.self_and_ancestors(block.container);
            for id in line {
                if signs.landmarks[id].are_read() {
                    break;
                }
                signs.landmarks[id] = Landmarks::of(document, id);
                signs.kinds[id] = kind(document, id);
            }
        }
        signs
    }
}

/// Reads groups. Most values stand at many elements of a page, and are read once.
#[derive(Default)]
struct GroupReader<'a> {
    seen: HashMap<&'a str, GroupSet>,
}

impl<'a> GroupReader<'a> {
    fn groups(&mut self, document: &'a Document, id: NodeId) -> GroupSet {
        let mut groups = GroupSet::default();
        for key in [name::CLASS, name::ID] {
            let Some(value) = document.attribute(id, key) else {
                continue;
            };
            let seen = self.seen.entry(value);
            groups.join(*seen.or_insert_with(|| GroupSet::read(value)));
        }
        groups
    }
}

/// What an element is by its tag and role, one bit each, in the order of the features.
#[derive(Clone, Copy, Debug, Default)]
pub struct Landmarks(u32);

impl Landmarks {
    /// So many there are.
    pub const COUNT: usize = 16;
    /// That they were read, also where there are none.
    const READ: u32 = 1 << Landmarks::COUNT;

    fn of(document: &Document, id: NodeId) -> Landmarks {
        let tag = document.html_name(id);
        let role = document.attribute(id, name::ROLE).unwrap_or_default();
        let is = |tags: &[Name], roles: &[&str]| {
            tags.contains(&tag) || (!role.is_empty() && roles.contains(&role))
        };
        let all: [bool; Landmarks::COUNT] = [
            is(&[name::ARTICLE], &["article"]),
            is(&[name::MAIN], &["main"]),
            is(&[name::NAV], &["menu", "menubar", "navigation"]),
            is(&[name::FOOTER], &["contentinfo"]),
            is(&[name::HEADER], &["banner"]),
            is(&[name::ASIDE], &["complementary"]),
            is(&[name::FORM], &["form", "search"]),
            is(&[name::SECTION], &["region"]),
            is(&[name::FIGURE], &["figure"]),
            is(&[name::TABLE], &["grid", "table"]),
            is(&[name::DL, name::OL, name::UL], &["list"]),
            is(&[name::BLOCKQUOTE], &[]),
            is(&[name::DIALOG], &["alert", "alertdialog", "dialog"]),
            document.has_attribute(id, name::ARIA_LABEL),
            is(&[name::A, name::BUTTON], &["button", "link", "tab"]),
            visibility::hides(document, id),
        ];
        let bit = |(at, &is): (usize, &bool)| u32::from(is) << at;
        Landmarks(all.iter().enumerate().map(bit).sum::<u32>() | Landmarks::READ)
    }

    fn are_read(self) -> bool {
        self.0 & Landmarks::READ != 0
    }

    /// Whether it is not shown.
    pub fn hides(self) -> bool {
        self.0 >> (Landmarks::COUNT - 1) & 1 == 1
    }

    /// The places of those it is among all.
    pub fn places(self) -> impl Iterator<Item = usize> {
        ones(self.0 & !Landmarks::READ)
    }
}

/// A number for an element's tag and class.
fn kind(document: &Document, id: NodeId) -> u32 {
    let tag = document.name_text(document.name(id)).bytes();
    let class = document
        .attribute(id, name::CLASS)
        .unwrap_or_default()
        .bytes();
    tag.chain([0])
        .chain(class)
        .fold(0x811c_9dc5, |hash: u32, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_what_its_tag_and_its_role_say() {
        let html = "<main role=article hidden><p>a</p></main>";
        let document = crate::parse::parse(html, &Default::default());
        let mut all = document.descendants(NodeId::ROOT);
        let main = all.find(|&id| document.is(id, name::MAIN));
        let landmarks = Landmarks::of(&document, main.expect("it is there"));
        assert_eq!(landmarks.places().collect::<Vec<_>>(), [0, 1, 15]);
        assert!(landmarks.hides());
    }

    #[test]
    fn a_link_around_blocks_is_a_landmark_of_theirs() {
        let html = "<a href=b><div><p>c</p></div></a>";
        let document = crate::parse::parse(html, &Default::default());
        let cut = super::super::blocks::cut(&document, document.body());
        let signs = Signs::new(&document, &cut.blocks, &cut.extents);
        let mut all = document.descendants(NodeId::ROOT);
        let link = all.find(|&id| document.is(id, name::A));
        let landmarks = signs.landmarks[link.expect("it is there")];
        assert_eq!(landmarks.places().collect::<Vec<_>>(), [14]);
    }
}
