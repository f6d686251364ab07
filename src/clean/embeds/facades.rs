//! What stands for a film until it is pressed: an element that names it and shows its picture at
//! most, of which scripts make a frame.
//!
//! ```text
//! lite-youtube[videoid=…]                            an element of the page's own making
//! div[data-src=https://www.youtube.com/embed/…] ── img    a box without text that knows the frame
//! div.youtube-player[data-id=…]                      or its name
//! img[src=https://i.ytimg.com/vi/…/0.jpg]            the picture alone, where no link is around it
//! script[src=https://gist.github.com/….js]           writes a listing in its place
//! ```

use super::{Card, EMBEDS, hosts};
use crate::clean::Context;
use crate::dom::classes::words_of;
use crate::dom::text::fold;
use crate::dom::{ArticleTree, NodeId, name};

/// Elements of the page's own making that show one thing; the attribute that names it; and what
/// the address of its frame has before that. Sorted.
const PLAYERS: &[(&str, &str, &str)] = &[
    (
        "amp-dailymotion",
        "data-videoid",
        "https://www.dailymotion.com/embed/video/",
    ),
    ("amp-iframe", "src", ""),
    (
        "amp-instagram",
        "data-shortcode",
        "https://www.instagram.com/p/",
    ),
    (
        "amp-vimeo",
        "data-videoid",
        "https://player.vimeo.com/video/",
    ),
    (
        "amp-youtube",
        "data-videoid",
        "https://www.youtube.com/embed/",
    ),
    ("lite-vimeo", "videoid", "https://player.vimeo.com/video/"),
    ("lite-youtube", "videoid", "https://www.youtube.com/embed/"),
    ("youtube-lite", "videoid", "https://www.youtube.com/embed/"),
    ("youtube-video", "src", ""),
];

/// Words that end the names of attributes in which a box has the name of a film. Sorted.
const NAMES: &[&str] = &[
    "embed",
    "id",
    "video",
    "videoid",
    "youtube",
    "youtubeid",
    "ytid",
];

/// Words that say whose film it is, in class names and attributes of such a box. Sorted.
const YOUTUBE: &[&str] = &["lazyyt", "youtube", "youtubeid", "yt", "ytid"];

/// Attributes that say what is shown, the surest first.
const TITLES: &[&str] = &["playlabel", "title", "aria-label", "data-title", "data-alt"];

/// What such an element says before the title, unless its page changed that.
const LABEL: &str = "Play: ";

/// Where the pictures of films are kept, and what stands before the film's name.
const PICTURES: &[&str] = &[
    "https://i.ytimg.com/vi/",
    "https://i.ytimg.com/vi_webp/",
    "https://img.youtube.com/vi/",
    "https://img.youtube.com/vi_webp/",
];

/// Names of films have so many characters.
const NAME_LENGTH: usize = 11;

/// Boxes that stand for a film hold no more nodes.
const MAX_NODES: usize = 40;

/// A title has at most so many words.
const MAX_TITLE: usize = 24;

/// How many elements around a picture are asked for a link or a card.
const MAX_AROUND: usize = 6;

/// The card of what an element stands for.
pub fn card(tree: &ArticleTree, id: NodeId, context: &Context<'_>) -> Option<Card> {
    if let Some((kind, address)) = written(tree, id) {
        return Some(Card {
            element: id,
            kind,
            address,
            title: None,
            poster: None,
        });
    }
    let (kind, address) = named(tree, id, context).or_else(|| boxed(tree, id, context))?;
    let mut nodes = tree.descendants(id);
    let is_other = |n: NodeId| tree.is_any(n, EMBEDS);
    if nodes.by_ref().take(MAX_NODES).any(is_other) || nodes.next().is_some() {
        return None;
    }
    let text = tree.folded_text(id);
    let is_player = !tree.is_any(id, &[name::DIV, name::SPAN]);
    let is_title = is_player && text.split(' ').count() <= MAX_TITLE;
    if !text.is_empty() && !is_title {
        return None;
    }
    let picture = tree.descendants(id).find(|&n| tree.is(n, name::IMG));
    let of_picture = |key| tree.attribute(picture?, key);
    let stated = TITLES.iter().find_map(|&key| attribute(tree, id, key));
    let title = stated.or(Some(text.as_str()).filter(|text| !text.is_empty()));
    Some(Card {
        element: id,
        kind,
        address,
        title: title.or(of_picture(name::ALT)).and_then(titled),
        poster: of_picture(name::SRC).map(str::to_owned),
    })
}

