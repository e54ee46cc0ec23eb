//! Members who act at home while the secretariat acts here, at random: whatever the order in which their returns come, and however
//! often, the committee stands as it would after any other, and what differs from what a member gave is told.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::dossier;
use palmares_core::evaluation::{self, Round, SheetCell};
use palmares_core::exchange::{self, ReturnsPlan};
use palmares_core::grid::Steps;
use palmares_core::id::{DossierId, MemberId};
use palmares_core::store::Store;

use crate::desk::{AtHome, agathe, at, marks};
use crate::fixtures::dice::Dice;
use crate::interrupted::copy;
use crate::room::{GOOD, LENS, LILLERS, Room, now, staff};

const MEMBERS: usize = 4;
const TITLES: [&str; 3] = ["Chaleur des terrils", "Navette fluviale", "Halle des makers"];

/// How many random committees; `PALMARES_PACK_SEEDS` asks for more.
fn seeds() -> u64 {
    let asked = std::env::var("PALMARES_PACK_SEEDS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(200)
}

/// A secretariat that sent four packs, and the four copies at home, all closed: each committee begins with a copy of them.
struct Base {
    secretariat: PathBuf,
    homes: Vec<PathBuf>,
    members: Vec<MemberId>,
    dossiers: Vec<DossierId>,
    _folders: (tempfile::TempDir, tempfile::TempDir),
}

impl Base {
    async fn new() -> Self {
        let room = Room::new(MEMBERS + 1).await;
        let mut dossiers = Vec::new();
        for (title, home) in TITLES.iter().zip([LILLERS, LENS, LILLERS]) {
            let dossier = room.shortlisted(title, home, 3).await;
            evaluation::assign(&room.store, &staff(), dossier, &room.members[..MEMBERS])
                .await
                .unwrap();
            dossiers.push(dossier);
        }
        begin_on_paper(&room.store, room.members[0], dossiers[0]).await;
        let (folder, mut homes) = (tempfile::tempdir().unwrap(), vec![]);
        for (number, member) in room.members[..MEMBERS].iter().enumerate() {
            let caller = agathe(0);
            let made = exchange::make_pack(&room.store, &caller, room.call, *member, folder.path());
            let made = made.await.unwrap();
            let home = folder.path().join(format!("{number}.palmares"));
            let opened = exchange::open_pack(&made.path, Some(&made.passphrase), &home, "chez moi", at(1));
            opened.await.unwrap().store.close().await;
            homes.push(home);
        }
        let members = room.members.clone();
        let (held, secretariat) = room.close().await;
        Self {
            secretariat,
            homes,
            members,
            dossiers,
            _folders: (folder, held),
        }
    }
}

/// What the secretariat types of sheets of paper, as nobody marks at home.
const ON_PAPER: u16 = 2;

fn on_paper(dossier_id: DossierId, member_id: MemberId, criterion: &str) -> SheetCell {
    SheetCell {
        dossier_id,
        member_id,
        criterion: Some(criterion.to_owned()),
        mark: Some(Steps(ON_PAPER).into()),
        comment: None,
    }
}

/// A sheet of paper that is begun before the packs leave.
async fn begin_on_paper(store: &Store, member: MemberId, dossier: DossierId) {
    let none = Declaration::none(member, dossier);
    evaluation::declare_interest(store, &staff(), &none).await.unwrap();
    let cells = ["C1", "C4"].map(|code| on_paper(dossier, member, code));
    evaluation::enter_sheets(store, &staff(), &cells).await.unwrap();
}

/// A committee of a few of them, in a folder of its own.
struct Committee<'base> {
    base: &'base Base,
    folder: tempfile::TempDir,
    here: Store,
    homes: Vec<AtHome>,
    dice: Dice,
    /// Returns by member, in the order in which they were written.
    given: BTreeMap<usize, Vec<PathBuf>>,
}

impl<'base> Committee<'base> {
    async fn new(base: &'base Base, seed: u64) -> Self {
        let (folder, mut dice) = (tempfile::tempdir().unwrap(), Dice(seed));
        let opened = async |from: &Path, name: String| {
            let to = folder.path().join(name);
            copy(from, &to);
            (Store::open(&to, now()).await.unwrap(), to)
        };
        let (here, _) = opened(&base.secretariat, "S.palmares".into()).await;
        let mut homes = vec![];
        for number in 0..2 + dice.roll(MEMBERS - 1) {
            let (store, folder) = opened(&base.homes[number], format!("{number}.palmares")).await;
            let member = base.members[number];
            homes.push(AtHome { store, member, folder });
        }
        Self {
            base,
            folder,
            here,
            homes,
            dice,
            given: BTreeMap::new(),
        }
    }

