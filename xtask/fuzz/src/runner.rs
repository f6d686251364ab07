//! Runs a target over inputs without end, and keeps what breaks it.

use crate::machine::Random;
use crate::targets::Target;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// An input that is not read after this time is a fault. Far more than any takes on a busy
/// machine: it tells hangs from slowness only.
pub const HANG: Duration = Duration::from_secs(60);

/// The most bytes of choices an input is made from.
const MOST_CHOICES: usize = 2048;

/// When a run ends.
#[derive(Clone, Copy, Debug)]
pub enum Until {
    /// After so many inputs.
    Executions(u64),
    /// After so much time.
    Time(Duration),
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Report {
    /// Inputs that were run.
    pub executions: u64,
    /// Inputs that broke something.
    pub faults: u64,
}

/// Runs a target over its seeds, then over inputs made by chance from `seed` on. Inputs that
/// break something are written below `keep`.
pub fn run(target: &Target, until: Until, seed: u64, keep: &Path) -> Report {
    let watch = Watch::start(target.name, keep);
    let seeds = seeds(target.name);
    let begun = Instant::now();
    let mut report = Report::default();
    let try_one = |input: &[u8], report: &mut Report| {
        watch.begin(input);
        report.executions += 1;
        if let Err(problem) = check(target, input) {
            report.faults += 1;
            let file = write(keep, target.name, input);
            eprintln!("{}: {problem}\n  kept as {}", target.name, file.display());
        }
        watch.end();
    };
    for input in &seeds {
        try_one(input, &mut report);
    }
    let is_over = |runs: u64| match until {
        Until::Executions(most) => runs >= most,
        Until::Time(most) => begun.elapsed() >= most,
    };
    // Many faults are mostly one.
    while !is_over(report.executions) && report.faults < 20 {
        // Each input is made from its own number, so that one can be made again alone.
        let mut random = Random::new(seed.wrapping_add(report.executions));
        let input = invent(&mut random, &seeds);
        try_one(&input, &mut report);
    }
    report
}

/// Runs a target over one input; what it says when it breaks.
///
/// # Errors
/// When a promise is broken.
pub fn check(target: &Target, input: &[u8]) -> Result<(), String> {
    let run = catch_unwind(AssertUnwindSafe(|| (target.run)(input)));
    run.map_err(|payload| {
        let text = payload.downcast_ref::<String>().cloned();
        text.or_else(|| payload.downcast_ref::<&str>().map(|s| (*s).to_owned()))
            .unwrap_or_else(|| "a panic without words".to_owned())
    })
}

/// The seeds of a target and the cases found by it before: `tests/fuzz/TARGET/`.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = root().join("tests/fuzz").join(target);
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|path| std::fs::read(path).ok())
        .collect()
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Bytes by chance, or a seed with some of it changed.
fn invent(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    let seed = match random.below(4) {
        0 if !seeds.is_empty() => &seeds[random.below(seeds.len())],
        _ => {
            // Mostly short: what breaks is small.
            let length = 1 << random.below(MOST_CHOICES.ilog2() as usize + 1);
            return random.bytes(length);
        }
    };
    let mut input = seed.clone();
    for _ in 0..=random.below(8) {
        mutate(&mut input, random, seeds);
    }
    input
}

fn mutate(input: &mut Vec<u8>, random: &mut Random, seeds: &[Vec<u8>]) {
    if input.is_empty() {
        return;
    }
    let at = random.below(input.len());
    let length = 1 + random.below((input.len() - at).min(40));
    match random.below(7) {
        0 => input[at] ^= 1 << random.below(8),
        1 => input[at] = random.bytes(1)[0],
        2 => _ = input.drain(at..at + length),
        3 => {
            let piece = input[at..at + length].to_vec();
            let to = random.below(input.len());
            input.splice(to..to, piece);
        }
        4 => {
            let new = random.bytes(length);
            input.splice(at..at, new);
        }
        5 => {
            let piece = input[at..at + length].repeat(1 + random.below(20));
            input.splice(at..at, piece);
        }
        _ => {
            let other = &seeds[random.below(seeds.len())];
            let from = random.below(other.len().max(1)).min(other.len());
            let to = (from + length).min(other.len());
            input.splice(at..at, other[from..to].iter().copied());
        }
    }
}

/// Writes an input that broke something.
fn write(keep: &Path, target: &str, input: &[u8]) -> PathBuf {
    let hash = input.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let folder = keep.join(target);
    let file = folder.join(format!("{hash:016x}"));
    let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, input));
    if let Err(error) = written {
        eprintln!("{} cannot be written: {error}", file.display());
    }
    file
}

/// A thread that ends the program when an input hangs, and keeps it.
struct Watch {
    begun: Instant,
    /// When the input that runs was begun, in milliseconds from `begun`; 0 when none runs.
    since: Arc<AtomicU64>,
    input: Arc<Mutex<Vec<u8>>>,
}

impl Watch {
    fn start(target: &'static str, keep: &Path) -> Watch {
        let watch = Watch {
            begun: Instant::now(),
            since: Arc::default(),
            input: Arc::default(),
        };
        let (begun, since, input) = (
            watch.begun,
            Arc::downgrade(&watch.since),
            watch.input.clone(),
        );
        let keep = keep.to_owned();
        std::thread::spawn(move || {
            // The run that is watched is over when its side is gone.
            while let Some(since) = since.upgrade() {
                let since = since.load(Ordering::Relaxed);
                let now = begun.elapsed().as_millis() as u64;
                if since != 0 && now.saturating_sub(since) > HANG.as_millis() as u64 {
                    let input = input.lock().map(|input| input.clone()).unwrap_or_default();
                    let file = write(&keep, target, &input);
                    eprintln!("{target}: hangs\n  kept as {}", file.display());
                    std::process::exit(1);
                }
                std::thread::sleep(Duration::from_millis(500));
            }
        });
        watch
    }

    fn begin(&self, input: &[u8]) {
        if let Ok(mut kept) = self.input.lock() {
            kept.clear();
            kept.extend_from_slice(input);
        }
        let now = self.begun.elapsed().as_millis() as u64 + 1;
        self.since.store(now, Ordering::Relaxed);
    }

    fn end(&self) {
        self.since.store(0, Ordering::Relaxed);
    }
}
