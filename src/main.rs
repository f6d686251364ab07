//! The command line: `stillpage [FILE|-] [--url URL] [--format FORMAT]` and `--jsonl`.
//!
//! Exit codes: 0 with the article on standard output, 1 with one line on standard error when
//! there is nothing to read or the input is unusable, 2 for wrong usage.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::arguments::parse(lexopt::Parser::from_env()) {
        Ok(command) => cli::run(command),
        Err(error) => {
            eprintln!("stillpage: {error} (try `stillpage --help`)");
            ExitCode::from(2)
        }
    }
}
