//! Copies of one workspace, the files between them, and what is asked of them in the end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use palmares_core::clock::Timestamp;
use palmares_core::error::{CopyFault, Error};
use palmares_core::exchange;
use palmares_core::id::{DeviceId, DossierId, MemberId, PersonId};
use palmares_core::journal::{Caller, Plan, Receipt};
use palmares_core::store::Store;
use serde_json::Value;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::runtime::Runtime;

use crate::Dice;
use crate::deeds;
use crate::fixtures::founder;
use crate::logical::{dump, everything, history};
use crate::model::{ActId, DAY, Deed, Model, Place, Row, Rows, Time, writes};
use crate::room::{Room, now};

pub struct Copy {
    store: Store,
    pub device: DeviceId,
    /// How far its clock is off, in milliseconds.
    offset: i64,
    time: Time,
    pub known: BTreeSet<ActId>,
    /// What it holds, as last looked at.
    rows: Rows,
}

impl Copy {
    pub fn store(&self) -> &Store {
        &self.store
    }
}

/// A file on its way, with what its writer knew.
struct Mail {
    path: PathBuf,
    knew: BTreeSet<ActId>,
}

/// A workspace with a committee and dossiers under evaluation, made once for all seeds.
struct Template {
    room: Room,
    dossiers: Vec<DossierId>,
    persons: Vec<PersonId>,
}

impl Template {
    fn get() -> &'static Self {
        static TEMPLATE: OnceLock<(Runtime, Template)> = OnceLock::new();
        // On a thread of its own: whoever comes first stands in a runtime already. The runtime stays: what is given back to
        // the store as it ends would be lost with it, and the file stay locked.
        let make = || {
            let runtime = Runtime::new().unwrap();
            let template = runtime.block_on(Self::make());
            (runtime, template)
        };
        &TEMPLATE.get_or_init(|| std::thread::spawn(make).join().unwrap()).1
    }

    async fn make() -> Self {
        let room = Room::new(3).await;
        let dossiers = deeds::prepare(&room).await;
        let persons = deeds::persons(&room.store).await;
        Self {
            room,
            dossiers,
            persons,
        }
    }
}

async fn opened(from: &Store, folder: &Path) -> Store {
    exchange::copy_to(from, folder, now()).await.unwrap();
    Store::open(folder, now()).await.unwrap()
}

/// A copy that knows nothing of the one from which it was made, which takes no part.
async fn alone(from: &Store, folder: &Path) -> Store {
    exchange::copy_to(from, folder, now()).await.unwrap();
    let file = SqliteConnectOptions::new().filename(folder.join("workspace.sqlite"));
    let mut connection = file.connect().await.unwrap();
    sqlx::query("delete from peer").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    Store::open(folder, now()).await.unwrap()
}

pub struct World {
    pub room: &'static Room,
    _folder: tempfile::TempDir,
    folder: PathBuf,
    pub copies: Vec<Copy>,
    /// Reads every row of a copy.
    pub everything: String,
    pub model: Model,
    mails: Vec<Mail>,
    clock: i64,
    files: usize,
    pub persons: &'static [PersonId],
    pub members: &'static [MemberId],
    pub dossiers: &'static [DossierId],
}

impl World {
    pub async fn new(devices: usize, dice: &mut Dice) -> Self {
        let template = Template::get();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        let first = alone(&template.room.store, &path.join("0.palmares")).await;
        let mut stores = Vec::new();
        for number in 1..devices {
            stores.push(opened(&first, &path.join(format!("{number}.palmares"))).await);
        }
        let mut copies = Vec::new();
        let (known, model) = history(&first).await;
        let everything = everything(&first).await;
        let ahead = dice.one_in(5).then(|| dice.roll(devices));
        for (number, store) in std::iter::once(first).chain(stores).enumerate() {
            let skew = i64::try_from(dice.roll(7_200_000)).unwrap() - 3_600_000;
            copies.push(Copy {
                device: store.device(),
                offset: if ahead == Some(number) { 3650 * DAY } else { skew },
                time: Time::default(),
                rows: dump(&store, &everything).await,
                store,
                known: known.clone(),
            });
        }
        Self {
            room: &template.room,
            _folder: folder,
            folder: path,
            copies,
            everything,
            model,
            mails: Vec::new(),
            clock: now().timestamp_millis() + 1000,
            files: 0,
            persons: &template.persons,
            members: &template.room.members,
            dossiers: &template.dossiers,
        }
    }

