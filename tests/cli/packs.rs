//! A member takes a pack home and gives it back, without a window.

use std::path::Path;
use std::process::Command;

use mail_parser::{MessageParser, MimeHeaders};

use super::zip::{File, zip};
use super::{Ran, Workspace, palmares};

/// The sample committee, with its deferred dossier scored again by the three who scored it.
fn scored_again() -> Workspace {
    let workspace = Workspace::new();
    let made = palmares(&["demo", text(&workspace.path())]);
    assert_eq!(made.code, 0, "{}", made.err);
    let opened = workspace.run(&["rounds", "open", "5", "--motive", "Dossier complété."]);
    assert_eq!(opened.code, 0, "{}", opened.err);
    workspace
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Runs a command in a copy at home.
fn at_home(home: &str, arguments: &[&str]) -> Ran {
    palmares(&[&["-w", home], arguments].concat())
}

/// Marks every criterion of the dossier and hands in.
fn score(home: &str, mark: &str) {
    for criterion in ["C1", "C2", "C3", "C4", "C5", "C6"] {
        let set = at_home(home, &["mark", "set", "5", criterion, mark]);
        assert_eq!(set.code, 0, "{}", set.err);
    }
    let submitted = at_home(home, &["mark", "submit", "5"]);
    assert_eq!(submitted.code, 0, "{}", submitted.err);
}

/// A mail that carries a file, as mail programmes write it.
fn mail_with(file: &str) -> String {
    let encoded = Command::new("base64").arg(file).output().unwrap();
    format!(
        "From: Membre <m@example.org>\r\nTo: s@example.org\r\nSubject: Retour\r\nDate: Mon, 2 Mar 2026 09:00:00 +0100\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n\
         --b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment; filename=\"retour.pli\"\r\n\r\n{}\r\n--b--\r\n",
        String::from_utf8(encoded.stdout).unwrap()
    )
}

/// A mail within a mail.
fn forwarded(mail: &str) -> String {
    format!(
        "From: Collègue <c@example.org>\r\nTo: s@example.org\r\nSubject: Tr: Retour\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=f\r\n\r\n--f\r\nContent-Type: message/rfc822\r\n\r\n{mail}\r\n\
         --f--\r\n"
    )
}

#[test]
fn packs_go_out_and_what_was_marked_at_home_comes_back() {
    let workspace = scored_again();
    let folder = workspace.folder.path();
    let (out, words) = (folder.join("Envois été"), folder.join("mots.txt"));
    std::fs::create_dir(&out).unwrap();
    let made = workspace.json(&["packs", "make", "--into", text(&out), "--passphrase-file", text(&words)]);
    let made = made.as_array().unwrap();
    assert_eq!(made.len(), 3);
    // What opens a file is in no argument and in no file that others read.
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&words).unwrap().permissions());
        assert_eq!(mode & 0o077, 0);
    }
    let mut returns = Vec::new();
    for (number, pack) in made.iter().enumerate() {
        let file = pack["path"].as_str().unwrap();
        let cover = palmares(&["packs", "show", file, "--json"]).json();
        assert_eq!((&cover["member_name"], &cover["version"]), (&pack["name"], &1.into()));
        let (home, own) = (folder.join(format!("Chez {number}.palmares")), folder.join("own.txt"));
        std::fs::write(&own, pack["words"].as_str().unwrap()).unwrap();
        let opened = palmares(&[
            "packs",
            "open",
            file,
            "--into",
            text(&home),
            "--passphrase-file",
            text(&own),
        ]);
        assert_eq!(opened.code, 0, "{}", opened.err);
        score(text(&home), ["3,5", "4", "4.5"][number]);
        let given = at_home(text(&home), &["packs", "return", "--to", text(&out), "--json"]).json();
        returns.push((given["path"].as_str().unwrap().to_owned(), given["receipt"].clone()));
    }
    // The first comes in an archive of a folder; the second is sent by a mail that the program wrote, the last by another programme's,
    // forwarded by a colleague.
    let draft = at_home(
        text(&folder.join("Chez 1.palmares")),
        &["packs", "draft", &returns[1].0, "--json"],
    )
    .json();
    let draft = draft[0]["path"].as_str().unwrap().to_owned();
    let mail = folder.join("Retour.eml");
    std::fs::write(&mail, forwarded(&mail_with(&returns[2].0))).unwrap();
    let received = folder.join("Reçus");
    std::fs::create_dir(&received).unwrap();
    let archived = zip(&[File::of("Retours/retour.pli", &std::fs::read(&returns[0].0).unwrap())]);
    std::fs::write(received.join("Retours.zip"), archived).unwrap();
    let files = [text(&mail), &draft, text(&received)];
    let planned = workspace.json(&[&["packs", "plan"], files.as_slice()].concat());
    assert_eq!(planned["files"][0]["evaluations"], 1);
    assert_eq!(
        workspace.json(&["packs", "list"])["members"][0]["returns"],
        serde_json::json!([])
    );
    let merged = workspace.run(&[&["packs", "merge"], files.as_slice()].concat());
    assert_eq!(merged.code, 0, "{}", merged.err);
    assert!(merged.out.contains(returns[0].1.as_str().unwrap()), "{}", merged.out);
    let plain: Vec<&str> = returns.iter().map(|(path, _)| path.as_str()).collect();
    let again = workspace.run(&[&["packs", "merge"], plain.as_slice()].concat());
    assert!(again.out.contains("déjà repris"), "{}", again.out);
    scores_eighty(&workspace);
    assert_eq!(workspace.run(&["verify"]).code, 0);
}

