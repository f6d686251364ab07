//! What a caller may ask for, and the limits that keep hostile pages cheap.
//!
//! Over a limit the article is made of what fits, and
//! [`Article::truncated`](crate::Article::truncated) says so. None is a time: the same page gives the
//! same article on a slow machine.

/// Options of a reading; `Options::default()` is what the command line uses.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// Below this confidence (0 to 1) the answer is that there is nothing to read. 0 gives the
    /// best guess whatever it is.
    pub min_confidence: f64,
    /// Whether to write what was left out. Without it, [`LeftOut::html`](crate::LeftOut::html) is
    /// empty: writing the parts takes about as long as writing the article, and few are looked at.
    pub left_out: bool,
    /// The language of the text, a BCP 47 tag, as the caller guesses it: for pages that declare none.
    /// Where this is `None` too, the text tells, if the crate has the feature `languages`.
    pub language: Option<String>,
    /// The size of a page in bytes after which the rest of it is not looked at.
    pub max_bytes: usize,
    /// The number of nodes after which the rest of a page is not looked at. A page that makes more
    /// nodes than it has bytes, by formatting that is never closed, reaches it sooner.
    pub max_nodes: usize,
    /// The depth of nesting below which elements become siblings, as browsers do at 512.
    pub max_depth: usize,
    /// The model to judge by instead of the shipped one.
    #[cfg(feature = "training")]
    pub model: Option<std::sync::Arc<crate::training::Model>>,
    /// Names of rails to do without, to see what they are worth.
    #[cfg(feature = "training")]
    pub without_rails: Vec<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            min_confidence: 0.2,
            left_out: true,
            language: None,
            max_bytes: 256 << 20,
            max_nodes: 8_000_000,
            max_depth: 512,
            #[cfg(feature = "training")]
            model: None,
            #[cfg(feature = "training")]
            without_rails: Vec::new(),
        }
    }
}
