//! Who must be among those who evaluate a dossier, who is missing, and who could be asked.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::consolidation::Flag;
use super::model::CellState;
use crate::call::{self, CallRules, Choice};
use crate::committee::{self, Need};
use crate::document::fold;
use crate::dossier::DossierState;
use crate::error::Result;
use crate::id::{CallId, DossierId, MemberId};
use crate::journal::Actor;
use crate::stored::{json, word};

/// A dossier whose evaluators do not make up what the call asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Shortfall {
    /// Which dossier.
    pub dossier_id: DossierId,
    /// Whom it lacks, field by field, in the order of the call's needs.
    pub lacking: Vec<Lacking>,
}

/// Persons of a field who are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Lacking {
    /// The field; none where the dossier's theme is asked for and nobody named it.
    pub field: Option<Choice>,
    /// How many persons.
    pub missing: u16,
    /// Who of the field could be asked, whoever has the fewest dossiers first.
    pub offered: Vec<ExpertOffered>,
}

/// Somebody who could be asked to evaluate a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExpertOffered {
    /// Who.
    pub member_id: MemberId,
    /// Their name.
    pub name: String,
    /// The dossiers that they evaluate already.
    pub assigned: u32,
}

/// What a call asks of evaluators, and what its members are experts of.
#[derive(Debug)]
pub(super) struct Experts {
    pub(super) rules: CallRules,
    /// Empty where the call asks for nobody in particular.
    fields: BTreeMap<MemberId, Vec<String>>,
}

impl Experts {
    /// Those of a call, whoever left since too: what they handed in counts.
    pub(super) async fn of_call(connection: &mut SqliteConnection, call: CallId) -> Result<Self> {
        let rules = call::rules(connection, call).await?;
        let mut fields = BTreeMap::new();
        if rules.evaluators.is_some() {
            let rows = sqlx::query("select id, fields from member where call_id = ?")
                .bind(call.to_string())
                .fetch_all(connection)
                .await?;
            for row in &rows {
                fields.insert(word(row, "id")?, json(row, "fields")?);
            }
        }
        Ok(Self { rules, fields })
    }

    /// What misses among members for a dossier of a theme, in the order of the call's needs.
    pub(super) fn flags(&self, theme: Option<&str>, members: impl Iterator<Item = MemberId>) -> Vec<Flag> {
        let members: Vec<&[String]> = members.map(|member| self.of(member)).collect();
        let needs = needs(&self.rules, theme);
        let missing = committee::missing(&needs, &members);
        let lacking = needs.iter().zip(missing).filter(|(_, missing)| *missing > 0);
        lacking
            .map(|(need, missing)| Flag::MissingExpertise {
                field: need.field.and_then(|code| self.rules.expert_field(code)).cloned(),
                missing,
            })
            .collect()
    }

    fn of(&self, member: MemberId) -> &[String] {
        self.fields.get(&member).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What a call needs for a dossier of a theme.
fn needs<'a>(rules: &'a CallRules, theme: Option<&'a str>) -> Vec<Need<'a>> {
    let asked = rules.evaluators.iter().flat_map(|rules| &rules.needs);
    let need = |need: &'a call::ExpertNeed| Need {
        field: need.of.code(theme),
        at_least: need.at_least,
    };
    asked.map(need).collect()
}

/// Somebody who could be asked to evaluate.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Expert {
    id: MemberId,
    name: String,
    fields: Vec<String>,
    /// The dossiers that they evaluate already.
    assigned: u32,
    recusals: Vec<DossierId>,
}

/// A dossier that can be assigned, with who evaluates it.
#[derive(Debug)]
pub(super) struct Assembled {
    pub(super) id: DossierId,
    pub(super) state: DossierState,
    theme: Option<String>,
    evaluators: Vec<(MemberId, CellState)>,
}

impl Assembled {
    /// Those of whom an evaluation is expected, or was handed in and counts.
    fn evaluating(&self) -> impl Iterator<Item = MemberId> {
        let leaves =
            |state: CellState| matches!(state, CellState::Recused | CellState::Abstained | CellState::SetAside);
        let stay = self.evaluators.iter().filter(move |(_, state)| !leaves(*state));
        stay.map(|(member, _)| *member)
    }
}

/// All that choosing evaluators rests on. Who is chosen is counted at once, for the dossiers that follow.
#[derive(Debug)]
pub(super) struct Pool {
    experts: Experts,
    persons: Vec<Expert>,
}

