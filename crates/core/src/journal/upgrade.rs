//! Entries of the first format (0.1.0), which were numbered by one file and hashed over local rows, made anew as entries that travel.
//!
//! Done in one transaction after the migration that set them aside; a crash leaves them aside, and the next opening does it. Every
//! account that acted for the secretariat becomes a person of the staff under its name, and so does one that never acted but made
//! the file: somebody must be able to act.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteRow;
use sqlx::{Connection, Row, SqliteConnection};

use super::act::{append, keep_images};
use super::caller::Part;
use super::entry::{Entry, EntryId, Heads, hex};
use super::hlc::Stamp;
use super::operation::OperationName;
use crate::error::{Error, Result};
use crate::id::{DeviceId, MemberId, PersonId};
use crate::search;
use crate::store::{self, Image};

/// Makes the entries that were set aside anew, if there are any.
pub(super) async fn run(connection: &mut SqliteConnection) -> Result<()> {
    let aside: Option<i64> = sqlx::query_scalar("select 1 from sqlite_schema where name = 'former_journal'")
        .fetch_optional(&mut *connection)
        .await?;
    if aside.is_none() {
        return Ok(());
    }
    let mut transaction = connection.begin().await?;
    let known: Option<String> = sqlx::query_scalar("select device from workspace")
        .fetch_optional(&mut *transaction)
        .await?;
    if let Some(device) = known {
        Upgrade::of(&mut transaction, device.parse()?)
            .await?
            .write(&mut transaction)
            .await?;
        // Why a decision departs from the ranking is found apart from it since.
        search::rebuild(&mut transaction).await?;
    }
    for statement in [
        "drop table former_step",
        "drop table former_change",
        "drop table former_journal",
    ] {
        sqlx::query(statement).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    Ok(())
}

struct Upgrade {
    device: DeviceId,
    /// The person of each account of the secretariat, in the order in which they first acted.
    staff: Vec<(String, PersonId)>,
    previous: String,
}

impl Upgrade {
    async fn of(connection: &mut SqliteConnection, device: DeviceId) -> Result<Self> {
        let sql = "select account from former_journal where actor = 'staff' group by account order by min(seq)";
        let mut accounts: Vec<String> = sqlx::query_scalar(sql).fetch_all(connection).await?;
        if accounts.is_empty() {
            accounts.push(String::new());
        }
        let staff = accounts.into_iter().map(|account| (account, PersonId::new())).collect();
        Ok(Self {
            device,
            staff,
            previous: String::new(),
        })
    }

    async fn write(mut self, connection: &mut SqliteConnection) -> Result<()> {
        let mut images = images(connection, &self).await?;
        let rows = sqlx::query("select * from former_journal order by seq")
            .fetch_all(&mut *connection)
            .await?;
        let mut last = Stamp::default();
        let mut count = 0;
        for row in &rows {
            let place: i64 = row.try_get("seq")?;
            let entry = self.entry(row, images.remove(&place).unwrap_or_default())?;
            (last, count) = (entry.time, place);
            self.append(connection, place, &entry).await?;
        }
        self.convert_rows(connection).await?;
        let persons = self.persons(last, count + 1);
        self.append(connection, count + 1, &persons).await?;
        for (account, person) in &self.staff {
            sqlx::query("insert into undo_step (place, person, done) select seq, ?, done from former_step join former_journal using (seq) where former_step.actor = 'staff' and account = ?")
                .bind(person.to_string())
                .bind(account)
                .execute(&mut *connection)
                .await?;
        }
        sqlx::query("insert into undo_step (place, person, done) select seq, substr(actor, 8), done from former_step where actor like 'member:%'")
            .execute(connection)
            .await?;
        Ok(())
    }

    fn entry(&self, row: &SqliteRow, images: Vec<Image>) -> Result<Entry> {
        let (account, actor): (String, String) = (row.try_get("account")?, row.try_get("actor")?);
        let (part, person) = self.person(&actor, &account)?;
        let numbered = |number| EntryId {
            device: self.device,
            number,
        };
        Ok(Entry {
            id: numbered(row.try_get("seq")?),
            time: Stamp {
                wall_ms: row.try_get("wall_ms")?,
                counter: row.try_get("counter")?,
            },
            schema: store::newest_schema(),
            person,
            part,
            account,
            operation: present_operation(&row.try_get::<String, _>("operation")?).parse()?,
            params: serde_json::from_str(&row.try_get::<String, _>("params")?)?,
            reverts: row.try_get::<Option<i64>, _>("reverts")?.map(numbered),
            seen: Heads::new(),
            images,
        })
    }

    /// Who `staff` or `member:<id>` was.
    fn person(&self, actor: &str, account: &str) -> Result<(Part, PersonId)> {
        if let Some(id) = actor.strip_prefix("member:") {
            return Ok((Part::Member, id.parse::<MemberId>()?.into()));
        }
        let found = self
            .staff
            .iter()
            .find(|(known, _)| known == account)
            .or(self.staff.first());
        let (_, person) = found.ok_or_else(|| Error::stored_value("former_journal.actor", actor))?;
        Ok((Part::Secretariat, *person))
    }

    /// The entry that enters the persons of the staff.
    fn persons(&self, last: Stamp, number: i64) -> Entry {
        let images = self.staff.iter().map(|(account, person)| {
            let name = if account.is_empty() { "secretariat" } else { account };
            Image {
                table: "person".to_owned(),
                key: format!("[\"{person}\"]"),
                before: None,
                after: Some(serde_json::json!({
                    "id": person, "name": name, "function": "", "email": "", "active": 1
                })),
            }
        });
        let names: Vec<&str> = self.staff.iter().map(|(account, _)| account.as_str()).collect();
        let (account, person) = self.staff.first().cloned().unwrap_or_default();
        Entry {
            id: EntryId {
                device: self.device,
                number,
            },
            time: Stamp {
                wall_ms: last.wall_ms,
                counter: last.counter + 1,
            },
            schema: store::newest_schema(),
            person,
            part: Part::Secretariat,
            account,
            operation: OperationName::PersonSave,
            params: serde_json::json!({ "person": names.join(", ") }),
            reverts: None,
            seen: Heads::new(),
            images: images.collect(),
        }
    }

    async fn append(&mut self, connection: &mut SqliteConnection, place: i64, entry: &Entry) -> Result<()> {
        keep_images(connection, place, &entry.images).await?;
        for image in entry.images.iter().filter(|image| image.table == "person") {
            let table = store::table(connection, "person").await?;
            store::put(connection, &table, &image.key, image.after.as_ref()).await?;
        }
        let hash = entry.hash(&self.previous)?;
        sqlx::query("insert into journal_open (singleton, place) values (1, ?)")
            .bind(place)
            .execute(&mut *connection)
            .await?;
        append(connection, place, entry, &hash, false).await?;
        self.previous = hash;
        Ok(())
    }

    /// The columns of the domain that named an actor.
    async fn convert_rows(&self, connection: &mut SqliteConnection) -> Result<()> {
        let checks = sqlx::query("select id, person from dossier_check")
            .fetch_all(&mut *connection)
            .await?;
        for check in &checks {
            let (id, actor): (String, String) = (check.try_get("id")?, check.try_get("person")?);
            let (_, person) = self.person(&actor, "")?;
            sqlx::query("update dossier_check set person = ? where id = ?")
                .bind(person.to_string())
                .bind(id)
                .execute(&mut *connection)
                .await?;
        }
        Ok(())
    }

    /// An image of a row as the present schema has it.
    fn converted(&self, table: &str, row: Option<Value>) -> Result<Option<Value>> {
        let Some(Value::Object(mut row)) = row else {
            return Ok(row);
        };
        if let Some(Value::String(actor)) = row.remove("actor").filter(|_| table == "dossier_check") {
            row.insert("person".to_owned(), self.person(&actor, "")?.1.to_string().into());
        }
        if table == "paper" {
            row.remove("journal_seq");
            let hash = row.remove("journal_hash").unwrap_or_default();
            row.entry("heads").or_insert(hash);
        }
        if table == "evaluation" && row.get("state").and_then(Value::as_str) == Some("voided") {
            row.insert("state".to_owned(), "set_aside".into());
        }
        Ok(Some(Value::Object(row)))
    }
}

/// The word of today for what an operation of the first format was called.
fn present_operation(word: &str) -> &str {
    match word {
        "evaluation_void" => "evaluation_set_aside",
        "evaluation_restore" => "evaluation_reinstate",
        _ => word,
    }
}

async fn images(connection: &mut SqliteConnection, upgrade: &Upgrade) -> Result<BTreeMap<i64, Vec<Image>>> {
    let mut images: BTreeMap<i64, Vec<Image>> = BTreeMap::new();
    let rows = sqlx::query("select entry, row_table, row_key, before, after from former_change order by id")
        .fetch_all(connection)
        .await?;
    for row in &rows {
        let mut image = Image::try_from(row)?;
        image.before = upgrade.converted(&image.table, image.before)?;
        image.after = upgrade.converted(&image.table, image.after)?;
        images.entry(row.try_get("entry")?).or_default().push(image);
    }
    Ok(images)
}

/// Whether the journal of the first format holds: its hashes covered the row of each entry, its images in order and the hash of
/// the entry before, each field with its length.
pub(super) async fn former_chain_holds(connection: &mut SqliteConnection) -> Result<()> {
    let sql = "select 1 from pragma_table_info('journal') where name = 'seq'";
    let is_former: Option<i64> = sqlx::query_scalar(sql).fetch_optional(&mut *connection).await?;
    if is_former.is_none() {
        return Ok(());
    }
    let mut images: BTreeMap<i64, Vec<SqliteRow>> = BTreeMap::new();
    for row in sqlx::query("select * from journal_change order by id")
        .fetch_all(&mut *connection)
        .await?
    {
        images.entry(row.try_get("entry")?).or_default().push(row);
    }
    let (mut previous, mut expected) = (String::new(), 1_i64);
    for row in sqlx::query("select * from journal order by seq")
        .fetch_all(&mut *connection)
        .await?
    {
        let seq: i64 = row.try_get("seq")?;
        let hash = former_hash(&previous, &row, &images.remove(&seq).unwrap_or_default())?;
        if seq != expected || hash != row.try_get::<String, _>("hash")? {
            return Err(Error::stored_value("journal", &format!("a broken chain at {expected}")));
        }
        (previous, expected) = (hash, seq + 1);
    }
    let head: Option<String> = sqlx::query_scalar("select hash from journal_head")
        .fetch_optional(connection)
        .await?;
    if head.unwrap_or_default() != previous || !images.is_empty() {
        return Err(Error::stored_value("journal", "a chain cut at its end"));
    }
    Ok(())
}

fn former_hash(previous: &str, entry: &SqliteRow, images: &[SqliteRow]) -> Result<String> {
    let mut hasher = Sha256::new();
    let mut field = |text: Option<&str>| match text {
        None => hasher.update([0]),
        Some(text) => {
            hasher.update([1]);
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        }
    };
    field(Some(previous));
    for column in ["seq", "wall_ms", "counter", "reverts"] {
        let number: Option<i64> = entry.try_get(column)?;
        field(number.map(|number| number.to_string()).as_deref());
    }
    for column in ["device", "actor", "account", "operation", "params"] {
        field(Some(&entry.try_get::<String, _>(column)?));
    }
    for image in images {
        field(Some(&image.try_get::<i64, _>("id")?.to_string()));
        for column in ["row_table", "row_key", "before", "after"] {
            field(image.try_get::<Option<String>, _>(column)?.as_deref());
        }
    }
    Ok(hex(&hasher.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;
    use crate::journal::made;

    #[test]
    fn every_operation_of_0_1_0_has_its_word_of_today() {
        let shelf = include_str!("../../../../tests/fixtures/stored/0.1.0/params.json");
        for word in serde_json::from_str::<BTreeMap<String, Value>>(shelf).unwrap().keys() {
            present_operation(word).parse::<OperationName>().unwrap();
        }
        assert_eq!(present_operation("evaluation_void"), "evaluation_set_aside");
    }

    #[tokio::test]
    async fn every_row_of_0_1_0_fits_the_tables_of_today() {
        let folder = tempfile::tempdir().unwrap();
        let store = made(&folder.path().join("T.palmares"), clock::now()).await.unwrap();
        let tables = store::tables(&mut store.read().await.unwrap()).await.unwrap();
        let upgrade = Upgrade {
            device: store.device(),
            staff: vec![("account".to_owned(), PersonId::new())],
            previous: String::new(),
        };
        let shelf = include_str!("../../../../tests/fixtures/stored/0.1.0/images.json");
        for (table, row) in serde_json::from_str::<BTreeMap<String, Value>>(shelf).unwrap() {
            let converted = upgrade.converted(&table, Some(row)).unwrap().unwrap();
            let columns = &tables[&table].columns;
            for column in converted.as_object().unwrap().keys() {
                assert!(columns.contains(column), "{table}.{column}");
            }
        }
    }
}
