//! The navigation document: the title, and below it the headings, nested by their level.

use super::escape::{attribute, escape, escaped};
use super::{direction, ids, language, title};
use crate::{Article, Heading};

/// Writes the document.
pub fn write(article: &Article, headings: &[Heading]) -> String {
    let (title, lang) = (escaped(title(article)), language(article));
    let dir = direction(article);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
         xml:lang=\"{lang}\" lang=\"{lang}\"{dir}>\n<head>\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n\
         <nav epub:type=\"toc\" id=\"toc\">\n<ol>\n<li><a href=\"article.xhtml\">{title}</a>"
    );
    // The levels that have an open `li` in a list of their own.
    let mut open: Vec<u8> = Vec::new();
    for heading in headings {
        let mut begins_list = true;
        while open.last().is_some_and(|&level| level >= heading.level) {
            open.pop();
            out.push_str("</li>");
            // A list goes on with the first heading that is no deeper than its own.
            begins_list = open.last().is_some_and(|&above| above >= heading.level);
            if begins_list {
                out.push_str("\n</ol>\n");
            }
        }
        if begins_list {
            out.push_str("\n<ol>");
        }
        out.push_str("\n<li><a");
        let place = format!("article.xhtml#{}", ids::xml(&heading.id));
        attribute("href", &place, &mut out);
        out.push('>');
        escape(&heading.text, &mut out);
        out.push_str("</a>");
        open.push(heading.level);
    }
    for _ in open {
        out.push_str("</li>\n</ol>\n");
    }
    out.push_str("</li>\n</ol>\n</nav>\n</body>\n</html>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    fn lists(levels: &[u8]) -> String {
        let page = "<title>T</title><p>One two three four five six seven eight nine ten.";
        let options = Options {
            min_confidence: 0.0,
            ..Options::default()
        };
        let article = crate::read_html(page, "", &options).expect("a text");
        let headings: Vec<Heading> = levels
            .iter()
            .map(|&level| Heading {
                level,
                text: format!("h{level}"),
                id: "x".into(),
            })
            .collect();
        let written = write(&article, &headings).replace('\n', "");
        let from = written.find("</a>").expect("the title") + 4;
        let to = written.find("</nav>").expect("the end");
        written[from..to].replace(" href=\"article.xhtml#x\"", "")
    }

    #[test]
    fn headings_nest_by_their_level() {
        assert_eq!(
            lists(&[2, 4, 2]),
            "<ol><li><a>h2</a><ol><li><a>h4</a></li></ol></li><li><a>h2</a></li></ol></li></ol>"
        );
        assert_eq!(
            lists(&[3, 2]),
            "<ol><li><a>h3</a></li><li><a>h2</a></li></ol></li></ol>"
        );
        assert_eq!(lists(&[]), "</li></ol>");
    }
}
