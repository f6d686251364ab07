//! Shadow roots that a page declares in its HTML: what they hold is shown in their host, with the host's
//! own children where there are slots for them, as in the live page.
//! <https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode>
//!
//! ```text
//! x-y ─┬─ template[shadowrootmode=open] ─┬─ h2       x-y ─┬─ h2
//!      ├─ p                              └─ slot  ▶       └─ slot ── p
//!      └─ b[slot=none]
//! ```

use crate::dom::{Name, Namespace, NodeId, Tree, name, sets};
use std::collections::HashMap;

/// Elements that may be hosts besides headings and those a page makes up. Sorted by name.
const HOSTS: &[Name] = &[
    name::ARTICLE,
    name::ASIDE,
    name::BLOCKQUOTE,
    name::BODY,
    name::DIV,
    name::FOOTER,
    name::HEADER,
    name::MAIN,
    name::NAV,
    name::P,
    name::SECTION,
    name::SPAN,
];

/// A slot, and whether something of the host stands in it.
struct Slot {
    id: NodeId,
    is_filled: bool,
}

/// Puts what all shadow roots show into their hosts. Linear in the tree: a root is not walked for the
/// one around it, and a node moves into a slot once for each host it is a child of.
pub fn compose(tree: &mut Tree) {
    let mut next = tree.first_child(NodeId::ROOT);
    while let Some(id) = next {
        let root = tree.children(id).find(|&n| is_root(tree, n));
        if let Some(root) = root.filter(|_| is_host(tree, id)) {
            fill(tree, id, root);
            tree.unwrap_node(root);
        }
        next = tree.following(id, NodeId::ROOT);
    }
}

fn is_root(tree: &Tree, id: NodeId) -> bool {
    let is_mode = |(key, value): (Name, &str)| {
        tree.name_text(key) == "shadowrootmode" && matches!(value, "open" | "closed")
    };
    tree.is(id, name::TEMPLATE) && tree.attributes(id).any(is_mode)
}

fn is_host(tree: &Tree, id: NodeId) -> bool {
    let is_made_up = tree.name_text(tree.name(id)).contains('-');
    tree.namespace(id) == Namespace::Html
        && (is_made_up || tree.is_any(id, HOSTS) || tree.is_any(id, sets::HEADINGS))
}

/// Moves the children of a host into the slots of its root. Those without a slot are not shown.
fn fill(tree: &mut Tree, host: NodeId, root: NodeId) {
    let mut slots = slots(tree, root);
    for child in tree.children(host).collect::<Vec<_>>() {
        if child == root {
            continue;
        }
        let wanted = tree.attribute(child, name::SLOT).unwrap_or_default();
        let slot = slots.get_mut(wanted);
        tree.detach(child);
        if let Some(slot) = slot {
            // What a slot holds itself is shown in an empty one alone.
            while let Some(own) = tree.first_child(slot.id).filter(|_| !slot.is_filled) {
                tree.detach(own);
            }
            slot.is_filled = true;
            tree.append(slot.id, child);
        }
    }
}

/// The first slot of each name in a root, but not in other templates.
fn slots(tree: &Tree, root: NodeId) -> HashMap<String, Slot> {
    let mut slots = HashMap::new();
    let mut next = tree.first_child(root);
    while let Some(id) = next {
        if tree.is(id, name::SLOT) {
            let called = tree.attribute(id, name::NAME).unwrap_or_default();
            slots.entry(called.to_owned()).or_insert(Slot {
                id,
                is_filled: false,
            });
        }
        next = match tree.is(id, name::TEMPLATE) {
            true => tree.following_skipping(id, root),
            false => tree.following(id, root),
        };
    }
    slots
}

#[cfg(test)]
mod tests {
    use crate::dom::NodeId;

    fn check(html: &str, expected: &str) {
        let document = crate::parse::parse(html, &Default::default());
        let body = document.body();
        let texts = document
            .descendants(body)
            .map(|id| match document.is_text(id) {
                true => document.text(id).to_owned(),
                false => document.name_text(document.name(id)).to_owned(),
            });
        assert_eq!(texts.collect::<Vec<_>>().join(" "), expected, "{html}");
    }

    #[test]
    fn hosts_show_their_roots_with_slots_filled() {
        check(
            "<div><template shadowrootmode=open><h2>a</h2><slot>b</slot><slot name=c>d</slot></template><p>e</p>\
             <b slot=f>g</b></div>",
            "div h2 a slot p e slot d",
        );
    }

    #[test]
    fn roots_stand_in_one_another() {
        check(
            "<x-a><template shadowrootmode=open><x-b><template shadowrootmode=closed>a<slot></slot></template>\
             <slot></slot></x-b></template><p>b</p></x-a>",
            "x-a x-b a slot slot p b",
        );
    }

    #[test]
    fn other_templates_hold_nothing_of_the_page() {
        check(
            "<div><template><p>a</p></template>b</div>",
            "div template p a b",
        );
        check(
            "<div><template shadowrootmode=none><p>a</p></template>b</div>",
            "div template p a b",
        );
    }

    #[test]
    fn roots_nest_as_deep_as_pages_do() {
        let open = |times| "<div><template shadowrootmode=open><slot></slot>x".repeat(times);
        let document = crate::parse::parse(&open(100), &Default::default());
        assert_eq!(document.folded_text(NodeId::ROOT).matches('x').count(), 100);
        let document = crate::parse::parse(&open(20_000), &Default::default());
        assert!(document.folded_text(NodeId::ROOT).contains('x'));
    }
}
