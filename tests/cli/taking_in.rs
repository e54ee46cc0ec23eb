//! Files taken in, whatever they are called, and what the command says of them.

use super::Workspace;

fn with_a_call() -> Workspace {
    let workspace = Workspace::empty();
    let made = workspace.run(&[
        "call",
        "create",
        "territoire_intelligent",
        "--name",
        "Appel",
        "--deadline",
        "2020-06-22",
    ]);
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

const MAIL: &str =
    "From: Ana Roux <ana@example.org>\r\nSubject: Nouvelle candidature\r\nDate: Sun, 21 Jun 2020 23:58:00 CEST\r\n";

#[test]
fn a_plan_shows_what_would_be_done_and_answers_do_it() {
    let workspace = with_a_call();
    let folder = workspace.folder.path().join("in");
    std::fs::create_dir_all(&folder).unwrap();
    for name in ["a", "b"] {
        let text = format!("{MAIL}Message-ID: <{name}@example.org>\r\n\r\nBonjour {name}");
        std::fs::write(folder.join(format!("{name}.eml")), text).unwrap();
    }
    let given = folder.to_str().unwrap();
    let plan = workspace.json(&["import", "--plan", given]);
    let tally = &plan["report"]["tally"];
    assert_eq!(
        (&tally["kept"], &tally["asked"], &plan["report"]["given"]),
        (&1.into(), &1.into(), &2.into())
    );
    assert_eq!(
        workspace.json(&["dossiers"])["dossiers"].as_array().unwrap().len(),
        0,
        "nothing is written"
    );
    let shown = workspace.run(&["import", "--plan", given]);
    assert!(shown.out.contains("même expéditeur et même objet"), "{}", shown.out);
    assert!(shown.out.contains("1 dossier serait créé."), "{}", shown.out);

    let first = workspace.run(&["import", given]);
    assert!(
        first.out.contains("2 éléments donnés : 1 conservés") && first.out.contains("1 à décider"),
        "{}",
        first.out
    );
    let key = plan["report"]["units"][1]["key"].as_str().unwrap();
    let left = workspace.json(&["import", given, "--answer", &format!("{}=leave", &key[..8])]);
    assert_eq!(left["report"]["tally"]["left_out"], 1);
    let joined = workspace.json(&["import", given, "--answer", &format!("{}=1", &key[..8])]);
    assert_eq!(joined["report"]["tally"]["joined"], 1);
    assert_eq!(workspace.run(&["import", given, "--answer", "nothing=new"]).code, 2);
}

#[test]
fn a_date_of_receipt_is_stated_once_for_what_has_none() {
    let workspace = with_a_call();
    let file = workspace.folder.path().join("projet.txt");
    std::fs::write(&file, "Texte du projet").unwrap();
    let given = file.to_str().unwrap();
    assert_eq!(
        workspace.run(&["import", given, "--received", "0026-06-20"]).code,
        2,
        "a slip of the keyboard"
    );
    let report = workspace.json(&["import", given, "--received", "2020-06-20 16:45"]);
    assert_eq!(report["report"]["units"][0]["receipt"], "stated");
    assert_eq!(
        workspace.json(&["dossiers"])["dossiers"][0]["received_at"],
        "2020-06-20T14:45:00Z"
    );
    let other = workspace.folder.path().join("autre.txt");
    std::fs::write(&other, "Autre projet").unwrap();
    workspace.json(&["import", other.to_str().unwrap()]);
    let row = &workspace.json(&["dossiers"])["dossiers"][1];
    assert_eq!(
        (&row["received_at"], &row["late"]),
        (&serde_json::Value::Null, &false.into())
    );
}

#[cfg(unix)]
#[test]
fn nothing_readable_is_no_success_and_a_stop_ends_with_a_report() {
    use std::process::{Command, Stdio};

    let workspace = with_a_call();
    let pipe = workspace.folder.path().join("pipe.pdf");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let ran = workspace.run(&["import", pipe.to_str().unwrap()]);
    assert_eq!(ran.code, 7, "{}", ran.out);
    assert!(ran.out.contains("ni fichier ni répertoire"), "{}", ran.out);

    let folder = workspace.folder.path().join("beaucoup");
    for number in 0..400 {
        std::fs::create_dir_all(folder.join(number.to_string())).unwrap();
        std::fs::write(folder.join(format!("{number}/projet.txt")), format!("Projet {number}")).unwrap();
    }
    let child = Command::new(env!("CARGO_BIN_EXE_palmares"))
        .arg("-w")
        .arg(workspace.path())
        .args(["import", "--json"])
        .arg(&folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // It is at work once it has stored something.
    while std::fs::read_dir(workspace.path().join("documents")).map_or(0, Iterator::count) == 0 {
        std::thread::yield_now();
    }
    let told = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(told.success());
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(9));
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let (tally, given) = (&report["report"]["tally"], &report["report"]["given"]);
    assert_eq!(given, 400);
    let [kept, left] = ["kept", "left_out"].map(|word| tally[word].as_u64().unwrap());
    assert_eq!(kept + left, 400, "{tally}");
    assert!(left > 0);
}

#[test]
fn a_mail_is_read_and_what_is_asked_waits_for_its_answer() {
    let workspace = with_a_call();
    let mail = |number: u32, project: &str| {
        format!(
            "From: Amélie <a@example.org>\r\nTo: appel@example.org\r\nSubject: Candidature\r\nMessage-ID: <{number}@x>\r\n\
             Date: Sun, 21 Jun 2020 2{number}:58:00 +0200\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nBonjour {number}\r\n\
             --b\r\nContent-Disposition: attachment; filename=\"projet.txt\"\r\n\r\n{project}\r\n--b--\r\n"
        )
    };
    let folder = workspace.folder.path().join("in");
    std::fs::create_dir_all(&folder).unwrap();
    for (number, project) in [(1, "BriqLys"), (2, "HydroCanal")] {
        std::fs::write(folder.join(format!("{number}.eml")), mail(number, project)).unwrap();
    }
    let ran = workspace.run(&["import", folder.to_str().unwrap()]);
    assert!(
        ran.out.contains("1 dossier créé.") && ran.out.contains("sans fichier"),
        "{}",
        ran.out
    );
    std::fs::remove_dir_all(&folder).unwrap();

    let listed = workspace.run(&["dossiers", "mail", "1"]);
    assert!(
        listed.out.contains("Candidature") && listed.out.contains("21/06/2020 21:58"),
        "{}",
        listed.out
    );
    let read = workspace.run(&["dossiers", "mail", "1", "Candidature"]);
    for told in [
        "De : Amélie <a@example.org>",
        "À : appel@example.org",
        "Bonjour 1",
        "projet.txt",
    ] {
        assert!(read.out.contains(told), "{told} in {}", read.out);
    }
    assert_eq!(workspace.run(&["dossiers", "mail", "1", "autre"]).code, 4);

    let again = workspace.run(&["import", "--plan"]);
    assert!(again.out.contains("À décider"), "{} {}", again.out, again.err);
    let answered = workspace.run(&["import", "--accept"]);
    assert_eq!(answered.code, 0, "{}", answered.err);
    let nothing = workspace.run(&["import"]);
    assert_eq!(
        (nothing.code, nothing.out.contains("Rien n’attend")),
        (0, true),
        "{}",
        nothing.out
    );
}
