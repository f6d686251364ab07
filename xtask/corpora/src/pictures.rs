//! How many of the pictures and captions of a page its article keeps.

use crate::score;

/// The end of an address that is shorter names a size or a number, and no picture.
const MIN_NAME: usize = 5;

/// The pictures a reader would want: each by the file names of all its versions.
pub type Pictures = Vec<Vec<String>>;

/// The pictures of an article, by the file names of all versions its tags name. Pictures of
/// formulas, which MathML replaces, are hidden from screen readers or say LaTeX, and do not count.
pub fn of_article(html: &str) -> Pictures {
    let tags = html
        .split("<img ")
        .skip(1)
        .filter_map(|tag| tag.split('>').next());
    let tags = tags.filter(|tag| !tag.contains("aria-hidden=\"true\"") && !tag.contains('\\'));
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
    html.split("<img ").skip(1).filter_map(|tag| {
        let (_, value) = tag.split('>').next()?.split_once("src=\"")?;
        Some(unescaped(&value.split('"').next()?.replace("&amp;", "&")))
    })
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
}
