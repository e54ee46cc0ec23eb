//! Members score at home: packs out, marks by the keyboard, small files back, each in a window and a profile of its own.

use std::fs;
use std::path::{Path, PathBuf};

use palmares_api::wire::{self, CallListRequest, DossierListRequest, RoundOpenRequest, WorkspaceOpenRequest};
use palmares_api::{Asker, Host, HostConfig};
use palmares_core::journal::Part;

use crate::harness::Stage;
use crate::sample;
use crate::steps::hold_passage;
use crate::window::{Key, Window};

/// Who has dossier 5 of the sample to score again.
const MEMBERS: [&str; 3] = ["Hélène Vandamme", "Laurent Vasseur", "Maud Tillier"];

/// The sample committee, whose deferred dossier is scored again.
pub async fn scored_again(folder: &Path) {
    let path = folder.display().to_string();
    sample::make(&path, None).await;
    let host = Host::new(HostConfig {
        worker: env!("CARGO_BIN_EXE_palmares-desktop").into(),
        account: "test".to_owned(),
        homes: None,
    })
    .unwrap();
    let nobody = Asker::at_command_line(None);
    let request = WorkspaceOpenRequest { path, backup: false };
    wire::workspace_open(&host, &nobody, request).await.unwrap();
    let everybody = wire::candidates(&host).await.unwrap();
    let staff = everybody.iter().find(|one| one.who.part == Part::Secretariat).unwrap();
    let staff = Asker::at_command_line(Some(staff.who));
    let calls = wire::call_list(&host, &staff, CallListRequest {}).await.unwrap();
    let call_id = calls.calls[0].id;
    let list = wire::dossier_list(&host, &staff, DossierListRequest { call_id })
        .await
        .unwrap();
    let dossier = list.dossiers.iter().find(|row| row.number == 5).unwrap();
    let request = RoundOpenRequest {
        dossiers: vec![dossier.id],
        motive: "Dossier complété.".to_owned(),
        carry: false,
    };
    wire::round_open(&host, &staff, request).await.unwrap();
    wire::workspace_close(&host, &staff, wire::WorkspaceCloseRequest {})
        .await
        .unwrap();
}

/// The secretariat prepares the packs of everybody: each with the six words that its slip shows.
async fn prepare(stage: &Stage, window: &Window, out: &Path) -> Vec<(String, PathBuf)> {
    stage.answer_dialogs(&[&[out]]);
    window.go("Membres", "Membres").await;
    window.press("Envois").await;
    window.press("Préparer les plis…").await;
    window.see("J’ai noté les mots").await;
    window.photograph("packs-words").await;
    let slips = "return [...document.querySelectorAll('[data-words]')].map((slip) => slip.textContent)";
    let words = window.script(slips, Vec::new()).await;
    let words: Vec<String> = serde_json::from_value(words).unwrap();
    assert_eq!(words.len(), MEMBERS.len(), "{words:?}");
    window.press("J’ai noté les mots").await;
    let mut files: Vec<PathBuf> = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path()).collect();
    // Named after their members, as the slips are in the order of their names.
    files.sort();
    words.into_iter().zip(files).collect()
}

/// The room of the dossier, its first mark under the hand.
async fn enter_room(window: &Window) {
    window.see("MobiGohelle").await;
    window.open_row("MobiGohelle").await;
    let focus = "return document.activeElement?.closest('[role=grid]') !== null";
    window.until("the first mark has the focus", focus).await;
}

/// The marks that stand in the room.
async fn marks(window: &Window) -> String {
    let marks = "return [...document.querySelectorAll('input[data-mark]')].map((field) => field.value).join(' ')";
    window.script(marks, Vec::new()).await.as_str().unwrap().to_owned()
}

/// A member's window at home, on a stage of their own.
struct AtHome {
    stage: Stage,
    pack: String,
    out: PathBuf,
}

impl AtHome {
    /// Opens the pack with the six words that came by another way.
    async fn first(words: &str, pack: &Path, out: &Path) -> (Self, Window) {
        let home = Self {
            stage: Stage::new().await,
            pack: pack.display().to_string(),
            out: out.to_owned(),
        };
        let window = home.stage.open(&[&home.pack]).await;
        window.see("Vos six mots").await;
        window.fill("Vos six mots", words).await;
        window.press("Ouvrir").await;
        window.see("MobiGohelle").await;
        window.photograph("home-queue").await;
        (home, window)
    }

    /// The power fails, and the program is started again upon the same file: nothing is asked, everything is there.
    async fn after_a_failure(&self, window: Window) -> Window {
        self.stage.kill(window).await;
        self.stage.open(&[&self.pack]).await
    }

    /// Gives back; the newest file in the folder.
    async fn give_back(&self, window: &Window) -> PathBuf {
        self.stage.answer_dialogs(&[&[&self.out]]);
        window.press("Terminer et renvoyer").await;
        window.see("Reçu n°").await;
        window.photograph("home-return").await;
        window.keys(&[Key::Escape]).await;
        window.until_gone("Reçu n°").await;
        let files = fs::read_dir(&self.out).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> = files
            .filter(|file| file.display().to_string().contains("retour"))
            .collect();
        files.sort_by_key(|file| fs::metadata(file).unwrap().modified().unwrap());
        files.pop().unwrap()
    }
}

