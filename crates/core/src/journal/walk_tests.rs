//! Random walks of several people over several tables: what undo and redo do, against a model that knows no journal.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;
use sqlx::SqliteConnection;

use super::*;
use crate::clock::Timestamp;
use crate::error::{Code, Error};
use crate::id::{GridVersionId, PersonId};
use crate::journal::made;
use crate::store::{self, Store};

/// Every domain row: its table and key give its image.
type World = BTreeMap<(String, String), Value>;

/// What an act changed: each row before and after, told by comparing worlds.
type Diff = BTreeMap<(String, String), (Option<Value>, Option<Value>)>;

const ACTORS: usize = 3;

fn at(ms: i64) -> Timestamp {
    chrono::DateTime::from_timestamp_millis(1_768_000_000_000 + ms).unwrap()
}

async fn world(connection: &mut SqliteConnection) -> World {
    let mut world = World::new();
    for name in ["call", "grid_version", "member"] {
        let table = store::table(connection, name).await.unwrap();
        let rows = store::rows(connection, &table).await.unwrap();
        world.extend(rows.into_iter().map(|(key, image)| ((name.to_owned(), key), image)));
    }
    world
}

fn diff(before: &World, after: &World) -> Diff {
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    keys.into_iter()
        .map(|key| (key.clone(), (before.get(key).cloned(), after.get(key).cloned())))
        .filter(|(_, (before, after))| before != after)
        .collect()
}

fn inverse(diff: &Diff) -> Diff {
    diff.iter()
        .map(|(key, (before, after))| (key.clone(), (after.clone(), before.clone())))
        .collect()
}

/// The world after a diff; none when a field that it changes is no longer what it was, when a row that goes was changed, or when one
/// would refer to nothing. Other fields of a row stay as they are.
fn applied(world: &World, diff: &Diff) -> Option<World> {
    let mut next = world.clone();
    for (key, (before, after)) in diff {
        let now = world.get(key);
        match (before, after, now) {
            (Some(before), Some(after), Some(now)) => {
                let mut row = now.clone();
                for (field, value) in after.as_object().unwrap() {
                    if before[field] == *value {
                        continue;
                    }
                    if now[field] != before[field] && now[field] != *value {
                        return None;
                    }
                    row[field] = value.clone();
                }
                next.insert(key.clone(), row);
            }
            (None, Some(after), None) => drop(next.insert(key.clone(), after.clone())),
            (Some(before), None, Some(now)) if now == before => drop(next.remove(key)),
            _ => return None,
        }
    }
    let calls: Vec<&Value> = next
        .iter()
        .filter(|((table, _), _)| table == "call")
        .map(|(_, image)| &image["id"])
        .collect();
    let whole = next
        .values()
        .all(|image| image.get("call_id").is_none_or(|call| calls.contains(&call)));
    whole.then_some(next)
}

