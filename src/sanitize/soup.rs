//! Whatever tags stand in whatever order, what is written is parsed back to the same.

#[cfg(test)]
mod tests {
    use super::super::sanitize;
    use crate::dom::ArticleTree;
    use crate::{Options, parse, serialize};

    fn clean(html: &str) -> String {
        let tree = parse::parse_fragment(html, &Options::default());
        serialize::html(&sanitize(&ArticleTree::new(tree)))
    }

    #[test]
    fn soup_of_tags_is_parsed_back_to_the_same() {
        const TAGS: &[&str] = &[
            "a href='https://a.example/'",
            "aside",
            "b",
            "button",
            "dd",
            "details",
            "div",
            "dl",
            "figcaption",
            "figure",
            "form",
            "h2",
            "li",
            "math",
            "mi",
            "mtext",
            "annotation-xml encoding='text/html'",
            "p",
            "pre",
            "ruby",
            "rt",
            "semantics",
            "span lang=de",
            "style",
            "svg",
            "table",
            "td",
            "tr",
            "ul",
        ];
        let mut state = 11_u64;
        let mut next = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        for _ in 0..2000 {
            let mut soup = String::new();
            for _ in 0..12 {
                let tag = TAGS[next(TAGS.len())];
                match next(4) {
                    0 => soup.push_str(&format!("</{}>", tag.split(' ').next().unwrap_or(tag))),
                    1 => soup.push_str("x&lt;img src=y onerror=z&gt;"),
                    _ => soup.push_str(&format!("<{tag}>")),
                }
            }
            let once = clean(&soup);
            assert_eq!(clean(&once), once, "{soup}");
        }
    }
}