/// Marks every criterion with the same digit.
async fn mark(window: &Window, digits: &[char]) {
    for digit in digits {
        window.keys(&[Key::Char(*digit)]).await;
        window.keys(&[Key::Down]).await;
    }
}

async fn hand_in(window: &Window) {
    window.press("Remettre mon évaluation…").await;
    window.see("Tout est enregistré").await;
    window.press("Remettre").await;
    window.see("Évaluation remise").await;
    window.keys(&[Key::Escape]).await;
}

/// Two passages held, the power that fails in the middle of the marks and after the hand-in, and the return.
async fn score_through_failures(words: &str, pack: &Path, out: &Path) -> PathBuf {
    let (home, window) = AtHome::first(words, pack, out).await;
    enter_room(&window).await;
    hold_passage(&window, 1, 1).await;
    hold_passage(&window, 2, 2).await;
    mark(&window, &['3', '3', '3']).await;
    window.photograph("home-room").await;
    let saved = "return document.querySelector('output[data-state=saved]') !== null";
    window.until("it says that it is saved", saved).await;
    let window = home.after_a_failure(window).await;
    enter_room(&window).await;
    assert_eq!(marks(&window).await.trim(), "3 3 3");
    let held = "return document.querySelectorAll('g[data-shape] path').length >= 2";
    window.until("both passages are there again", held).await;
    // The hand stands where it left off.
    mark(&window, &['3', '3', '3']).await;
    hand_in(&window).await;
    let window = home.after_a_failure(window).await;
    window.see("MobiGohelle").await;
    let file = home.give_back(&window).await;
    window.close().await;
    file
}

async fn score_at_home(words: &str, pack: &Path, digit: char, out: &Path) -> PathBuf {
    let (home, window) = AtHome::first(words, pack, out).await;
    enter_room(&window).await;
    mark(&window, &[digit; 6]).await;
    hand_in(&window).await;
    window.press("Ma liste").await;
    let file = home.give_back(&window).await;
    window.close().await;
    file
}

/// Scores with a word on the whole dossier, and gives back.
async fn score_with_a_comment(words: &str, pack: &Path, digit: char, comment: &str, out: &Path) -> PathBuf {
    let (home, window) = AtHome::first(words, pack, out).await;
    enter_room(&window).await;
    mark(&window, &[digit; 6]).await;
    window.fill("Avis d’ensemble", comment).await;
    hand_in(&window).await;
    window.press("Ma liste").await;
    let file = home.give_back(&window).await;
    window.close().await;
    file
}

/// The secretariat types the sheets of paper of the first members, each with its digit and its comment.
async fn type_sheets(window: &Window, sheets: &[(&str, char, &str)]) {
    window.go("Notation", "Ma notation").await;
    window.press("Saisir des fiches papier").await;
    // By what is chosen there: a place of the navigation has the name of the list.
    window.press("1 · BriqLys").await;
    window.press("5 · MobiGohelle").await;
    for (member, digit, comment) in sheets {
        let cell = format!(
            "const row = [...document.querySelectorAll('[role=grid] tbody tr')].find((row) => row.innerText.includes({}));
             row?.querySelector('[role=gridcell]')?.dispatchEvent(new MouseEvent('mousedown', {{ bubbles: true }}));
             row?.querySelector('[role=gridcell] input')?.focus();
             return row?.contains(document.activeElement) === true",
            serde_json::Value::from(*member)
        );
        let there = format!("the keys are on the sheet of {member}");
        window.until(&there, &cell).await;
        window
            .fill(&format!("Avis d’ensemble de la fiche, {member}"), comment)
            .await;
        window.until(&there, &cell).await;
        for _ in 0..6 {
            window.keys(&[Key::Char(*digit)]).await;
            window.keys(&[Key::Tab]).await;
        }
    }
}

/// Where the conflicts stand, by the count that leads there.
async fn see_conflicts(window: &Window) {
    let link = "const link = document.querySelector('a[href$=\"/conflicts\"]'); link?.click(); return link !== null";
    window.until("the count leads to the conflicts", link).await;
    window.see("conflits à régler").await;
}

/// Keeps one side of a conflict: the first whose title holds this and of which one side says this.
async fn keep(window: &Window, title: &str, value: &str) {
    let act = format!(
        "const plain = (node) => node.textContent.replace(/\\s+/g, ' ').trim();
         const all = [...document.querySelectorAll('main li')].filter((one) => plain(one).includes({}));
         const button = all.flatMap((one) => [...one.querySelectorAll('button')]).find((one) => plain(one) === {});
         button?.click();
         return button !== undefined",
        serde_json::Value::from(title),
        serde_json::Value::from(format!("Garder « {value} »"))
    );
    window.until(&format!("« {title} » has a side « {value} »"), &act).await;
    let gone = act
        .replace("button?.click();", "")
        .replace("!== undefined", "=== undefined");
    window.until("the conflict is settled", &gone).await;
}

