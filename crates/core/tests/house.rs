//! The order of the house, as `docs/architecture.md` lists it: a folder uses only those above it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const CRATE: &str = env!("CARGO_MANIFEST_DIR");

/// The place of every folder and module in the numbered list of the architecture.
fn order() -> BTreeMap<String, u32> {
    let page = fs::read_to_string(Path::new(CRATE).join("../../docs/architecture.md")).unwrap();
    let places = page.lines().filter_map(|line| {
        let (number, rest) = line.split_once(". `")?;
        Some((rest.split_once('`')?.0.to_owned(), number.parse().ok()?))
    });
    places.collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// A source file without what only tests compile.
struct Source {
    code: String,
    /// Files and folders of modules that only tests compile.
    tests: Vec<PathBuf>,
}

impl Source {
    fn read(file: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap();
        let mut code = String::new();
        let mut tests = Vec::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if line.trim() != "#[cfg(test)]" {
                code.extend([line, "\n"]);
                continue;
            }
            let next = lines.next().unwrap_or_default();
            if next.ends_with("mod tests {") {
                break;
            }
            if let Some(path) = next.strip_prefix("#[path = \"") {
                tests.push(file.with_file_name(path.trim_end_matches("\"]")));
            } else if let Some((_, name)) = next.trim_end_matches(';').rsplit_once("mod ") {
                tests.extend(homes(file, name));
            }
        }
        Self { code, tests }
    }
}

/// Where a module that a file declares may stand.
fn homes(file: &Path, module: &str) -> [PathBuf; 2] {
    let folder = if file.ends_with("mod.rs") || file.ends_with("lib.rs") {
        file.parent().unwrap().to_owned()
    } else {
        file.with_extension("")
    };
    [folder.join(module), folder.join(format!("{module}.rs"))]
}

/// The folders and modules that a text names by `crate::`, outside comments. What a macro names by `$crate::` is named where it
/// is called.
fn used(code: &str) -> BTreeSet<&str> {
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
    let places = lines.flat_map(|line| line.match_indices("crate::").map(move |(at, _)| (line, at)));
    let own = places.filter(|(line, at)| !line[..*at].ends_with('$'));
    own.map(|(line, at)| &line[at + "crate::".len()..])
        .map(|path| {
            path.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .next()
        })
        .map(Option::unwrap_or_default)
        .collect()
}

#[test]
fn the_house_has_no_arrow_that_runs_up() {
    let (order, root) = (order(), Path::new(CRATE).join("src"));
    let mut files = Vec::new();
    sources(&root, &mut files);
    files.sort();
    let read: Vec<(PathBuf, Source)> = files
        .into_iter()
        .map(|file| (file.clone(), Source::read(&file)))
        .collect();
    let tests: Vec<&PathBuf> = read.iter().flat_map(|(_, source)| &source.tests).collect();
    let mut faults = Vec::new();
    for (file, source) in &read {
        let name = file.strip_prefix(&root).unwrap();
        let folder = name.components().next().unwrap().as_os_str().to_string_lossy();
        let folder = folder.trim_end_matches(".rs");
        if folder == "lib" || tests.iter().any(|test| file.starts_with(test)) {
            continue;
        }
        let Some(place) = order.get(folder) else {
            faults.push(format!("{folder} is not in the list"));
            continue;
        };
        for other in used(&source.code) {
            match order.get(other) {
                Some(above) if above <= place => {}
                Some(_) => faults.push(format!("{}: {folder} → {other}", name.display())),
                None => faults.push(format!("{}: {other} is not in the list", name.display())),
            }
        }
    }
    assert!(faults.is_empty(), "arrows that run up:\n{}", faults.join("\n"));
}