#[test]
fn packs_go_into_a_folder_that_they_make_and_words_that_open_nothing_are_not_kept() {
    let workspace = scored_again();
    let folder = workspace.folder.path();
    let (out, words) = (folder.join("Envois").join("Mars"), folder.join("mots.txt"));
    let make = |into: &Path, member: &str| {
        let into = ["--into", text(into), "--passphrase-file", text(&words)];
        workspace.run(&[&["packs", "make", "--member", member], into.as_slice()].concat())
    };
    // A file stands where the folder would be.
    let file = folder.join("fichier");
    std::fs::write(&file, "").unwrap();
    assert_eq!(make(&file, "Vandamme").code, 7);
    // Somebody who has nothing to score.
    let idle = workspace.json(&["packs", "list"])["members"]
        .as_array()
        .unwrap()
        .iter()
        .find(|member| member["dossiers"] == 0)
        .map(|member| member["name"].as_str().unwrap().to_owned());
    if let Some(idle) = idle {
        assert_eq!(make(&out, &idle).code, 3);
    }
    assert!(!words.exists());
    let scoring = workspace.json(&["packs", "list"])["members"]
        .as_array()
        .unwrap()
        .iter()
        .find(|member| member["dossiers"] != 0)
        .map(|member| member["name"].as_str().unwrap().to_owned());
    let made = make(&out, &scoring.unwrap());
    assert_eq!(made.code, 0, "{}", made.err);
    assert_eq!(std::fs::read_to_string(&words).unwrap().lines().count(), 1);
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 1);
}

#[test]
fn a_file_that_is_not_there_is_told_so() {
    let workspace = Workspace::empty();
    for act in ["plan", "merge"] {
        let refused = workspace.run(&["packs", act, "absent.pli"]);
        assert_eq!(refused.code, 7);
        assert!(refused.err.contains("absent.pli n’existe pas"), "{}", refused.err);
    }
}

#[test]
fn mails_are_written_for_those_who_have_an_address_and_hold_no_passphrase() {
    let workspace = scored_again();
    let out = workspace.folder.path().join("Envois");
    std::fs::create_dir(&out).unwrap();
    let made = workspace.json(&["packs", "make", "--into", text(&out)]);
    let pack = &made[0];
    let file = pack["path"].as_str().unwrap();
    let written = workspace.json(&["packs", "draft", file]);
    assert_eq!(written[0]["attached"], true);
    let draft = std::fs::read(written[0]["path"].as_str().unwrap()).unwrap();
    let mail = MessageParser::new().parse(&draft).unwrap();
    assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
    let to = mail.to().and_then(|to| to.first()).unwrap();
    assert_eq!(
        (to.name(), to.address()),
        (pack["name"].as_str(), pack["email"].as_str())
    );
    let body = mail.body_text(0).unwrap();
    assert!(!body.contains(pack["words"].as_str().unwrap()), "{body}");
    // What it carries is the pack, to the last byte.
    let carried = mail.attachment(0).unwrap();
    assert_eq!(carried.attachment_name(), Path::new(file).file_name().unwrap().to_str());
    assert_eq!(carried.contents(), std::fs::read(file).unwrap());
    // Whoever owes a return is reminded, each in a mail of their own, in a folder that is made.
    let mails = out.join("Relances");
    let reminders = workspace.json(&["packs", "remind", "--into", text(&mails)]);
    assert_eq!(reminders["written"].as_array().unwrap().len(), 3);
    assert_eq!(reminders["unreached"], serde_json::json!([]));
}

