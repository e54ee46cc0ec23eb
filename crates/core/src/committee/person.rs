//! The persons of the staff, and who may sit down in which part.

use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::call::looks_like_an_address;
use crate::error::{BrokenRule, Denial, Error, InputFault, Result};
use crate::id::PersonId;
use crate::journal::{Act, Caller, OperationName, Part, Receipt};
use crate::store::Store;
use crate::stored::word;

/// What is typed of a person of the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PersonInput {
    /// Name; must not be empty.
    pub name: String,
    /// Function, as lists and papers show it; may be empty.
    pub function: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Whether the person still acts. What somebody did stays under their name.
    pub active: bool,
}

/// A person of the staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PersonView {
    /// The identifier.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Function.
    pub function: String,
    /// E-mail address.
    pub email: String,
    /// Whether the person still acts.
    pub active: bool,
}

/// The persons of the staff, those who act first, by name.
pub async fn persons(connection: &mut SqliteConnection) -> Result<Vec<PersonView>> {
    let rows = sqlx::query("select * from person order by active desc, name, id")
        .fetch_all(connection)
        .await?;
    rows.iter().map(person).collect()
}

fn person(row: &SqliteRow) -> Result<PersonView> {
    Ok(PersonView {
        id: word(row, "id")?,
        name: row.try_get("name")?,
        function: row.try_get("function")?,
        email: row.try_get("email")?,
        active: row.try_get("active")?,
    })
}

/// Enters a person of the staff, or changes the one named. The receipt names the row (`person:<id>`).
///
/// # Errors
/// [`Error::InvalidInput`] `name`, `email`; [`Error::RuleBroken`] `last_person` when nobody of the staff would be left to act.
pub async fn save_person(store: &Store, caller: &Caller, id: Option<PersonId>, input: &PersonInput) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let (name, email) = (input.name.trim(), input.email.trim());
    if name.is_empty() {
        return Err(Error::invalid("name", InputFault::Empty));
    }
    if !email.is_empty() && !looks_like_an_address(email) {
        return Err(Error::invalid("email", InputFault::Email));
    }
    let save = async |act: &mut Act| {
        act.says("person", name).says("new", id.is_none());
        if let Some(id) = id {
            let known: Option<i64> = sqlx::query_scalar("select 1 from person where id = ?")
                .bind(id.to_string())
                .fetch_optional(&mut **act)
                .await?;
            known.ok_or_else(|| Error::not_found("person", id))?;
        }
        sqlx::query(include_str!("save_person.sql"))
            .bind(id.unwrap_or_default().to_string())
            .bind(name)
            .bind(input.function.trim())
            .bind(email)
            .bind(input.active)
            .execute(&mut **act)
            .await?;
        somebody_acts(act).await
    };
    let ((), receipt) = store.act(caller, OperationName::PersonSave, save).await?;
    Ok(receipt)
}

/// Refuses a staff of which nobody acts: nobody could let anybody in again.
pub(crate) async fn somebody_acts(connection: &mut SqliteConnection) -> Result<()> {
    let acting: i64 = sqlx::query_scalar("select count(*) from person where active = 1")
        .fetch_one(connection)
        .await?;
    if acting == 0 {
        return Err(Error::rule(BrokenRule::LastPerson));
    }
    Ok(())
}

/// The name of a person who may act in a part.
///
/// # Errors
/// [`Error::NotAllowed`] `unknown_person` for somebody unknown, or who does not play that part; `retired`.
pub async fn name_in_part(connection: &mut SqliteConnection, person: PersonId, part: Part) -> Result<String> {
    let row = sqlx::query(include_str!("name_in_part.sql"))
        .bind(person.to_string())
        .bind(part.as_str())
        .fetch_optional(connection)
        .await?
        .ok_or(Error::NotAllowed {
            reason: Denial::UnknownPerson,
        })?;
    if row.try_get("active")? {
        Ok(row.try_get("name")?)
    } else {
        Err(Error::NotAllowed {
            reason: Denial::Retired,
        })
    }
}
