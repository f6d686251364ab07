//! Looks for inputs that break the core. A *target* is a function of bytes that reads them as some
//! input of the core and panics where a promise is broken; the *runner* makes bytes without end
//! and keeps those that break something.
//!
//! ```text
//! random, seeds, cases found before ──▶ bytes ──generate──▶ page, snapshot, date … ──▶ target
//! ```
//!
//! Needs nothing but stable Rust. What comes out depends on the seed alone, so that a run can be
//! repeated. Refuses to judge by the clock, but for one thing: an input that is not read after
//! [`runner::HANG`] is a fault.

#[path = "../../../src/cli/encoding.rs"]
mod encoding;
mod generate;
pub mod hard;
mod machine;
pub mod runner;
pub mod targets;
