//! The main job, whole: from an empty workspace to the minutes on disk, and everything found again after a restart.

use std::path::{Path, PathBuf};

use crate::fixtures::fixture;
use crate::harness::Stage;
use crate::mail::Mail;
use crate::steps::{
    Beginning, Sitting, assign_all, be, begin, enter_members, enter_room, hold_passage, mark_and_hand_in, open_dossier,
    pass_checks, prepare_decision, record_and_close, says, session_paper, sit,
};
use crate::window::Window;

const CALL: &str = "Territoire intelligent 2026";
const BRIQUE: &str = "Briques de la Lys";
const NAVETTE: &str = "Navettes du marais";
const SECRETARY: &str = "Claire Martin";
const CHAIR: &str = "Odile Fontaine";
const READER: &str = "Karim Benali";

/// Two candidates write, each with the documents that the call asks of a person.
fn write_mails(folder: &Path) -> [PathBuf; 2] {
    let pdf = |name: &str| fixture("pdfs/real").join(name);
    let mails = [
        (
            BRIQUE,
            "brique",
            "Jeanne Delattre <jeanne.delattre@exemple.fr>",
            "structure_simple.pdf",
            "multicolumn.pdf",
        ),
        (
            NAVETTE,
            "navette",
            "Hugo Caron <hugo.caron@exemple.fr>",
            "issue840.pdf",
            "mixedfonts.pdf",
        ),
    ];
    mails.map(|(title, file, from, form, description)| {
        let path = folder.join(format!("{file}.eml"));
        let mail = Mail {
            from,
            subject: &format!("Candidature : {title}"),
            date: "Tue, 10 Mar 2026 09:12:00 +0100",
            text: "Bonjour, veuillez trouver notre candidature. Bien à vous.",
            attachments: vec![
                ("Formulaire de candidature.pdf", pdf(form)),
                ("Présentation du projet.pdf", pdf(description)),
            ],
        };
        mail.write(&path);
        path
    })
}

/// A folder of PDF files becomes one dossier, each mail another; the same files again change nothing.
async fn import(stage: &Stage, window: &Window) {
    let folder = fixture("pdfs/real");
    let [brique, navette] = write_mails(stage.folder());
    let (folder, mails): (&[&Path], &[&Path]) = (&[&folder], &[&brique, &navette]);
    stage.answer_dialogs(&[folder, mails, mails]);
    window.go("Dossiers", "Dossiers").await;
    window.press("Importer un répertoire").await;
    window.see("1 dossier serait créé.").await;
    window.press("Lancer l’import").await;
    window.see("1 dossier créé.").await;
    window.press("Fermer").await;
    window.press("Importer").await;
    window.press("Lancer l’import").await;
    window.see("2 dossiers créés.").await;
    window.press("Fermer").await;
    window.press("Importer").await;
    window.see("rien n’a changé").await;
    window.press("Annuler").await;
    window.see(BRIQUE).await;
    window.see(NAVETTE).await;
}

/// The applicant is a person; then from receipt to the committee.
async fn check(window: &Window, title: &str, name: &str) {
    open_dossier(window, title).await;
    window.press("Identité").await;
    window.press("Personne").await;
    window.fill("Nom ou raison sociale", name).await;
    window.see("Enregistré").await;
    pass_checks(window, &[]).await;
}

/// Answers the question on interests, then marks with the keyboard alone, and hands in.
async fn score(window: &Window, title: &str, marks: [&str; 6]) {
    enter_room(window, title).await;
    hold_passage(window, 1, 1).await;
    mark_and_hand_in(window, &marks).await;
}

async fn recuse(window: &Window, title: &str) {
    window.go("Notation", "Mes intérêts").await;
    window.press_in(title, "J’ai un lien").await;
    window.select("Nature du lien", "Relation d’affaires").await;
    window.press("Déclarer ce lien").await;
    window.press("Ma liste").await;
    window.see("vous en êtes déporté").await;
}

async fn hold_session(window: &Window) {
    let sitting = Sitting {
        day: "24032026",
        place: "Salle du conseil, Béthune",
        chair: CHAIR,
        title: BRIQUE,
        present: &[CHAIR, READER],
    };
    sit(window, &sitting).await;
    prepare_decision(
        window,
        "Retenu",
        "Le projet répond à un besoin local et son calendrier est réaliste.",
        "Qualité du projet et ancrage dans le territoire.",
    )
    .await;
    record_and_close(window).await;
}

#[tokio::test]
async fn a_committee_goes_from_its_mails_to_its_minutes_and_finds_everything_again() {
    let stage = Stage::new().await;
    let workspace = stage.folder().join("Comité.palmares");
    let window = stage.open(&[]).await;
    let beginning = Beginning {
        workspace: &workspace,
        committee: "Comité de la Lys",
        secretary: SECRETARY,
        template: None,
        call: CALL,
        deadline: "22062026",
    };
    begin(&stage, &window, &beginning).await;
    import(&stage, &window).await;
    check(&window, BRIQUE, "Jeanne Delattre").await;
    check(&window, NAVETTE, "Hugo Caron").await;
    enter_members(&window, &[(CHAIR, "Présidence", None), (READER, "Membre", None)]).await;
    assign_all(&window).await;

    be(&window, CHAIR).await;
    score(&window, BRIQUE, ["4", "4", "5", "3", "4", "3"]).await;
    score(&window, NAVETTE, ["3", "3", "3", "2", "3", "2"]).await;
    be(&window, READER).await;
    score(&window, BRIQUE, ["4", "3", "4", "4", "3", "5"]).await;
    recuse(&window, NAVETTE).await;

    be(&window, SECRETARY).await;
    window.go("Classement", "Classement").await;
    // Out of 100, marks being out of 5: (79 + 75) / 2, with 79 = (4×20 + 4×25 + 5×20 + 3×15 + 4×10 + 3×10) / 5.
    window.see("77").await;
    hold_session(&window).await;
    let minutes = session_paper(&stage, &window, "Procès-verbal").await;
    says(
        &minutes,
        "the minutes",
        &[BRIQUE, CHAIR, READER, "ancrage dans le territoire"],
    );
    window.close().await;

    let window = stage.open(&["--open", &workspace.display().to_string()]).await;
    window.go("Dossiers", "Dossiers").await;
    window.see(BRIQUE).await;
    window.see("Retenu").await;
    window.go("Séances", "Séances").await;
    window.open_row("24 mars 2026").await;
    window.see("Relevé de décisions").await;
    window.go("Journal", "Journal").await;
    window.see(BRIQUE).await;
    window.close().await;
}
