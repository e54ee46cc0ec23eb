//! Making a call from a template.

use chrono::NaiveDate;

use super::model::Deadline;
use super::template::Template;
use super::update::insert_version;
use crate::clock;
use crate::error::{Error, InputFault, Result};
use crate::id::CallId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::to_document;

/// Makes a call with the rules and the grid of a shipped template, both to be adapted afterwards. The day of its deadline is its own:
/// the one of the template is an example. Whether that day is itself in time stays as the template says.
///
/// # Errors
/// [`Error::InvalidInput`] `name`, `deadline`; [`Error::NotFound`] for an unknown template; [`Error::NotAllowed`] for a member.
pub async fn create(
    store: &Store,
    caller: &Caller,
    template: &str,
    name: &str,
    deadline: NaiveDate,
) -> Result<(CallId, Receipt)> {
    caller.actor().require_secretariat()?;
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", InputFault::Empty));
    }
    if !clock::is_plausible_day(deadline) {
        return Err(Error::invalid("deadline", InputFault::Range));
    }
    let mut template = Template::shipped(template)?;
    let example = template.rules.intake.final_deadline;
    template.rules.intake.final_deadline = Some(Deadline {
        date: deadline,
        inclusive: example.is_none_or(|example| example.inclusive),
    });
    let (call, at) = (CallId::new(), clock::to_text(caller.at));
    let ((), receipt) = store
        .act(caller, OperationName::CallCreate, async |act| {
            act.says("name", name).says("template", template.code.as_str());
            sqlx::query("insert into call (id, name, template, rules, created_at) values (?, ?, ?, ?, ?)")
                .bind(call.to_string())
                .bind(name)
                .bind(&template.code)
                .bind(to_document(&template.rules)?)
                .bind(&at)
                .execute(&mut **act)
                .await?;
            insert_version(act, (call, None), 1, &to_document(&template.grid)?, caller).await
        })
        .await?;
    Ok((call, receipt))
}
