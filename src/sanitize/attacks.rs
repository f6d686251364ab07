//! Runs every case of `tests/attacks/` through the core: what comes out is in the policy, says no
//! address the policy does not name, and is parsed back to the same. Decides nothing itself.

#[cfg(test)]
mod tests {
    use super::super::complaints::complaints;
    use super::super::sanitize;
    use crate::dom::{ArticleTree, Tree};
    use crate::{Options, parse, read_html, serialize, to_markdown, to_text};
    use std::path::Path;

    const URL: &str = "https://page.example/text";

    /// Names and markup of all cases.
    fn cases() -> Vec<(String, String)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attacks");
        let mut cases = Vec::new();
        for path in std::fs::read_dir(folder).expect("is there").flatten() {
            let path = path.path();
            if path.extension().is_none_or(|end| end != "txt") {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("is text");
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            for (number, line) in text.lines().enumerate() {
                if !line.starts_with('#') {
                    let html = line
                        .replace('⏎', "\n")
                        .replace('⇥', "\t")
                        .replace('␀', "\0")
                        .replace('␁', "\u{1}");
                    cases.push((format!("{file}:{}", number + 1), html));
                }
            }
        }
        cases
    }

    fn parsed(html: &str) -> Tree {
        parse::parse_fragment(html, &Options::default())
    }

    fn cleaned(html: &str) -> String {
        serialize::html(&sanitize(&ArticleTree::new(parsed(html))))
    }

    fn check(name: &str, html: &str) {
        assert_eq!(
            complaints(&parsed(html)),
            Vec::<String>::new(),
            "{name}: {html}"
        );
        assert_eq!(cleaned(html), html, "{name}: a second time");
    }

    /// The parts of Markdown that a renderer takes for markup, as HTML: without code, which is
    /// text, and with what is escaped written as text.
    fn markup_of(markdown: &str) -> String {
        let mut out = String::new();
        let mut fence: Option<&str> = None;
        for line in markdown.lines() {
            let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
            match fence {
                Some(open) if ticks.len() >= open.len() && line == ticks => fence = None,
                Some(_) => {}
                None if ticks.len() >= 3 => fence = Some(ticks),
                None => push_without_code(line, &mut out),
            }
            out.push('\n');
        }
        out
    }

    /// Writes a line without its code spans; an address in angle brackets holds no other.
    fn push_without_code(line: &str, out: &mut String) {
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let ticks = &rest[..rest.len() - rest.trim_start_matches('`').len()];
            if let Some(escaped) = rest.strip_prefix('\\').and_then(|r| r.chars().next()) {
                out.push_str(if escaped == '<' { "&lt;" } else { "." });
                rest = &rest['\\'.len_utf8() + escaped.len_utf8()..];
            } else if let Some((address, after)) =
                rest.strip_prefix("](<").and_then(|r| r.split_once('>'))
            {
                out.push_str(&format!("]({}", address.replace("](", "")));
                rest = after;
            } else if let Some(end) = rest[ticks.len()..].find(ticks).filter(|_| c == '`') {
                rest = &rest[ticks.len() + end + ticks.len()..];
            } else {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }

    #[test]
    fn there_are_enough_attacks_and_each_is_one() {
        let cases = cases();
        assert!(cases.len() >= 300, "{}", cases.len());
        let harmless = cases.iter().filter(|(_, html)| {
            let tree = parsed(html);
            complaints(&tree).is_empty() && !html.contains("attack") && !html.contains("stolen")
        });
        // Some are attacks only on what is written of them: Markdown, names, encodings.
        assert!(harmless.count() < cases.len() / 10);
    }

    #[test]
    fn attacks_leave_nothing_the_policy_does_not_name() {
        for (name, html) in cases() {
            check(&name, &cleaned(&html));
            // What stands around a case decides how it is parsed.
            for around in [
                "<p>@",
                "<table><tr><td>@",
                "<b><div>@</b>",
                "<math><mtext>@",
                "<ul><li>@",
            ] {
                check(&name, &cleaned(&around.replace('@', &html)));
            }
        }
    }

    #[test]
    fn attacks_in_a_page_are_in_no_form_of_its_article() {
        let text = "The lamp on the breakwater was first lit in autumn, when the town had boats \
            and no road, and its keeper climbed the ladder twice a night, whatever the sea did.";
        let options = Options {
            min_confidence: 0.0,
            ..Options::default()
        };
        for (name, html) in cases() {
            let page = format!(
                "<title>The lamp</title><article><h1>The lamp</h1><p>{text}</p><p>{text}</p>\
                 <div>{html}</div><p>{text}</p></article>"
            );
            let Ok(article) = read_html(&page, URL, &options) else {
                continue;
            };
            check(&name, &article.html);
            for part in &article.left_out {
                check(&name, &part.html);
            }
            let markdown = to_markdown(&article);
            let markup = complaints(&parsed(&markup_of(&markdown)));
            assert_eq!(markup, Vec::<String>::new(), "{name}: {markdown}");
            let addresses = markup_of(&markdown);
            for scheme in ["javascript:", "vbscript:", "data:text", "data:image/svg"] {
                for open in ["](", "](<", "]: ", "<"] {
                    let start = format!("{open}{scheme}");
                    assert!(
                        !addresses.to_ascii_lowercase().contains(&start),
                        "{name}: {markdown}"
                    );
                }
            }
            assert!(!to_text(&article).contains('\0'), "{name}");
        }
    }
}
