//! Elements the standard has given up, under the names it has given them.
//! <https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features>

use crate::clean::Context;
use crate::dom::{ArticleTree, Name, NodeId, name};

/// Old name and new.
const RENAMED: &[(Name, Name)] = &[
    (name::ACRONYM, name::ABBR),
    (name::DIALOG, name::DIV),
    (name::MENU, name::UL),
    (name::STRIKE, name::S),
    (name::TT, name::CODE),
    (name::XMP, name::PRE),
];

/// Renames, and makes headings of what is said to be one.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    for id in tree.descendants(NodeId::ROOT).collect::<Vec<_>>() {
        if let Some(&(_, new)) = RENAMED.iter().find(|&&(old, _)| tree.is(id, old)) {
            tree.rename(id, new);
        }
        if let Some(heading) = said_heading(tree, id) {
            tree.rename(id, heading);
        }
        let anchor = tree
            .attribute(id, name::NAME)
            .filter(|_| tree.is(id, name::A) && !tree.has_attribute(id, name::ID));
        if let Some(anchor) = anchor.map(str::to_owned) {
            tree.set_attribute(id, name::ID, &anchor);
        }
    }
}

/// The heading a `role` says an element is.
fn said_heading(tree: &ArticleTree, id: NodeId) -> Option<Name> {
    let is_said = tree.attribute(id, name::ROLE) == Some("heading")
        && tree.is_any(id, &[name::DIV, name::P, name::SPAN]);
    let level = tree
        .attribute(id, name::ARIA_LEVEL)
        .and_then(|v| v.parse::<usize>().ok())
        .unwrap_or(2);
    is_said.then(|| crate::dom::sets::HEADINGS[level.clamp(1, 6) - 1])
}

#[cfg(test)]
mod tests {
    use crate::clean::check;

    #[test]
    fn old_names_become_new_ones() {
        check(
            super::run,
            "<p><tt>a</tt><strike>b</strike><a name=x>c</a></p><div role=heading aria-level=3>d</div>",
            "<p><code>a</code><s>b</s><a id=\"sp-x\">c</a></p><h3 id=\"sp-h1\">d</h3>",
        );
    }
}