/// A pack padded to a size, as one that many documents made long: its cover can be read.
fn grow(file: &Path, size: usize) {
    const END: usize = "end 00000000000000000000\n".len();
    let mut bytes = std::fs::read(file).unwrap();
    bytes.truncate(bytes.len() - END);
    bytes.resize(size - END, 0);
    bytes.extend(format!("end {size:020}\n").bytes());
    std::fs::write(file, bytes).unwrap();
}

#[test]
fn a_file_above_ten_megabytes_goes_by_another_way_and_the_mail_says_so() {
    let workspace = scored_again();
    let out = workspace.folder.path();
    let made = workspace.json(&["packs", "make", "--member", "Vandamme", "--into", text(out)]);
    let file = made[0]["path"].as_str().unwrap();
    for (size, attached) in [(10_000_000, true), (10_000_001, false)] {
        grow(Path::new(file), size);
        let written = workspace.json(&["packs", "draft", file]);
        assert_eq!(written[0]["attached"], attached);
        let draft = std::fs::read(written[0]["path"].as_str().unwrap()).unwrap();
        let mail = MessageParser::new().parse(&draft).unwrap();
        assert_eq!(mail.attachment_count(), usize::from(attached));
        assert_eq!(mail.body_text(0).unwrap().contains("clé USB"), !attached);
    }
}

#[test]
fn who_has_no_address_keeps_nobody_from_being_reminded() {
    let workspace = scored_again();
    let out = workspace.folder.path();
    let made = workspace.json(&["packs", "make", "--into", text(out)]);
    let made = made.as_array().unwrap();
    let mut names: Vec<&str> = made.iter().filter_map(|pack| pack["name"].as_str()).collect();
    // First by name: everybody else is to be reminded after.
    names.push("Aaron Sans-Adresse");
    let assign = [&["dossiers", "assign", "5"], names.as_slice()].concat();
    for act in [
        &["members", "add", "Aaron Sans-Adresse"],
        assign.as_slice(),
        &["packs", "make", "--member", "Aaron", "--into", text(out)],
    ] {
        let done = workspace.run(act);
        assert_eq!(done.code, 0, "{act:?}: {}", done.err);
    }
    let reminders = workspace.json(&["packs", "remind", "--into", text(out)]);
    assert_eq!(reminders["unreached"], serde_json::json!(["Aaron Sans-Adresse"]));
    assert_eq!(reminders["written"].as_array().unwrap().len(), names.len() - 1);
    let said = workspace.run(&["packs", "remind", "--into", text(out)]);
    assert!(
        said.out.contains("Sans adresse utilisable") && said.out.contains("Aaron"),
        "{}",
        said.out
    );
}

