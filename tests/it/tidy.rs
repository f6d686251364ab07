//! The invariants of ARCHITECTURE.md, read off the sources.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A module longer than this many lines has more than one concern.
const MAX_LINES: usize = 450;

/// For each module of `src/`, the modules of the crate it may use. A file at the root of `src/` is
/// a module of its name; `crate` stands for the types the crate exports.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("article", &[]),
    (
        "clean",
        &["crate", "dom", "metadata", "order", "url", "words"],
    ),
    ("cli", &[]),
    ("copy_out", &["dom", "extract"]),
    ("dom", &[]),
    ("error", &[]),
    ("extract", &["crate", "dom", "moments", "order", "words"]),
    ("floor", &["crate", "dom", "snapshot"]),
    (
        "fuzzing",
        &[
            "clean",
            "crate",
            "dom",
            "metadata",
            "noscript",
            "parse",
            "sanitize",
            "serialize",
            "url",
        ],
    ),
    ("main", &[]),
    ("metadata", &["dom", "order", "references", "url", "words"]),
    ("moments", &[]),
    ("noscript", &["crate", "dom", "parse", "references"]),
    ("options", &["training"]),
    ("order", &[]),
    ("parse", &["crate", "dom", "noscript"]),
    (
        "reader",
        &[
            "clean",
            "copy_out",
            "crate",
            "dom",
            "extract",
            "metadata",
            "parse",
            "sanitize",
            "serialize",
            "snapshot",
            "url",
            "words",
        ],
    ),
    ("references", &[]),
    ("sanitize", &["dom", "moments"]),
    ("serialize", &["crate", "dom", "sanitize"]),
    ("snapshot", &["crate", "dom", "noscript", "parse"]),
    (
        "training",
        &["crate", "extract", "metadata", "parse", "reader", "words"],
    ),
    ("url", &[]),
    ("wasm", &["crate", "floor", "reader", "sanitize"]),
    ("words", &[]),
];

