//! The package document: what the book says of itself, and its files.

use super::chapter::Chapter;
use super::escape::escaped;
use super::{addresses, language, title};
use crate::Article;

/// Where the package document is.
pub const CONTAINER: &str = "\
<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">
<rootfiles>
<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>
</rootfiles>
</container>
";

/// When the book was made, where the page does not say when it was last changed: a book must have
/// such a time, and nothing here knows a clock.
const NO_TIME: &str = "1980-01-01T00:00:00Z";

/// Writes the document; `cover` is the number of the picture that stands for the book.
pub fn write(article: &Article, chapter: &Chapter<'_>, cover: Option<usize>) -> String {
    let lang = language(article);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" xml:lang=\"{lang}\" \
         unique-identifier=\"id\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
    );
    let changed = article.modified.as_deref().or(article.published.as_deref());
    let changed = changed.and_then(second).unwrap_or_else(|| NO_TIME.into());
    let source = article.url.as_deref().and_then(addresses::clean);
    let id = source.clone().unwrap_or_else(|| number_of(article));
    out.push_str(&format!(
        "<dc:identifier id=\"id\">{}</dc:identifier>\n",
        escaped(&id)
    ));
    let published = article.published.as_deref().and_then(second);
    let day = published.as_deref().and_then(|second| second.get(..10));
    for (element, value) in [
        ("title", Some(title(article))),
        ("language", Some(lang)),
        ("creator", article.byline.as_deref()),
        ("publisher", article.site_name.as_deref()),
        ("date", day),
        ("description", article.excerpt.as_deref()),
        ("source", source.as_deref()),
    ] {
        if let Some(value) = value.map(str::trim).filter(|v| !v.is_empty()) {
            out.push_str(&format!(
                "<dc:{element}>{}</dc:{element}>\n",
                escaped(value)
            ));
        }
    }
    out.push_str(&format!(
        "<meta property=\"dcterms:modified\">{changed}</meta>\n</metadata>\n<manifest>\n"
    ));
    write_manifest(chapter, cover, &mut out);
    let direction = match article.dir.as_deref() {
        Some("rtl") => " page-progression-direction=\"rtl\"",
        _ => "",
    };
    out.push_str(&format!(
        "</manifest>\n<spine{direction}>\n<itemref idref=\"article\"/>\n</spine>\n</package>\n"
    ));
    out
}

fn write_manifest(chapter: &Chapter<'_>, cover: Option<usize>, out: &mut String) {
    let mut item = |id: &str, path: &str, media_type: &str, properties: &str| {
        out.push_str(&format!(
            "<item id=\"{id}\" href=\"{path}\" media-type=\"{media_type}\"{properties}/>\n"
        ));
    };
    let xhtml = "application/xhtml+xml";
    let formulas = match chapter.has_formulas {
        true => " properties=\"mathml\"",
        false => "",
    };
    item("nav", "nav.xhtml", xhtml, " properties=\"nav\"");
    item("style", "style.css", "text/css", "");
    item("article", "article.xhtml", xhtml, formulas);
    for file in chapter.pictures.files(cover) {
        let properties = match cover == Some(file.number) {
            true => " properties=\"cover-image\"",
            false => "",
        };
        let id = format!("image-{}", file.number);
        item(&id, &file.path, file.media_type, properties);
    }
}

/// A date of an article to the second; one of another time zone than UTC is taken to the day, for
/// which no calendar is needed. `None` if it is no date.
fn second(date: &str) -> Option<String> {
    let day = date.get(..10)?;
    let is_digit =
        |at: usize, b: u8| matches!(at, 4 | 7) == (b == b'-') && (b == b'-' || b.is_ascii_digit());
    if !day.bytes().enumerate().all(|(at, b)| is_digit(at, b)) {
        return None;
    }
    let is_time = |time: &&str| {
        let has_form = |(at, b): (usize, u8)| match at {
            0 => b == b'T',
            3 | 6 => b == b':',
            _ => b.is_ascii_digit(),
        };
        date.ends_with('Z') && time.bytes().enumerate().all(has_form)
    };
    let time = date.get(10..19).filter(is_time).unwrap_or("T00:00:00");
    Some(format!("{day}{time}Z"))
}

/// What tells an article without an address from others: a number made of its text.
/// <http://www.isthe.com/chongo/tech/comp/fnv/>
fn number_of(article: &Article) -> String {
    let title = article.title.as_deref().unwrap_or_default();
    let bytes = title.bytes().chain(article.html.bytes());
    let number = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    format!("stillpage:{number:016x}")
}

#[cfg(test)]
mod tests {
    use super::second;

    #[test]
    fn dates_are_written_to_the_second() {
        assert_eq!(
            second("2024-05-06").as_deref(),
            Some("2024-05-06T00:00:00Z")
        );
        assert_eq!(
            second("2024-05-06T07:08:09.5Z").as_deref(),
            Some("2024-05-06T07:08:09Z")
        );
        assert_eq!(
            second("2024-05-06T07:08:09+02:00").as_deref(),
            Some("2024-05-06T00:00:00Z")
        );
        assert_eq!(second("May 2024"), None);
    }
}