/// The mean of 70, 80 and 90.
fn scores_eighty(workspace: &Workspace) {
    let list = workspace.json(&["dossiers", "list"]);
    let five = list["dossiers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["number"] == 5)
        .unwrap();
    let ranking = workspace.json(&["rank"]);
    let results = ranking["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["dossier"] == five["id"]).unwrap();
    assert_eq!(result["official"]["value"], "80.00");
}

/// The form is to be read without the program: by a script over public tools.
#[test]
fn a_pack_is_opened_by_public_tools_alone() {
    let workspace = scored_again();
    let folder = workspace.folder.path();
    let made = workspace.json(&["packs", "make", "--member", "Vandamme", "--into", text(folder)]);
    let out = folder.join("ouvert");
    let opened = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/open_pli.py"))
        .args([
            made[0]["path"].as_str().unwrap(),
            text(&out),
            "--words",
            made[0]["words"].as_str().unwrap(),
        ])
        .output()
        .unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
    let view = std::fs::read_to_string(out.join("view.jsonl")).unwrap();
    assert!(view.contains("MobiGohelle") && !view.contains("BriqLys"), "{view}");
    let documents = std::fs::read_dir(&out).unwrap().count() - 2;
    assert!(documents >= 3, "{documents} documents");
}

#[test]
fn what_opens_nothing_says_why_and_leaves_nothing() {
    let workspace = scored_again();
    let folder = workspace.folder.path();
    let made = workspace.json(&["packs", "make", "--member", "Vandamme", "--into", text(folder)]);
    let file = made[0]["path"].as_str().unwrap();
    let (home, words) = (folder.join("H.palmares"), folder.join("mots.txt"));
    for (typed, code, says) in [
        (
            "abandon abaisser abandon abaisser abandon abaisser",
            7,
            "phrase de passe",
        ),
        ("abandon abaisser", 2, "six mots"),
        ("abandon abaisser zzzz abaisser abandon abaisser", 2, "Le mot 3"),
    ] {
        std::fs::write(&words, typed).unwrap();
        let opened = palmares(&[
            "packs",
            "open",
            file,
            "--into",
            text(&home),
            "--passphrase-file",
            text(&words),
        ]);
        assert_eq!(opened.code, code, "{}", opened.err);
        assert!(opened.err.contains(says), "{}", opened.err);
        assert!(!home.exists());
    }
    std::fs::write(folder.join("vide.pli"), b"").unwrap();
    let shown = palmares(&["packs", "show", text(&folder.join("vide.pli"))]);
    assert_eq!(shown.code, 7, "{}", shown.err);
}

/// Nothing else opens a pack: words that are not kept where they were asked to be are shown, and none is lost with a later member.
#[test]
fn the_words_of_a_pack_that_was_made_are_told_whatever_fails_after() {
    let workspace = scored_again();
    let folder = workspace.folder.path();
    let there = folder.join("déjà là.odt");
    std::fs::write(&there, b"courrier").unwrap();
    for file in [text(&there), text(&folder.join("absent/mots.txt"))] {
        let made = workspace.run(&["packs", "make", "--into", text(folder), "--passphrase-file", file]);
        assert_eq!(made.code, 7, "{}", made.err);
    }
    assert_eq!(std::fs::read(&there).unwrap(), b"courrier");
    let listed = || {
        workspace.json(&["packs", "list"])["members"]
            .as_array()
            .unwrap()
            .clone()
    };
    assert!(listed().iter().all(|member| member["packs"] == serde_json::json!([])));
    let added = workspace.run(&["members", "add", "Zoé Sans-Dossier"]);
    assert_eq!(added.code, 0, "{}", added.err);
    let words = folder.join("mots.txt");
    let members = ["--member", "Vandamme", "--member", "Vandamme", "--member", "Zoé"];
    let into = ["--into", text(folder), "--passphrase-file", text(&words)];
    let made = workspace.run(&[&["packs", "make"], members.as_slice(), &into].concat());
    assert_eq!(made.code, 3, "{}", made.err);
    let kept = std::fs::read_to_string(&words).unwrap();
    let told = kept.trim_end().split('\t').nth(1).unwrap();
    assert_eq!(
        (kept.lines().count(), told.split_whitespace().count()),
        (1, 6),
        "{kept}"
    );
    assert!(made.out.contains(told), "{}", made.out);
    let packs = listed()
        .iter()
        .map(|member| member["packs"].as_array().unwrap().len())
        .sum::<usize>();
    assert_eq!(packs, 1);
}

#[test]
fn what_was_not_given_back_is_erased_by_whoever_says_so_alone() {
    let workspace = scored_again();
    let folder = workspace.folder.path();
    let words = folder.join("mots.txt");
    let made = workspace.json(&["packs", "make", "--member", "Vandamme", "--into", text(folder)]);
    std::fs::write(&words, made[0]["words"].as_str().unwrap()).unwrap();
    let home = folder.join("H.palmares");
    let file = made[0]["path"].as_str().unwrap();
    let opened = palmares(&[
        "packs",
        "open",
        file,
        "--into",
        text(&home),
        "--passphrase-file",
        text(&words),
    ]);
    assert_eq!(opened.code, 0, "{}", opened.err);
    score(text(&home), "4");
    let refused = at_home(text(&home), &["packs", "erase"]);
    assert_eq!(refused.code, 2, "{}", refused.out);
    assert!(refused.err.contains("--anyway") && home.exists(), "{}", refused.err);
    let erased = at_home(text(&home), &["packs", "erase", "--anyway"]);
    assert_eq!(erased.code, 0, "{}", erased.err);
    assert!(erased.out.contains("n’avaient pas été renvoyés"), "{}", erased.out);
    assert!(!home.exists());
}

#[test]
fn files_that_are_all_refused_end_the_command_with_a_failure() {
    let workspace = scored_again();
    let folder = workspace.folder.path();
    let other = folder.join("photo.pli");
    std::fs::write(&other, b"\x89PNG").unwrap();
    let merged = workspace.run(&["packs", "merge", text(&other)]);
    assert_eq!(merged.code, 7, "{}", merged.out);
    assert!(merged.out.contains("photo.pli"), "{}", merged.out);
}
