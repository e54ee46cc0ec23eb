//! A workspace and its copy, and a person at each.

use std::path::PathBuf;

use palmares_core::clock::Timestamp;
use palmares_core::committee::{self, PersonInput};
use palmares_core::dossier;
use palmares_core::dossier::view::DossierInput;
use palmares_core::error::Result;
use palmares_core::exchange;
use palmares_core::id::{DossierId, PersonId};
use palmares_core::journal::{self, Actor, Caller, ConflictView, Plan};
use palmares_core::store::Store;

use crate::fixtures::founder;
use crate::room::{LILLERS, Room, now, staff};

pub struct Pair {
    pub room: Room,
    pub folder: tempfile::TempDir,
    pub copy: Store,
    pub dossier: DossierId,
    /// Who sits at the copy.
    pub bruno: PersonId,
    files: std::cell::Cell<u32>,
}

impl Pair {
    pub async fn new() -> Self {
        let room = Room::new(3).await;
        let dossier = room.shortlisted("Chaleur des terrils", LILLERS, 3).await;
        let input = PersonInput {
            name: "Bruno Delattre".into(),
            function: String::new(),
            email: String::new(),
            active: true,
        };
        committee::save_person(&room.store, &staff(), None, &input)
            .await
            .unwrap();
        let persons = committee::persons(&mut room.store.read().await.unwrap()).await.unwrap();
        let bruno = persons.iter().find(|person| person.id != founder()).unwrap().id;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Copie à part.palmares");
        exchange::copy_to(&room.store, &path, now()).await.unwrap();
        let copy = Store::open(&path, now()).await.unwrap();
        Self {
            room,
            folder,
            copy,
            dossier,
            bruno,
            files: std::cell::Cell::new(0),
        }
    }

    /// Agathe at the workspace itself, some minutes later.
    #[allow(clippy::unused_self, reason = "asked for as Bruno is, who belongs to the pair")]
    pub fn agathe(&self, minutes: i64) -> Caller {
        Caller::secretariat(founder(), "agathe", later(minutes))
    }

    /// Bruno at the copy.
    pub fn bruno(&self, minutes: i64) -> Caller {
        Caller::secretariat(self.bruno, "bruno", later(minutes))
    }

    pub async fn change(&self, store: &Store, caller: &Caller, edit: impl FnOnce(&mut DossierInput)) {
        let mut input = self.input(store).await;
        edit(&mut input);
        dossier::update(store, caller, &self.room.territory, self.dossier, &input)
            .await
            .unwrap();
    }

    pub async fn input(&self, store: &Store) -> DossierInput {
        let mut connection = store.read().await.unwrap();
        let view = dossier::get(&mut connection, &self.room.territory, Actor::Secretariat, self.dossier).await;
        DossierInput::from(&view.unwrap().dossier)
    }

    pub async fn write(&self, store: &Store, all: bool) -> PathBuf {
        self.files.set(self.files.get() + 1);
        let path = self
            .folder
            .path()
            .join(format!("{}.palmares-changes", self.files.get()));
        exchange::write_changes(store, &path, all, later(60)).await.unwrap();
        path
    }

    /// What was done on the copy comes home.
    pub async fn bring_home(&self) -> Result<Plan> {
        let file = self.write(&self.copy, false).await;
        let planned = exchange::plan_changes(&self.room.store, &self.agathe(60), &file).await?;
        let (plan, _) = exchange::apply_changes(&self.room.store, &self.agathe(60), &file).await?;
        assert_eq!(planned, plan);
        Ok(plan)
    }

    /// And the other way round.
    pub async fn take_along(&self) -> Result<Plan> {
        let file = self.write(&self.room.store, false).await;
        Ok(exchange::apply_changes(&self.copy, &self.bruno(60), &file).await?.0)
    }
}

pub fn later(minutes: i64) -> Timestamp {
    now() + chrono::Duration::minutes(minutes)
}

pub async fn conflicts(store: &Store) -> Vec<ConflictView> {
    journal::conflicts(&mut store.read().await.unwrap()).await.unwrap()
}
