//! Sessions, from the plan to the approved minutes.

use palmares_core::clock::Timestamp;
use palmares_core::decision::{self, AuthorityAct, DecisionInput, Effect, Validation};
use palmares_core::error::{Error, Result};
use palmares_core::id::AgendaItemId;
use palmares_core::journal::Actor;
use palmares_core::minutes;
use palmares_core::paper::PaperLanguage;
use palmares_core::session::attendance::Presence;
use palmares_core::session::view::{AttendanceInput, SessionInput};
use palmares_core::session::{self, Hearing};

use super::stage::Stage;
use super::story::{Attendance, Followed, Item, Sitting};
use crate::paper;

impl<'a> Stage<'a> {
    pub(super) async fn plan(&mut self, sitting: &'a Sitting, at: Timestamp) -> Result<()> {
        let caller = self.staff(at);
        let input = SessionInput {
            held_on: sitting.plan.held_on,
            starts_at: sitting.plan.starts_at.clone(),
            place: sitting.plan.place.clone(),
            chair_id: Some(self.member(&sitting.plan.chair)?),
            secretary: sitting.plan.secretary.clone(),
            next_on: sitting.plan.next_on,
        };
        let (id, _) = match &sitting.reconvenes {
            Some(failed) => session::reconvene(self.store(), &caller, self.session(failed)?, &input).await?,
            None => session::create(self.store(), &caller, self.call, &input).await?,
        };
        self.remember_session(&sitting.key, id);
        Ok(())
    }

    pub(super) async fn draw_agenda(&self, sitting: &Sitting, at: Timestamp) -> Result<()> {
        let Some(agenda) = &sitting.agenda else { return Ok(()) };
        let dossiers = agenda
            .dossiers
            .iter()
            .map(|key| self.dossier(key))
            .collect::<Result<Vec<_>>>()?;
        session::set_agenda(self.store(), &self.staff(at), self.session(&sitting.key)?, &dossiers)
            .await
            .map(drop)
    }

    pub(super) async fn convene(&self, sitting: &Sitting, at: Timestamp) -> Result<()> {
        session::convene(self.store(), &self.staff(at), self.session(&sitting.key)?)
            .await
            .map(drop)
    }

    pub(super) async fn attend(&self, sitting: &Sitting, at: Timestamp) -> Result<()> {
        let sheet = self.sheet(&sitting.attendance)?;
        session::set_attendance(self.store(), &self.staff(at), self.session(&sitting.key)?, &sheet)
            .await
            .map(drop)
    }

    fn sheet(&self, attendance: &Attendance) -> Result<Vec<AttendanceInput>> {
        let groups = [
            (&attendance.present, Presence::Present),
            (&attendance.remote, Presence::Remote),
            (&attendance.excused, Presence::Excused),
            (&attendance.absent, Presence::Absent),
        ];
        let lines = groups
            .into_iter()
            .flat_map(|(keys, presence)| keys.iter().map(move |key| (key, presence)));
        lines
            .map(|(key, presence)| {
                Ok(AttendanceInput {
                    member_id: self.member(key)?,
                    presence,
                    proxy_to: attendance
                        .proxies
                        .get(key)
                        .map(|holder| self.member(holder))
                        .transpose()?,
                    arrived_at: attendance.arrived.get(key).cloned(),
                    left_at: attendance.left.get(key).cloned(),
                })
            })
            .collect()
    }

    pub(super) async fn open_session(&self, sitting: &Sitting, at: Timestamp) -> Result<()> {
        minutes::open(
            self.store(),
            &self.staff(at),
            self.host.territory()?,
            self.session(&sitting.key)?,
            None,
        )
        .await
        .map(drop)
    }

    pub(super) async fn hear(&self, sitting: &Sitting, item: &Item, at: Timestamp) -> Result<()> {
        let hearing = Hearing {
            absent: false,
            item: self.item(sitting, item).await?,
            heard_at: item.heard_at.clone(),
            heard_until: item.heard_until.clone(),
            persons: item.persons.clone(),
            debate: item.debate.clone(),
        };
        session::record_hearing(self.store(), &self.staff(at), &hearing)
            .await
            .map(drop)
    }

    async fn item(&self, sitting: &Sitting, item: &Item) -> Result<AgendaItemId> {
        let today = sitting.plan.held_on;
        let (session, dossier) = (self.session(&sitting.key)?, self.dossier(&item.dossier)?);
        let view = minutes::get(&mut *self.store().read().await?, Actor::Secretariat, session, today).await?;
        let found = view.items.iter().find(|one| one.dossier_id == dossier);
        found
            .map(|one| one.id)
            .ok_or_else(|| Error::not_found("agenda_item", &item.dossier))
    }

    pub(super) async fn decide(&self, sitting: &Sitting, item: &Item, at: Timestamp) -> Result<()> {
        let ruling = &item.decision;
        let input = DecisionInput {
            session_id: self.session(&sitting.key)?,
            dossier_id: self.dossier(&item.dossier)?,
            kind: ruling.kind,
            motive: ruling.motive.clone(),
            mode: ruling.mode,
            votes: ruling.votes,
            departure_reason: ruling.departure_reason.clone(),
            reservations: ruling.reservations.clone(),
            amount_cents: None,
            valid: ruling.valid,
            support: ruling.support.clone(),
            redirected_to: ruling.redirected_to.clone(),
            voted_at: None,
        };
        decision::record(self.store(), &self.staff(at), &input).await.map(drop)
    }

    pub(super) async fn close(&self, sitting: &Sitting, at: Timestamp) -> Result<()> {
        minutes::close(
            self.store(),
            &self.staff(at),
            self.host.territory()?,
            self.session(&sitting.key)?,
            None,
        )
        .await
        .map(drop)
    }

    pub(super) async fn minutes(&self, sitting: &Sitting, at: Timestamp) -> Result<()> {
        let (caller, session) = (self.staff(at), self.session(&sitting.key)?);
        paper::produce_minutes(self.host, self.open, &caller, session, PaperLanguage::Fr)
            .await
            .map(drop)
    }

    /// The deciding body follows everything that the session proposed.
    pub(super) async fn follow(&self, sitting: &Sitting, followed: &Followed, at: Timestamp) -> Result<()> {
        let (caller, session) = (self.staff(at), self.session(&sitting.key)?);
        let mut connection = self.store().read().await?;
        let view = minutes::get(&mut connection, Actor::Secretariat, session, followed.acted_on).await?;
        drop(connection);
        let proposed = view.items.iter().filter_map(|item| item.decision.as_ref());
        let validation = Validation {
            session,
            decisions: proposed
                .filter(|decision| decision.effect == Effect::Awaited)
                .map(|decision| decision.id)
                .collect(),
            act: AuthorityAct {
                body: followed.body.clone(),
                reference: followed.reference.clone(),
                acted_on: followed.acted_on,
            },
        };
        decision::validate(self.store(), &caller, &validation).await.map(drop)
    }

    pub(super) async fn approve(&self, sitting: &Sitting, at: Timestamp) -> Result<()> {
        let (caller, session) = (self.staff(at), self.session(&sitting.key)?);
        paper::approve_minutes(self.host, self.open, &caller, session)
            .await
            .map(drop)
    }
}
