//! A workspace read past the program: its rows, and what was done to them.

use std::collections::{BTreeMap, BTreeSet};

use palmares_core::journal;
use palmares_core::store::Store;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Row as _};

use crate::model::{ActId, Deed, Model, Rows};

/// What was done before the copies were made, one act after the other.
pub async fn history(store: &Store) -> (BTreeSet<ActId>, Model) {
    let mut connection = store.read().await.unwrap();
    let entries = journal::stored_entries(&mut connection).await.unwrap();
    drop(connection);
    let (mut known, mut model) = (BTreeSet::new(), Model::default());
    for stored in entries {
        let entry = stored.entry;
        let id = (entry.id.device, entry.id.number);
        let mut writes = BTreeMap::new();
        for image in &entry.images {
            let row = (image.table.clone(), image.key.clone());
            writes.insert((row.clone(), None), Value::Bool(image.after.is_some()));
            for (field, value) in image.after.as_ref().and_then(Value::as_object).into_iter().flatten() {
                if image.before.as_ref().is_none_or(|before| before[field] != *value) {
                    writes.insert((row.clone(), Some(field.clone())), value.clone());
                }
            }
        }
        let deed = Deed {
            time: (entry.time.wall_ms, entry.time.counter),
            seen: known.clone(),
            writes,
        };
        model.learn(id, deed);
        known.insert(id);
    }
    (known, model)
}

/// The statement that reads every row of the domain; the copies of a world have one schema.
pub async fn everything(store: &Store) -> String {
    let mut connection = store.read().await.unwrap();
    let sql = "select t.tbl_name, json_group_array(c.name), json_group_array(c.name) filter (where c.pk > 0)
               from sqlite_schema as t, pragma_table_info(t.tbl_name) as c
               where t.type = 'trigger' and t.name like 'image\\_%\\_insert' escape '\\' group by 1";
    let tables = sqlx::query(sql).fetch_all(&mut *connection).await.unwrap();
    let mut parts = Vec::new();
    for table in tables {
        let name: String = table.get(0);
        let names = |index: usize| serde_json::from_str::<Vec<String>>(table.get(index)).unwrap();
        let pairs: Vec<String> = names(1).iter().map(|column| format!("'{column}', {column}")).collect();
        parts.push(format!(
            "select '{name}', json_array({}), json_object({}) from {name}",
            names(2).join(", "),
            pairs.join(", ")
        ));
    }
    parts.join(" union all ")
}

/// Every row of the domain, read past the program.
pub async fn dump(store: &Store, everything: &str) -> Rows {
    let mut connection = store.read().await.unwrap();
    let mut rows = Rows::new();
    for row in sqlx::query(AssertSqlSafe(everything.to_owned()))
        .fetch_all(&mut *connection)
        .await
        .unwrap()
    {
        rows.insert((row.get(0), row.get(1)), serde_json::from_str(row.get(2)).unwrap());
    }
    rows
}
