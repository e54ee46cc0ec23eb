//! What the papers of a session draw on, kept as it was known then. What the minutes say is what was so at the closing: a later change
//! of rules, names, interests, members or marks changes no past figure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::queries;
use super::view::SessionView;
use crate::call;
use crate::call::view::CallView;
use crate::committee;
use crate::committee::view::{InterestView, MemberView};
use crate::decision::{self, DecisionView};
use crate::dossier;
use crate::dossier::view::DossierRow;
use crate::error::{Error, Result};
use crate::evaluation;
use crate::evaluation::consolidation::{Detail, DossierResult};
use crate::evaluation::view::RankingView;
use crate::funding::{self, FunderView};
use crate::id::{CallId, DossierId, MemberId, SessionId, SessionRecordId};
use crate::journal::Actor;
use crate::session;
use crate::session::publish::version;
use crate::session::view::{SessionList, SessionRow};
use crate::stored::{document, to_document};
use crate::territory::Territory;
use crate::words::words;

words! {
    /// When a record is kept.
    RecordMoment in "session_record.moment" {
        /// The session was opened, or its quorum failed.
        Opening = "opening",
        /// The session was closed.
        Closing = "closing",
        /// What was published was opened for a correction.
        Correction = "correction",
    }
}

/// A call and one of its sessions as they stood: all that papers draw on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionRecord {
    /// The call with its rules and grids.
    pub call: CallView,
    /// Its members.
    pub members: Vec<MemberView>,
    /// What they declared.
    pub interests: Vec<InterestView>,
    /// Its dossiers.
    pub dossiers: BTreeMap<DossierId, DossierRow>,
    /// Its decisions by dossier, oldest first.
    pub decisions: BTreeMap<DossierId, Vec<DecisionView>>,
    /// The funders that its projects turn to.
    #[serde(default)]
    pub funders: BTreeMap<DossierId, Vec<FunderView>>,
    /// Its ranking on its own grid …
    pub ranking: RankingView,
    /// … and on its further ones.
    #[serde(default)]
    pub further_rankings: Vec<RankingView>,
    /// Its sessions.
    pub sessions: SessionList,
    /// The session that the papers are about; none for papers of the call.
    pub session: Option<SessionView>,
}

impl SessionRecord {
    /// A call, and one of its sessions, as they stand on `today`, a Paris day.
    pub async fn read(
        connection: &mut SqliteConnection,
        territory: &Territory,
        call: CallId,
        session: Option<SessionId>,
        today: NaiveDate,
    ) -> Result<Self> {
        let staff = Actor::Secretariat;
        let dossiers = dossier::list(connection, territory, staff, call).await?;
        let mut rankings = evaluation::rankings(connection, staff, call, Detail::Explained).await?;
        Ok(Self {
            call: call::get(connection, call).await?,
            members: committee::members(connection, call).await?,
            interests: committee::interests(connection, staff, call).await?,
            dossiers: dossiers.into_iter().map(|row| (row.id, row)).collect(),
            decisions: decision::of_call(connection, staff, call, today).await?,
            funders: funding::of_call(connection, staff, call).await?,
            ranking: rankings.remove(0),
            further_rankings: rankings,
            sessions: session::list(connection, staff, call, today).await?,
            session: match session {
                Some(id) => Some(queries::get(connection, staff, id, today).await?),
                None => None,
            },
        })
    }

    /// The session that the papers are about.
    pub fn session(&self) -> Result<&SessionView> {
        self.session
            .as_ref()
            .ok_or_else(|| Error::internal("a session's paper without a session"))
    }

    /// The rankings of which papers tell: on each grid that something is scored on, or on the call's own.
    pub fn rankings(&self) -> impl Iterator<Item = &RankingView> {
        let own_too = self.further_rankings.is_empty() || !self.ranking.results.is_empty();
        std::iter::once(&self.ranking)
            .filter(move |_| own_too)
            .chain(&self.further_rankings)
    }

    /// The ranking in which a dossier stands; the one on the call's own grid for a dossier that stands in none.
    pub fn ranking_of(&self, id: DossierId) -> &RankingView {
        let there = |view: &&RankingView| view.results.iter().any(|result| result.dossier == id);
        self.further_rankings.iter().find(there).unwrap_or(&self.ranking)
    }

    /// What the marks say of a dossier.
    pub fn result_of(&self, id: DossierId) -> Option<&DossierResult> {
        let results = &self.ranking_of(id).results;
        results.iter().find(|result| result.dossier == id)
    }