/// The listing a script writes in its place.
pub fn written(tree: &ArticleTree, id: NodeId) -> Option<(hosts::Kind, String)> {
    let source = tree.attribute(id, name::SRC);
    hosts::written(source.filter(|_| tree.is(id, name::SCRIPT))?)
}

/// The card of the film whose picture an image is, where nothing leads to it.
pub fn card_of_picture(tree: &ArticleTree, id: NodeId) -> Option<Card> {
    let source = tree.attribute(id, name::SRC)?;
    let rest = PICTURES
        .iter()
        .find_map(|start| source.strip_prefix(start))?;
    let (film, _) = rest.split_once('/')?;
    let mut around = tree.self_and_ancestors(id).take(MAX_AROUND);
    let is_text = |n: Option<NodeId>| n.is_some_and(|n| !tree.text(n).trim().is_empty());
    if !is_film(film)
        || around.any(|a| tree.is(a, name::A) || tree.has_attribute(a, name::DATA_EMBED))
        || is_text(tree.previous_sibling(id))
        || is_text(tree.next_sibling(id))
    {
        return None;
    }
    Some(Card {
        element: id,
        kind: "video",
        address: page_of(film),
        title: tree.attribute(id, name::ALT).and_then(titled),
        poster: Some(source.to_owned()),
    })
}

/// What an element of the page's own making shows.
fn named(tree: &ArticleTree, id: NodeId, context: &Context<'_>) -> Option<(hosts::Kind, String)> {
    let local = tree.name_text(tree.html_name(id));
    let at = PLAYERS
        .binary_search_by(|(name, ..)| name.cmp(&local))
        .ok()?;
    let (_, key, before) = PLAYERS[at];
    let value = attribute(tree, id, key)?;
    hosts::embedded(&context.base.resolve(&format!("{before}{value}"))?)
}

/// Whether a text can be the name of a film.
fn is_film(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    name.len() == NAME_LENGTH && name.chars().all(is_part)
}

/// The page of a film.
fn page_of(film: &str) -> String {
    format!("https://www.youtube.com/watch?v={film}")
}

/// The film whose frame a box knows: another address of the host may be where its author is.
fn boxed(tree: &ArticleTree, id: NodeId, context: &Context<'_>) -> Option<(hosts::Kind, String)> {
    if !tree.is_any(id, &[name::DIV, name::SPAN]) {
        return None;
    }
    let framed = super::lazy(tree, id).find_map(|value| {
        let address = context.base.resolve(value)?;
        hosts::embedded(&address).filter(|(kind, page)| *kind == "video" && *page != address)
    });
    framed.or_else(|| Some(("video", page_of(film_of(tree, id)?))))
}

/// The name of the film a box has in an attribute, where it says whose film it is.
fn film_of(tree: &ArticleTree, id: NodeId) -> Option<&str> {
    let names_film = |key: &str| {
        let last = words_of(key).last().unwrap_or_default();
        key.starts_with("data-") && NAMES.binary_search(&last).is_ok()
    };
    let mut named = tree.attributes(id);
    let (_, film) =
        named.find(|&(key, value)| is_film(value) && names_film(tree.name_text(key)))?;
    let says = |text: &str| {
        let mut words = words_of(text).map(str::to_ascii_lowercase);
        words.any(|word| YOUTUBE.binary_search(&word.as_str()).is_ok())
    };
    let mut all = tree.attributes(id);
    let is_told = all.any(|(key, value)| says(tree.name_text(key)) || says(value));
    is_told.then_some(film)
}

