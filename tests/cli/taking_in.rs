//! Files taken in, whatever they are called, and what the command says of them.

use super::Workspace;

fn with_a_call() -> Workspace {
    let workspace = Workspace::empty();
    let made = workspace.run(&["call", "create", "territoire_intelligent", "--name", "Appel"]);
    assert_eq!(made.code, 0, "{}", made.err);
    workspace
}

/// Unix and its archives hold names in any encoding: `Présentation.txt` of a Latin-1 machine is no UTF-8.
#[cfg(unix)]
#[test]
fn a_file_whose_name_is_no_text_is_taken_in_like_another() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::process::Command;

    let workspace = with_a_call();
    let file = workspace.folder.path().join(OsStr::from_bytes(b"Pr\xe9sentation.txt"));
    std::fs::write(&file, "Texte du projet").unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_palmares"))
        .arg("-w")
        .arg(workspace.path())
        .arg("import")
        .arg(&file)
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(0), "{err}");
    let list = workspace.json(&["dossiers"]);
    assert_eq!(list["dossiers"].as_array().unwrap().len(), 1);

    let named = Command::new(env!("CARGO_BIN_EXE_palmares"))
        .arg(OsStr::from_bytes(b"\xff"))
        .output()
        .unwrap();
    assert_eq!(
        named.status.code(),
        Some(2),
        "a command that is no text is a wrong command"
    );
}

#[test]
fn the_report_names_the_other_dossier_that_holds_a_document() {
    let workspace = with_a_call();
    let folder = workspace.folder.path().join("in");
    for project in ["BriqLys", "HydroCanal"] {
        std::fs::create_dir_all(folder.join(project)).unwrap();
        std::fs::write(folder.join(project).join("formulaire.txt"), "Formulaire vierge").unwrap();
        std::fs::write(folder.join(project).join("projet.txt"), project).unwrap();
    }
    let ran = workspace.run(&["import", folder.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("2 dossiers créés."), "{}", ran.out);
    assert_eq!(ran.out.matches("aussi dans le n°\u{a0}1").count(), 1, "{}", ran.out);
}
