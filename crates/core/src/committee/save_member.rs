//! Adding and correcting a member.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;

use super::head::head;
use super::model::{Capacity, MemberRole, composes};
use super::queries::members;
use super::view::MemberInput;
use crate::call::{self, looks_like_an_address};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::{CallId, MemberId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Adds a member to a call's committee, or corrects the one named. There is one chair at a time (`one_chair`). The receipt names
/// the row (`member:<id>`).
pub async fn save_member(
    store: &Store,
    caller: &Caller,
    call: CallId,
    member: Option<MemberId>,
    input: &MemberInput,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    input.validate()?;
    if !input.email.trim().is_empty() && !looks_like_an_address(&input.email) {
        return Err(Error::invalid("email", InputFault::Email));
    }
    let id = member.unwrap_or_default();
    let ((), receipt) = store
        .act(caller, OperationName::MemberSave, async |act| {
            act.says("member", input.name.trim()).says("new", member.is_none());
            if member.is_some() && head(act, id).await?.call != call {
                return Err(Error::not_found("member", id));
            }
            if input.role == MemberRole::Chair {
                refuse_second_chair(act, call, id).await?;
            }
            if let Some(place) = input.alternate_of {
                refuse_place_without_a_seat(act, call, place).await?;
            }
            refuse_unknown_field(act, call, &input.fields).await?;
            sqlx::query(include_str!("save_member.sql"))
                .bind(id.to_string())
                .bind(call.to_string())
                .bind(input.name.trim())
                .bind(input.capacity.as_str())
                .bind(input.college.as_str())
                .bind(input.voice.as_str())
                .bind(input.role.as_str())
                .bind(input.organisation.trim())
                .bind(input.email.trim())
                .bind(input.alternate_of.map(|place| place.to_string()))
                .bind(serde_json::to_string(&input.fields)?)
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// An alternate stands in for somebody who sits and votes on the same committee; a qualified person sits in person (R.133-3).
async fn refuse_place_without_a_seat(connection: &mut SqliteConnection, call: CallId, place: MemberId) -> Result<()> {
    let members = members(connection, call).await?;
    let Some(member) = members.iter().find(|member| member.id == place) else {
        return Err(Error::not_found("member", place));
    };
    let member = &member.member;
    if member.capacity == Capacity::QualifiedPerson {
        return Err(Error::invalid("alternate_of", InputFault::SitsInPerson));
    }
    if !composes(member.voice, member.role) {
        return Err(Error::invalid("alternate_of", InputFault::NoVoice));
    }
    Ok(())
}

/// Somebody is an expert of what the call names, and of each field once.
async fn refuse_unknown_field(connection: &mut SqliteConnection, call: CallId, fields: &[String]) -> Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    let rules = call::rules(connection, call).await?;
    let distinct: BTreeSet<&String> = fields.iter().collect();
    if distinct.len() != fields.len() {
        return Err(Error::invalid("fields", InputFault::Duplicate));
    }
    if fields.iter().any(|field| rules.expert_field(field).is_none()) {
        return Err(Error::invalid("fields", InputFault::Unknown));
    }
    Ok(())
}

async fn refuse_second_chair(connection: &mut SqliteConnection, call: CallId, id: MemberId) -> Result<()> {
    let other: Option<String> =
        sqlx::query_scalar("select name from member where call_id = ? and id <> ? and role = 'chair' and active = 1")
            .bind(call.to_string())
            .bind(id.to_string())
            .fetch_optional(connection)
            .await?;
    match other {
        Some(name) => Err(Error::rule_with(BrokenRule::OneChair, [("member", name.into())])),
        None => Ok(()),
    }
}
