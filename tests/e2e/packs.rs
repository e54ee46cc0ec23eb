//! Members score at home: packs out, marks by the keyboard, small files back, each in a window and a profile of its own.

use std::fs;
use std::path::{Path, PathBuf};

use palmares_api::wire::{self, CallListRequest, DossierListRequest, RoundOpenRequest, WorkspaceOpenRequest};
use palmares_api::{Asker, Host, HostConfig};
use palmares_core::journal::Part;

use crate::harness::Stage;
use crate::journey::hold_passage;
use crate::sample;
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
