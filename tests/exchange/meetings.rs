//! What a member did at home meets what the secretariat did meanwhile: every pair, in both orders, with what becomes of it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::dossier;
use palmares_core::evaluation::{self, SheetCell};
use palmares_core::exchange::{self, ReturnsPlan};
use palmares_core::grid::Steps;
use palmares_core::id::{DossierId, MemberId};
use palmares_core::journal::{Caller, PlanLine};
use palmares_core::store::Store;

use crate::desk::{AtHome, Desk, agathe, at};
use crate::interrupted::copy;
use crate::room::{GOOD, now};

/// What the member does at home.
const AT_HOME: [&str; 7] = [
    "rien à déclarer",
    "note",
    "commentaire",
    "remise",
    "reprise",
    "à revoir",
    "déport",
];
/// What the secretariat does.
const HERE: [&str; 7] = [
    "retrait du dossier",
    "désaffectation",
    "remplacement",
    "déport imposé",
    "fiche papier",
    "départ du membre",
    "fin de la notation",
];

/// A committee whose first member has a pack, and their copy, both closed: each pair begins with a copy of them.
struct Base {
    secretariat: PathBuf,
    home: PathBuf,
    dossier: DossierId,
    /// The one with the pack first.
    members: Vec<MemberId>,
    _folders: (tempfile::TempDir, tempfile::TempDir),
}

impl Base {
    async fn new() -> Self {
        let desk = Desk::new().await;
        let home = desk.open(&desk.pack(0, 0).await, "a").await;
        let (dossier, members) = (desk.one, desk.room.members.clone());
        let (room, secretariat) = desk.room.close().await;
        home.store.close().await;
        Self {
            secretariat,
            home: home.folder,
            dossier,
            members,
            _folders: (desk.folder, room),
        }
    }

    /// One pair: what becomes of what came, and where the member's evaluation stands afterwards.
    async fn meet(&self, folder: &Path, (theirs, ours): (&str, &str), home_first: bool) -> String {
        let open = async |from: &Path, name: &str| {
            let to = folder.join(name);
            copy(from, &to);
            Store::open(&to, now()).await.unwrap()
        };
        let secretariat = open(&self.secretariat, "S.palmares").await;
        let home = AtHome {
            store: open(&self.home, "H.palmares").await,
            member: self.members[0],
            folder: folder.join("H.palmares"),
        };
        let dossier = self.dossier;
        if home_first {
            at_home(&home, dossier, theirs, 10).await;
            self.here(&secretariat, ours).await;
        } else {
            self.here(&secretariat, ours).await;
            at_home(&home, dossier, theirs, 40).await;
        }
        let given = home.give_back(50).await;
        let planned = exchange::plan_returns(&secretariat, &agathe(60), std::slice::from_ref(&given.path)).await;
        let (plan, _) = exchange::merge_returns(&secretariat, &agathe(60), &[given.path])
            .await
            .unwrap();
        assert_eq!(planned.unwrap(), plan);
        let report = palmares_core::verify(&secretariat).await.unwrap();
        assert!(report.findings.is_empty(), "{theirs} × {ours}: {:?}", report.findings);
        let told = format!(
            "{} ; {}",
            told(&plan),
            stands(&secretariat, self.members[0], dossier).await
        );
        secretariat.close().await;
        home.store.close().await;
        told
    }

    async fn here(&self, store: &Store, what: &str) {
        let (caller, dossier, member) = (agathe(20), self.dossier, self.members[0]);
        let others = [self.members[1], self.members[2]];
        let none = Declaration::none(member, dossier);
        match what {
            "retrait du dossier" => dossier::withdraw(store, &caller, dossier, "Le porteur renonce.").await,
            "désaffectation" => evaluation::assign(store, &caller, dossier, &others[..1]).await,
            "remplacement" => evaluation::assign(store, &caller, dossier, &others).await,
            "déport imposé" => {
                let recusal = Declaration {
                    kind: InterestKind::Shareholder,
                    recused: true,
                    imposed: true,
                    ..none
                };
                evaluation::declare_interest(store, &caller, &recusal).await
            }
            "fiche papier" => {
                evaluation::declare_interest(store, &caller, &none).await.unwrap();
                let cell = SheetCell {
                    dossier_id: dossier,
                    member_id: member,
                    criterion: Some("C3".to_owned()),
                    mark: Some(Steps(2).into()),
                    comment: None,
                };
                evaluation::enter_sheets(store, &caller, &[cell]).await
            }
            "départ du membre" => evaluation::retire_member(store, &caller, member).await,
            _ => evaluation::close_scoring(store, &caller, dossier).await,
        }
        .unwrap();
    }
}

