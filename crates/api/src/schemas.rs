//! The schemas of the files that people write: a grid, a call, and the rules of a call alone. Checked in; a stale one fails.

use std::path::PathBuf;

use palmares_core::call::CallFile;
use palmares_core::call::model::CallRules;
use palmares_core::grid::Grid;
use schemars::{Schema, schema_for};

/// Compares with what is checked in; `PALMARES_REFRESH_SCHEMA=1` writes it instead.
fn stands_in(name: &str, schema: &Schema) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs/schemas")
        .join(name);
    let text = format!("{}\n", serde_json::to_string_pretty(schema).unwrap());
    if std::env::var_os("PALMARES_REFRESH_SCHEMA").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        return;
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, text, "{name} is stale: PALMARES_REFRESH_SCHEMA=1 writes it");
}

#[test]
fn the_schemas_of_files_are_those_of_the_types() {
    stands_in("grid.schema.json", &schema_for!(Grid));
    stands_in("call-rules.schema.json", &schema_for!(CallRules));
    stands_in("call.schema.json", &schema_for!(CallFile));
}
