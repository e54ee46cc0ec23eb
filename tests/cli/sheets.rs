//! Sheets of paper: printed, read off the paper, and typed by the number that stands on them.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{Workspace, files};

/// The pages of a paper, with single blanks.
fn pages(file: &Path) -> Vec<String> {
    let out = Command::new("pdftotext").arg("-layout").arg(file).arg("-").output();
    let text = String::from_utf8(out.expect("pdftotext is installed by `make test`").stdout).unwrap();
    let pages = text.trim_end_matches('\u{c}').split('\u{c}');
    pages
        .map(|page| page.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// The number at the head of a page.
fn number(page: &str) -> String {
    let (_, rest) = page.split_once("Fiche ").unwrap();
    rest.split(' ').next().unwrap().to_owned()
}

/// What the secretariat reads of the sheets of a dossier: whose, and how many marks.
fn handed_in(copy: &Workspace, dossier: &str) -> Vec<(String, Value)> {
    let view = copy.json(&["rounds", "show", dossier]);
    let sheets = view["sheets"].as_array().unwrap().clone();
    sheets
        .into_iter()
        .map(|sheet| (sheet["name"].as_str().unwrap().to_owned(), sheet["marks"].clone()))
        .collect()
}

pub fn a_sheet_is_printed_and_typed_by_the_number_that_stands_on_it(sample: &Workspace) {
    let (copy, folder) = (sample.copy(), tempfile::tempdir().unwrap());
    let into = folder.path().to_str().unwrap();
    let none = copy.run(&["mark", "print", "--into", into]);
    assert_eq!(none.code, 3, "all is decided: {}", none.err);
    copy.json(&["rounds", "open", "5", "--motive", "Nouveau passage."]);

    let printed = copy.json(&["mark", "print", "--into", into]);
    let file = Path::new(printed["paths"][0].as_str().unwrap());
    let pages = pages(file);
    let hers: Vec<&String> = pages.iter().filter(|page| page.contains("Hélène Vandamme")).collect();
    let number = number(hers[0]);
    assert!(hers.iter().all(|page| page.contains(&number)), "{hers:?}");
    assert_eq!(pages.iter().filter(|page| page.contains(&number)).count(), hers.len());
    assert!(
        hers[0].contains("Tour 2") && hers.iter().any(|page| page.contains("C6.")),
        "{hers:?}"
    );

    let typed = number.to_lowercase().replace('-', "");
    copy.json(&[
        "mark", "enter", "--sheet", &typed, "C1=4", "C2=3,5", "C3=4", "C4=4", "C5=4", "C6=4,5",
    ]);
    copy.json(&["mark", "hand-in", "--sheet", &number]);
    let handed_in = handed_in(&copy, "5");
    assert_eq!(handed_in.len(), 1, "{handed_in:?}");
    assert_eq!(handed_in[0].0, "Hélène Vandamme");
    assert_eq!(
        handed_in[0].1.to_string().matches("\"mark\":8").count(),
        4,
        "{handed_in:?}"
    );

    wrong_numbers_are_refused_in_a_sentence(&copy, &number);
    what_is_printed_again_lies_beside(&copy, folder.path(), file);
}

fn wrong_numbers_are_refused_in_a_sentence(copy: &Workspace, number: &str) {
    let other = if number.ends_with('7') { "8" } else { "7" };
    let mistyped = format!("{}{other}", &number[..10]);
    let refused = copy.run(&["mark", "enter", "--sheet", &mistyped, "C1=4"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("clé de contrôle fausse"), "{}", refused.err);
    let unknown = copy.run(&["mark", "enter", "--sheet", "000-000-000", "C1=4"]);
    assert_eq!(unknown.code, 3);
    assert!(unknown.err.contains("Aucune fiche n’a ce numéro"), "{}", unknown.err);
    let few = copy.run(&["mark", "enter", "5", "Vandamme"]);
    assert_eq!(few.code, 2, "{}", few.err);
}

fn what_is_printed_again_lies_beside(copy: &Workspace, folder: &Path, first: &Path) {
    let before = std::fs::read(first).unwrap();
    let into = folder.to_str().unwrap();
    let again = copy.run(&["--lang", "en", "mark", "print", "--into", into, "--apart"]);
    assert_eq!(again.code, 0, "{}", again.err);
    let names: Vec<String> = files(folder)
        .iter()
        .map(|file| file.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert!(
        names.iter().all(|name| !name.contains("vandamme")),
        "hers is handed in: {names:?}"
    );
    let twice = copy.run(&["mark", "print", "--into", into]);
    assert_eq!(twice.code, 0, "{}", twice.err);
    assert!(twice.out.contains("(2).pdf"), "{}", twice.out);
    assert_eq!(std::fs::read(first).unwrap(), before);
    let by_member = copy.run(&["--as", "Vasseur", "mark", "print", "--into", into]);
    assert_eq!(by_member.code, 3, "{}", by_member.err);
}
