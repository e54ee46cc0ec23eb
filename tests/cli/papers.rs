//! What the papers of the command line say, and where their copies go.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::{Ran, Workspace, files};

pub fn text(file: &Path) -> String {
    let out = Command::new("pdftotext").arg("-layout").arg(file).arg("-").output();
    let text = String::from_utf8(out.expect("pdftotext is installed by `make test`").stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The only letter that a command leaves in a folder of its own.
fn letter(workspace: &Workspace, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let made = workspace.run(&[&["letters"], arguments, &["--into", folder.path().to_str().unwrap()]].concat());
    assert_eq!(made.code, 0, "{}", made.err);
    let left = files(folder.path());
    assert_eq!(left.len(), 1, "{left:?}");
    text(&left[0])
}

pub fn approved_minutes_are_left_as_approved_and_over_no_file(sample: &Workspace) {
    let (copy, folder) = (sample.copy(), tempfile::tempdir().unwrap());
    let mine = folder.path().join("2026-06-10_proces-verbal.pdf");
    std::fs::write(&mine, "mine").unwrap();
    copy.json(&["minutes", "2026-06-10", "--approve"]);
    let session = copy.json(&["session", "show", "2026-06-10"]);
    let newest = session["papers"][0]["made_at"].as_str().unwrap();
    assert!(
        newest > session["approved_at"].as_str().unwrap(),
        "what is shown first is what was approved: {newest}"
    );
    let again = copy.run(&["minutes", "2026-06-10"]);
    assert!(again.code == 3 && again.err.contains("--into"), "{}", again.err);
    let apart = tempfile::tempdir().unwrap();
    let printed = copy.json(&["minutes", "2026-06-10", "--into", apart.path().to_str().unwrap()]);
    assert_eq!(printed["papers"].as_array().unwrap().len(), 4);
    assert_eq!(files(apart.path()).len(), 4);
    let left = copy.run(&["papers", "--into", folder.path().to_str().unwrap()]);
    assert_eq!(left.code, 0, "{}", left.err);
    assert_eq!(std::fs::read_to_string(&mine).unwrap(), "mine");
    let minutes = text(&folder.path().join("2026-06-10_proces-verbal (2).pdf"));
    assert!(
        minutes.contains("Approuvé le") && !minutes.contains("non approuvé"),
        "{minutes}"
    );
    let before = files(folder.path()).len();
    assert_eq!(copy.run(&["papers", "--into", folder.path().to_str().unwrap()]).code, 0);
    assert_eq!(
        files(folder.path()).len(),
        2 * before - 1,
        "each has a second copy but mine"
    );
}

pub fn a_session_without_quorum_leads_to_the_one_that_was_convened_again(sample: &Workspace) {
    let (copy, folder) = (sample.copy(), tempfile::tempdir().unwrap());
    let left = copy.run(&["papers", "--into", folder.path().to_str().unwrap()]);
    assert_eq!(left.code, 0, "{}", left.err);
    for name in ["2026-02-11_proces-verbal.pdf", "2026-02-11_releve-de-decisions.pdf"] {
        let said = text(&folder.path().join(name));
        assert!(
            said.contains("La prochaine séance se tiendra le mercredi 18 février 2026")
                && !said.contains("non approuvé"),
            "{name}: {said}"
        );
    }
    let minutes = text(&folder.path().join("2026-02-11_proces-verbal.pdf"));
    assert!(minutes.contains("Procès-verbal de carence"), "{minutes}");
    let stands = |name: &str| minutes.find(name).unwrap();
    assert!(
        stands("Aïcha Roussel") < stands("Élodie Marchand") && stands("Élodie Marchand") < stands("Grégoire Salmon"),
        "an accent puts nobody at the end: {minutes}"
    );
}

pub fn a_letter_that_lacks_something_stops_no_other(sample: &Workspace) {
    let (copy, folder) = (sample.copy(), tempfile::tempdir().unwrap());
    copy.json(&["call", "letterhead", "--court", ""]);
    let left = copy.run(&["papers", "--into", folder.path().to_str().unwrap()]);
    let said = left.err.replace('\u{a0}', " ");
    assert_eq!(left.code, 3, "{said}");
    for number in [8, 10, 11, 12] {
        assert!(said.contains(&format!("dossier n° {number},")), "{said}");
    }
    assert!(said.contains("tribunal compétent"), "{said}");
    let names = files(folder.path());
    let letters = names.iter().filter(|path| path.to_string_lossy().contains("courrier"));
    assert_eq!(letters.count(), 8, "the others are made: {names:?}");
    // A decision that was opened again is announced by no letter any more, which is said.
    let motive = ["--motive", "Un lauréat renonce."];
    copy.json(&[&["decisions", "reopen", "3", "--reason", "place_freed"][..], &motive].concat());
    let told = copy.run(&["letters", "--session", "2026-03-11"]);
    let said = told.out.replace('\u{a0}', " ");
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(
        said.contains("dossier n° 3,") && said.contains("Cette décision ne tient plus"),
        "{said}"
    );
    let made = copy.json(&["letters", "--session", "2026-03-11"]);
    assert_eq!(made["papers"].as_array().unwrap().len(), 1);
    assert_eq!(made["unmade"][0]["rule"], "decision_superseded");
}

pub fn a_letter_tells_what_stands(sample: &Workspace) {
    let copy = sample.copy();
    let refused = letter(&copy, &["--dossier", "10"]);
    assert_eq!(
        refused.matches("inférieure à la note éliminatoire").count(),
        1,
        "{refused}"
    );
    assert!(
        refused.contains("2,50 sur 5, plancher 3,00") && refused.contains("auprès de la Communauté d’agglomération"),
        "{refused}"
    );
    let inadmissible = letter(&copy, &["--dossier", "8"]);
    assert!(
        inadmissible.contains("Règle : Une seule candidature") && !inadmissible.contains("en phase avec les objectifs"),
        "{inadmissible}"
    );
    let ineligible = letter(&copy, &["--dossier", "11"]);
    assert!(
        ineligible
            .contains("Constat : La commune indiquée est Paris (Métropole du Grand Paris, Paris, Île-de-France)."),
        "{ineligible}"
    );
    let deferred = letter(&copy, &["--dossier", "5"]);
    assert!(
        !deferred.contains("13 mai 2026") && !deferred.contains("audition") && !deferred.contains("recours"),
        "the next session is over, no rule promises a hearing: {deferred}"
    );
    let waiting = letter(&copy, &["--dossier", "3"]);
    assert!(
        waiting.contains("ne fixe pas de terme à cette liste") && waiting.contains("si une place se libère"),
        "{waiting}"
    );
    what_was_lifted_or_reopened_since_is_told(&copy);
}

fn what_was_lifted_or_reopened_since_is_told(copy: &Workspace) {
    let day = ["--on", "2026-06-15"];
    for number in ["1", "2"] {
        let lift = ["decisions", "lift", "2", number, "--motive", "Pièce reçue et conforme"];
        copy.json(&[&lift[..], &day].concat());
    }
    let lifted = letter(copy, &["--dossier", "2"]);
    assert!(
        lifted.contains("sont levées")
            && lifted.contains("levée le 15 juin 2026")
            && !lifted.contains("qu’après la levée"),
        "{lifted}"
    );
    copy.json(&[
        "decisions",
        "reopen",
        "10",
        "--reason",
        "new_fact",
        "--motive",
        "Un brevet a été délivré",
    ]);
    let none = copy.run(&["letters", "--dossier", "10"]);
    assert_eq!(none.code, 3);
    assert!(none.err.contains("n’appelle aucun courrier"), "{}", none.err);
    let session = copy.run(&["letters", "--session", "2026-06-10"]);
    assert!(!session.out.contains("courrier_010"), "{}", session.out);
}

/// Changes what the call says in its letters, through the file that `call show --json` writes.
fn say(workspace: &Workspace, letters: &Value) -> Ran {
    let mut call = workspace.json(&["call", "show"]);
    call["rules"]["letters"] = letters.clone();
    let file = workspace.folder.path().join("appel.json");
    std::fs::write(&file, call.to_string()).unwrap();
    workspace.run(&["call", "set", file.to_str().unwrap()])
}

/// The paper of the last letter on a dossier: its name and the hash of its bytes.
fn kept(workspace: &Workspace, made: &Value) -> Value {
    let papers = workspace.json(&["papers"]);
    let same = |paper: &&Value| paper["id"] == made["papers"][0]["id"];
    papers["papers"].as_array().unwrap().iter().find(same).unwrap()["sha256"].clone()
}

pub fn a_call_adds_its_own_words_to_its_letters(sample: &Workspace) {
    let copy = sample.copy();
    let (before, earlier) = (
        letter(&copy, &["--dossier", "10"]),
        copy.json(&["letters", "--dossier", "10"]),
    );
    let sha = kept(&copy, &earlier);
    let own = "Le dossier {number} de {applicant} reste le vôtre.\n\nL'équipe de « {call} » : #strong[merci].";
    let texts = json!([
        { "letter": "rejected", "text": { "fr": own, "en": "" } },
        { "letter": "deferred", "text": { "fr": "", "en": "See you about {project}." } },
    ]);
    let said = say(
        &copy,
        &json!({ "texts": texts, "closing": { "fr": "Bien à vous.", "en": "" } }),
    );
    assert_eq!(said.code, 0, "{}", said.err);

    let refused = letter(&copy, &["--dossier", "10"]);
    let call = copy.json(&["call", "show"])["name"].as_str().unwrap().to_owned();
    let added = refused.find("Le dossier 010 de ");
    let team = refused.find(&format!("L’équipe de « {call} » : #strong[merci]."));
    let (remedies, closing) = (refused.find("Voies et délais de recours"), refused.find("Bien à vous."));
    assert!(
        added.is_some() && added < team && team < remedies && remedies < closing,
        "the own words come after the body, and the remedies stay: {refused}"
    );
    assert!(refused.contains("2,50 sur 5, plancher 3,00") && before.contains("2,50 sur 5, plancher 3,00"));
    assert!(!refused.contains("considération distinguée") && before.contains("considération distinguée"));

    let english = letter(&copy, &["--lang", "en", "--dossier", "10"]);
    assert!(
        english.contains("Yours faithfully,")
            && !english.contains("reste le vôtre")
            && !english.contains("Bien à vous"),
        "what nobody wrote in English is not said in French: {english}"
    );
    assert!(letter(&copy, &["--lang", "en", "--dossier", "5"]).contains("See you about "));
    assert_eq!(kept(&copy, &earlier), sha, "a letter that was made stays as it is");

    let unknown = json!([{ "letter": "rejected", "text": { "fr": "Cher {nom}", "en": "" } }]);
    let unknown = say(&copy, &json!({ "texts": unknown }));
    assert_eq!(unknown.code, 2, "{}", unknown.err);
    assert!(
        unknown.err.contains("letters.texts[0].text.fr") && unknown.err.contains("accolades"),
        "{}",
        unknown.err
    );
    let older = say(&copy, &json!({}));
    assert_eq!(older.code, 0, "{}", older.err);
    assert_eq!(letter(&copy, &["--dossier", "10"]), before, "as at the start");
}

#[test]
fn a_call_made_here_has_its_letterhead_and_signatory_set_here() {
    let workspace = Workspace::empty();
    workspace.json(&[
        "call",
        "create",
        "territoire_intelligent",
        "--name",
        "Essai",
        "--deadline",
        "2020-06-22",
    ]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("candidature.txt");
    std::fs::write(&file, "Un projet de halle.").unwrap();
    workspace.json(&["import", file.to_str().unwrap(), "--received", "2026-06-20"]);
    let unsigned = workspace.run(&["letters", "--dossier", "1"]);
    assert_eq!(unsigned.code, 3, "{}", unsigned.out);

    let show = workspace.run(&["call", "letterhead"]);
    assert!(show.out.contains("Signataire : —"), "{}", show.out);
    workspace.json(&[
        "call",
        "letterhead",
        "--signatory",
        "Solène Wattrelos",
        "--capacity",
        "Vice-présidente",
        "--address",
        "100 avenue des Peupliers",
        "--address",
        "62400 Béthune",
    ]);
    let show = workspace.run(&["call", "letterhead"]).out;
    assert!(
        show.contains("62400 Béthune") && show.contains("Solène Wattrelos"),
        "{show}"
    );
    let nameless = workspace.run(&["letters", "--dossier", "1"]);
    if nameless.code != 0 {
        assert!(nameless.err.contains("destinataire"), "{}", nameless.err);
    }
}

#[test]
fn the_own_texts_of_letters_are_written_one_by_one_and_shown() {
    let workspace = Workspace::empty();
    let created = [
        "call",
        "create",
        "territoire_intelligent",
        "--name",
        "Essai",
        "--deadline",
        "2030-06-30",
    ];
    workspace.json(&created);
    let shown = |arguments: &[&str]| workspace.run(&[&["call", "letters"], arguments].concat());
    assert!(shown(&[]).out.contains("n’ajoute rien"), "{}", shown(&[]).out);

    assert_eq!(
        shown(&["rejected", "--fr", "Merci à {applicant}.\n\nÀ bientôt."]).code,
        0
    );
    assert_eq!(shown(&["rejected", "--en", "Thank you."]).code, 0);
    assert_eq!(shown(&["closing", "--fr", "Bien à vous."]).code, 0);
    let letters = workspace.json(&["call", "show"])["rules"]["letters"].clone();
    let text = json!({ "fr": "Merci à {applicant}.\n\nÀ bientôt.", "en": "Thank you." });
    assert_eq!(letters["texts"], json!([{ "letter": "rejected", "text": text }]));
    assert_eq!(letters["closing"], json!({ "fr": "Bien à vous.", "en": "" }));
    assert_eq!(workspace.json(&["call", "letters"]), letters);
    let said = shown(&[]).out;
    for piece in ["rejected (fr)", "Merci à {applicant}.", "rejected (en)", "closing (fr)"] {
        assert!(said.contains(piece), "« {piece} » in {said}");
    }

    let unknown = shown(&["refus", "--fr", "Merci."]);
    assert!(
        unknown.code == 2 && unknown.err.contains("not_extended"),
        "{}",
        unknown.err
    );
    let place = shown(&["rejected", "--fr", "Merci {nom}."]);
    assert!(place.code == 2 && place.err.contains("accolades"), "{}", place.err);
    assert_eq!(shown(&["rejected", "--fr", "", "--en", ""]).code, 0);
    assert_eq!(shown(&["closing", "--fr", ""]).code, 0);
    assert!(shown(&[]).out.contains("n’ajoute rien"), "{}", shown(&[]).out);
}
