//! What the secretariat does once the committee has decided: reservations planned for review and lifted, dossiers brought back.

use palmares_core::clock::{Timestamp, paris_date};
use palmares_core::decision::model::ReopeningReason;
use palmares_core::decision::{self, DecisionView, Lifting, Review};
use palmares_core::error::{Error, Result};
use palmares_core::id::{DossierId, ReservationId};
use palmares_core::journal::Actor;

use super::deed::Lift;
use super::stage::Stage;

impl Stage<'_> {
    pub(super) async fn review(&self, id: DossierId, place: usize, session: &str, at: Timestamp) -> Result<()> {
        let reservation = self.reservation(id, place, at).await?;
        let review = Review::Session {
            session_id: self.session(session)?,
        };
        decision::review(self.store(), &self.staff(at), reservation, Some(review))
            .await
            .map(drop)
    }

    pub(super) async fn lift(&self, id: DossierId, lift: &Lift, at: Timestamp) -> Result<()> {
        let lifting = Lifting {
            reservation: self.reservation(id, lift.reservation, at).await?,
            on: lift.on,
            motive: lift.motive.clone(),
            document: None,
        };
        decision::lift(self.store(), &self.staff(at), &lifting).await.map(drop)
    }

    pub(super) async fn reopen(
        &self,
        id: DossierId,
        reason: ReopeningReason,
        motive: &str,
        at: Timestamp,
    ) -> Result<()> {
        let decision = self.last_decision(id, at).await?.id;
        decision::reopen(self.store(), &self.staff(at), decision, reason, motive)
            .await
            .map(drop)
    }

    async fn last_decision(&self, id: DossierId, at: Timestamp) -> Result<DecisionView> {
        let mut connection = self.store().read().await?;
        let decisions = decision::of_dossier(&mut connection, Actor::Secretariat, id, paris_date(at)).await?;
        decisions
            .into_iter()
            .next_back()
            .ok_or_else(|| Error::not_found("decision", id))
    }

    /// A reservation of the last decision, by its place there, from 1.
    async fn reservation(&self, id: DossierId, place: usize, at: Timestamp) -> Result<ReservationId> {
        let conditions = self.last_decision(id, at).await?.conditions;
        let found = place.checked_sub(1).and_then(|index| conditions.get(index));
        found
            .map(|condition| condition.id)
            .ok_or_else(|| Error::not_found("reservation", place))
    }
}
