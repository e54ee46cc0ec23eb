//! The story as data.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use palmares_core::call::model::Signatory;
use palmares_core::call::{CounterRule, Template};
use palmares_core::clock::{COMMITTEE_ZONE, Timestamp};
use palmares_core::committee::model::{Capacity, College, InterestKind, MemberRole, Voice};
use palmares_core::decision::TermInput;
use palmares_core::decision::model::{DecisionKind, VoteMode};
use palmares_core::decision::view::{ReservationInput, VoteInput};
use palmares_core::document::DocumentKind;
use palmares_core::dossier::view::DossierInput;
use palmares_core::error::{Error, Result};
use palmares_core::funding::FunderInput;
use palmares_core::grid::Answer;
use palmares_core::opinion::OpinionKind;
use serde::Deserialize;
use serde::de::DeserializeOwned;

pub(super) use super::deed::{Act, Deed};
use super::scripts::Script;

/// Everything that happens.
#[derive(Debug)]
pub(super) struct Story {
    /// The organiser, as the template names it.
    pub organiser: String,
    /// What its dossiers count.
    pub counters: Vec<CounterRule>,
    pub opening: Opening,
    pub members: Vec<Person>,
    pub dossiers: Vec<Application>,
    pub sessions: Vec<Sitting>,
}

/// The workspace and its call. Times everywhere are Paris times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opening {
    pub workspace: String,
    pub created: NaiveDateTime,
    pub secretariat: Secretary,
    pub call: CallOpening,
    pub members_entered: NaiveDateTime,
}

/// The person of the secretariat.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Secretary {
    pub name: String,
    pub function: String,
    pub email: String,
    /// Account on the machine.
    pub account: String,
}

/// How the template is adapted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CallOpening {
    pub template: String,
    pub name: String,
    pub created: NaiveDateTime,
    pub adapted: NaiveDateTime,
    pub opens_on: NaiveDate,
    pub deadline: NaiveDate,
    pub inclusive: bool,
    /// The cut-offs of a call by waves, each day itself in time.
    #[serde(default)]
    pub cutoffs: Vec<NaiveDate>,
    pub address: String,
    pub email: String,
    pub signatory: Signatory,
    /// The court of the remedies, where the template names none.
    pub court: Option<String>,
}

/// A member, alternate or guest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub key: String,
    pub name: String,
    pub capacity: Capacity,
    pub college: College,
    pub voice: Voice,
    pub role: MemberRole,
    /// The key of the member whom an alternate stands in for.
    #[serde(default)]
    pub alternate_of: Option<String>,
    pub organisation: String,
    pub email: String,
    /// What they are an expert of.
    #[serde(default)]
    pub fields: Vec<String>,
}

/// One application: what was sent, what the secretariat did, who marked it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Application {
    pub key: String,
    /// What the secretariat types from the form.
    pub input: TypedInput,
    pub paper: Leaflet,
    /// None where the project is presented on one page.
    pub presentation: Option<Presentation>,
    pub mails: Vec<Mail>,
    pub acts: Vec<Act>,
    #[serde(default)]
    pub interests: Vec<Interest>,
    #[serde(default)]
    pub evaluations: Vec<Evaluation>,
    #[serde(default)]
    pub opinions: Vec<Advice>,
    /// How far the project comes with its funders, in the order of time.
    #[serde(default)]
    pub funders: Vec<Funding>,
}

/// A dossier's data without its date of receipt, which is that of its mail.
#[derive(Debug, Deserialize)]
pub(super) struct TypedInput(serde_json::Map<String, serde_json::Value>);

impl TypedInput {
    /// The input with its date of receipt.
    pub fn received(&self, at: Option<Timestamp>) -> Result<DossierInput> {
        let mut fields = self.0.clone();
        fields.insert("received_at".into(), serde_json::to_value(at)?);
        Ok(serde_json::from_value(fields.into())?)
    }
}

/// What every generated document says of the applicant besides the typed data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Leaflet {
    /// Short name of the project.
    pub name: String,
    pub representative_role: String,
    pub commune: String,
    pub created_on: Option<NaiveDate>,
    pub workforce: u32,
    #[serde(default)]
    pub turnover: Vec<(i32, i64)>,
    pub signed_on: NaiveDate,
}

/// What a dossier of many pages says of the project.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Presentation {
    pub title: String,
    pub pitch: String,
    pub theme: Theme,
    pub starts_on: NaiveDate,
    pub months: u32,
    pub trl: u32,
    pub jobs: u32,
    pub total_cost: i64,
    pub has_financing_plan: bool,
    pub team: Vec<TeamMember>,
    pub partners: Vec<String>,
    pub pages: u32,
    pub seed: u64,
    pub signed_at: String,
}

/// A theme of the paper's building blocks.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Theme {
    EnergyTransition,
    CircularEconomy,
    DigitalTransformation,
    SmartMobility,
    FutureIndustry,
    DataManagement,
}

/// Somebody of the applicant's team.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TeamMember {
    pub name: String,
    pub role: String,
}