    /// The instant that a copy's clock shows.
    pub fn instant(&self, copy: usize) -> Timestamp {
        chrono::DateTime::from_timestamp_millis(self.clock + self.copies[copy].offset).unwrap()
    }

    /// Somebody does something on some copy; what it changed is what the model learns.
    pub async fn act(&mut self, dice: &mut Dice) {
        self.clock += 1 + i64::try_from(dice.roll(900_000)).unwrap();
        let copy = dice.roll(self.copies.len());
        let at = self.instant(copy);
        let before = std::mem::take(&mut self.copies[copy].rows);
        // What the program refuses is no act.
        let _ = deeds::some(self, copy, at, dice).await;
        let after = dump(self.copies[copy].store(), &self.everything).await;
        if before != after {
            let mut writes = writes(&before, &after);
            say_anew(self.copies[copy].store(), &mut writes, &after).await;
            self.learn(copy, at, writes);
        }
        self.copies[copy].rows = after;
    }

    fn learn(&mut self, copy: usize, at: Timestamp, writes: BTreeMap<Place, Value>) {
        let copy = &mut self.copies[copy];
        let (wall, last) = (at.timestamp_millis(), copy.time);
        copy.time = if wall > last.0 || last.0 > wall + DAY {
            (wall, 0)
        } else {
            (last.0, last.1 + 1)
        };
        let number = copy.known.iter().filter(|(device, _)| *device == copy.device).count();
        let id = (copy.device, i64::try_from(number).unwrap() + 1);
        let deed = Deed {
            time: copy.time,
            seen: copy.known.clone(),
            writes,
        };
        copy.known.insert(id);
        self.model.learn(id, deed);
    }

    /// A file is written, and some file is taken in: this one, a late one, one that was taken before, a damaged one.
    pub async fn exchange(&mut self, dice: &mut Dice) {
        let from = dice.roll(self.copies.len());
        let all = dice.one_in(2);
        self.write(from, all).await;
        for _ in 0..=dice.roll(2) {
            let mail = if dice.one_in(2) {
                self.mails.len() - 1
            } else {
                dice.roll(self.mails.len())
            };
            let to = dice.roll(self.copies.len());
            if dice.one_in(8) {
                self.take_damaged(to, mail, dice).await;
            } else {
                let again = dice.one_in(3);
                self.take(to, mail, again).await;
            }
        }
    }

    async fn write(&mut self, from: usize, all: bool) {
        self.files += 1;
        let path = self.folder.join(format!("{}.palmares-changes", self.files));
        let at = self.instant(from);
        exchange::write_changes(self.copies[from].store(), &path, all, at)
            .await
            .unwrap();
        let knew = self.copies[from].known.clone();
        self.mails.push(Mail { path, knew });
    }

