//! `cargo xtask fuzz [TARGET] [--executions N | --minutes M] [--seed S] [FILE]`, and
//! `cargo xtask fuzz hard`.

use fuzz::hard;
use fuzz::runner::{self, Report, Until};
use fuzz::targets::{TARGETS, Target};
use std::process::ExitCode;
use std::time::Duration;

const USAGE: &str = "\
usage: cargo xtask fuzz [TARGET] [--executions N | --minutes M] [--seed S]
       cargo xtask fuzz TARGET FILE
       cargo xtask fuzz hard [PAGE]

Without a target, all run one after another; each for N inputs or M minutes, one minute if not
said. What breaks something is kept below target/fuzz/. With FILE, that input is run alone.
\"hard\" tells what pages of hard shapes cost.";

/// What was asked for.
struct Asked {
    targets: Vec<&'static Target>,
    file: Option<String>,
    until: Until,
    seed: u64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [command, rest @ ..] = &arguments[..]
        && command == "hard"
    {
        return tell_hard(rest);
    }
    let Some(asked) = read(arguments.into_iter()) else {
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
            "{:10} {:>10} executions, {} faults",
            target.name, report.executions, report.faults
        );
        all.executions += report.executions;
        all.faults += report.faults;
    }
    println!(
        "{:10} {:>10} executions, {} faults",
        "all", all.executions, all.faults
    );
    match all.faults {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn tell_hard(rest: &[String]) -> ExitCode {
    match hard::tell(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("fuzz: {problem}");
            ExitCode::FAILURE
        }
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
            "--executions" => asked.until = Until::Executions(arguments.next()?.parse().ok()?),
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