impl Pool {
    pub(super) async fn of_call(connection: &mut SqliteConnection, call: CallId) -> Result<Self> {
        let experts = Experts::of_call(connection, call).await?;
        let members = committee::members(connection, call).await?.into_iter();
        let persons = members.filter(|member| member.active && member.member.role.scores());
        let expert = |member: committee::view::MemberView| Expert {
            id: member.id,
            name: member.member.name,
            fields: member.member.fields,
            assigned: member.assigned,
            recusals: member.recusals,
        };
        Ok(Self {
            experts,
            persons: persons.map(expert).collect(),
        })
    }

    /// Whether the call asks for somebody in particular.
    pub(super) fn is_asked(&self) -> bool {
        self.experts.rules.evaluators.is_some()
    }

    /// Who may be asked for a dossier, whoever has the fewest dossiers first, then by name: nobody who evaluates it, did, or is recused.
    fn free(&self, dossier: &Assembled) -> Vec<&Expert> {
        let has = |one: &Expert| dossier.evaluators.iter().any(|(member, _)| *member == one.id);
        let free = self.persons.iter();
        let free = free.filter(|one| !has(one) && !one.recusals.contains(&dossier.id));
        let mut free: Vec<&Expert> = free.collect();
        free.sort_by_cached_key(|one| (one.assigned, fold(&one.name), one.id));
        free
    }

    /// What misses on a dossier, and whom it could be asked of.
    fn shortfall(&self, dossier: &Assembled) -> Option<Shortfall> {
        let flags = self.experts.flags(dossier.theme.as_deref(), dossier.evaluating());
        let free = self.free(dossier);
        let lacking = |flag| match flag {
            Flag::MissingExpertise { field, missing } => {
                let is_of = |one: &&&Expert| field.as_ref().is_some_and(|field| one.fields.contains(&field.code));
                let offered = free.iter().filter(is_of).map(|one| ExpertOffered {
                    member_id: one.id,
                    name: one.name.clone(),
                    assigned: one.assigned,
                });
                let offered = offered.collect();
                Some(Lacking {
                    field,
                    missing,
                    offered,
                })
            }
            _ => None,
        };
        let lacking: Vec<Lacking> = flags.into_iter().filter_map(lacking).collect();
        (!lacking.is_empty()).then_some(Shortfall {
            dossier_id: dossier.id,
            lacking,
        })
    }

    /// Those who complete a dossier as far as the pool can, chosen and counted.
    pub(super) fn complete(&mut self, dossier: &Assembled) -> Vec<MemberId> {
        let needs = needs(&self.experts.rules, dossier.theme.as_deref());
        let present: Vec<&[String]> = dossier.evaluating().map(|member| self.experts.of(member)).collect();
        let free = self.free(dossier);
        let fields: Vec<&[String]> = free.iter().map(|one| one.fields.as_slice()).collect();
        let taken = committee::completing(&needs, &present, &fields);
        let chosen: Vec<MemberId> = taken.iter().filter_map(|at| free.get(*at)).map(|one| one.id).collect();
        for one in self.persons.iter_mut().filter(|one| chosen.contains(&one.id)) {
            one.assigned += 1;
        }
        chosen
    }
}

/// The dossiers of a call that can be assigned, or the one named among them.
pub(super) async fn assembled(
    connection: &mut SqliteConnection,
    call: CallId,
    dossier: Option<DossierId>,
) -> Result<Vec<Assembled>> {
    let rows = sqlx::query(include_str!("assembled.sql"))
        .bind(call.to_string())
        .bind(dossier.map(|dossier| dossier.to_string()))
        .fetch_all(connection)
        .await?;
    let read = |row: &SqliteRow| {
        Ok(Assembled {
            id: word(row, "id")?,
            state: word(row, "state")?,
            theme: row.try_get("theme")?,
            evaluators: json(row, "evaluators")?,
        })
    };
    rows.iter().map(read).collect()
}

/// The dossiers whose evaluators do not make up what the call asks for, each with whom it could be asked of: for the secretariat, which
/// assigns; nothing for a member, and where the call asks for nobody in particular.
pub async fn shortfalls(connection: &mut SqliteConnection, actor: Actor, call: CallId) -> Result<Vec<Shortfall>> {
    if actor != Actor::Secretariat {
        return Ok(vec![]);
    }
    let pool = Pool::of_call(connection, call).await?;
    if !pool.is_asked() {
        return Ok(vec![]);
    }
    let dossiers = assembled(connection, call, None).await?;
    Ok(dossiers.iter().filter_map(|dossier| pool.shortfall(dossier)).collect())
}
