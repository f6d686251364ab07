//! The browsers that tests and `run` use: those of the system, never a download of their own.

use crate::process::{self, Failure};
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// Where the browsers are.
#[derive(Debug)]
pub struct Browsers {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// Firefox.
    pub firefox: PathBuf,
}

const CHROMIUM: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const FIREFOX: &[&str] = &[
    "firefox-esr",
    "firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/// Finds both browsers; installs what is missing where the system's packages allow it.
///
/// # Errors
/// Names what to install and how, if that cannot be done here.
pub fn find() -> Result<Browsers, Failure> {
    let chromium = || locate("STILLPAGE_CHROMIUM", CHROMIUM);
    let firefox = || locate("STILLPAGE_FIREFOX", FIREFOX);
    if chromium().is_none() || firefox().is_none() {
        install()?;
    }
    let missing = |what: &str, variable: &str| {
        Failure(format!(
            "{what} is missing: install it, or name it in {variable}"
        ))
    };
    Ok(Browsers {
        chromium: chromium().ok_or_else(|| missing("Chromium", "STILLPAGE_CHROMIUM"))?,
        firefox: firefox().ok_or_else(|| missing("Firefox", "STILLPAGE_FIREFOX"))?,
    })
}

fn locate(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from);
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    // Joining an absolute name gives that name.
    let known = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    named.into_iter().chain(known).find(|path| path.is_file())
}

/// Whether this is the user who may do everything.
pub fn is_root() -> bool {
    process::output("id", &["-u"]).as_deref() == Some("0")
}

/// Debian's packages, when this user may install them.
fn install() -> Result<(), Failure> {
    if !is_root() || process::output("apt-get", &["--version"]).is_none() {
        let how = "install Chromium and Firefox, on Debian by \
                   `sudo apt-get install chromium firefox-esr`";
        return Err(Failure(how.to_owned()));
    }
    process::run(Command::new("apt-get").args(["update", "-qq"]))?;
    let install = ["install", "-qq", "--yes", "--no-install-recommends"];
    process::run(
        Command::new("apt-get")
            .args(install)
            .args(["chromium", "firefox-esr"])
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}
