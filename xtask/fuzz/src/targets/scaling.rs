//! Cost grows as pages do: something is repeated until the page is large, and once more as often
//! again, and the time of this thread's own work is compared.

use super::spelled;
use crate::generate::{self, Choices, below};
use crate::machine::cpu_time;
use std::sync::LazyLock;
use stillpage::{Options, read_html, read_html_observed, to_markdown, to_text};

/// The sizes compared, in bytes.
const SMALL: usize = 30_000;
const LARGE: usize = SMALL * 8;
/// How many times as long the large page may take: linear is 8, quadratic 64.
const MOST: f64 = 24.0;
/// What takes less than so many times what running text takes is not compared.
const CHEAP: f64 = 10.0;
/// What no page takes, in times of what running text takes.
const DEAR: f64 = 100.0;

/// A page of one thing many times.
pub fn scaling(input: &[u8]) {
    let parts = parts(input);
    let large = repeated(&parts, LARGE);
    if large.len() < LARGE / 2 {
        return;
    }
    let Some(first) = time(&large) else { return };
    let times = |taken: f64| taken / large.len() as f64 / *TEXT_COST;
    if times(first) < CHEAP {
        return;
    }
    // The least of several is what it takes when nothing else is in the way.
    let least = |html: &str| (0..3).filter_map(|_| time(html)).fold(f64::MAX, f64::min);
    let taken = least(&large).min(first);
    // No page takes so long by right, however it grows.
    assert!(
        times(taken) < DEAR,
        "takes {:.0} times as long as text",
        times(taken)
    );
    let ratio = taken / least(&repeated(&parts, SMALL));
    assert!(
        ratio < MOST,
        "eight times the page takes {ratio:.0} times as long, and {:.0} times as long as text",
        times(taken)
    );
}

/// What a byte of running text takes, in nanoseconds.
static TEXT_COST: LazyLock<f64> = LazyLock::new(|| {
    let paragraph = "<p>The keeper climbed the <a href=/a>ladder</a> twice a night, in autumn, \
                     whatever the sea did, for the town had boats and no road.</p>";
    let html = paragraph.repeat(LARGE / paragraph.len());
    let least = (0..5).filter_map(|_| time(&html)).fold(f64::MAX, f64::min);
    least / html.len() as f64
});

pub fn show(input: &[u8]) -> String {
    let parts = parts(input);
    format!(
        "{parts:?}\ntext takes {:.0} ns a byte\n{}\n{}",
        *TEXT_COST,
        stages(&repeated(&parts, SMALL)),
        stages(&repeated(&parts, LARGE))
    )
}

/// What each stage of a reading takes, in milliseconds.
fn stages(html: &str) -> String {
    let mut begun: Vec<(&str, u64)> = Vec::new();
    let mut options = Options::default();
    options.min_confidence = 0.0;
    let mut note = |name| begun.push((name, cpu_time().unwrap_or_default()));
    let read = read_html_observed(html, "https://page.example/", &options, &mut |s| {
        note(s.name())
    });
    if let Ok(article) = read {
        note("markdown");
        std::hint::black_box(to_markdown(&article));
        note("text");
        std::hint::black_box(to_text(&article));
    }
    note("end");
    let costs = begun.windows(2).map(|pair| {
        let [(name, from), (_, to)] = [pair[0], pair[1]];
        format!("{name} {}", (to - from) / 1_000_000)
    });
    format!(
        "{} bytes: {}",
        html.len(),
        costs.collect::<Vec<_>>().join(", ")
    )
}

/// What stands before, what is repeated, and what follows.
fn parts(input: &[u8]) -> [String; 3] {
    if let Some(text) = spelled(input) {
        let mut lines = text.lines().map(str::to_owned);
        return std::array::from_fn(|_| lines.next().unwrap_or_default());
    }
    let mut u = Choices::new(input);
    let before = match below(&mut u, 3) {
        0 => String::new(),
        1 => "<article><p>".to_owned(),
        _ => generate::html::unit(&mut u),
    };
    let mut unit = generate::html::unit(&mut u);
    let after = generate::html::unit(&mut u);
    unit.truncate(unit.floor_char_boundary(SMALL / 4));
    [before, unit, after]
}

fn repeated([before, unit, after]: &[String; 3], size: usize) -> String {
    // Numbers make what is repeated differ, where it has room for one.
    let times = size / unit.len().max(1);
    // What stands before may grow too: one long attribute over all.
    let mut html = before.replace('…', &"x".repeat(times.min(size)));
    for n in 0..times.min(size) {
        match unit.contains("a1b2c3") {
            true => html.push_str(&unit.replace("a1b2c3", &n.to_string())),
            false => html.push_str(unit),
        }
    }
    html + after
}

/// The nanoseconds one reading takes.
fn time(html: &str) -> Option<f64> {
    let mut options = Options::default();
    options.min_confidence = 0.0;
    let begun = cpu_time()?;
    if let Ok(article) = read_html(html, "https://page.example/", &options) {
        let (markdown, text) = (to_markdown(&article), to_text(&article));
        std::hint::black_box((markdown, text));
    }
    Some((cpu_time()? - begun) as f64)
}
