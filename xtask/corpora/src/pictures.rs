//! How many of the pictures and captions of a page its article keeps.

use crate::score;

/// The end of an address that is shorter names a size or a number, and no picture.
const MIN_NAME: usize = 5;

/// The pictures a reader would want: each by the file names of all its versions.
pub type Pictures = Vec<Vec<String>>;

/// The pictures of an article, by the file names of all versions its tags name. Signs, spacers and
/// stubs are none; neither are pictures of formulas, which MathML replaces: they are hidden from
/// screen readers or say LaTeX.
pub fn of_article(html: &str) -> Pictures {
    let tags = image_tags(html)
        .filter(|tag| !tag.contains("aria-hidden=\"true\"") && !tag.contains('\\'))
        .filter(|tag| !is_sign(tag));
    let versions = tags.map(|tag| {
        let tag = unescaped(&tag.replace("&amp;", "&"));
        let values = tag
            .split(['"', ' ', ','])
            .filter(|value| value.contains('/'));
        let names = values.map(|value| file_name(value).to_owned());
        names.filter(|name| name.len() > 2).collect::<Vec<_>>()
    });
    versions.filter(|names| !names.is_empty()).collect()
}

/// Up to so many pixels wide or high a picture is a sign, a face or a spacer.
const MAX_SIGN: u32 = 48;

/// Whether a tag says that it shows no picture a reader would miss: it is small, or has nothing but a
/// stub in its address.
fn is_sign(tag: &str) -> bool {
    let side = |key| attribute(tag, key)?.trim_end_matches("px").parse().ok();
    let is_small = |key| side(key).is_some_and(|pixels: u32| pixels <= MAX_SIGN);
    let is_stub = attribute(tag, "src").is_some_and(|src| src.starts_with("data:"));
    is_small("width") || is_small("height") || (is_stub && !tag.contains("srcset="))
}

fn attribute<'a>(tag: &'a str, key: &str) -> Option<&'a str> {
    let start = format!("{key}=\"");
    let at = tag.match_indices(&start).map(|(at, _)| at);
    let mut at = at.filter(|&at| at == 0 || tag[..at].ends_with(char::is_whitespace));
    tag[at.next()? + start.len()..].split('"').next()
}

/// What stands in the tags of images, up to the `>` that is in no value.
fn image_tags(html: &str) -> impl Iterator<Item = &str> {
    html.split("<img ").skip(1).map(|rest| {
        let mut is_in_value = false;
        let end = rest.find(|c| {
            is_in_value ^= c == '"';
            c == '>' && !is_in_value
        });
        &rest[..end.unwrap_or(rest.len())]
    })
}

/// The captions of an article.
pub fn captions_of(html: &str) -> Vec<String> {
    let captions = html.split("<figcaption").skip(1);
    let captions = captions.map(|part| part.split("</figcaption>").next().unwrap_or_default());
    let texts = captions.map(|part| score::text_of(&format!("<figcaption{part}")));
    texts
        .filter(|text| !score::folded(text).is_empty())
        .collect()
}

/// For each wanted picture that has a name, whether `html` has one of its versions.
pub fn kept<'a>(html: &str, wanted: &'a Pictures) -> impl Iterator<Item = bool> + use<'a> {
    let sources: Vec<String> = sources(html).collect();
    let names = |versions: &'a Vec<String>| {
        let names = versions.iter().map(|name| unescaped(name));
        names
            .filter(|name| name.len() >= MIN_NAME)
            .collect::<Vec<_>>()
    };
    let known = wanted.iter().map(names).filter(|names| !names.is_empty());
    known.map(move |names| {
        let mut names = names.iter();
        names.any(|name| sources.iter().any(|source| source.contains(name)))
    })
}

/// The addresses of all images, character references and escapes decoded.
fn sources(html: &str) -> impl Iterator<Item = String> {
    let sources = image_tags(html).filter_map(|tag| attribute(tag, "src"));
    sources.map(|source| unescaped(&source.replace("&amp;", "&")))
}

fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default()
}

fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| byte == b'%');
        let hex = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(hex.unwrap_or(byte));
        rest = if hex.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_version_of_a_picture_counts() {
        let html = "<img alt=\"\" src=\"https://a.example/x%20y/b.jpg?w=1&amp;h=2\">";
        let wanted = vec![
            vec!["a.jpg".into(), "b.jpg".into()],
            vec!["c.jpg".into()],
            vec!["90".into()],
        ];
        assert_eq!(kept(html, &wanted).collect::<Vec<_>>(), [true, false]);
        assert_eq!(of_article(html), [["b.jpg"]]);
    }

    #[test]
    fn signs_and_stubs_are_no_pictures_and_a_tag_ends_outside_of_values() {
        let html = "<img src=\"https://a.example/face.jpg\" width=\"40\">\
                    <img data-src=\"/real.jpg\" src=\"data:image/gif;base64,R0\">\
                    <img alt=\"a <br> b\" src=\"https://a.example/tower.jpg\">";
        assert_eq!(of_article(html), [["tower.jpg"]]);
        assert_eq!(
            sources(html).last().as_deref(),
            Some("https://a.example/tower.jpg")
        );
    }
}
