//! The pictures that were handed in: which are of a kind every reading system shows, which are
//! asked for, and the files they become.

use super::EpubImage;
use std::collections::HashMap;

/// First bytes of the kinds that are taken, the end of their file name and their media type.
/// <https://www.w3.org/TR/epub-33/#sec-core-media-types>
const KINDS: &[(&[u8], &str, &str)] = &[
    (b"GIF87a", "gif", "image/gif"),
    (b"GIF89a", "gif", "image/gif"),
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
];

/// A picture as a file of the book.
#[derive(Clone, Copy)]
struct Known<'a> {
    bytes: &'a [u8],
    extension: &'static str,
    media_type: &'static str,
}

/// A file of the book.
pub struct File<'a> {
    /// Its number, by which it is named.
    pub number: usize,
    /// Its path within the book.
    pub path: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// The pictures by their address.
pub struct Pictures<'a> {
    known: Vec<Known<'a>>,
    numbers: HashMap<&'a str, usize>,
    is_used: Vec<bool>,
}

impl<'a> Pictures<'a> {
    /// Takes those of a kind that is shown everywhere; of two with one address the first.
    pub fn new(images: &'a [EpubImage]) -> Pictures<'a> {
        let mut pictures = Pictures {
            known: Vec::new(),
            numbers: HashMap::new(),
            is_used: Vec::new(),
        };
        for image in images {
            let kind = KINDS
                .iter()
                .find(|(start, ..)| image.bytes.starts_with(start));
            let Some(&(_, extension, media_type)) = kind else {
                continue;
            };
            let number = pictures.known.len();
            if *pictures.numbers.entry(&image.src).or_insert(number) == number {
                pictures.known.push(Known {
                    bytes: &image.bytes,
                    extension,
                    media_type,
                });
                pictures.is_used.push(false);
            }
        }
        pictures
    }

    /// The path of a picture that is shown.
    pub fn use_path(&mut self, src: &str) -> Option<String> {
        let number = self.number(src)?;
        self.is_used[number] = true;
        Some(self.path(number))
    }

    /// The number of the picture with an address.
    pub fn number(&self, src: &str) -> Option<usize> {
        self.numbers.get(src).copied()
    }

    /// The first picture that is shown.
    pub fn first(&self) -> Option<usize> {
        self.is_used.iter().position(|&used| used)
    }

    /// The files of the pictures that are shown, and of the cover.
    pub fn files(&self, cover: Option<usize>) -> impl Iterator<Item = File<'a>> {
        let is_taken = move |&number: &usize| self.is_used[number] || cover == Some(number);
        (0..self.known.len()).filter(is_taken).map(|number| File {
            number,
            path: self.path(number),
            media_type: self.known[number].media_type,
            bytes: self.known[number].bytes,
        })
    }

    fn path(&self, number: usize) -> String {
        format!("images/{number}.{}", self.known[number].extension)
    }
}
