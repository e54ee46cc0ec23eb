//! The triggers that capture row images. They are made from the schema as it stands, after its migrations: adding a column to a
//! table needs its migration and nothing else.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use crate::error::Result;
use crate::store::{self, Table};

/// Makes the triggers of every domain table what the schema asks for. One look where they already are.
pub async fn install(connection: &mut SqliteConnection) -> Result<()> {
    let mut wanted = BTreeMap::new();
    for table in store::tables(connection).await?.values() {
        wanted.extend(triggers(table));
    }
    let stored = stored(connection).await?;
    for name in stored.keys().filter(|name| wanted.get(*name) != stored.get(*name)) {
        sqlx::query(AssertSqlSafe(format!("drop trigger {name}")))
            .execute(&mut *connection)
            .await?;
    }
    for (name, sql) in &wanted {
        if stored.get(name) != Some(sql) {
            sqlx::query(AssertSqlSafe(sql.clone()))
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

/// The triggers of row images that there are, by name.
async fn stored(connection: &mut SqliteConnection) -> Result<BTreeMap<String, String>> {
    let sql = "select name, sql from sqlite_schema where type = 'trigger' and name like 'image\\_%' escape '\\'";
    let rows = sqlx::query(sql).fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            let sql: String = row.try_get(1)?;
            Ok((row.try_get(0)?, sql.replacen("CREATE TRIGGER", "create trigger", 1)))
        })
        .collect()
}

/// The three triggers of a table, one statement each, by name.
pub fn triggers(table: &Table) -> [(String, String); 3] {
    let (old, new) = (table.json_object("old."), table.json_object("new."));
    let changed: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("old.{column} is not new.{column}"))
        .collect();
    let when = format!(" when {}", changed.join(" or "));
    [
        trigger(table, "insert", "", "new.", "null", &new),
        trigger(table, "update", &when, "old.", &old, &new),
        trigger(table, "delete", "", "old.", &old, "null"),
    ]
}

fn trigger(table: &Table, event: &str, when: &str, key: &str, before: &str, after: &str) -> (String, String) {
    let key = table.key_array(key);
    let table = &table.name;
    let name = format!("image_{table}_{event}");
    let sql = format!(
        "create trigger {name} after {event} on {table}{when}\nbegin\n    \
         select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);\n    \
         insert into journal_change (place, row_table, row_key, before, after)\n    \
         select place, '{table}', {key}, {before}, {after} from journal_open where place > 0;\nend"
    );
    (name, sql)
}
