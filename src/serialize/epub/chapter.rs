//! The article as XHTML: the sanitised tree, with what XML and books ask for beyond it.

use super::escape::{attribute, escape, escaped};
use super::ids::{self, Ids};
use super::pictures::Pictures;
use super::{addresses, direction, is_language, language, title};
use crate::dom::{Namespace, NodeId, Step, name, sets};
use crate::sanitize::SanitizedTree;
use crate::serialize::outline;
use crate::{Article, Heading};

/// A chapter, with what the other files of the book need to know of it.
pub struct Chapter<'a> {
    /// The document.
    pub xhtml: String,
    /// The headings that can be led to.
    pub headings: Vec<Heading>,
    /// Whether there is MathML in it.
    pub has_formulas: bool,
    /// The pictures, those it shows marked.
    pub pictures: Pictures<'a>,
}

impl<'a> Chapter<'a> {
    /// Writes the document.
    pub fn write(tree: &SanitizedTree, article: &Article, pictures: Pictures<'a>) -> Chapter<'a> {
        let mut writer = Writer {
            tree,
            ids: Ids::of(tree),
            pictures,
            out: String::new(),
            open: Vec::new(),
            has_formulas: false,
            notes: None,
        };
        writer.begin(article);
        for step in tree.walk(NodeId::ROOT) {
            match step {
                Step::Enter(id) if tree.is_text(id) => escape(tree.text(id), &mut writer.out),
                Step::Enter(id) if tree.is_element(id) => writer.enter(id),
                Step::Leave(id) if tree.is_element(id) => writer.leave(id),
                _ => {}
            }
        }
        writer.out.push_str("\n</body>\n</html>\n");
        Chapter {
            xhtml: writer.out,
            headings: outline(tree),
            has_formulas: writer.has_formulas,
            pictures: writer.pictures,
        }
    }
}

struct Writer<'t, 'a> {
    tree: &'t SanitizedTree,
    ids: Ids,
    pictures: Pictures<'a>,
    out: String,
    /// The names under which the open elements were opened.
    open: Vec<&'t str>,
    has_formulas: bool,
    /// The section of notes that is open.
    notes: Option<NodeId>,
}

impl<'t> Writer<'t, '_> {
    /// Writes what stands before the text: title, author, site, date and source.
    fn begin(&mut self, article: &Article) {
        let (title, lang) = (escaped(title(article)), language(article));
        let dir = direction(article);
        self.out.push_str(&format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" \
             xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"{lang}\" lang=\"{lang}\"{dir}>\n\
             <head>\n<title>{title}</title>\n\
             <link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n\
             <h1>{title}</h1>\n"
        ));
        let date = article.published.as_deref().and_then(|d| d.get(..10));
        let facts = [
            article.site_name.as_deref(),
            article.byline.as_deref(),
            date,
        ];
        let facts: Vec<String> = facts.into_iter().flatten().map(escaped).collect();
        if !facts.is_empty() {
            let facts = facts.join(" · ");
            self.out
                .push_str(&format!("<p class=\"facts\">{facts}</p>\n"));
        }
        if let Some(url) = article.url.as_deref().and_then(addresses::clean) {
            let url = escaped(&url);
            self.out.push_str(&format!(
                "<p class=\"facts\"><a href=\"{url}\">{url}</a></p>\n"
            ));
        }
    }

    fn enter(&mut self, id: NodeId) {
        let tree = self.tree;
        if tree.is(id, name::IMG) {
            return self.picture(id);
        }
        let is_notes = tree.attribute(id, name::ROLE) == Some("doc-endnotes");
        if is_notes && self.notes.is_none() {
            self.notes = Some(id);
        }
        // A time is checked for the form of its text, which is the page's own.
        let written = match tree.html_name(id) {
            name::TIME => "span",
            _ => tree.name_text(tree.name(id)),
        };
        self.out.push('<');
        self.out.push_str(written);
        if tree.namespace(id) == Namespace::Html {
            self.attributes(id);
        } else {
            self.formula_attributes(id);
        }
        if tree.is_any(id, sets::VOID) {
            self.out.push_str("/>");
            return;
        }
        self.out.push('>');
        self.open.push(written);
    }

    fn leave(&mut self, id: NodeId) {
        if self.tree.is_any(id, sets::VOID) {
            return;
        }
        if let Some(written) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(written);
            self.out.push('>');
        }
        if self.notes == Some(id) {
            self.notes = None;
        }
    }

    fn attributes(&mut self, id: NodeId) {
        let tree = self.tree;
        for (key, value) in tree.attributes(id) {
            let text = tree.name_text(key);
            match key {
                // Where it came from in a page that is no longer there, and forms that are checked.
                name::DATA_SOURCE | name::DATETIME | name::SRCSET => {}
                name::ID => attribute(text, &ids::xml(value), &mut self.out),
                name::HREF => {
                    if let Some(href) = self.ids.place(value).or_else(|| addresses::clean(value)) {
                        attribute(text, &href, &mut self.out);
                    }
                }
                name::CITE => {
                    if let Some(cite) = addresses::clean(value) {
                        attribute(text, &cite, &mut self.out);
                    }
                }
                name::LANG if is_language(value) => {
                    attribute("xml:lang", value, &mut self.out);
                    attribute(text, value, &mut self.out);
                }
                name::LANG => {}
                name::TYPE if !["1", "a", "A", "i", "I"].contains(&value) => {}
                name::COLSPAN | name::ROWSPAN if !value.parse::<u16>().is_ok_and(|n| n > 0) => {}
                name::OPEN | name::REVERSED => attribute(text, text, &mut self.out),
                name::ROLE => self.role(value),
                _ => attribute(text, value, &mut self.out),
            }
        }
        let is_item = self.notes.is_some() && tree.is(id, name::LI);
        if is_item && tree.has_attribute(id, name::ID) {
            attribute("epub:type", "endnote", &mut self.out);
        }
    }

    /// Roles of notes are said twice: to readers of the screen and to those of books.
    fn role(&mut self, role: &str) {
        attribute("role", role, &mut self.out);
        match role {
            "doc-noteref" => attribute("epub:type", "noteref", &mut self.out),
            "doc-endnotes" => attribute("epub:type", "endnotes", &mut self.out),
            _ => {}
        }
    }

    fn formula_attributes(&mut self, id: NodeId) {
        let tree = self.tree;
        if tree.name(id) == name::MATH {
            self.has_formulas = true;
            attribute("xmlns", "http://www.w3.org/1998/Math/MathML", &mut self.out);
        }
        for (key, value) in tree.attributes(id) {
            if !value.trim().is_empty() {
                attribute(tree.name_text(key), value, &mut self.out);
            }
        }
    }

    /// Writes a picture, or what is said about it: its text, else a link to it.
    fn picture(&mut self, id: NodeId) {
        let tree = self.tree;
        let src = tree.attribute(id, name::SRC).unwrap_or_default();
        let alt = tree.attribute(id, name::ALT).unwrap_or_default().trim();
        if let Some(path) = self.pictures.use_path(src) {
            self.out.push_str("<img");
            attribute("src", &path, &mut self.out);
            attribute("alt", alt, &mut self.out);
            for key in [name::WIDTH, name::HEIGHT] {
                let value = tree.attribute(id, key).unwrap_or_default();
                if value.parse::<u16>().is_ok_and(|n| n > 0) {
                    attribute(tree.name_text(key), value, &mut self.out);
                }
            }
            return self.out.push_str("/>");
        }
        let in_link = self.open.contains(&"a");
        let in_figure = self.open.contains(&"figure");
        let name = src
            .rsplit('/')
            .find(|part| !part.is_empty())
            .unwrap_or_default();
        let text = match alt {
            "" if in_figure && !in_link => "↗",
            "" => name.split(['?', '#']).next().unwrap_or_default(),
            alt => alt,
        };
        match addresses::clean(src).filter(|_| !in_link && !src.starts_with("data:")) {
            Some(href) => {
                self.out.push_str("<a");
                attribute("href", &href, &mut self.out);
                self.out.push('>');
                escape(text, &mut self.out);
                self.out.push_str("</a>");
            }
            None if !src.starts_with("data:") || !alt.is_empty() => escape(text, &mut self.out),
            None => {}
        }
    }
}