/// A mail with its files; the second and later ones of an application answer the first.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mail {
    pub sent: NaiveDateTime,
    pub imported: NaiveDateTime,
    pub subject: String,
    pub body: String,
    pub files: Vec<Attachment>,
}

/// A file of a mail.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Attachment {
    pub name: String,
    pub kind: DocumentKind,
}

/// A declaration of somebody who does not mark the dossier.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Interest {
    pub at: NaiveDateTime,
    pub member: String,
    pub kind: InterestKind,
    pub note: String,
    pub recused: bool,
}

/// What a council advises on the dossier.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Advice {
    pub at: NaiveDateTime,
    pub kind: OpinionKind,
    pub recommendations: String,
    /// The names of the council's members who give it.
    pub advisers: Vec<String>,
}

/// News of a funder of the project: a new one, or how far it has come with one that was named before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Funding {
    pub at: NaiveDateTime,
    pub funder: FunderInput,
}

/// A member's evaluation, from the declaration to its handing in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Evaluation {
    pub member: String,
    pub began: NaiveDateTime,
    pub submitted: NaiveDateTime,
    pub marks: BTreeMap<String, Answer>,
    #[serde(default)]
    pub comments: BTreeMap<String, String>,
    pub comment: String,
    #[serde(default)]
    pub private_note: String,
}

/// A session.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sitting {
    pub key: String,
    /// The session without quorum that it repeats.
    pub reconvenes: Option<String>,
    pub plan: Plan,
    /// None for a second convocation: it has the agenda of the first.
    pub agenda: Option<Agenda>,
    pub convened: Option<NaiveDateTime>,
    pub attendance: Attendance,
    pub opened: NaiveDateTime,
    pub items: Vec<Item>,
    pub closed: Option<NaiveDateTime>,
    pub minutes: Option<NaiveDateTime>,
    pub approved: Option<NaiveDateTime>,
    /// The act of the deciding body, where the committee proposes.
    pub followed: Option<Followed>,
}

/// That the deciding body followed what a session proposed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Followed {
    pub at: NaiveDateTime,
    pub body: String,
    pub reference: String,
    pub acted_on: NaiveDate,
}

/// The plan of a session.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    pub at: NaiveDateTime,
    pub held_on: NaiveDate,
    pub starts_at: String,
    pub place: String,
    pub chair: String,
    pub secretary: String,
    pub next_on: Option<NaiveDate>,
}

/// The agenda of a session.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Agenda {
    pub at: NaiveDateTime,
    pub dossiers: Vec<String>,
}

/// Who came.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Attendance {
    pub at: NaiveDateTime,
    pub present: Vec<String>,
    #[serde(default)]
    pub remote: Vec<String>,
    #[serde(default)]
    pub excused: Vec<String>,
    #[serde(default)]
    pub absent: Vec<String>,
    /// Who gave a proxy to whom.
    #[serde(default)]
    pub proxies: BTreeMap<String, String>,
    #[serde(default)]
    pub arrived: BTreeMap<String, String>,
    #[serde(default)]
    pub left: BTreeMap<String, String>,
}

/// An item of a session.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    pub dossier: String,
    /// None where the call hears nobody.
    pub heard_at: Option<String>,
    /// See `heard_at`.
    pub heard_until: Option<String>,
    #[serde(default)]
    pub persons: String,
    pub debate: String,
    pub decision: Ruling,
}

/// A decision.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ruling {
    pub at: NaiveDateTime,
    pub kind: DecisionKind,
    pub motive: String,
    pub mode: VoteMode,
    pub votes: Option<VoteInput>,
    pub departure_reason: Option<String>,
    /// Where a project that is redirected is sent.
    #[serde(default)]
    pub redirected_to: Option<String>,
    #[serde(default)]
    pub reservations: Vec<ReservationInput>,
    #[serde(default)]
    pub support: Vec<String>,
    /// From when to when a label holds, where that is stated.
    #[serde(default)]
    pub valid: TermInput,
}

impl Story {
    /// The story of a template.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a template without one.
    pub fn of(template: &str) -> Result<Self> {
        let script = Script::of(template)?;
        let rules = Template::shipped(template)?.rules;
        Ok(Self {
            organiser: rules.organiser.name,
            counters: rules.counters,
            opening: parse(script.call)?,
            members: parse(script.members)?,
            dossiers: script.dossiers.iter().map(|text| parse(text)).collect::<Result<_>>()?,
            sessions: parse(script.sessions)?,
        })
    }
}

/// Reads a file of a story.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(Error::internal)
}

/// The instant of a Paris time of the story, which has no ambiguous one.
pub(super) fn paris(local: NaiveDateTime) -> Result<Timestamp> {
    let instant = COMMITTEE_ZONE.from_local_datetime(&local).earliest();
    instant
        .map(|at| at.to_utc())
        .ok_or_else(|| Error::internal(format!("no such time: {local}")))
}

/// The instant of a time of a day (`14:35`).
pub(super) fn paris_time(day: NaiveDate, time: &str) -> Result<Timestamp> {
    let time = NaiveTime::parse_from_str(time, "%H:%M").map_err(Error::internal)?;
    paris(day.and_time(time))
}
