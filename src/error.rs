//! Why a page could not be read.

use std::fmt;

/// Why there is no article.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// The page holds no text worth reading, or none that can be told from the rest.
    NothingToRead(String),
    /// The string is not a snapshot as `capture.js` writes it.
    BadSnapshot {
        /// Where reading stopped, in bytes from the start.
        offset: usize,
        /// What was found there.
        problem: &'static str,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NothingToRead(reason) => write!(f, "nothing to read here: {reason}"),
            Error::BadSnapshot { offset, problem } => {
                write!(f, "snapshot is damaged at byte {offset}: {problem}")
            }
        }
    }
}

impl std::error::Error for Error {}