    /// The name of a further grid, where the papers tell of several.
    pub fn grid_name(&self, ranking: &RankingView) -> Option<&str> {
        let further = self.call.further_grids.iter();
        let known = further.filter(|grid| Some(grid.id) == ranking.grid_id);
        known.map(|grid| grid.name.as_str()).next()
    }

    /// A member's name.
    pub fn member_name(&self, id: MemberId) -> String {
        self.members
            .iter()
            .find(|member| member.id == id)
            .map_or_else(String::new, |member| member.member.name.clone())
    }

    /// A dossier's line.
    pub fn dossier(&self, id: DossierId) -> Result<&DossierRow> {
        self.dossiers.get(&id).ok_or_else(|| Error::not_found("dossier", id))
    }

    /// The decision on a dossier that stands.
    pub fn decision(&self, id: DossierId) -> Option<&DecisionView> {
        let last = self.decisions.get(&id).and_then(|decisions| decisions.last());
        last.filter(|decision| !decision.superseded)
    }

    /// The session held before this one.
    pub fn previous(&self) -> Option<&SessionRow> {
        let here = self.session.as_ref()?.row.plan.held_on;
        self.sessions
            .sessions
            .iter()
            .filter(|row| row.plan.held_on < here && row.state.was_held())
            .max_by_key(|row| row.plan.held_on)
    }

    /// The record with the words that stand now: names, titles, places, what was said. A correction corrects words; votes, scores,
    /// ranks, quorums and who sat stay as they were.
    fn corrected(mut self, now: Self) -> Self {
        for member in &mut self.members {
            if let Some(other) = now.members.iter().find(|other| other.id == member.id) {
                member.member.name.clone_from(&other.member.name);
                member.member.organisation.clone_from(&other.member.organisation);
            }
        }
        for (id, row) in &mut self.dossiers {
            if let Some(other) = now.dossiers.get(id) {
                row.title.clone_from(&other.title);
                row.applicant.clone_from(&other.applicant);
            }
        }
        if let (Some(session), Some(other)) = (&mut self.session, now.session) {
            session.row.plan.place.clone_from(&other.row.plan.place);
            session.row.plan.secretary.clone_from(&other.row.plan.secretary);
            for (item, theirs) in session.items.iter_mut().zip(other.items) {
                (item.title, item.applicant) = (theirs.title, theirs.applicant);
                (item.persons, item.debate) = (theirs.persons, theirs.debate);
            }
        }
        self
    }

    /// The record with what the minutes themselves became since: their state, their approval, what was published and corrected.
    fn followed_by(mut self, now: &SessionView) -> Self {
        if let Some(session) = &mut self.session {
            session.row.state = now.row.state;
            session.approved_at = now.approved_at;
            session.publications.clone_from(&now.publications);
        }
        self
    }
}

/// Keeps the record of a session, inside the act that brings it about. A correction starts from what was kept before.
pub(super) async fn keep(
    connection: &mut SqliteConnection,
    territory: &Territory,
    session: SessionId,
    moment: RecordMoment,
    today: NaiveDate,
) -> Result<()> {
    let call = session::call_of(connection, session).await?;
    let now = SessionRecord::read(connection, territory, call, Some(session), today).await?;
    let record = match kept(connection, session).await? {
        Some(before) if moment == RecordMoment::Correction => before.corrected(now),
        _ => now,
    };
    let version = version(connection, session).await?;
    sqlx::query("insert into session_record (id, session_id, version, moment, record) values (?, ?, ?, ?, ?)")
        .bind(SessionRecordId::new().to_string())
        .bind(session.to_string())
        .bind(version)
        .bind(moment.as_str())
        .bind(to_document(&record)?)
        .execute(connection)
        .await?;
    Ok(())
}

/// The last record kept of a session; none before it was opened, and for sessions of a program that kept none.
async fn kept(connection: &mut SqliteConnection, session: SessionId) -> Result<Option<SessionRecord>> {
    let row = sqlx::query(include_str!("kept.sql"))
        .bind(session.to_string())
        .fetch_optional(connection)
        .await?;
    row.map(|row| document(&row, "record")).transpose()
}

/// What the papers of a session are set from: its record once it was closed or its quorum failed, with the present state of its
/// minutes; before, and for a session that has none, what stands now.
pub async fn of_session(
    connection: &mut SqliteConnection,
    territory: &Territory,
    session: SessionId,
    today: NaiveDate,
) -> Result<SessionRecord> {
    let now = queries::get(connection, Actor::Secretariat, session, today).await?;
    if now.row.state.is_over()
        && let Some(kept) = kept(connection, session).await?
    {
        return Ok(kept.followed_by(&now));
    }
    let call = session::call_of(connection, session).await?;
    SessionRecord::read(connection, territory, call, Some(session), today).await
}
