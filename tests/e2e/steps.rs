//! The steps of a committee in its window, each an act by the hand that does it. The journeys are made of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::harness::Stage;
use crate::window::{Key, Window};

/// A workspace and its call, as they begin.
pub struct Beginning<'a> {
    pub workspace: &'a Path,
    pub committee: &'a str,
    pub secretary: &'a str,
    /// The beginning of the template's name; the first one offered without it.
    pub template: Option<&'a str>,
    pub call: &'a str,
    /// Day, month and year, as digits.
    pub deadline: &'a str,
}

/// From an empty home to a call with its rules.
pub async fn begin(stage: &Stage, window: &Window, beginning: &Beginning<'_>) {
    stage.answer_dialogs(&[&[beginning.workspace]]);
    window.press("Nouvel espace").await;
    window.fill("Nom", beginning.committee).await;
    window.fill("Prénom et nom", beginning.secretary).await;
    window.press("Choisir l’emplacement…").await;
    window.see("Créer l’appel").await;
    if let Some(template) = beginning.template {
        window.press(template).await;
    }
    window.fill("Nom de l’appel", beginning.call).await;
    window.fill_date("Date limite de dépôt", beginning.deadline).await;
    window.press("Créer l’appel").await;
    window.see("Règlement").await;
    assert!(
        beginning.workspace.join("workspace.sqlite").exists(),
        "the workspace is a folder with its database"
    );
}

/// Takes files in from the list of dossiers; what it comes to is told before it is closed.
pub async fn take_in(stage: &Stage, window: &Window, files: &[&Path], told: &str) {
    stage.answer_dialogs(&[files]);
    window.go("Dossiers", "Dossiers").await;
    window.press("Importer").await;
    window.press("Lancer l’import").await;
    window.see(told).await;
    window.press("Fermer").await;
}

pub async fn open_dossier(window: &Window, title: &str) {
    window.go("Dossiers", "Dossiers").await;
    window.open_row(title).await;
    window.see("Examens").await;
}

