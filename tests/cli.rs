//! Journeys of the command line: the sample committee replayed, its oracle read back, and how commands end.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

#[path = "cli/acts.rs"]
mod acts;
#[path = "cli/apart.rs"]
mod apart;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/labels.rs"]
mod labels;
#[path = "cli/packs.rs"]
mod packs;
#[path = "cli/papers.rs"]
mod papers;
#[path = "cli/persons.rs"]
mod persons;
#[path = "cli/programmes.rs"]
mod programmes;
#[path = "cli/sheets.rs"]
mod sheets;
#[path = "cli/taking_in.rs"]
mod taking_in;
#[path = "fixtures/zip.rs"]
mod zip;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A finished command.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{}", self.err);
        serde_json::from_str(&self.out).unwrap()
    }
}

fn palmares(arguments: &[&str]) -> Ran {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_palmares"))
        .args(arguments)
        .env("LANG", "fr_FR.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("PALMARES_WORKSPACE")
        .env_remove("PALMARES_LANG")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran {
        code: status.code().unwrap(),
        out: text(stdout),
        err: text(stderr),
    }
}

/// A workspace on disk and the commands run in it.
struct Workspace {
    folder: tempfile::TempDir,
}

impl Workspace {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("Exemple.palmares")
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        palmares(&[&["-w", self.path().to_str().unwrap()], arguments].concat())
    }

    fn json(&self, arguments: &[&str]) -> Value {
        self.run(&[arguments, &["--json"]].concat()).json()
    }

    fn empty() -> Self {
        let workspace = Self::new();
        let path = workspace.path();
        let made = palmares(&[
            "create",
            path.to_str().unwrap(),
            "--name",
            "Essai",
            "--person",
            "Claire Martin",
        ]);
        assert_eq!(made.code, 0, "{}", made.err);
        workspace
    }

    fn copy(&self) -> Self {
        let copy = Self::new();
        copy_folder(&self.path(), &copy.path());
        copy
    }

    fn sql(&self, statements: &str) {
        let database = self.path().join("workspace.sqlite");
        let done = Command::new("sqlite3").arg(database).arg(statements).status();
        assert!(done.expect("sqlite3 is installed by `make test`").success());
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Setting the sample's papers takes its time, so one replay serves every question that only reads.
#[test]
fn the_sample_committee_replays_to_its_published_oracle() {
    let sample = Workspace::new();
    let made = palmares(&["demo", sample.path().to_str().unwrap()]);
    assert_eq!(made.code, 0, "{}", made.err);

    twelve_dossiers_end_where_the_oracle_says(&sample);
    scores_ties_and_eliminations_are_the_programs_own(&sample);
    seven_sessions_were_convened_and_one_of_them_had_no_quorum(&sample);
    a_shareholder_is_recused_and_everybody_else_declared(&sample);
    the_tie_and_the_reservations_are_on_record(&sample);
    a_word_inside_a_document_is_found(&sample);
    the_minutes_are_readable(&sample);
    verification_is_clean_and_names_what_was_tampered_with(&sample);
    a_member_acts_where_they_are_named_and_nobody_is_remembered(&sample);
    importing_the_same_mail_again_changes_nothing(&sample);
    papers_are_left_in_a_folder(&sample);
    papers::approved_minutes_are_left_as_approved_and_over_no_file(&sample);
    papers::a_session_without_quorum_leads_to_the_one_that_was_convened_again(&sample);
    papers::a_letter_tells_what_stands(&sample);
    papers::a_letter_that_lacks_something_stops_no_other(&sample);
    papers::a_call_adds_its_own_words_to_its_letters(&sample);
    acts::reservations_are_lifted_and_a_place_that_comes_free_brings_a_dossier_back(&sample);
    acts::an_evaluation_is_set_aside_and_counts_again(&sample);
    acts::what_a_member_holds_as_evidence_is_read_with_its_page_and_its_words(&sample);
    acts::a_sheet_of_paper_is_typed_and_handed_in_for_its_member(&sample);
    acts::published_minutes_are_corrected_as_a_new_version(&sample);
    sheets::a_sheet_is_printed_and_typed_by_the_number_that_stands_on_it(&sample);
    apart::a_member_marks_on_a_work_copy_and_the_secretariat_takes_it_in(&sample);
}

fn states(sample: &Workspace) -> Vec<(u64, String)> {
    let list = sample.json(&["dossiers"]);
    let rows = list["dossiers"].as_array().unwrap().clone();
    rows.iter()
        .map(|row| {
            (
                row["number"].as_u64().unwrap(),
                row["state"].as_str().unwrap().to_owned(),
            )
        })
        .collect()
}

fn twelve_dossiers_end_where_the_oracle_says(sample: &Workspace) {
    let states = states(sample);
    let numbers = |state: &str| {
        let of_state = states.iter().filter(|(_, found)| found == state);
        of_state.map(|(number, _)| *number).collect::<Vec<_>>()
    };
    assert_eq!(states.len(), 12);
    assert_eq!(numbers("inadmissible"), [8]);
    assert_eq!(numbers("awaiting_documents"), [9]);
    assert_eq!(numbers("ineligible"), [11, 12]);
    assert_eq!(numbers("selected"), [1, 4, 6, 7]);
    assert_eq!(numbers("selected_with_reservations"), [2]);
    assert_eq!(numbers("waitlisted"), [3]);
    assert_eq!(numbers("deferred"), [5]);
    assert_eq!(numbers("rejected"), [10]);
    let list = sample.json(&["dossiers"]);
    let row = |number: usize| list["dossiers"][number - 1].clone();
    assert_eq!(row(9)["missing"], 2, "bylaws and bank details");
    assert_eq!(row(12)["late"], false, "sent at 23:58 on the eve");
    assert_eq!(
        (&row(4)["priority"], &row(3)["priority"]),
        (&Value::Bool(true), &Value::Bool(false))
    );
    assert_eq!(row(1)["title"], "BriqLys — briques de terre crue du Lys");
}

fn scores_ties_and_eliminations_are_the_programs_own(sample: &Workspace) {
    let view = sample.json(&["rank"]);
    let number = |id: &Value| {
        let dossiers = view["dossiers"].as_array().unwrap();
        dossiers.iter().find(|one| one["id"] == *id).unwrap()["number"]
            .as_u64()
            .unwrap()
    };
    let ranking = &view["ranking"];
    let ranked: Vec<(u64, String)> = ranking["ranked"]
        .as_array()
        .unwrap()
        .iter()
        .map(|place| {
            (
                number(&place["dossier"]),
                place["official"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let order: Vec<u64> = ranked.iter().map(|(number, _)| *number).collect();
    assert_eq!(order, [1, 6, 7, 4, 3, 2, 5]);
    let score = |wanted: u64| ranked.iter().find(|(number, _)| *number == wanted).unwrap().1.clone();
    assert_eq!(score(1), "78.00");
    assert_eq!(score(3), score(4));
    assert_eq!(ranking["ties"][0]["reason"]["step"], "priority");
    let apart = &ranking["apart"][0];
    assert_eq!(
        (number(&apart["dossier"]), apart["official"].as_str().unwrap()),
        (10, "66.00")
    );
    assert_eq!(apart["reasons"][0]["kind"], "eliminated");
    assert_eq!(apart["reasons"][0]["floors"][0]["criterion"], "C2");
}

fn seven_sessions_were_convened_and_one_of_them_had_no_quorum(sample: &Workspace) {
    let list = sample.json(&["session"]);
    let sessions = list["sessions"].as_array().unwrap();
    let days: Vec<&str> = sessions.iter().map(|one| one["held_on"].as_str().unwrap()).collect();
    assert_eq!(
        days,
        [
            "2026-01-14",
            "2026-02-11",
            "2026-02-18",
            "2026-03-11",
            "2026-04-08",
            "2026-05-13",
            "2026-06-10"
        ]
    );
    assert_eq!(sessions[1]["state"], "reconvened");
    assert_eq!(sessions[2]["reconvened_from"], sessions[1]["id"]);
    assert_eq!(
        sessions
            .iter()
            .map(|one| one["decisions"].as_u64().unwrap())
            .sum::<u64>(),
        8
    );
    let failed = sample.json(&["session", "show", "2026-02-11"]);
    assert_eq!(
        (&failed["quorum"]["counted"], &failed["quorum"]["base"]),
        (&5.into(), &11.into())
    );
    assert_eq!(failed["quorum"]["reached"], false);
    let months = list["cadence"]["months"].as_array().unwrap();
    assert!(
        months.iter().take(6).all(|month| month["status"] == "met"),
        "{months:?}"
    );
}

fn a_shareholder_is_recused_and_everybody_else_declared(sample: &Workspace) {
    let list = sample.json(&["members", "interests"]);
    let recused: Vec<&Value> = list["interests"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["recused"] == true)
        .collect();
    assert_eq!(recused.len(), 1);
    assert_eq!(recused[0]["kind"], "shareholder");
    let members = sample.json(&["members"]);
    assert_eq!(members["members"].as_array().unwrap().len(), 15);
    let hidden = sample.run(&["--as", "Dhaussy", "dossiers", "show", "6"]);
    assert_eq!(hidden.code, 4, "a recused member does not even find it: {}", hidden.err);
}

fn the_tie_and_the_reservations_are_on_record(sample: &Workspace) {
    let march = sample.json(&["session", "show", "2026-03-11"]);
    let waitlisted = &march["items"][1]["decision"];
    assert_eq!(waitlisted["kind"], "waitlisted");
    assert!(waitlisted["motive"].as_str().unwrap().contains("priorité territoriale"));
    // A dossier with a lower score was selected the month before: the record says why.
    assert!(waitlisted["departure_reason"].as_str().unwrap().contains("HydroCanal"));
    let again = sample.json(&["session", "show", "2026-02-18"]);
    let reservations = again["items"][0]["decision"]["reservations"]
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(reservations.len(), 2);
    assert_eq!(reservations[0]["due_on"], "2026-09-30");
}

fn a_word_inside_a_document_is_found(sample: &Workspace) {
    let found = sample.json(&["search", "terrassement"]);
    let hits = found["hits"].as_array().unwrap();
    assert!(hits.iter().any(|hit| hit["number"] == 1), "{hits:?}");
}

fn the_minutes_are_readable(sample: &Workspace) {
    let papers = sample.json(&["papers"]);
    let minutes = papers["papers"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|paper| paper["kind"] == "minutes")
        .count();
    assert_eq!(
        minutes, 22,
        "internal and communicable: the draft of each session held, and what was approved of five"
    );
    let folder = tempfile::tempdir().unwrap();
    let again = sample.run(&["minutes", "2026-06-10", "--into", folder.path().to_str().unwrap()]);
    assert_eq!(again.code, 0, "{}", again.err);
    let name = again
        .out
        .lines()
        .find(|name| name.contains("proces-verbal") && !name.contains("communicable"));
    let text = Command::new("pdftotext")
        .arg("-layout")
        .arg(folder.path().join(name.unwrap()))
        .arg("-")
        .output();
    let text = String::from_utf8(text.expect("pdftotext is installed by `make test`").stdout).unwrap();
    for expected in ["SensoPorte", "66,00", "Non retenu", "Solène Wattrelos", "Quorum"] {
        assert!(text.contains(expected), "{expected} in\n{text}");
    }
}

fn verification_is_clean_and_names_what_was_tampered_with(sample: &Workspace) {
    let clean = sample.run(&["verify"]);
    assert_eq!(clean.code, 0, "{}{}", clean.out, clean.err);
    assert!(clean.out.contains("Tout est intact"));

    let rewritten = sample.copy();
    rewritten.sql("drop trigger journal_is_append_only; update journal set account = 'autre' where number in (40, 60)");
    begin_the_day(&rewritten);
    let found = rewritten.run(&["verify", "--json"]);
    assert_eq!(found.code, 1);
    let report: Value = serde_json::from_str(&found.out).unwrap();
    let chain = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["check"] == "chain")
        .unwrap();
    assert!(
        chain["detail"].as_str().unwrap().ends_with(":40 altered"),
        "the first bad entry: {chain}"
    );
    let told = rewritten.run(&["verify"]);
    assert!(
        told.out.contains("la première entrée mauvaise est la n° 40 (modifiée)"),
        "{}",
        told.out
    );
    assert!(told.out.contains("Tête du journal : "), "{}", told.out);

    let document = sample.copy();
    let first = files(&document.path().join("documents")).into_iter().next().unwrap();
    let mut permissions = std::fs::metadata(&first).unwrap().permissions();
    #[allow(
        clippy::permissions_set_readonly_false,
        reason = "a stranger's hand is what is tried here"
    )]
    permissions.set_readonly(false);
    std::fs::set_permissions(&first, permissions).unwrap();
    std::fs::write(&first, b"%PDF-1.7 autre chose").unwrap();
    let found = document.run(&["verify"]);
    assert_eq!(found.code, 1);
    assert!(
        found.out.contains(first.file_name().unwrap().to_str().unwrap()),
        "{}",
        found.out
    );
}

/// The first opening of a day makes the day's backup: a journal that breaks there must still be told, and where.
fn begin_the_day(workspace: &Workspace) {
    std::fs::remove_dir_all(workspace.path().join("backups")).unwrap();
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn a_member_acts_where_they_are_named_and_nobody_is_remembered(sample: &Workspace) {
    let queue = sample.json(&["--as", "Vandamme", "mark", "queue"]);
    assert_eq!(queue["items"].as_array().unwrap().len(), 6);
    let status = sample.json(&["status"]);
    assert_eq!(status["seat"], Value::Null, "the command line takes no seat");
    assert_eq!(status["persons"][0]["name"], "Camille Hennebelle");
    assert_eq!((&status["conflicts"], &status["refused"]), (&0.into(), &0.into()));
    let entry = sample.run(&["journal", "--limit", "1"]).out;
    assert!(entry.contains("Camille Hennebelle (secrétariat)"), "{entry}");
    // What was decided is said in words.
    let journal = sample.run(&["journal"]).out;
    assert!(
        journal.contains("· non retenu") && journal.contains("· recevable"),
        "{journal}"
    );
    assert!(
        !journal.contains("· rejected") && !journal.contains("· admissible"),
        "{journal}"
    );
    let refused = sample.run(&["--as", "Vandamme", "papers"]);
    assert_eq!(refused.code, 3, "{}", refused.err);
    let unknown = sample.run(&["--as", "Personne", "status"]);
    assert_eq!(unknown.code, 0, "what is open is told to everybody: {}", unknown.err);
    assert_eq!(sample.run(&["--as", "Personne", "dossiers"]).code, 4);
    let refused = sample.run(&["mark", "set", "1", "C1", "5"]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("--as"), "{}", refused.err);
}

fn importing_the_same_mail_again_changes_nothing(sample: &Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let mail = folder.path().join("candidature.eml");
    let text = "From: Jo Roux <jo@candidat.example>\r\nTo: cluster@territoire.example\r\nSubject: Projet tardif\r\n\
        Date: Mon, 22 Jun 2026 00:00:00 +0200\r\nMessage-ID: <tardif@candidat.example>\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n\
        --b\r\nContent-Type: text/plain; name=\"note.txt\"\r\nContent-Disposition: attachment; filename=\"note.txt\"\r\n\r\n\
        Un projet.\r\n--b--\r\n";
    std::fs::write(&mail, text).unwrap();
    let copy = sample.copy();
    let first = copy.json(&["import", mail.to_str().unwrap()]);
    assert_eq!(first["report"]["created"].as_array().unwrap().len(), 1);
    let rows = copy.json(&["dossiers"]);
    assert_eq!(
        rows["dossiers"][12]["late"], true,
        "the first instant of the day named is too late"
    );
    let head = copy.json(&["journal", "--limit", "1"])["head"].clone();
    let second = copy.json(&["import", mail.to_str().unwrap()]);
    assert_eq!(second["report"]["created"].as_array().unwrap().len(), 0);
    assert_eq!(copy.json(&["journal", "--limit", "1"])["head"], head);
}

fn papers_are_left_in_a_folder(sample: &Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let copy = sample.copy();
    let left = copy.run(&["papers", "--into", folder.path().to_str().unwrap()]);
    assert_eq!(left.code, 0, "{}", left.err);
    let names: Vec<String> = files(folder.path())
        .iter()
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    let count = |part: &str| names.iter().filter(|name| name.contains(part)).count();
    assert_eq!(
        count("courrier"),
        12,
        "eight decisions and four dossiers that did not reach the committee: {names:?}"
    );
    assert_eq!(count("classement"), 1, "{names:?}");
    assert_eq!(
        count("proces-verbal"),
        14,
        "six sessions held and one that lacked its quorum: {names:?}"
    );
    for outcome in ["laureat", "refus", "non-retenu", "irrecevab", "ineligib", "liste"] {
        assert_eq!(count(outcome), 0, "a name tells how it ended: {names:?}");
    }
}

#[test]
fn every_command_explains_itself_in_both_languages() {
    let commands = [
        "demo",
        "create",
        "status",
        "verify",
        "backup",
        "call",
        "import",
        "dossiers",
        "search",
        "persons",
        "members",
        "mark",
        "rank",
        "tie",
        "session",
        "decide",
        "decisions",
        "minutes",
        "letters",
        "papers",
        "journal",
        "undo",
        "redo",
        "copy",
        "changes",
        "conflicts",
    ];
    for language in ["fr", "en"] {
        let whole = palmares(&["--lang", language, "--help"]);
        assert_eq!(whole.code, 0);
        for command in commands {
            assert!(whole.out.contains(command), "{command}");
            let help = palmares(&[command, "--help", "--lang", language]);
            assert_eq!(help.code, 0, "{command}: {}", help.err);
            assert!(
                help.out.contains("--json") && help.out.contains("--workspace"),
                "{command}"
            );
        }
    }
    assert!(palmares(&["--help"]).out.contains("Codes de sortie"));
    assert!(palmares(&["--help", "--lang", "en"]).out.contains("Exit codes"));
}

/// A call is made once its deadline is said.
fn a_call_is_asked_for_its_deadline(workspace: &Workspace) {
    let create = ["call", "create", "territoire_intelligent", "--name", "Essai"];
    let asked = workspace.run(&create);
    assert_eq!(asked.code, 2, "the deadline of a template is an example");
    assert!(asked.err.contains("--deadline"), "{}", asked.err);
    for wrong in ["0026-06-22", "1989-06-22", "2101-06-22", "bientôt"] {
        assert_eq!(
            workspace.run(&[&create[..], &["--deadline", wrong]].concat()).code,
            2,
            "{wrong}"
        );
    }
    let made = workspace.run(&[&create[..], &["--deadline", "22/06/2020"]].concat());
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(
        made.out.contains("22/06/2020") && made.out.contains("déjà passée"),
        "{}",
        made.out
    );
    let unknown = [
        "call",
        "create",
        "aucun_modele",
        "--name",
        "Essai",
        "--deadline",
        "22/06/2020",
    ];
    assert_eq!(workspace.run(&unknown).code, 4);
}

#[test]
fn each_kind_of_refusal_ends_with_its_own_code() {
    let workspace = Workspace::empty();
    assert_eq!(workspace.run(&["nothing-of-the-kind"]).code, 2);
    assert_eq!(palmares(&["dossiers"]).code, 2, "no workspace was named");
    assert_eq!(workspace.run(&["dossiers"]).code, 4, "there is no call yet");
    let founding = workspace.run(&["undo"]);
    assert_eq!(founding.code, 3, "somebody is left to act");
    assert!(founding.err.contains("Il doit rester une personne"), "{}", founding.err);
    assert_eq!(
        workspace.run(&["changes", "plan", "/nowhere/x.palmares-changes"]).code,
        7
    );
    a_call_is_asked_for_its_deadline(&workspace);
    assert_eq!(workspace.run(&["dossiers", "show", "7"]).code, 4);
    let path = workspace.path();
    assert_eq!(
        palmares(&[
            "create",
            path.to_str().unwrap(),
            "--name",
            "Encore",
            "--person",
            "Claire Martin"
        ])
        .code,
        7
    );
    assert_eq!(
        palmares(&["verify", workspace.folder.path().join("ailleurs").to_str().unwrap()]).code,
        7
    );
    let done = workspace.run(&["undo", "--json"]);
    let undone = workspace.run(&["undo", "--json"]);
    assert_eq!((done.code, undone.code), (0, 3), "{}", done.err);
    let said: Value = serde_json::from_str(&undone.err).unwrap();
    assert_eq!(said["params"]["rule"], "last_person");
    let said = workspace.run(&["redo", "--json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let said: Value = serde_json::from_str(&workspace.run(&["redo", "--json"]).err).unwrap();
    assert_eq!(said["code"], "nothing_to_undo");
}

#[test]
fn a_workspace_held_by_another_program_is_told_and_its_backup_can_be_read() {
    let workspace = Workspace::empty();
    assert_eq!(workspace.run(&["backup"]).code, 0);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let now = palmares_core::clock::now();
    let held = runtime
        .block_on(palmares_core::store::Store::open(&workspace.path(), now))
        .unwrap();
    let refused = workspace.run(&["status"]);
    assert_eq!(refused.code, 5, "{}", refused.err);
    let read = workspace.run(&["--backup", "status"]);
    assert_eq!(read.code, 0, "{}", read.err);
    runtime.block_on(held.close());
    assert_eq!(workspace.run(&["status"]).code, 0);
}

#[test]
fn a_damaged_workspace_is_restored_and_a_printed_head_is_found_in_it() {
    let workspace = Workspace::empty();
    let (path, stick) = (workspace.path(), workspace.folder.path().join("stick"));
    std::fs::create_dir(&stick).unwrap();
    let backed_up = workspace.run(&["backup", "--place", stick.to_str().unwrap()]);
    assert_eq!(backed_up.code, 0, "{}", backed_up.err);
    assert!(workspace.run(&["status"]).out.contains("Second lieu"));
    let said = workspace.run(&["verify"]).out;
    let head = said
        .lines()
        .find_map(|line| line.strip_prefix("Tête du journal : "))
        .unwrap();
    assert_eq!(workspace.run(&["verify", "--head", head]).code, 0);
    assert_eq!(workspace.run(&["verify", "--head", "abc"]).code, 2);
    let other = head.replacen(|digit: char| digit.is_ascii_digit(), "f", 1);
    assert_eq!(workspace.run(&["verify", "--head", &other]).code, 1);
    std::fs::write(path.join("workspace.sqlite"), "no database any more").unwrap();
    assert_eq!(workspace.run(&["status"]).code, 6);
    std::fs::remove_file(path.join("workspace.sqlite")).unwrap();
    let offered = workspace.run(&["status"]);
    assert_eq!(offered.code, 7);
    assert!(offered.err.contains("palmares restore"), "{}", offered.err);
    let restored = palmares(&["restore", path.to_str().unwrap()]);
    assert_eq!(restored.code, 0, "{}", restored.err);
    assert_eq!(workspace.run(&["verify", "--head", head]).code, 0);
    std::fs::remove_dir_all(&path).unwrap();
    let restored = palmares(&["restore", path.to_str().unwrap(), "--from", stick.to_str().unwrap()]);
    assert_eq!(restored.code, 0, "{}", restored.err);
    assert_eq!(workspace.run(&["verify", "--head", head]).code, 0);
}

#[cfg(unix)]
#[test]
fn a_closed_error_stream_is_no_panic() {
    let ended = Command::new("sh")
        .args(["-c", "exec 2>&-; \"$0\" dossiers", env!("CARGO_BIN_EXE_palmares")])
        .env_remove("PALMARES_WORKSPACE")
        .status();
    assert_eq!(ended.unwrap().code(), Some(2));
}