fn attribute<'a>(tree: &'a ArticleTree, id: NodeId, key: &str) -> Option<&'a str> {
    let mut all = tree.attributes(id);
    let (_, value) = all.find(|&(name, _)| tree.name_text(name) == key)?;
    Some(value.trim()).filter(|value| !value.is_empty())
}

/// A title without the label before it.
fn titled(text: &str) -> Option<String> {
    let text = fold(text);
    let title = text.strip_prefix(LABEL).unwrap_or(&text);
    (!title.is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::check;
    use crate::clean::embeds::run;

    const CARD: &str = "<figure data-embed=\"video\"><a href=\"https://www.youtube.com/watch?v=aBcDeFgHiJk\">b</a></figure>";

    #[test]
    fn tables_are_sorted() {
        assert!(PLAYERS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(NAMES.is_sorted_by(|a, b| a < b));
        assert!(YOUTUBE.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn what_stands_for_a_film_becomes_its_card() {
        for facade in [
            "<lite-youtube videoid=aBcDeFgHiJk playlabel='Play: b'></lite-youtube>",
            "<lite-youtube videoid=aBcDeFgHiJk><a href='https://youtu.be/x'>Play: b</a></lite-youtube>",
            "<amp-youtube data-videoid=aBcDeFgHiJk title=b></amp-youtube>",
            "<youtube-video src='https://www.youtube.com/watch?v=aBcDeFgHiJk' title=b></youtube-video>",
            "<div class=youtube-player data-id=aBcDeFgHiJk title=b></div>",
            "<div data-plyr-provider=youtube data-plyr-embed-id=aBcDeFgHiJk title=b></div>",
            "<div data-youtube-id=aBcDeFgHiJk data-title=b><button></button></div>",
            "<div data-src='https://www.youtube.com/embed/aBcDeFgHiJk' data-alt=b></div>\
             <iframe src='https://www.youtube.com/embed/aBcDeFgHiJk?feature=oembed'></iframe>",
            "<div data-facadesrc='https://www.youtube.com/embed/aBcDeFgHiJk?x=1'></div>\
             <iframe src='https://www.youtube.com/embed/aBcDeFgHiJk' title=b></iframe>",
        ] {
            check(run, facade, CARD);
        }
    }

    #[test]
    fn a_picture_names_its_film() {
        let image = "<img src=\"https://i.ytimg.com/vi/aBcDeFgHiJk/0.jpg\" alt=\"b\">";
        check(
            run,
            &format!("<div>{image}</div>"),
            &CARD
                .replace("<figure", "<div><figure")
                .replace("</a>", &format!("</a>{}", image.replace("\"b\"", "\"\"")))
                .replace("</figure>", "</figure></div>"),
        );
        for stays in [
            format!("<a href=\"https://a.example/\">{image}</a>"),
            format!("<p>a {image}</p>"),
            format!("{CARD}{image}"),
        ] {
            let before = stays.replace(
                CARD,
                "<iframe src='https://youtube.com/embed/aBcDeFgHiJk' title=b></iframe>",
            );
            check(run, &before, &stays);
        }
    }

    #[test]
    fn text_is_no_facade() {
        let text = "<div data-src=\"https://www.youtube.com/embed/aBcDeFgHiJk\">a</div>";
        check(run, text, "<div>a</div>");
        let name = "<div class=\"youtube\" data-id=\"aBcDeFgHiJk\">a</div>";
        check(run, name, "<div>a</div>");
        let other = "<div data-id=\"aBcDeFgHiJk\"></div>";
        check(run, other, "<div></div>");
        let channel = "<div data-url=\"https://www.youtube.com/c/d\"></div>";
        check(run, channel, "<div></div>");
    }

    #[test]
    fn a_script_of_a_listing_leads_to_it() {
        check(
            run,
            "<script src='https://gist.github.com/a/b.js?file=c.py'></script>",
            "<figure data-embed=\"page\"><a href=\"https://gist.github.com/a/b\">gist.github.com</a></figure>",
        );
    }
}
