//! The main job, whole: from an empty workspace to the minutes on disk, and everything found again after a restart.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fixtures::fixture;
use crate::harness::Stage;
use crate::mail::Mail;
use crate::window::{Key, Window};

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

async fn create_workspace_and_call(stage: &Stage, window: &Window, workspace: &Path) {
    stage.answer_dialogs(&[&[workspace]]);
    window.press("Nouvel espace").await;
    window.fill("Nom", "Comité de la Lys").await;
    window.fill("Prénom et nom", SECRETARY).await;
    window.press("Choisir l’emplacement…").await;
    window.see("Créer l’appel").await;
    window.fill("Nom de l’appel", CALL).await;
    window.fill_date("Date limite de dépôt", "22062026").await;
    window.press("Créer l’appel").await;
    window.see("Règlement").await;
    assert!(
        workspace.join("workspace.sqlite").exists(),
        "the workspace is a folder with its database"
    );
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

/// From receipt to the committee, each step an act of its own.
async fn check(window: &Window, title: &str, name: &str) {
    window.go("Dossiers", "Dossiers").await;
    window.open_row(title).await;
    window.press("Identité").await;
    window.press("Personne").await;
    window.fill("Nom ou raison sociale", name).await;
    window.see("Enregistré").await;
    window.press("Examens").await;
    for (outcome, act) in [
        ("Accusé consigné", "Consigner l’accusé de réception"),
        ("Complet", "Déclarer complet"),
        ("Recevable", "Déclarer recevable"),
        ("Éligible", "Déclarer éligible"),
        ("En phase avec les objectifs", "Déclarer en phase avec les objectifs"),
    ] {
        window.press(outcome).await;
        window
            .fill(
                "Motif",
                "Vérifié sur les pièces du dossier, en accord avec les objectifs de l’appel.",
            )
            .await;
        window.press(act).await;
        window.see_in("Examens enregistrés", outcome).await;
    }
}

async fn add_members(window: &Window) {
    window.go("Membres", "Membres du comité").await;
    for (name, role) in [(CHAIR, "Présidence"), (READER, "Membre")] {
        window.press("Ajouter un membre").await;
        window.fill("Prénom et nom", name).await;
        window.select("Rôle", role).await;
        window.press("Enregistrer").await;
        window.until_gone("Prénom et nom").await;
        window.see(name).await;
    }
    window.press("Attribution et déports").await;
    window.press("Tout attribuer à tous").await;
    window.see("est attribué à chaque membre").await;
}

/// « Je suis… »
pub async fn be(window: &Window, name: &str) {
    window.press("Je suis…").await;
    window.press(name).await;
    window.see(name).await;
}

/// Answers the question on interests, then marks with the keyboard alone, and hands in.
async fn score(window: &Window, title: &str, marks: [char; 6]) {
    window.go("Notation", "Mes intérêts").await;
    window.press_in(title, "Aucun lien").await;
    window.press("Ma liste").await;
    window.open_row(title).await;
    window
        .until(
            "the first mark has the focus",
            "return document.activeElement?.closest('[role=grid]') !== null",
        )
        .await;
    hold_a_passage(window).await;
    for mark in marks {
        window.keys(&[Key::Char(mark)]).await;
        window.keys(&[Key::Down]).await;
    }
    window.press("Remettre mon évaluation…").await;
    window.see("Tout est enregistré").await;
    window.press("Remettre").await;
    window.see("Évaluation remise").await;
    window.keys(&[Key::Escape]).await;
    // While one reads, the places of the application have made room.
    window.press("Ma liste").await;
}

/// Holds a line of the document on screen for the first criterion, and goes back to its mark.
async fn hold_a_passage(window: &Window) {
    hold_passage(window, 1, 1).await;
}

/// Holds another line of the document for a criterion, both counted from 1, and goes back to the first mark.
pub async fn hold_passage(window: &Window, line: usize, criterion: u8) {
    let select = format!(
        "const pieces = [...document.querySelectorAll('.textLayer span')];
         const line = pieces.filter((piece) => piece.textContent.trim().length > 3)[{line} - 1];
         if (!line) return false;
         // As under a hand, the field is left.
         document.activeElement?.blur();
         getSelection().selectAllChildren(line);
         return true;"
    );
    window.until("a line of the document is selected", &select).await;
    // Moved by a transform it may lie on a part of a pixel, and WebKit then breaks its letters.
    let still = "const page = getComputedStyle(document.querySelector('[data-page]'));
         return page.translate === 'none' && page.transform === 'none'";
    window.until("its page lies on whole pixels", still).await;
    window.see("Retenir pour").await;
    let key = char::from_digit(criterion.into(), 10).unwrap();
    window.keys(&[Key::Alt, Key::Char(key)]).await;
    let listed = format!(
        "const shapes = document.querySelectorAll('g[data-shape] path').length;
         document.querySelector('input[data-mark]')?.focus();
         return shapes >= {line};"
    );
    window.until("it is drawn on its page", &listed).await;
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
    window.go("Séances", "Séances").await;
    window.press("Préparer une séance").await;
    window.fill_date("Date", "24032026").await;
    window.fill("Lieu", "Salle du conseil, Béthune").await;
    window.select("Présidence de séance", CHAIR).await;
    window.press("Créer la séance").await;
    window.press(&format!("Inscrire {BRIQUE}")).await;
    window.press("Marquer comme convoquée…").await;
    // Two members, and a day that is past: both are said, neither is refused.
    window.press("Marquer quand même comme convoquée").await;
    window.see("Feuille de présence").await;
    for name in [CHAIR, READER] {
        window.press_in(name, "Présent").await;
    }
    window.see("Quorum atteint").await;
    window.press("Ouvrir la séance").await;
    window.see("L’heure d’ouverture est consignée").await;
    window.press("Ouvrir la séance").await;
    window.see("Audition et débat").await;
}

async fn decide(window: &Window) {
    window
        .fill(
            "Synthèse des débats",
            "Le projet répond à un besoin local et son calendrier est réaliste.",
        )
        .await;
    window.press("Retenu").await;
    window.press("Consensus").await;
    window
        .fill("Motif", "Qualité du projet et ancrage dans le territoire.")
        .await;
    window.press("Relire et consigner…").await;
    window.press("Consigner la décision").await;
    window.see("Consignée le").await;
    window.press("Clore la séance").await;
    window.see("L’heure de clôture est consignée").await;
    window.press("Clore la séance").await;
}

/// The minutes are a PDF on disk whose text names what was decided.
async fn produce_minutes(stage: &Stage, window: &Window) {
    let folder = stage.folder().join("papiers");
    fs::create_dir_all(&folder).unwrap();
    stage.answer_dialogs(&[&[&folder]]);
    window.press("Produire le procès-verbal").await;
    window.see("Relevé de décisions").await;
    window.press("Procès-verbal").await;
    window.press("Copier dans un répertoire…").await;
    window.see("Document copié").await;
    let papers: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let [minutes] = papers.as_slice() else {
        panic!("one paper was copied: {papers:?}")
    };
    let text = Command::new("pdftotext").arg(minutes).arg("-").output().unwrap();
    let text = String::from_utf8_lossy(&text.stdout).replace(['\u{a0}', '\u{202f}', '\n'], " ");
    for expected in [BRIQUE, CHAIR, READER, "ancrage dans le territoire"] {
        assert!(text.contains(expected), "the minutes lack « {expected} »:\n{text}");
    }
}

#[tokio::test]
async fn a_committee_goes_from_its_mails_to_its_minutes_and_finds_everything_again() {
    let stage = Stage::new().await;
    let workspace = stage.folder().join("Comité.palmares");
    let window = stage.open(&[]).await;
    create_workspace_and_call(&stage, &window, &workspace).await;
    import(&stage, &window).await;
    check(&window, BRIQUE, "Jeanne Delattre").await;
    check(&window, NAVETTE, "Hugo Caron").await;
    add_members(&window).await;

    be(&window, CHAIR).await;
    score(&window, BRIQUE, ['4', '4', '5', '3', '4', '3']).await;
    score(&window, NAVETTE, ['3', '3', '3', '2', '3', '2']).await;
    be(&window, READER).await;
    score(&window, BRIQUE, ['4', '3', '4', '4', '3', '5']).await;
    recuse(&window, NAVETTE).await;

    be(&window, SECRETARY).await;
    window.go("Classement", "Classement").await;
    // Out of 100, marks being out of 5: (79 + 75) / 2, with 79 = (4×20 + 4×25 + 5×20 + 3×15 + 4×10 + 3×10) / 5.
    window.see("77").await;
    hold_session(&window).await;
    decide(&window).await;
    produce_minutes(&stage, &window).await;
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
