//! Ids as XML has them, and which of them there are to lead to.

use crate::dom::{NodeId, name};
use crate::sanitize::SanitizedTree;
use std::collections::HashSet;

/// The ids of a chapter, in their XML form.
pub struct Ids(HashSet<String>);

impl Ids {
    /// Lists the ids of an article.
    pub fn of(tree: &SanitizedTree) -> Ids {
        let ids = tree.descendants(NodeId::ROOT);
        Ids(ids
            .filter_map(|id| tree.attribute(id, name::ID))
            .map(xml)
            .collect())
    }

    /// The place a link within the article leads to; `None` if there is no such place.
    pub fn place(&self, href: &str) -> Option<String> {
        let id = xml(href.strip_prefix('#')?);
        self.0.contains(&id).then(|| format!("#{id}"))
    }
}

/// The id without the characters an XML id may not have: each is written as its number. Ids of an
/// article begin with a letter.
pub fn xml(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '.' | '_' => out.push(c),
            c => out.push_str(&format!("_{:x}_", c as u32)),
        }
    }
    out
}
