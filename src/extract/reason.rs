//! Why a part of the page was left out, for people to read.

use super::groups::Group;
use super::page::Page;
use super::visibility;
use crate::dom::{NodeId, name};

/// Why a part was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Advertising.
    Advertisement,
    /// Comments of readers.
    Comments,
    /// Consent.
    Cookies,
    /// The foot of the page.
    Footer,
    /// The head of the page.
    Header,
    /// Not shown on the page.
    Hidden,
    /// Ways through the site.
    Navigation,
    /// Asking for an address.
    Newsletter,
    /// Other pages that may please.
    Related,
    /// Sending it on.
    Share,
    /// Beside the text.
    Sidebar,
    /// Nothing in particular: the text is unlike the article.
    Unlikely,
}

/// Groups of class names in the order they are asked.
const GROUPS: &[(Group, Reason)] = &[
    (Group::Cookie, Reason::Cookies),
    (Group::Newsletter, Reason::Newsletter),
    (Group::Comment, Reason::Comments),
    (Group::Share, Reason::Share),
    (Group::Ad, Reason::Advertisement),
    (Group::Related, Reason::Related),
    (Group::Breadcrumb, Reason::Navigation),
    (Group::Nav, Reason::Navigation),
    (Group::Footer, Reason::Footer),
    (Group::Sidebar, Reason::Sidebar),
];

/// A part whose text is mostly links leads elsewhere.
const RELATED_MIN_LINK_DENSITY: f32 = 0.6;

impl Reason {
    /// The reason as a fixed word.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Advertisement => "advertisement",
            Reason::Comments => "comments",
            Reason::Cookies => "cookies",
            Reason::Footer => "footer",
            Reason::Header => "header",
            Reason::Hidden => "hidden",
            Reason::Navigation => "navigation",
            Reason::Newsletter => "newsletter",
            Reason::Related => "related",
            Reason::Share => "share",
            Reason::Sidebar => "sidebar",
            Reason::Unlikely => "unlikely",
        }
    }

    /// The reason that the place of a part suggests.
    pub fn of(page: &Page<'_>, part: NodeId) -> Reason {
        let document = page.document;
        for id in page.line_of(part).take(12) {
            let set = page.signs.groups[id];
            if visibility::hides(document, id) {
                return Reason::Hidden;
            }
            match document.html_name(id) {
                name::NAV => return Reason::Navigation,
                name::FOOTER => return Reason::Footer,
                name::HEADER => return Reason::Header,
                name::ASIDE => return Reason::Sidebar,
                _ => {}
            }
            if let Some(&(_, reason)) = GROUPS.iter().find(|(group, _)| set.has(*group)) {
                return reason;
            }
        }
        match page.sum_below(part).link_density() > RELATED_MIN_LINK_DENSITY {
            true => Reason::Related,
            false => Reason::Unlikely,
        }
    }
}
