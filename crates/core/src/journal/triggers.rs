//! The triggers that capture row images. They are made from the schema as it stands, after its migrations: adding a column to a
//! table needs its migration and nothing else.

use crate::store::Table;

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
        "CREATE TRIGGER {name} after {event} on {table}{when}\nbegin\n    \
         select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);\n    \
         insert into journal_change (place, row_table, row_key, before, after)\n    \
         select place, '{table}', {key}, {before}, {after} from journal_open where place > 0;\nend"
    );
    (name, sql)
}
