//! What is not read goes before other passes look at what is left: scripts, styles, controls. What
//! the sanitiser drops would leave empty elements behind. Drawings in the page's own markup go too:
//! they can hold scripts, and are mostly signs of its interface.

use crate::clean::{Context, embeds};
use crate::dom::classes::has_class;
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name};

/// Elements without anything to read, sorted by name. Frames and media are not here: they become
/// cards, as do scripts that write a listing.
const UNREAD: &[Name] = &[
    name::APPLET,
    name::BUTTON,
    name::CANVAS,
    name::FRAME,
    name::FRAMESET,
    name::HEAD,
    name::INPUT,
    name::LINK,
    name::MAP,
    name::META,
    name::METER,
    name::NOEMBED,
    name::NOFRAMES,
    name::OPTGROUP,
    name::OPTION,
    name::PROGRESS,
    name::SCRIPT,
    name::SELECT,
    name::STYLE,
    name::TEMPLATE,
    name::TEXTAREA,
];

/// Class names of what a player says where scripts do not run. Sorted.
const NOTICES: &[&str] = &["vjs-no-js"];

/// A notice has at most so many nodes.
const MAX_NOTICE: usize = 12;

/// A word that is pressed has at most so many nodes.
const MAX_WORD: usize = 4;

/// So many elements around it may be a listing.
const MAX_AROUND: usize = 4;

/// Class names of what players of films and sound draw over them: controls, dialogs, settings. Sorted.
const CONTROLS: &[&str] = &[
    "bmpui-ui-uicontainer",
    "fp-controls",
    "fp-ui",
    "jw-controls",
    "jw-controls-backdrop",
    "jw-settings-menu",
    "jw-title",
    "mejs-controls",
    "mejs-offscreen",
    "mejs__controls",
    "mejs__offscreen",
    "plyr__captions",
    "plyr__controls",
    "shaka-controls-container",
    "vjs-control-bar",
    "vjs-control-text",
    "vjs-dock-text",
    "vjs-error-display",
    "vjs-loading-spinner",
    "vjs-menu",
    "vjs-modal-dialog",
    "vjs-social-overlay",
    "vjs-text-track-settings",
    "vjs-title-bar",
];

/// So many nodes of controls are looked at.
const MAX_CONTROLS: usize = 2000;

/// A text of so many bytes is no control's.
const MIN_TEXT: usize = 300;

/// Takes them away; a button around a picture leaves the picture.
pub fn run(tree: &mut ArticleTree, _: &Context<'_>) {
    let mut next = tree.first_child(NodeId::ROOT);
    while let Some(id) = next {
        let is_named = tree.is_any(id, UNREAD) && !embeds::is_writer(tree, id);
        if is_named && is_part_of_a_line(tree, id) {
            tree.rename(id, name::SPAN);
            next = tree.following(id, NodeId::ROOT);
            continue;
        }
        let is_unread = is_named
            || is_notice(tree, id)
            || is_controls(tree, id)
            || tree.namespace(id) == Namespace::Svg;
        next = match is_unread {
            true => tree.following_skipping(id, NodeId::ROOT),
            false => tree.following(id, NodeId::ROOT),
        };
        if is_unread {
            leave_pictures(tree, id);
            match holds_figure(tree, id) {
                true => tree.rename(id, name::DIV),
                false => tree.detach(id),
            }
        }
    }
}

/// Whether a button is a word between others: one that is explained when it is pressed. A single
/// letter is a sign, and in a listing a button copies it.
fn is_part_of_a_line(tree: &ArticleTree, id: NodeId) -> bool {
    let says = |n: NodeId| tree.text(n).contains(char::is_alphanumeric);
    let is_word = |n: NodeId| says(n) && tree.text(n).trim().len() > 1;
    let is_code = |n: NodeId| tree.is_any(n, &[name::CODE, name::PRE]);
    tree.is(id, name::BUTTON)
        && tree.previous_sibling(id).is_some_and(says)
        && tree.next_sibling(id).is_some_and(says)
        && tree.descendants(id).nth(MAX_WORD).is_none()
        && tree.descendants(id).any(is_word)
        && !tree.self_and_ancestors(id).take(MAX_AROUND).any(is_code)
}

fn is_notice(tree: &ArticleTree, id: NodeId) -> bool {
    has_class(tree, id, NOTICES) && tree.descendants(id).take(MAX_NOTICE + 1).count() <= MAX_NOTICE
}

fn is_controls(tree: &ArticleTree, id: NodeId) -> bool {
    let mut below = tree.descendants(id).take(MAX_CONTROLS);
    has_class(tree, id, CONTROLS) && below.all(|n| tree.text(n).len() < MIN_TEXT)
}

/// Whether a button has a picture with its caption in it.
fn holds_figure(tree: &ArticleTree, id: NodeId) -> bool {
    let is_figure = |n| tree.is_any(n, &[name::FIGCAPTION, name::FIGURE]);
    tree.is(id, name::BUTTON) && tree.descendants(id).any(is_figure)
}

fn leave_pictures(tree: &mut ArticleTree, id: NodeId) {
    if !tree.is(id, name::BUTTON) || holds_figure(tree, id) {
        return;
    }
    let pictures: Vec<NodeId> = tree
        .descendants(id)
        .filter(|&n| tree.is(n, name::IMG))
        .map(|image| {
            let picture = tree.parent(image).filter(|&p| tree.is(p, name::PICTURE));
            picture.unwrap_or(image)
        })
        .collect();
    for picture in pictures {
        tree.insert_before(id, picture);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;

    #[test]
    fn the_table_is_sorted() {
        assert!(UNREAD.is_sorted_by(|a, b| a < b));
        assert!(NOTICES.is_sorted_by(|a, b| a < b));
        assert!(CONTROLS.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_a_player_says_without_scripts_goes() {
        check(
            super::run,
            "<div>a<p class=vjs-no-js>To view this, enable scripts.</p></div>",
            "<div>a</div>",
        );
    }

    #[test]
    fn what_a_player_draws_over_a_film_goes() {
        check(
            super::run,
            "<div>a<div class='vjs-control-bar x'><div>Loaded: 0 %</div></div></div>",
            "<div>a</div>",
        );
        let text = "b ".repeat(MIN_TEXT / 2);
        let html = format!("<div class=\"jw-title\">{text}</div>");
        check(super::run, &html, &format!("<div>{text}</div>"));
    }

    #[test]
    fn a_word_that_is_pressed_stays_in_its_line() {
        check(
            super::run,
            "<p>A worn <button>bearing</button> carries <button>i</button> it.</p>\
             <p>a <button>Copy</button></p><pre>b <button>Copy</button> c</pre>",
            "<p>A worn bearing carries  it.</p><p>a </p><pre>b  c</pre>",
        );
    }

    #[test]
    fn a_picture_in_a_button_stays() {
        check(
            super::run,
            "<p>a<script>b</script><button>c</button></p><button>d<img src='https://a.example/e'></button>",
            "<p>a</p><img src=\"https://a.example/e\">",
        );
    }
}
