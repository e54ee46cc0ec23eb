//! Everything that the papers of a call or of a session draw on, read once.

use std::collections::BTreeMap;

use palmares_core::call;
use palmares_core::call::view::{CallView, GridVersion};
use palmares_core::clock;
use palmares_core::committee;
use palmares_core::committee::view::{InterestView, MemberView};
use palmares_core::decision::{self, DecisionView};
use palmares_core::dossier;
use palmares_core::dossier::view::DossierRow;
use palmares_core::error::{Error, Result};
use palmares_core::evaluation;
use palmares_core::evaluation::view::RankingView;
use palmares_core::id::{CallId, DossierId, MemberId, SessionId};
use palmares_core::journal::{self, Caller, Head};
use palmares_core::minutes::{self, SessionView};
use palmares_core::session;
use palmares_core::session::view::{SessionList, SessionRow};
use palmares_core::store::Store;
use palmares_core::territory::Territory;

/// Where a paper belongs.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its call.
    pub call: CallId,
    /// Its session, when it is a session's.
    pub session: Option<SessionId>,
    /// The state of the journal that it prints.
    pub head: Head,
}

/// What the papers draw on.
#[derive(Debug)]
pub struct Source {
    pub caller: Caller,
    pub call: CallView,
    pub members: Vec<MemberView>,
    pub interests: Vec<InterestView>,
    pub dossiers: BTreeMap<DossierId, DossierRow>,
    pub decisions: BTreeMap<DossierId, Vec<DecisionView>>,
    pub ranking: RankingView,
    pub sessions: SessionList,
    pub session: Option<SessionView>,
    pub head: Head,
}

/// Reads a call.
pub async fn of_call(store: &Store, territory: &Territory, caller: &Caller, id: CallId) -> Result<Source> {
    let mut connection = store.read().await?;
    let dossiers = dossier::list(&mut connection, territory, caller.actor(), id).await?;
    let today = clock::paris_date(caller.at);
    Ok(Source {
        caller: caller.clone(),
        call: call::get(&mut connection, id).await?,
        members: committee::members(&mut connection, id).await?,
        interests: committee::interests(&mut connection, caller.actor(), id).await?,
        dossiers: dossiers.into_iter().map(|row| (row.id, row)).collect(),
        decisions: decision::of_call(&mut connection, caller.actor(), id, today).await?,
        ranking: evaluation::ranking(&mut connection, caller.actor(), id).await?,
        sessions: session::list(&mut connection, caller.actor(), id, today).await?,
        session: None,
        head: journal::head(&mut connection).await?,
    })
}

/// Reads a session with its call.
pub async fn of_session(store: &Store, territory: &Territory, caller: &Caller, id: SessionId) -> Result<Source> {
    let (call, session) = {
        let mut connection = store.read().await?;
        let call = session::call_of(&mut connection, id).await?;
        let today = clock::paris_date(caller.at);
        (call, minutes::get(&mut connection, caller.actor(), id, today).await?)
    };
    let source = of_call(store, territory, caller, call).await?;
    Ok(Source {
        session: Some(session),
        ..source
    })
}

impl Source {
    /// Where its papers belong.
    pub fn place(&self) -> Place {
        Place {
            call: self.call.id,
            session: self.session.as_ref().map(|session| session.row.id),
            head: self.head.clone(),
        }
    }

    /// The session that the paper is about.
    pub fn session(&self) -> Result<&SessionView> {
        self.session
            .as_ref()
            .ok_or_else(|| Error::internal("a session's paper without a session"))
    }

    /// The grid that applies.
    pub fn grid(&self) -> Result<&GridVersion> {
        self.call
            .grids
            .first()
            .ok_or_else(|| Error::internal("a call without a grid"))
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
}