async fn at_home(home: &AtHome, dossier: DossierId, what: &str, minutes: i64) {
    let caller = Caller {
        at: at(minutes),
        ..home.caller(0)
    };
    let none = Declaration::none(home.member, dossier);
    if what == "remise" || what == "reprise" {
        home.score(dossier, GOOD, minutes).await;
        if what == "reprise" {
            evaluation::reopen(&home.store, &caller, dossier).await.unwrap();
        }
        return;
    }
    let recusal = Declaration {
        kind: InterestKind::Family,
        recused: true,
        ..none.clone()
    };
    let declared = if what == "déport" { recusal } else { none };
    evaluation::declare_interest(&home.store, &caller, &declared)
        .await
        .unwrap();
    match what {
        "note" => home.mark(dossier, 3, 8, minutes).await,
        "commentaire" => {
            evaluation::comment(&home.store, &caller, dossier, Some("C3"), "Solide.", "")
                .await
                .unwrap();
        }
        "à revoir" => {
            evaluation::flag(&home.store, &caller, dossier, true).await.unwrap();
        }
        _ => (),
    }
}

/// What a plan says of its only file, in few words.
fn told(plan: &ReturnsPlan) -> String {
    let file = &plan.files[0];
    if let Some(fault) = file.fault {
        return format!("fichier refusé ({fault})");
    }
    let mut text = String::new();
    let mut say = |verb: &str, words: Vec<String>| {
        let mut seen = BTreeSet::new();
        let words: Vec<String> = words.into_iter().filter(|word| seen.insert(word.clone())).collect();
        if !words.is_empty() {
            let comma = if text.is_empty() { "" } else { ", " };
            write!(text, "{comma}{verb} {}", words.join(" + ")).unwrap();
        }
    };
    say("refusé", file.refused.iter().map(reason).collect());
    say(
        "conflit",
        file.conflicts
            .iter()
            .flat_map(|line| &line.fields)
            .map(|field| {
                if field.field.is_empty() {
                    "présence"
                } else {
                    &field.field
                }
                .to_owned()
            })
            .collect(),
    );
    say(
        "écarte",
        plan.displaced
            .iter()
            .map(|line| line.entry.operation.as_str().to_owned())
            .collect(),
    );
    if text.is_empty() { "repris".to_owned() } else { text }
}

/// The word that tells why.
fn reason(line: &PlanLine) -> String {
    let reason = line.reason.as_ref().unwrap();
    let word = |name: &str| reason.params[name].as_str();
    let told = word("reason").or_else(|| word("rule")).or_else(|| word("from"));
    told.map_or_else(|| format!("{:?}", reason.code), str::to_owned)
}

/// Where the member's evaluation stands, with how many marks.
async fn stands(store: &Store, member: MemberId, dossier: DossierId) -> String {
    let found: Option<(String, i64)> = sqlx::query_as(
        "select state, (select count(*) from mark where evaluation_id = evaluation.id and steps is not null)
         from evaluation where member_id = ? and dossier_id = ?",
    )
    .bind(member.to_string())
    .bind(dossier.to_string())
    .fetch_optional(&mut *store.read().await.unwrap())
    .await
    .unwrap();
    found.map_or("plus d’évaluation".to_owned(), |(state, marks)| {
        format!("{state} {marks}")
    })
}

#[tokio::test]
async fn what_was_done_at_home_meets_what_was_done_here_as_the_table_says() {
    let base = Base::new().await;
    let mut told = String::new();
    for theirs in AT_HOME {
        for ours in HERE {
            for home_first in [true, false] {
                let folder = tempfile::tempdir().unwrap();
                let meeting = base.meet(folder.path(), (theirs, ours), home_first).await;
                let order = if home_first { "puis" } else { "après" };
                writeln!(told, "{theirs} {order} {ours} : {meeting}").unwrap();
            }
        }
    }
    assert_eq!(told, include_str!("meetings.txt"));
}