#[test]
fn modules_use_only_those_below_them() {
    let mut complaints = Vec::new();
    for (path, text) in sources("src", "rs") {
        let module = module_of(&path);
        let Some((_, allowed)) = DIRECTIONS.iter().find(|(name, _)| *name == module) else {
            if module != "lib" {
                complaints.push(format!(
                    "{}: name the module {module} in DIRECTIONS",
                    path.display()
                ));
            }
            continue;
        };
        for (number, used) in uses(&without_tests(&text)) {
            if used != module && !allowed.contains(&used.as_str()) {
                complaints.push(format!(
                    "{}:{number}: {module} must not use {used}",
                    path.display()
                ));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn directions_are_sorted_and_in_use() {
    let mut found = HashSet::new();
    for (path, text) in sources("src", "rs") {
        let module = module_of(&path);
        let used = uses(&without_tests(&text)).into_iter();
        found.extend(used.map(|(_, used)| (module.clone(), used)));
    }
    assert!(DIRECTIONS.is_sorted_by(|a, b| a.0 < b.0));
    let mut unused = Vec::new();
    for (name, allowed) in DIRECTIONS {
        let here = |end: &str| root().join("src").join(format!("{name}{end}")).exists();
        assert!(here(".rs") || here("/mod.rs"), "{name}");
        assert!(allowed.is_sorted_by(|a, b| a < b), "{name}");
        let directions = allowed
            .iter()
            .map(|used| (name.to_string(), used.to_string()));
        unused.extend(directions.filter(|direction| !found.contains(direction)));
    }
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn what_follows_a_test_is_read() {
    let source =
        "#[cfg(test)]\nmod a;\nuse crate::b;\n#[cfg(test)]\nfn c() {\n    crate::d();\n}\n";
    assert_eq!(uses(&without_tests(source)), [(3, "b".to_owned())]);
}

#[test]
fn only_parse_names_html5ever() {
    let named = sources("src", "rs").filter(|(path, _)| module_of(path) != "parse");
    let found = mentions(named, &["html5ever"]);
    let in_code: Vec<_> = found.iter().filter(|line| !line.contains("//")).collect();
    assert!(in_code.is_empty(), "{in_code:#?}");
}

/// Files that may be larger, and how large: tables of words.
const LARGER: &[(&str, usize)] = &[("metadata/phrases.rs", 600)];

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for (path, text) in sources("src", "rs") {
        let lines = text.lines().count();
        let larger = LARGER.iter().find(|(end, _)| path.ends_with(end));
        let limit = larger.map_or(MAX_LINES, |&(_, lines)| lines);
        assert!(lines <= limit, "{} has {lines} lines", path.display());
        assert!(
            text.starts_with("//! "),
            "{} begins without a word on its purpose",
            path.display()
        );
    }
}

#[test]
fn only_the_platform_file_names_the_browser() {
    let others = scripts().filter(|(path, _)| !path.ends_with("extension/platform.js"));
    assert_eq!(
        mentions(others, &["chrome.", "browser."]),
        Vec::<String>::new()
    );
}

#[test]
fn only_the_view_turns_strings_into_nodes() {
    let sinks = [
        ".innerHTML =",
        ".outerHTML =",
        ".parseFromString(",
        ".parseHTML(",
        ".parseHTMLUnsafe(",
        ".setHTML(",
        ".setHTMLUnsafe(",
        "createContextualFragment(",
        "document.write(",
        "insertAdjacentHTML(",
    ];
    let others = scripts().filter(|(path, _)| !path.ends_with("extension/reader/view.js"));
    assert_eq!(mentions(others, &sinks), Vec::<String>::new());
}

#[test]
fn only_the_core_file_imports_the_wasm() {
    let others = scripts().filter(|(path, _)| !path.ends_with("extension/core.js"));
    assert_eq!(
        mentions(others, &["dist/core", "WebAssembly."]),
        Vec::<String>::new()
    );
}

#[test]
fn the_extension_makes_no_requests() {
    let calls = [
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "sendBeacon",
        "EventSource(",
        "importScripts(",
        "import(",
        "Worker(",
        "WebTransport(",
        "RTCPeerConnection",
        "serviceWorker.register(",
    ];
    let allowed = [
        "extension/core.js",
        "extension/platform.js",
        // What the browser has already, and, when the reader says so, pictures for a book.
        "extension/reader/content/pictures.js",
    ];
    let others = scripts().filter(|(path, _)| !allowed.iter().any(|file| path.ends_with(file)));
    assert_eq!(mentions(others, &calls), Vec::<String>::new());
    let asking =
        scripts().filter(|(path, _)| !path.ends_with("extension/reader/content/pictures.js"));
    let asking = mentions(asking, &["gatherAll"]);
    let is_taking = |line: &String| line.contains("reader/taking/taking.js");
    assert!(asking.iter().all(is_taking), "{asking:#?}");
    let loaders = scripts().filter(|(path, _)| {
        path.ends_with("extension/core.js") || path.ends_with("extension/platform.js")
    });
    let loads: Vec<String> = mentions(loaders, &calls);
    // Files of the extension alone.
    let elsewhere: Vec<_> = loads
        .iter()
        .filter(|line| !line.contains("fetch(fileUrl("))
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below `folder` that end with `extension`, with their text; none where it is absent.
fn sources(folder: &str, extension: &'static str) -> impl Iterator<Item = (PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
        {
            match path.is_dir() {
                true if path.ends_with("node_modules") => {}
                true => folders.push(path),
                false => files.push(path),
            }
        }
    }
    files.sort();
    files.retain(|path| path.extension().is_some_and(|e| e == extension));
    files.into_iter().map(|path| {
        let text = fs::read_to_string(&path).unwrap_or_default();
        (path, text)
    })
}

/// The extension's modules.
fn scripts() -> impl Iterator<Item = (PathBuf, String)> {
    sources("extension", "js")
}

/// The module of `src/` a file belongs to.
fn module_of(path: &Path) -> String {
    let below = path
        .strip_prefix(root().join("src"))
        .expect("is a file of src");
    let first = below.components().next().expect("has a name");
    Path::new(first.as_os_str())
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// A source with blank lines for what is built for tests alone, which may use any stage to make
/// their input.
fn without_tests(text: &str) -> String {
    let mut is_in_test = false;
    let blanked = text.lines().map(|line| {
        is_in_test |= line == "#[cfg(test)]";
        let kept = if is_in_test { "" } else { line };
        let is_end = line == "}" || (line.ends_with(';') && !line.starts_with(' '));
        is_in_test &= !is_end;
        kept
    });
    blanked.collect::<Vec<_>>().join("\n")
}

/// The modules that `crate::` paths name, with their line; a capital letter is a type the crate
/// exports.
fn uses(text: &str) -> Vec<(usize, String)> {
    let code: Vec<&str> = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let number = code[..at].lines().count();
        let path = &code[at + "crate::".len()..];
        let names = match path.strip_prefix('{') {
            Some(group) => names_of_group(group),
            None => vec![path],
        };
        for name in names {
            let name: String = name
                .trim()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let is_type = name.starts_with(|c: char| c.is_uppercase());
            let used = if is_type { "crate".to_owned() } else { name };
            found.extend((!used.is_empty()).then_some((number, used)));
        }
    }
    found
}

/// The paths of `{a::{b, c}, d}`, from behind its first brace.
fn names_of_group(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut names) = (1, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && c == ',') {
            names.push(&group[start..at]);
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    names
}

/// The lines, comments aside, that have one of `words`.
fn mentions(files: impl Iterator<Item = (PathBuf, String)>, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        for (number, line) in text.lines().enumerate() {
            let code = line.trim_start();
            let is_comment = ["//", "*", "/*"]
                .iter()
                .any(|start| code.starts_with(start));
            if !is_comment && words.iter().any(|word| code.contains(word)) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, code));
            }
        }
    }
    found
}