    async fn take(&mut self, to: usize, mail: usize, again: bool) {
        let caller = self.caller(to);
        let (store, path) = (self.copies[to].store(), self.mails[mail].path.clone());
        let planned = exchange::plan_changes(store, &caller, &path).await;
        let taken = exchange::apply_changes(store, &caller, &path).await;
        let (plan, receipt) = match (planned, taken) {
            (Ok(planned), Ok((plan, receipt))) => {
                assert_eq!(planned, plan, "what was planned is what is done");
                (plan, receipt)
            }
            // Somebody who was not heard of for long needs a file with everything.
            (
                Err(Error::CopyRefused { reason: CopyFault::Gap }),
                Err(Error::CopyRefused { reason: CopyFault::Gap }),
            ) => return,
            (planned, taken) => panic!("{planned:?} {taken:?}"),
        };
        check_counts(&plan, &receipt);
        let news: Vec<ActId> = self.mails[mail]
            .knew
            .difference(&self.copies[to].known)
            .copied()
            .collect();
        assert_eq!(plan.total - plan.here, u32::try_from(news.len()).unwrap());
        let limit = caller.at.timestamp_millis() + DAY;
        let times = news
            .iter()
            .map(|id| self.model.deeds[id].time)
            .filter(|time| time.0 <= limit);
        let latest = times.max().unwrap_or_default();
        let copy = &mut self.copies[to];
        copy.time = copy.time.max(latest);
        copy.known.extend(news);
        let rows = dump(self.copies[to].store(), &self.everything).await;
        self.copies[to].rows = rows;
        if again {
            self.again(to, mail).await;
        }
    }

    /// A file that was taken in changes nothing when it is taken in again.
    async fn again(&self, to: usize, mail: usize) {
        let (caller, store) = (self.caller(to), self.copies[to].store());
        let before = &self.copies[to].rows;
        let (plan, receipt) = exchange::apply_changes(store, &caller, &self.mails[mail].path)
            .await
            .unwrap();
        assert_eq!((plan.here, receipt.touched.len()), (plan.total, 0));
        assert_eq!(dump(store, &self.everything).await, *before);
    }

    async fn take_damaged(&mut self, to: usize, mail: usize, dice: &mut Dice) {
        let mut bytes = std::fs::read(&self.mails[mail].path).unwrap();
        if dice.one_in(2) {
            bytes.truncate(dice.roll(bytes.len()));
        } else {
            let at = dice.roll(bytes.len());
            bytes[at] ^= 1 << dice.roll(8);
        }
        let path = self.folder.join("damaged.palmares-changes");
        std::fs::write(&path, bytes).unwrap();
        let store = self.copies[to].store();
        let before = &self.copies[to].rows;
        let refused = exchange::apply_changes(store, &self.caller(to), &path).await;
        assert!(matches!(refused, Err(Error::CopyRefused { .. })), "{refused:?}");
        assert_eq!(dump(store, &self.everything).await, *before);
    }

    fn caller(&self, copy: usize) -> Caller {
        Caller::secretariat(founder(), "account", self.instant(copy))
    }

    /// Everybody gets everything.
    pub async fn settle_down(&mut self) {
        for from in 0..self.copies.len() {
            self.write(from, true).await;
            let mail = self.mails.len() - 1;
            self.take(0, mail, false).await;
        }
        self.write(0, true).await;
        let mail = self.mails.len() - 1;
        for to in 1..self.copies.len() {
            self.take(to, mail, true).await;
        }
    }
}

fn check_counts(plan: &Plan, receipt: &Receipt) {
    assert_eq!(plan.new + plan.here + plan.soft + plan.hard + plan.refused, plan.total);
    assert_eq!(receipt.touched.is_empty(), plan.here == plan.total);
}

/// What a member writes themselves is no sheet of paper, also where they had not seen that there is one: each mark and comment that changes
/// their evaluation says so anew.
async fn say_anew(store: &Store, writes: &mut BTreeMap<Place, Value>, after: &Rows) {
    let last = "select operation from journal join journal_place using (device, number) order by place desc limit 1";
    let operation: String = sqlx::query_scalar(last)
        .fetch_one(&mut *store.read().await.unwrap())
        .await
        .unwrap();
    if !matches!(operation.as_str(), "mark_set" | "mark_comment") {
        return;
    }
    let changed: BTreeSet<Row> = writes.keys().map(|(row, _)| row.clone()).collect();
    for row in changed.into_iter().filter(|(table, _)| table == "evaluation") {
        let value = after[&row]["on_paper"].clone();
        writes.insert((row, Some("on_paper".to_owned())), value);
    }
}
