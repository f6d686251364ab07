//! The project's own commands: `cargo xtask demo`, `test`, `build`, `eval`, `package`.
fn main() {}
