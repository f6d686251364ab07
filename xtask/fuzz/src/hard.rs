//! Pages that are hard by their size or shape: what each costs to read, through both doors, in time,
//! in growth and in memory. `cargo xtask fuzz hard` tells; nothing here judges, as figures mean
//! something on a quiet machine only. What must hold on any machine are the seeds of the target
//! `scaling`.

use crate::machine::{self, cpu_time};
use std::process::Command;
use stillpage::{Options, fuzzing, read_html_observed, read_snapshot_observed};

/// A shape of page, to be made in any size.
struct Shape {
    name: &'static str,
    /// What stands before, what is repeated and what follows; `…` before it is as many letters as
    /// it is repeated.
    parts: [&'static str; 3],
    /// How often it is repeated in the page that is told about.
    times: usize,
}

const SHAPES: &[Shape] = &[
    Shape {
        name: "nested-elements",
        parts: ["", "<div>", "The end of it all."],
        times: 50_000,
    },
    Shape {
        name: "siblings",
        parts: ["", "<p>a ", ""],
        times: 200_000,
    },
    Shape {
        name: "links",
        parts: ["", "<a href=\"/a/b?c=d\">A link</a> ", ""],
        times: 100_000,
    },
    Shape {
        name: "attribute",
        parts: [
            "<p title=\"",
            "a ",
            "\">Words and words, and more of them.</p>",
        ],
        times: 500_000,
    },
    Shape {
        name: "language-of-all",
        parts: ["<div lang=\"…\">", "<p>A few words. ", "</div>"],
        times: 100_000,
    },
    Shape {
        name: "link-around-all",
        parts: ["<a href=\"/…\">", "<p>A few words. ", "</a>"],
        times: 100_000,
    },
    Shape {
        name: "table-rows",
        parts: ["<table>", "<tr><td>One<td>Two<td>3", "</table>"],
        times: 20_000,
    },
    Shape {
        name: "unclosed-formatting",
        parts: ["", "<b><i>A few words. ", ""],
        times: 5_000,
    },
    Shape {
        name: "text-of-50-mb",
        parts: ["<article><h1>A long way</h1>", PARAGRAPH, "</article>"],
        times: 50_000_000 / PARAGRAPH.len(),
    },
];

const PARAGRAPH: &str = "<p class=\"text\">The boat lay still, and <a href=\"/log\">the log</a> says, in \
    <em>one</em> hand, that the water had fallen by a foot since the morning, and that nobody had \
    slept. It rained on, and the river went where it had always gone.</p>\n";

/// Tells about every shape, or about the one that is named.
///
/// # Errors
/// When a page cannot be read, or this program not be run again.
pub fn tell(arguments: &[String]) -> Result<(), String> {
    match arguments {
        [name, door] => tell_one(name, door),
        [name] => ["html", "snapshot"]
            .iter()
            .try_for_each(|door| tell_alone(name, door)),
        _ => SHAPES
            .iter()
            .try_for_each(|shape| tell(&[shape.name.to_owned()])),
    }
}

/// Each has a process of its own, as what memory one had is not given back.
fn tell_alone(name: &str, door: &str) -> Result<(), String> {
    let program = std::env::current_exe().map_err(|e| e.to_string())?;
    let run = Command::new(program).args(["hard", name, door]).status();
    match run.map_err(|e| e.to_string())?.success() {
        true => Ok(()),
        false => Err(format!("{name} is not read")),
    }
}

fn tell_one(name: &str, door: &str) -> Result<(), String> {
    let shape = SHAPES.iter().find(|shape| shape.name == name);
    let shape = shape.ok_or_else(|| format!("there is no hard page {name:?}"))?;
    let door = match door {
        "html" => Door::Html,
        "snapshot" => Door::Snapshot,
        _ => return Err(format!("there is no door {door:?}")),
    };
    let whole = read(&page(shape, shape.times), door)?;
    let quarter = read(&page(shape, shape.times / 4), door)?;
    // The exponent of time over size.
    let growth = (whole.total() / quarter.total()).log(4.0);
    println!(
        "{name} {door:?}: {:.1} MB, {:.0} ms, exponent {growth:.2}, {:.0} of {:.0} MB",
        whole.bytes as f64 / 1e6,
        whole.total(),
        whole.memory() as f64 / 1e6,
        (whole.bytes * 12 + 50_000_000) as f64 / 1e6,
    );
    for Spent { stage, ms, memory } in &whole.stages {
        println!("    {stage:10} {ms:6.0} ms {:5.0} MB", *memory as f64 / 1e6);
    }
    Ok(())
}

fn page(shape: &Shape, times: usize) -> String {
    let [before, unit, after] = shape.parts;
    let before = before.replace('…', &"x".repeat(times));
    [&before, &unit.repeat(times), after].concat()
}

/// The way a page comes in.
#[derive(Clone, Copy, Debug)]
enum Door {
    Html,
    Snapshot,
}

/// What a stage of a reading took.
struct Spent {
    stage: &'static str,
    /// Milliseconds on the processor.
    ms: f64,
    /// The most memory beside the page until its end, in bytes; 0 where the system does not say.
    memory: usize,
}

/// What one reading took.
struct Cost {
    /// The page, in bytes.
    bytes: usize,
    stages: Vec<Spent>,
}

impl Cost {
    fn total(&self) -> f64 {
        self.stages.iter().map(|spent| spent.ms).sum()
    }

    fn memory(&self) -> usize {
        let all = self.stages.iter().map(|spent| spent.memory);
        all.max().unwrap_or(0)
    }
}

fn read(html: &str, door: Door) -> Result<Cost, String> {
    let snapshot = match door {
        Door::Html => String::new(),
        Door::Snapshot => fuzzing::snapshot(html),
    };
    let mut options = Options::default();
    options.min_confidence = 0.0;
    let before = machine::begin_peak().unwrap_or(0);
    let mut begun: Vec<(&'static str, u64, usize)> = Vec::new();
    let mut note = |stage: stillpage::Stage| {
        let peak = machine::peak().unwrap_or(0).saturating_sub(before);
        begun.push((stage.name(), cpu_time().unwrap_or_default(), peak));
        machine::begin_peak();
    };
    let read = match door {
        Door::Html => read_html_observed(html, "https://page.example/", &options, &mut note),
        Door::Snapshot => read_snapshot_observed(&snapshot, &options, &mut note),
    };
    drop(read.map_err(|error| error.to_string())?);
    let stages = begun.windows(2).map(|pair| {
        let [(stage, from, _), (_, to, memory)] = [pair[0], pair[1]];
        Spent {
            stage,
            ms: (to - from) as f64 / 1e6,
            memory,
        }
    });
    Ok(Cost {
        bytes: html.len(),
        stages: stages.collect(),
    })
}
