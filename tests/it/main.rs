//! The library and the command line from outside.

mod command_line;
mod pages;
mod robustness;
mod seed;
mod tidy;