/// Makes, renames or removes a call, its grid or its members; a call is removed with what hangs on it. Of the parameters ?1 is
/// the call, ?2 a name, ?3 a fresh key, ?4 a fresh number and ?5 the member.
fn deed(kind: u8, call: bool, member: bool) -> (OperationName, &'static [&'static str]) {
    match kind {
        1 if call => (OperationName::CallUpdate, &["update call set name = ?2 where id = ?1"]),
        2 if call => (
            OperationName::GridUpdate,
            &["insert into grid_version (id, call_id, number, grid, created_at) values (?3, ?1, ?4, '{}', '')"],
        ),
        3 if call => (
            OperationName::MemberSave,
            &["insert into member (id, call_id, name, capacity, college, voice, role)
               values (?3, ?1, ?2, 'company', 'private', 'voting', 'member')"],
        ),
        4 if member => (
            OperationName::MemberSave,
            &["update member set name = ?2, active = 1 - active where id = ?5"],
        ),
        5 if call => (
            OperationName::CallUpdate,
            &[
                "delete from grid_version where call_id = ?1",
                "delete from member where call_id = ?1",
                "delete from call where id = ?1",
            ],
        ),
        _ => (
            OperationName::CallCreate,
            &["insert into call (id, name, template, rules, created_at) values (?3, ?2, 't', '{}', '')"],
        ),
    }
}

/// A workspace, the people in it, and the line of each as the model has it.
struct Walk {
    store: Store,
    _folder: tempfile::TempDir,
    people: [PersonId; ACTORS],
    world: World,
    done: [Vec<Diff>; ACTORS],
    undone: [Vec<Diff>; ACTORS],
    clock: i64,
}

impl Walk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = made(&folder.path().join("T.palmares"), at(0))
            .await
            .unwrap();
        let people = [PersonId::new(), PersonId::new(), PersonId::new()];
        let founder = Caller::secretariat(founder(), "secretariat", at(0));
        let enter = async |act: &mut Act| {
            for (number, person) in people.iter().enumerate() {
                sqlx::query("insert into person (id, name) values (?, ?)")
                    .bind(person.to_string())
                    .bind(format!("person {number}"))
                    .execute(&mut **act)
                    .await?;
            }
            Ok(())
        };
        store.act(&founder, OperationName::PersonSave, enter).await.unwrap();
        Self {
            store,
            _folder: folder,
            people,
            world: World::new(),
            done: Default::default(),
            undone: Default::default(),
            clock: 0,
        }
    }

    fn by(&mut self, who: usize) -> Caller {
        self.clock += 1;
        Caller::secretariat(self.people[who], format!("account {who}"), at(self.clock))
    }

    async fn look(&self) -> World {
        world(&mut self.store.read().await.unwrap()).await
    }

    /// A key of a table among those there are.
    fn pick(&self, table: &str, choice: u8) -> Option<String> {
        let of_table: Vec<&Value> = self
            .world
            .iter()
            .filter(|((name, _), _)| name == table)
            .map(|(_, image)| image)
            .collect();
        let image = of_table.get(usize::from(choice) % of_table.len().max(1))?;
        image["id"].as_str().map(str::to_owned)
    }

    /// Somebody does something to what there is.
    async fn act(&mut self, who: usize, kind: u8, choice: u8) {
        let caller = self.by(who);
        let name = format!("name {}", self.clock);
        let (call, member) = (self.pick("call", choice), self.pick("member", choice));
        let (operation, statements) = deed(kind % 6, call.is_some(), member.is_some());
        let fresh = GridVersionId::new().to_string();
        let mut change = self.store.begin_act(&caller, operation).await.unwrap();
        for statement in statements {
            sqlx::query(*statement)
                .bind(&call)
                .bind(&name)
                .bind(&fresh)
                .bind(self.clock)
                .bind(&member)
                .execute(&mut *change)
                .await
                .unwrap();
        }
        change.commit().await.unwrap();
        let after = self.look().await;
        self.done[who].push(diff(&self.world, &after));
        self.undone[who].clear();
        self.world = after;
    }

    /// Takes a step on somebody's line: it does exactly what the model says, or is refused and does nothing.
    async fn step(&mut self, who: usize, back: bool) {
        let caller = self.by(who);
        let line = if back { &self.done[who] } else { &self.undone[who] };
        let expected = line.last().map(|step| {
            let step = if back { inverse(step) } else { step.clone() };
            applied(&self.world, &step)
        });
        let answer = if back {
            crate::undo(&self.store, &caller).await
        } else {
            crate::redo(&self.store, &caller).await
        };
        let code = answer.map_err(|error: Error| error.code()).err();
        match expected {
            None => assert_eq!(code, Some(Code::NothingToUndo)),
            Some(None) => assert_eq!(code, Some(Code::Conflict), "somebody else's act stands in the way"),
            Some(Some(world)) => {
                assert_eq!(code, None);
                self.world = world;
                let (from, to) = if back {
                    (&mut self.done[who], &mut self.undone[who])
                } else {
                    (&mut self.undone[who], &mut self.done[who])
                };
                to.extend(from.pop());
            }
        }
        assert_eq!(self.look().await, self.world);
    }

    async fn is_sound(&self) {
        assert_eq!(crate::verify(&self.store).await.unwrap().findings, vec![]);
    }
}

/// Acts one after the other, undone from the last to the first, each by who did it, and done again.
async fn there_and_back(acts: Vec<(usize, u8, u8)>) {
    let mut walk = Walk::new().await;
    for (who, kind, choice) in &acts {
        walk.act(*who, *kind, *choice).await;
    }
    let after = walk.world.clone();
    for (who, _, _) in acts.iter().rev() {
        walk.step(*who, true).await;
    }
    assert_eq!(walk.world, World::new(), "undo all");
    for (who, _, _) in &acts {
        walk.step(*who, false).await;
    }
    assert_eq!(walk.world, after, "redo all");
    walk.is_sound().await;
}

/// Acts, undos and redos of everybody in any order.
async fn wander(steps: Vec<(usize, u8, u8)>) {
    let mut walk = Walk::new().await;
    for (who, kind, choice) in steps {
        match kind % 10 {
            6 | 7 => walk.step(who, true).await,
            8 => walk.step(who, false).await,
            _ => walk.act(who, kind % 10, choice).await,
        }
    }
    walk.is_sound().await;
}

fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Runtime::new().unwrap().block_on(future)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, .. ProptestConfig::default() })]

    #[test]
    fn undoing_all_and_redoing_all_gives_the_same_rows_again(
        acts in prop::collection::vec((0..ACTORS, any::<u8>(), any::<u8>()), 1..30)
    ) {
        run(there_and_back(acts));
    }

    #[test]
    fn an_undo_after_the_acts_of_others_changes_its_own_rows_or_nothing(
        steps in prop::collection::vec((0..ACTORS, any::<u8>(), any::<u8>()), 1..40)
    ) {
        run(wander(steps));
    }
}

#[tokio::test]
async fn somebody_s_undo_leaves_what_others_did_meanwhile() {
    let mut walk = Walk::new().await;
    walk.act(0, 0, 0).await;
    walk.act(1, 3, 0).await;
    walk.act(2, 2, 0).await;
    walk.step(1, true).await;
    assert_eq!(
        walk.world.keys().map(|(table, _)| table.as_str()).collect::<Vec<_>>(),
        ["call", "grid_version"]
    );
    // The call itself carries the grid of another: it stays, and so does everything else.
    walk.step(0, true).await;
    assert_eq!(walk.world.len(), 2);
    walk.step(2, true).await;
    walk.step(0, true).await;
    assert_eq!(walk.world, World::new());
    walk.is_sound().await;
}