#[tokio::test]
async fn a_sheet_of_paper_typed_meanwhile_stands_beside_what_came_until_the_secretary_chooses() {
    let stage = Stage::new().await;
    let workspace = stage.folder().join("Comité.palmares");
    scored_again(&workspace).await;
    let out = stage.folder().join("Envois été");
    fs::create_dir(&out).unwrap();
    let window = stage.open(&["--open", &workspace.display().to_string()]).await;
    let packs = prepare(&stage, &window, &out).await;
    let sheets = [
        (MEMBERS[0], '2', "Sur papier : calendrier trop court."),
        (MEMBERS[1], '1', "Sur papier : à revoir."),
    ];
    type_sheets(&window, &sheets).await;
    window.photograph("paper-sheets").await;
    let one = score_with_a_comment(&packs[0].0, &packs[0].1, '4', "Au clavier : projet mûr.", &out).await;
    let two = score_with_a_comment(&packs[1].0, &packs[1].1, '3', "Au clavier : bon ancrage.", &out).await;

    window.go("Membres", "Membres").await;
    window.press("Envois").await;
    stage.answer_dialogs(&[&[&one, &two]]);
    window.press("Reprendre des retours…").await;
    // Both values, with who gave each.
    for text in [
        "Sur papier : calendrier trop court.",
        "Au clavier : projet mûr.",
        "Camille Hennebelle (secrétariat)",
        "Hélène Vandamme (membre)",
    ] {
        window.see(text).await;
    }
    window.photograph("returns-conflict").await;
    window.press("Reprendre").await;
    window.see("Retours repris").await;
    window.go("Classement", "Classement").await;
    // What came is the later: 4 and 3 out of 5 everywhere.
    window.see("70,00").await;
    see_conflicts(&window).await;
    window.photograph("conflicts").await;
    keep(&window, "critère C1", "3").await;
    keep(&window, "Commentaire", "Au clavier : projet mûr.").await;
    // The paper says 2 where the keyboard said 4, for a fifth of the whole.
    keep(&window, "critère C1", "2").await;
    window.go("Classement", "Classement").await;
    window.see("66,00").await;
    window.keys(&[Key::Control, Key::Char('z')]).await;
    window.see("70,00").await;
    see_conflicts(&window).await;
    for value in ["Garder « 2 »", "Garder « 4 »"] {
        window.see(value).await;
    }
    window.close().await;
}

/// Scores and gives back, then finds that they have a link, and gives back again.
async fn score_then_recuse(words: &str, pack: &Path, digit: char, out: &Path) -> [PathBuf; 2] {
    let (home, window) = AtHome::first(words, pack, out).await;
    enter_room(&window).await;
    mark(&window, &[digit; 6]).await;
    hand_in(&window).await;
    window.press("Ma liste").await;
    let first = home.give_back(&window).await;
    window.open_row("MobiGohelle").await;
    window.press("Déclarer un conflit").await;
    window.select("Nature du lien", "Relation d’affaires").await;
    window.press("Me déporter de ce dossier").await;
    window.see("Vous êtes déporté").await;
    let second = home.give_back(&window).await;
    window.close().await;
    [first, second]
}

#[tokio::test]
async fn three_members_score_at_home_and_their_returns_are_taken_in_at_once() {
    let stage = Stage::new().await;
    let workspace = stage.folder().join("Comité.palmares");
    scored_again(&workspace).await;
    let out = stage.folder().join("Envois été");
    fs::create_dir(&out).unwrap();
    let window = stage.open(&["--open", &workspace.display().to_string()]).await;
    let packs = prepare(&stage, &window, &out).await;
    let one = score_through_failures(&packs[0].0, &packs[0].1, &out).await;
    let two = score_at_home(&packs[1].0, &packs[1].1, '4', &out).await;
    let [three, recused] = score_then_recuse(&packs[2].0, &packs[2].1, '5', &out).await;
    // In any order, and twice.
    let files: [&Path; 3] = [&three, &two, &one];
    stage.answer_dialogs(&[&files, &files, &[&recused]]);
    window.press("Reprendre des retours…").await;
    window.see("1 notation remise").await;
    window.see("2 passages").await;
    window.photograph("returns-plan").await;
    window.press("Reprendre").await;
    window.see("Retours repris").await;
    window.photograph("returns-taken").await;
    window.press("Reprendre des retours…").await;
    window.see("déjà repris, rien ne change").await;
    window.keys(&[Key::Escape]).await;
    window.go("Classement", "Classement").await;
    window.see("80,00").await;
    // A recusal that comes back after marks: they are kept and count no more, 3 and 4 are left.
    window.go("Membres", "Membres").await;
    window.press("Envois").await;
    window.press("Reprendre des retours…").await;
    window.see("1 déport").await;
    window.press("Reprendre").await;
    window.see("Retours repris").await;
    window.go("Classement", "Classement").await;
    window.see("70,00").await;
    window.close().await;
}
