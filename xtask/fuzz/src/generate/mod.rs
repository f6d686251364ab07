//! Inputs out of choices. Every function takes its choices from the bytes it is given, and makes
//! the plainest thing when they are used up, so that any bytes are some input.

pub mod html;
pub mod json;
mod markup;
mod pieces;
pub mod snapshot;
pub mod values;
mod vocabulary;

use arbitrary::Unstructured;

/// The choices an input is made from.
pub type Choices<'a> = Unstructured<'a>;

/// One of a table.
pub fn one_of<T: Copy>(u: &mut Choices<'_>, table: &[T]) -> T {
    table[below(u, table.len())]
}

/// A number below `limit`, which is not 0; 0 when the choices are used up.
pub fn below(u: &mut Choices<'_>, limit: usize) -> usize {
    u.int_in_range(0..=limit - 1).unwrap_or(0)
}

/// A number of repetitions: mostly few, sometimes up to `most`.
pub fn some(u: &mut Choices<'_>, most: usize) -> usize {
    match below(u, 8) {
        0 => below(u, most) + 1,
        1 => below(u, most.min(60)) + 1,
        _ => below(u, 4) + 1,
    }
}
