//! What is run: one function per way into the core. Each panics where a promise is broken.

mod books;
mod pages;
mod prose;
mod scaling;
mod strings;

/// A way into the core.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name.
    pub name: &'static str,
    /// Reads bytes as an input, runs it and holds what comes out against what is promised.
    pub run: fn(&[u8]),
    /// What the bytes are read as, to be looked at.
    pub show: fn(&[u8]) -> String,
}

/// All targets, the widest first.
pub const TARGETS: &[Target] = &[
    Target {
        name: "page",
        run: pages::page,
        show: pages::show_page,
    },
    Target {
        name: "snapshot",
        run: pages::snapshot,
        show: pages::show_snapshot,
    },
    Target {
        name: "sanitize",
        run: pages::sanitize,
        show: pages::show_fragment,
    },
    Target {
        name: "noscript",
        run: pages::noscript,
        show: pages::show_noscript,
    },
    Target {
        name: "markdown",
        run: prose::markdown,
        show: pages::show_fragment,
    },
    Target {
        name: "epub",
        run: books::epub,
        show: pages::show_fragment,
    },
    Target {
        name: "json-ld",
        run: strings::json_ld,
        show: strings::show_json_ld,
    },
    Target {
        name: "srcset",
        run: strings::srcset,
        show: strings::show_srcset,
    },
    Target {
        name: "dates",
        run: strings::dates,
        show: strings::show_date,
    },
    Target {
        name: "urls",
        run: strings::urls,
        show: strings::show_urls,
    },
    Target {
        name: "encoding",
        run: strings::encoding,
        show: strings::show_bytes,
    },
    Target {
        name: "scaling",
        run: scaling::scaling,
        show: scaling::show,
    },
];

/// What an input begins with to be taken as text, and not as choices to make one from.
const AS_TEXT: u8 = b'=';

/// The text an input spells after `=`, for seeds that people write.
fn spelled(input: &[u8]) -> Option<String> {
    let (&AS_TEXT, text) = input.split_first()? else {
        return None;
    };
    Some(String::from_utf8_lossy(text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runner::{Until, run};
    use std::time::Duration;

    /// Short enough to be run with all other tests, long enough to see what is plainly broken.
    const SHORT: Duration = Duration::from_millis(1500);

    #[test]
    fn nothing_breaks_in_a_short_run() {
        let keep = crate::runner::root().join("target/fuzz");
        for target in TARGETS {
            let report = run(target, Until::Time(SHORT), 0, &keep);
            assert_eq!(report.faults, 0, "{}", target.name);
            assert!(report.executions > 0, "{}", target.name);
        }
    }

    #[test]
    fn every_target_has_seeds() {
        for target in TARGETS {
            assert!(
                !crate::runner::seeds(target.name).is_empty(),
                "{}",
                target.name
            );
        }
    }

    #[test]
    fn a_target_that_breaks_is_seen() {
        let broken = Target {
            name: "broken",
            run: |input| assert!(input.len() < 100, "too long"),
            show: |_| String::new(),
        };
        let keep = std::env::temp_dir().join(format!("stillpage-fuzz-{}", std::process::id()));
        let report = run(&broken, Until::Executions(200), 0, &keep);
        assert!(report.faults > 0);
        assert!(keep.join("broken").is_dir());
        std::fs::remove_dir_all(keep).expect("was written");
    }
}
