//! Films, sounds, posts and maps that a page shows in a frame become a still card: a `figure` with
//! a link to the page they have, their picture and their caption. Nothing of a third party is loaded.
//!
//! ```text
//! figure[data-embed=video] ─┬─ a ── text       what it is called, or the host
//!                           ├─ img             what the page shows before it plays
//!                           └─ figcaption      what the page says about it
//! ```

mod facades;
mod hosts;

use super::Context;
use crate::dom::{ArticleTree, Name, Namespace, NodeId, name};
use hosts::Kind;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Elements that embed.
const EMBEDS: &[Name] = &[
    name::AUDIO,
    name::EMBED,
    name::IFRAME,
    name::OBJECT,
    name::VIDEO,
];

/// Attributes of a frame that hold its address, the surest first.
const SOURCES: &[Name] = &[name::LIVE_SRC, name::SRC, name::DATA_SRC, name::DATA];

/// A frame that was found, or what stands for one.
struct Card {
    element: NodeId,
    kind: Kind,
    address: String,
    title: Option<String>,
    poster: Option<String>,
}

/// Makes cards of what may be embedded, each once; frames of other kinds go.
pub fn run(tree: &mut ArticleTree, context: &Context<'_>) {
    let mut cards: Vec<Card> = Vec::new();
    let mut shown: HashMap<String, usize> = HashMap::new();
    let mut gone = Vec::new();
    let mut pictures = Vec::new();
    let mut next = tree.first_child(NodeId::ROOT);
    while let Some(id) = next {
        let is_embed = tree.is_any(id, EMBEDS);
        let card = match is_embed {
            true => card(tree, id, context),
            false => facades::card(tree, id, context),
        };
        next = match is_embed || card.is_some() {
            true => tree.following_skipping(id, NodeId::ROOT),
            false => tree.following(id, NodeId::ROOT),
        };
        let known = card.as_ref().and_then(|card| shown.get(&card.address));
        match (card, known.copied()) {
            (Some(card), Some(known)) => {
                cards[known].complete(card);
                gone.push(id);
            }
            (Some(card), None) => {
                shown.insert(card.address.clone(), cards.len());
                cards.push(card);
            }
            (None, _) if is_embed => gone.push(id),
            (None, _) => pictures.extend(facades::card_of_picture(tree, id)),
        }
    }
    for card in pictures {
        if let Entry::Vacant(free) = shown.entry(card.address.clone()) {
            free.insert(cards.len());
            cards.push(card);
        }
    }
    for id in gone {
        tree.detach(id);
    }
    for card in &cards {
        place(tree, card);
    }
}

/// Whether a script writes what belongs to the text in its place.
pub fn is_writer(tree: &ArticleTree, id: NodeId) -> bool {
    facades::written(tree, id).is_some()
}

impl Card {
    /// Takes what another card of the same page knows besides.
    fn complete(&mut self, other: Card) {
        self.title = self.title.take().or(other.title);
        self.poster = self.poster.take().or(other.poster);
    }
}

fn card(tree: &ArticleTree, id: NodeId, context: &Context<'_>) -> Option<Card> {
    let mut values = SOURCES
        .iter()
        .filter_map(|&key| tree.attribute(id, key))
        .chain(lazy(tree, id))
        .chain(files(tree, id));
    let is_media = tree.is_any(id, &[name::AUDIO, name::VIDEO]);
    let (kind, address) = values.find_map(|value| {
        let address = context
            .base
            .resolve(value)
            .filter(|a| a.starts_with("http"))?;
        match is_media {
            true => Some((
                if tree.is(id, name::AUDIO) {
                    "audio"
                } else {
                    "video"
                },
                address,
            )),
            false => hosts::embedded(&address),
        }
    })?;
    let title = [name::TITLE, name::ARIA_LABEL]
        .iter()
        .find_map(|&key| tree.attribute(id, key));
    let title = title
        .map(str::trim)
        .filter(|title| says_what(title))
        .map(str::to_owned);
    Some(Card {
        element: id,
        kind,
        title,
        poster: tree
            .attribute(id, name::POSTER)
            .and_then(|p| context.base.resolve(p))
            .filter(|p| p.starts_with("http")),
        address,
    })
}

