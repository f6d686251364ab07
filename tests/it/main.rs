//! The library and the command line from outside.

mod command_line;
mod robustness;
mod seed;
