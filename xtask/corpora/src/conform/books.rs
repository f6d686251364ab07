//! Books, read by `epubcheck`. <https://www.w3.org/publishing/epubcheck/>

use super::{Faults, Read, has_java};
use crate::parallel;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use stillpage::EpubImage;

/// Where packages put the checker.
const CHECKERS: &[&str] = &[
    "/usr/share/java/epubcheck.jar",
    "/opt/homebrew/opt/epubcheck/libexec/epubcheck.jar",
    "/usr/local/opt/epubcheck/libexec/epubcheck.jar",
];

/// A picture of one pixel: none is fetched, and where a picture stands is what can be wrong.
const PICTURE: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\
    \x00\x00\x00\x0bIDATx\x9cc\xf8\x0f\x04\x00\x09\xfb\x03\xfd\xfb^k+\x00\x00\x00\x00IEND\xaeB`\x82";

/// Prints errors and warnings by kind; tells how many there are.
pub fn check(read: &[Read<'_>], root: &Path, count: usize) -> Result<usize, String> {
    let checker = CHECKERS.iter().map(Path::new).find(|path| path.is_file());
    let Some(checker) = checker.filter(|_| has_java()) else {
        println!("EPUB: not checked, for Java or epubcheck is missing (Debian: epubcheck)");
        return Ok(1);
    };
    let folder = root.join("target/conform/epub");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files: Vec<PathBuf> = Vec::new();
    for (at, one) in spread(read, count).into_iter().enumerate() {
        let images = match at % 2 {
            0 => pictures(one),
            _ => Vec::new(),
        };
        let file = folder.join(format!("{}.epub", one.name()));
        fs::write(&file, stillpage::to_epub(&one.article, &images))
            .map_err(|e| format!("{}: {e}", file.display()))?;
        files.push(file);
    }
    let answers = parallel::map(&files, |file| run(checker, file));
    let mut faults = Faults::default();
    for answer in answers {
        for line in answer?.lines().filter(|line| is_fault(line)) {
            let (severity, rest) = line.split_once('(').unwrap_or((line, ""));
            // `ERROR(RSC-005): a.epub/EPUB/article.xhtml(3,5): what is wrong`
            let (place, what) = rest.split_once("): ").unwrap_or((rest, rest));
            let (file, what) = what.split_once("): ").unwrap_or((what, what));
            let file = file.rsplit("conform/epub/").next().unwrap_or(file);
            faults.add(&format!("{severity} {place}: {what}"), format!("{file})"));
        }
    }
    println!("EPUB: {} books; errors and warnings:", files.len());
    Ok(faults.print())
}

fn run(checker: &Path, file: &Path) -> Result<String, String> {
    let output = Command::new("java")
        .args(["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"])
        .args([checker, file])
        .output()
        .map_err(|e| format!("java: {e}"))?;
    let all = [output.stdout, output.stderr].concat();
    let all = String::from_utf8_lossy(&all).into_owned();
    // One that checked nothing must not count as one that found nothing.
    match all.contains("EPUB") {
        true => Ok(all),
        false => Err(format!("epubcheck: {}: {all}", file.display())),
    }
}

fn is_fault(line: &str) -> bool {
    ["FATAL", "ERROR", "WARNING"]
        .iter()
        .any(|severity| line.starts_with(&format!("{severity}(")))
}

/// The pictures of an article as files.
fn pictures(one: &Read<'_>) -> Vec<EpubImage> {
    let sources = one.article.html.split(" src=\"").skip(1);
    let sources = sources.filter_map(|part| part.split('"').next());
    let all = sources.map(|src| src.replace("&amp;", "&"));
    all.chain(one.article.image.clone())
        .map(|src| EpubImage {
            src,
            bytes: PICTURE.to_vec(),
        })
        .collect()
}

/// `count` articles in turn from all kinds, languages and directions there are.
fn spread<'a, 'b>(read: &'a [Read<'b>], count: usize) -> Vec<&'a Read<'b>> {
    let mut groups: BTreeMap<_, Vec<&Read<'_>>> = BTreeMap::new();
    for one in read {
        let article = &one.article;
        let lang = article.lang.as_deref().unwrap_or_default();
        let lang = lang.split('-').next().unwrap_or_default();
        let key = (format!("{:?}", article.kind), lang.to_owned());
        groups.entry(key).or_default().push(one);
    }
    let longest = groups.values().map(Vec::len).max().unwrap_or(0);
    let turns = (0..longest).flat_map(|turn| groups.values().filter_map(move |g| g.get(turn)));
    turns.take(count).copied().collect()
}