/// Addresses that scripts give a frame, whatever the attribute is called.
fn lazy(tree: &ArticleTree, id: NodeId) -> impl Iterator<Item = &str> {
    let all = tree
        .attributes(id)
        .filter(|&(key, _)| tree.name_text(key).starts_with("data-"));
    all.map(|(_, value)| value)
        .filter(|value| value.starts_with("http") || value.starts_with("//"))
}

/// The files of a film or sound, and what an `object` holds.
fn files(tree: &ArticleTree, id: NodeId) -> impl Iterator<Item = &str> {
    let below = tree
        .descendants(id)
        .filter(|&n| tree.is_any(n, &[name::SOURCE, name::EMBED]));
    below.filter_map(|n| tree.attribute(n, name::SRC))
}

/// Words of titles that say no more than what every card of its kind is. Sorted.
const NAMELESS: &[&str] = &[
    "audio",
    "content",
    "embed",
    "embedded",
    "facebook",
    "frame",
    "google",
    "iframe",
    "instagram",
    "map",
    "maps",
    "media",
    "player",
    "post",
    "soundcloud",
    "spotify",
    "tiktok",
    "video",
    "vimeo",
    "widget",
    "youtube",
];

/// Whether a title says what is in a frame: `YouTube video player` does not.
fn says_what(title: &str) -> bool {
    let title = title.to_lowercase();
    crate::words::words(&title).any(|word| NAMELESS.binary_search(&word).is_err())
}

fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// Puts the card where the frame was: the figure around it, or one of its own.
fn place(tree: &mut ArticleTree, card: &Card) {
    let around = tree
        .self_and_ancestors(card.element)
        .skip(1)
        .take(4)
        .find(|&a| tree.is(a, name::FIGURE));
    let figure = around.filter(|&figure| !tree.has_attribute(figure, name::DATA_EMBED));
    let figure = figure.unwrap_or_else(|| {
        let figure = tree.create_element(Namespace::Html, name::FIGURE);
        tree.insert_before(card.element, figure);
        figure
    });
    tree.set_attribute(figure, name::DATA_EMBED, card.kind);
    tree.detach(card.element);
    let link = tree.create_element(Namespace::Html, name::A);
    tree.set_attribute(link, name::HREF, &card.address);
    let title = card.title.clone().unwrap_or_else(|| host(&card.address));
    let text = tree.create_text(&title);
    tree.append(link, text);
    let mut parts = vec![link];
    if let Some(poster) = &card.poster {
        let image = tree.create_element(Namespace::Html, name::IMG);
        tree.set_attribute(image, name::SRC, poster);
        tree.set_attribute(image, name::ALT, "");
        parts.push(image);
    }
    match tree.first_child(figure) {
        Some(first) => parts
            .into_iter()
            .for_each(|part| tree.insert_before(first, part)),
        None => parts.into_iter().for_each(|part| tree.append(figure, part)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn titles_that_every_frame_could_have_say_nothing() {
        assert!(super::NAMELESS.is_sorted_by(|a, b| a < b));
        assert!(!super::says_what("YouTube video player"));
        assert!(!super::says_what(" "));
        assert!(super::says_what("Video: the ferry in winter"));
    }

    #[test]
    fn frames_become_cards() {
        check(
            super::run,
            "<iframe src='//www.youtube.com/embed/a' title=b></iframe><iframe src='//ads.example/'></iframe>",
            "<figure data-embed=\"video\"><a href=\"https://www.youtube.com/watch?v=a\">b</a></figure>",
        );
        check(
            super::run,
            "<figure><video poster=p.jpg><source src=/v.mp4></video><figcaption>c</figcaption></figure>",
            "<figure data-embed=\"video\"><a href=\"https://a.example/v.mp4\">a.example</a>\
             <img src=\"https://a.example/x/p.jpg\" alt=\"\"><figcaption>c</figcaption></figure>",
        );
    }
}
