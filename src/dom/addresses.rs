//! What addresses tell by themselves.

/// How addresses of scripts begin that write a listing in their place.
pub const LISTING_SCRIPTS: &str = "https://gist.github.com/";

/// How names of pictures end. Sorted.
const PICTURES: &[&str] = &[
    "avif", "bmp", "gif", "jpe", "jpeg", "jpg", "png", "svg", "webp",
];

/// Whether an address has the name of a picture's file.
pub fn names_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| PICTURES.binary_search(&ending.as_str()).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_pictures_are_told() {
        assert!(PICTURES.is_sorted());
        assert!(names_picture("/a/b.JPG?w=3#c"));
        assert!(!names_picture("/a.jpg/b"));
        assert!(!names_picture("/a/b.html?c=d.jpg"));
    }
}
