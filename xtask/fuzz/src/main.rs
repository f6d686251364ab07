//! `cargo xtask fuzz [TARGET] [--runs N | --minutes M] [--seed S] [FILE]`.

use fuzz::runner::{self, Report, Until};
use fuzz::targets::{TARGETS, Target};
use std::process::ExitCode;
use std::time::Duration;

const USAGE: &str = "\
usage: cargo xtask fuzz [TARGET] [--runs N | --minutes M] [--seed S]
       cargo xtask fuzz TARGET FILE

Without a target, all run one after another; each for N inputs or M minutes, one minute if not
said. What breaks something is kept below target/fuzz/. With FILE, that input is run alone.";

/// What was asked for.
struct Asked {
    targets: Vec<&'static Target>,
    file: Option<String>,
    until: Until,
    seed: u64,
}

fn main() -> ExitCode {
    let Some(asked) = read(std::env::args().skip(1)) else {
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!("{USAGE}\n\ntargets: {}", names.join(", "));
        return ExitCode::from(2);
    };
    if let (Some(file), [target]) = (&asked.file, &asked.targets[..]) {
        return run_file(target, file);
    }
    let keep = runner::root().join("target/fuzz");
    let mut all = Report::default();
    // What the panic says is told by the runner.
    std::panic::set_hook(Box::new(|info| {
        if let Some(place) = info.location() {
            eprintln!("at {place}");
        }
    }));
    for target in &asked.targets {
        let report = runner::run(target, asked.until, asked.seed, &keep);
        println!(
            "{:10} {:>10} runs, {} faults",
            target.name, report.runs, report.faults
        );
        all.runs += report.runs;
        all.faults += report.faults;
    }
    println!("{:10} {:>10} runs, {} faults", "all", all.runs, all.faults);
    match all.faults {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn run_file(target: &Target, file: &str) -> ExitCode {
    match std::fs::read(file) {
        Err(error) => eprintln!("{file}: {error}"),
        Ok(input) => {
            println!("{}", (target.show)(&input));
            match runner::check(target, &input) {
                Ok(()) => return ExitCode::SUCCESS,
                Err(problem) => eprintln!("{}: {problem}", target.name),
            }
        }
    }
    ExitCode::FAILURE
}

fn read(mut arguments: impl Iterator<Item = String>) -> Option<Asked> {
    let mut asked = Asked {
        targets: TARGETS.iter().collect(),
        file: None,
        until: Until::Time(Duration::from_secs(60)),
        seed: 0,
    };
    let mut is_named = false;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--runs" => asked.until = Until::Runs(arguments.next()?.parse().ok()?),
            "--minutes" => {
                let minutes: f64 = arguments.next()?.parse().ok()?;
                asked.until = Until::Time(Duration::try_from_secs_f64(minutes * 60.0).ok()?);
            }
            "--seed" => asked.seed = arguments.next()?.parse().ok()?,
            _ if argument.starts_with('-') => return None,
            name if !is_named => {
                asked.targets = vec![TARGETS.iter().find(|target| target.name == name)?];
                is_named = true;
            }
            _ => asked.file = Some(argument),
        }
    }
    Some(asked)
}
