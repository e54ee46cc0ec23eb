//! What is asked of copies that have everything.

use std::collections::BTreeSet;

use palmares_core::store::Store;
use sqlx::Row as _;

use crate::copies::World;
use crate::logical::dump;
use crate::model::{ActId, Row};

/// Columns that the program writes by itself: the later one stands and nobody is asked.
const TECHNICAL: &[&str] = &[
    "agreed_at",
    "on_paper",
    "created_at",
    "checked_at",
    "submitted_at",
    "declared_at",
    "ordered_at",
    "settled_at",
];

impl World {
    pub async fn judge(&mut self) {
        let everything: BTreeSet<ActId> = self.model.deeds.keys().copied().collect();
        let first = self.copies[0].store();
        let (rows, told) = (dump(first, &self.everything).await, told(first).await);
        for copy in &self.copies {
            assert_eq!(copy.known, everything);
            assert_eq!(
                dump(copy.store(), &self.everything).await,
                rows,
                "the same rows on every copy"
            );
            assert_eq!(
                self::told(copy.store()).await,
                told,
                "the same conflicts and refusals on every copy"
            );
        }
        // The same rows from the same entries: what holds on one copy holds on all.
        let report = palmares_core::verify(self.copies[0].store()).await.unwrap();
        assert_eq!(report.findings, vec![]);
        let accepted: BTreeSet<ActId> = everything.difference(&told.refused).copied().collect();
        for refused in &told.refused {
            let alone = everything.iter().all(|other| {
                other == refused
                    || self.model.deeds[refused].seen.contains(other)
                    || self.model.deeds[other].seen.contains(refused)
            });
            assert!(!alone, "{refused:?} met nothing unseen, and is refused");
        }
        let expected = self.model.rows(&accepted);
        for (row, value) in &rows {
            let model = expected
                .get(row)
                .unwrap_or_else(|| panic!("{row:?} is there and should not be"));
            for (field, value) in value.as_object().unwrap() {
                assert_eq!(*value, model[field], "{row:?}.{field}");
            }
        }
        assert_eq!(rows.len(), expected.len());
        for (row, field, one, other) in self.model.pairs(&accepted) {
            let technical = field.as_deref().is_some_and(|field| TECHNICAL.contains(&field));
            let counted = field.as_deref() == Some("number");
            let pair = (row, field.unwrap_or_default(), one, other);
            assert!(
                technical || counted || told.conflicts.contains(&pair),
                "{pair:?} was lost in silence"
            );
        }
    }
}

/// What the entries of a copy come to beside its rows.
#[derive(Debug, PartialEq)]
struct Told {
    refused: BTreeSet<ActId>,
    conflicts: BTreeSet<(Row, String, ActId, ActId)>,
}

async fn told(store: &Store) -> Told {
    let mut connection = store.read().await.unwrap();
    let refused = sqlx::query("select device, number from journal_refused")
        .fetch_all(&mut *connection)
        .await
        .unwrap();
    let conflicts = sqlx::query("select * from journal_conflict")
        .fetch_all(&mut *connection)
        .await
        .unwrap();
    let id = |row: &sqlx::sqlite::SqliteRow, device: &str, number: &str| {
        (row.get::<String, _>(device).parse().unwrap(), row.get(number))
    };
    Told {
        refused: refused.iter().map(|row| id(row, "device", "number")).collect(),
        conflicts: conflicts
            .iter()
            .map(|row| {
                let (first, second) = (
                    id(row, "first_device", "first_number"),
                    id(row, "second_device", "second_number"),
                );
                (
                    (row.get("row_table"), row.get("row_key")),
                    row.get("field"),
                    first,
                    second,
                )
            })
            .collect(),
    }
}