    /// Everybody acts, one after the other as chance has it; what a rule refuses is not done. All give back in the end.
    async fn act(&mut self) {
        let acts = 30 + i64::try_from(self.dice.roll(20)).unwrap();
        for act in 0..acts {
            let (minutes, who) = (10 + act, self.dice.roll(self.homes.len() + 1));
            if who == self.homes.len() {
                self.here(minutes).await;
            } else if self.dice.one_in(12) {
                self.give_back(who, minutes).await;
            } else {
                self.at_home(who, minutes).await;
            }
        }
        for who in 0..self.homes.len() {
            self.give_back(who, 10 + acts).await;
        }
    }

    async fn give_back(&mut self, who: usize, minutes: i64) {
        let home = &self.homes[who];
        // Where nothing is new since the last one, there is nothing to give back.
        if let Ok(given) = exchange::give_back(&home.store, &home.caller(minutes), self.folder.path()).await {
            self.given.entry(who).or_default().push(given.path);
        }
    }

    async fn at_home(&mut self, who: usize, minutes: i64) {
        let home = &self.homes[who];
        let (dice, caller) = (&mut self.dice, home.caller(minutes));
        let dossier = self.base.dossiers[dice.roll(TITLES.len())];
        let code = format!("C{}", 1 + dice.roll(6));
        let none = Declaration::none(home.member, dossier);
        // A rule that says no is no fault here: nothing is done then.
        let _refused = match dice.roll(14) {
            0 | 1 => evaluation::declare_interest(&home.store, &caller, &none).await,
            2 if dice.one_in(3) => evaluation::declare_interest(&home.store, &caller, &recused(none, false)).await,
            3 => evaluation::set_mark(&home.store, &caller, dossier, &code, None).await,
            4 => evaluation::comment(&home.store, &caller, dossier, Some(&code), "Solide.", "").await,
            5 => evaluation::reopen(&home.store, &caller, dossier).await,
            6 => evaluation::flag(&home.store, &caller, dossier, dice.one_in(2)).await,
            7 => {
                let declared = evaluation::declare_interest(&home.store, &caller, &none).await;
                for (number, steps) in (1..=6).zip(GOOD) {
                    let steps = Some(Steps(steps).into());
                    drop(evaluation::set_mark(&home.store, &caller, dossier, &format!("C{number}"), steps).await);
                }
                drop(declared);
                evaluation::submit(&home.store, &caller, dossier).await
            }
            _ => {
                let steps = Some(Steps(u16::try_from(6 + dice.roll(5)).unwrap()).into());
                evaluation::set_mark(&home.store, &caller, dossier, &code, steps).await
            }
        };
    }

    async fn here(&mut self, minutes: i64) {
        let (dice, base) = (&mut self.dice, self.base);
        let dossier = base.dossiers[dice.roll(TITLES.len())];
        let member = base.members[dice.roll(self.homes.len())];
        let (store, caller) = (&self.here, agathe(minutes));
        let none = Declaration::none(member, dossier);
        let _refused = match dice.roll(10) {
            6 => {
                let round = Round {
                    dossiers: vec![dossier],
                    carry: dice.one_in(2),
                    motive: "Second tour.".to_owned(),
                };
                evaluation::open_round(store, &caller, &round).await
            }
            0 => dossier::withdraw(store, &caller, dossier, "Le porteur renonce.").await,
            1 => evaluation::declare_interest(store, &caller, &recused(none, true)).await,
            2 => {
                let others: Vec<_> = base.members.iter().filter(|other| **other != member).copied().collect();
                evaluation::assign(store, &caller, dossier, &others).await
            }
            3 | 4 => {
                drop(evaluation::declare_interest(store, &caller, &none).await);
                let cell = on_paper(dossier, member, &format!("C{}", 1 + dice.roll(6)));
                evaluation::enter_sheets(store, &caller, &[cell]).await
            }
            5 if dice.one_in(3) => evaluation::close_scoring(store, &caller, dossier).await,
            _ => evaluation::assign(store, &caller, dossier, &base.members).await,
        };
    }

    /// Takes returns in, in this order, on a copy of the secretariat: how it stands then, and what was said.
    async fn taken(&self, name: &str, batches: &[Vec<PathBuf>]) -> (BTreeSet<String>, Vec<ReturnsPlan>, Store) {
        let to = self.folder.path().join(name);
        copy(self.here.folder(), &to);
        let store = Store::open(&to, at(100)).await.unwrap();
        let mut told = vec![];
        for batch in batches {
            let planned = exchange::plan_returns(&store, &agathe(100), batch).await.unwrap();
            let (plan, _) = exchange::merge_returns(&store, &agathe(100), batch).await.unwrap();
            assert_eq!(planned, plan, "{name}");
            told.push(plan);
        }
        let report = palmares_core::verify(&store).await.unwrap();
        assert!(report.findings.is_empty(), "{name}: {:?}", report.findings);
        (standing(&store).await, told, store)
    }

