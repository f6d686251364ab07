//! Articles written as books.

use super::pages::fragment_of;
use super::prose::article_of;
use std::io::{Cursor, Read};
use stillpage::{EpubImage, to_epub};

/// Any HTML as a book whose documents are XML.
pub fn epub(input: &[u8]) {
    let article = article_of(&fragment_of(input));
    let picture = |end: &[u8]| [b"\x89PNG\r\n\x1a\n".as_slice(), end].concat();
    let images = [
        EpubImage {
            src: "https://page.example/a.jpg".into(),
            bytes: picture(input),
        },
        EpubImage {
            src: "https://page.example/a.jpg".into(),
            bytes: b"GIF89a".to_vec(),
        },
        EpubImage {
            src: String::new(),
            bytes: input.to_vec(),
        },
    ];
    let book = to_epub(&article, &images);
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).expect("a book is a ZIP archive");
    let mut documents = 0;
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("is in the archive");
        let name = file.name().expect("names are UTF-8").into_owned();
        if [".xhtml", ".opf", ".xml", ".ncx"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            let mut text = String::new();
            file.read_to_string(&mut text).expect("documents are UTF-8");
            let options = roxmltree::ParsingOptions {
                allow_dtd: true,
                ..Default::default()
            };
            if let Err(error) = roxmltree::Document::parse_with_options(&text, options) {
                panic!("{name}: {error}\n{text}");
            }
            documents += 1;
        }
    }
    assert!(documents >= 4, "{documents} documents");
}