/// From receipt to the committee, each step an act of its own; what the application finds on the rules of the call is looked at first.
pub async fn pass_checks(window: &Window, found: &[&str]) {
    window.press("Examens").await;
    for (outcome, act) in [
        ("Accusé consigné", "Consigner l’accusé de réception"),
        ("Complet", "Déclarer complet"),
        ("Recevable", "Déclarer recevable"),
        ("Éligible", "Déclarer éligible"),
        ("En phase avec les objectifs", "Déclarer en phase avec les objectifs"),
    ] {
        window.press(outcome).await;
        if outcome == "Éligible" {
            for fact in found {
                window.see(fact).await;
            }
        }
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

/// Enters members: who, in which role, and in what capacity where it is not that of an elected member.
pub async fn enter_members(window: &Window, members: &[(&str, &str, Option<&str>)]) {
    window.go("Membres", "Membres du comité").await;
    for (name, role, capacity) in members {
        window.press("Ajouter un membre").await;
        window.fill("Prénom et nom", name).await;
        window.select("Rôle", role).await;
        if let Some(capacity) = capacity {
            window.select("En qualité de", capacity).await;
        }
        window.press("Enregistrer").await;
        window.until_gone("Prénom et nom").await;
        window.see(name).await;
    }
}

pub async fn assign_all(window: &Window) {
    window.go("Membres", "Membres du comité").await;
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

/// Answers the question on interests, and opens the dossier with its first mark under the hand.
pub async fn enter_room(window: &Window, title: &str) {
    window.go("Notation", "Mes intérêts").await;
    window.press_in(title, "Aucun lien").await;
    // Nothing opens before the answer is recorded.
    let answered = format!(
        "return [...document.querySelectorAll('[data-dossier]')]
             .some((line) => line.innerText.includes({}) && line.querySelector('[aria-pressed=true]') !== null)",
        serde_json::Value::from(title)
    );
    window.until("the answer is recorded", &answered).await;
    window.press("Ma liste").await;
    window.open_row(title).await;
    window
        .until(
            "the first mark has the focus",
            "return document.activeElement?.closest('[role=grid]') !== null",
        )
        .await;
}

/// Marks with the keyboard alone, and hands in.
pub async fn mark_and_hand_in(window: &Window, marks: &[&str]) {
    for mark in marks {
        window.type_text(mark).await;
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

/// A session with one dossier, and who comes.
pub struct Sitting<'a> {
    /// Day, month and year, as digits.
    pub day: &'a str,
    pub place: &'a str,
    pub chair: &'a str,
    pub title: &'a str,
    pub present: &'a [&'a str],
}

/// Plans, convenes and opens a session.
pub async fn sit(window: &Window, sitting: &Sitting<'_>) {
    window.go("Séances", "Séances").await;
    window.press("Préparer une séance").await;
    window.fill_date("Date", sitting.day).await;
    window.fill("Lieu", sitting.place).await;
    window.select("Présidence de séance", sitting.chair).await;
    window.press("Créer la séance").await;
    window.press(&format!("Inscrire {}", sitting.title)).await;
    window.press("Marquer comme convoquée…").await;
    // Few members, and a day that is past or near: both are said, neither is refused.
    window.press("Marquer quand même comme convoquée").await;
    window.see("Feuille de présence").await;
    for name in sitting.present {
        window.press_in(name, "Présent").await;
    }
    window.see("Quorum atteint").await;
    window.press("Ouvrir la séance").await;
    window.see("L’heure d’ouverture est consignée").await;
    window.press("Ouvrir la séance").await;
    window.see("Audition et débat").await;
}

/// What was said, and which decision by consensus and why; what goes with its kind is filled in before it is recorded.
pub async fn prepare_decision(window: &Window, kind: &str, debate: &str, motive: &str) {
    window.fill("Synthèse des débats", debate).await;
    window.press(kind).await;
    window.press("Consensus").await;
    window.fill("Motif", motive).await;
}

/// Records the decision that was prepared, closes the session and writes its minutes.
pub async fn record_and_close(window: &Window) {
    window.press("Relire et consigner…").await;
    window.press("Consigner la décision").await;
    window.see("Consignée le").await;
    window.press("Clore la séance").await;
    window.see("L’heure de clôture est consignée").await;
    window.press("Clore la séance").await;
    window.press("Produire le procès-verbal").await;
    window.see("Relevé de décisions").await;
}

/// Approves the minutes that were written: what they propose may then be followed.
pub async fn approve_minutes(window: &Window) {
    window.press("Approuver le procès-verbal…").await;
    window.press("Approuver").await;
    window.see("Publier le procès-verbal…").await;
}

/// Records the act by which the competent body followed the session that stands open.
pub async fn record_act(window: &Window, reference: &str) {
    window.press("Autres actions sur la séance").await;
    window.press("Enregistrer l’acte de l’organe compétent…").await;
    window.fill("Référence de l’acte", reference).await;
    window.press("Enregistrer l’acte").await;
    window.until_gone("attend l’acte de l’organe compétent").await;
    window.until_gone("attendent l’acte de l’organe compétent").await;
}

/// The text of a paper of the session that stands open, as whoever opens its copy reads it.
pub async fn session_paper(stage: &Stage, window: &Window, name: &str) -> String {
    window.press("Documents produits").await;
    window.press(name).await;
    copied(stage, window).await
}

/// The text of the paper that is shown, by a copy of it.
pub async fn copied(stage: &Stage, window: &Window) -> String {
    let folder = stage.folder().join("papiers");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    stage.answer_dialogs(&[&[&folder]]);
    window.press("Copier dans un répertoire…").await;
    window.see("Document copié").await;
    only_text(&folder).await
}

/// What a paper says, each of these; the whole of it otherwise.
pub fn says(paper: &str, name: &str, texts: &[&str]) {
    for expected in texts {
        assert!(paper.contains(expected), "{name} lacks « {expected} »:\n{paper}");
    }
}

/// The text of the only paper in a folder, its lines put together, once it is there: what tells of the copy before may still be seen.
async fn only_text(folder: &Path) -> String {
    let papers = || -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries
            .filter(|path| path.extension().is_some_and(|kind| kind == "pdf"))
            .collect()
    };
    for _ in 0..100 {
        if !papers().is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let papers = papers();
    let [paper] = papers.as_slice() else {
        panic!("one paper was copied: {papers:?}")
    };
    let out = Command::new("pdftotext").arg(paper).arg("-").output().unwrap();
    let text = String::from_utf8_lossy(&out.stdout).replace(['\u{a0}', '\u{202f}'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