    /// Any order: chance has it, some of them come twice, alone or several at once.
    fn shuffled(&mut self, files: &[PathBuf]) -> Vec<Vec<PathBuf>> {
        let mut left: Vec<PathBuf> = files.to_vec();
        let again = left[self.dice.roll(left.len())].clone();
        left.push(again);
        let mut batches = vec![];
        while !left.is_empty() {
            let size = 1 + self.dice.roll(left.len().min(3));
            batches.push((0..size).map(|_| left.remove(self.dice.roll(left.len()))).collect());
        }
        batches
    }
}

fn recused(none: Declaration, imposed: bool) -> Declaration {
    Declaration {
        kind: InterestKind::Family,
        recused: true,
        imposed,
        ..none
    }
}

/// Everything that returns may change; not which return came when.
async fn standing(store: &Store) -> BTreeSet<String> {
    let mut connection = store.read().await.unwrap();
    let mut rows = BTreeSet::new();
    for sql in [
        "select 'mark ' || evaluation_id || criterion || coalesce(steps, '') || comment from mark",
        "select 'evaluation ' || id || state || comment || coalesce(submitted_at, '') || to_review from evaluation",
        "select 'interest ' || member_id || dossier_id || kind || recused from interest",
        "select 'dossier ' || id || state from dossier",
    ] {
        let found: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *connection).await.unwrap();
        rows.extend(found);
    }
    rows
}

async fn one(base: &Base, seed: u64) -> (usize, usize) {
    let mut committee = Committee::new(base, seed).await;
    committee.act().await;
    let mut files: Vec<PathBuf> = committee.given.values().flatten().cloned().collect();
    if files.is_empty() {
        // Nobody did anything at home that could be given back.
        return (0, 0);
    }
    let (first, told, store) = committee.taken("all.palmares", &[files.clone()]).await;
    let differing = differing(&committee, &store, &told).await;
    files.reverse();
    let backwards: Vec<_> = files.iter().map(|file| vec![file.clone()]).collect();
    let shuffled = committee.shuffled(&files);
    for (name, batches) in [("back.palmares", backwards), ("any.palmares", shuffled)] {
        let (stands, _, other) = committee.taken(name, &batches).await;
        let missing: Vec<_> = first.symmetric_difference(&stands).collect();
        assert!(missing.is_empty(), "seed {seed}, {name}: {missing:#?}");
        other.close().await;
    }
    store.close().await;
    (files.len(), differing)
}

/// Marks that do not stand as their member gave them: each dossier of which is told beside the member's return.
async fn differing(committee: &Committee<'_>, store: &Store, told: &[ReturnsPlan]) -> usize {
    let stand = marks(store).await;
    let mut differing = 0;
    for home in &committee.homes {
        let (member, mut silent) = (home.member.to_string(), BTreeSet::new());
        let theirs = marks(&home.store).await;
        // What a sheet of paper said before the pack left is not what they gave.
        let gave = theirs
            .iter()
            .filter(|mark| mark.0 == member && mark.3 != Some(i64::from(ON_PAPER)));
        for mark in gave.filter(|mark| !stand.contains(mark)) {
            differing += 1;
            silent.insert(mark.1.clone());
        }
        for dossier in silent {
            let number: i64 = sqlx::query_scalar("select number from dossier where id = ?")
                .bind(&dossier)
                .fetch_one(&mut *store.read().await.unwrap())
                .await
                .unwrap();
            let files = told.iter().flat_map(|plan| &plan.files);
            let lines = files.flat_map(|file| file.refused.iter().chain(&file.conflicts));
            let lines = lines.chain(told.iter().flat_map(|plan| &plan.displaced));
            let named = lines.map(|line| &line.entry.params["dossier"]);
            assert!(
                named.clone().any(|named| named.as_i64() == Some(number)),
                "{member} on {number}: {:?}",
                named.collect::<Vec<_>>()
            );
        }
    }
    differing
}

/// A quarter of the seeds: those that leave this rest.
async fn quarter(rest: u64) {
    let base = Base::new().await;
    let (mut returns, mut differing) = (0, 0);
    for seed in (rest..seeds()).step_by(4) {
        let (more, told) = one(&base, seed).await;
        (returns, differing) = (returns + more, differing + told);
    }
    // Chance made what the test is about.
    assert!(
        returns > 0 && differing > 0,
        "{returns} returns, {differing} marks that meet something"
    );
}

/// Returns of random committees stand alike in any order, and nothing is overwritten in silence: two hundred seeds, in four tests that
/// run beside each other.
mod returns_of_random_committees_stand_alike_in_any_order {
    #[tokio::test]
    async fn first_quarter() {
        super::quarter(0).await;
    }

    #[tokio::test]
    async fn second_quarter() {
        super::quarter(1).await;
    }

    #[tokio::test]
    async fn third_quarter() {
        super::quarter(2).await;
    }

    #[tokio::test]
    async fn fourth_quarter() {
        super::quarter(3).await;
    }
}
