//! When the committee looks at a reservation again.

use clap::Args;
use palmares_api::wire::{self, DecisionListRequest, ReservationReviewRequest};
use palmares_core::decision::Review;
use palmares_core::decision::view::{ConditionView, ReviewedReservation};

use crate::answer::{day, or_none};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// `palmares decisions review`
#[derive(Debug, Args)]
pub struct Look {
    dossier: String,
    reservation: usize,
    #[arg(long, conflicts_with_all = ["on", "none"], required_unless_present_any = ["on", "none"])]
    session: Option<String>,
    #[arg(long, value_name = "DAY", conflicts_with = "none")]
    on: Option<String>,
    #[arg(long)]
    none: bool,
}

impl Look {
    /// Says when a reservation that waits is looked at again.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let dossier_id = context.dossier(&self.dossier).await?.id;
        let list = wire::decision_list(&context.host, context.asker(), DecisionListRequest { dossier_id }).await?;
        let place = self.reservation.checked_sub(1);
        let found = place.and_then(|place| super::decisions::reserved(&list).get(place));
        let reservation_id = found.map(|one| one.id).ok_or_else(|| Failure::Named {
            kind: "reservation",
            text: self.reservation.to_string(),
            several: false,
        })?;
        let review = match (&self.session, &self.on) {
            (Some(session), _) => Some(Review::Session {
                session_id: context.session(session).await?.id,
            }),
            (None, Some(on)) => Some(Review::Day { on: day(on)? }),
            (None, None) => None,
        };
        let request = ReservationReviewRequest { reservation_id, review };
        context.done(&wire::reservation_review(&context.host, context.asker(), request).await?)
    }
}

/// The day on which a reservation is looked at again.
pub fn reviewed(context: &Context, condition: &ConditionView) -> String {
    or_none(condition.review.map(|review| context.words.day(review.on)))
}

/// The reservations that a session looks at again, a line each.
pub fn of_session(context: &Context, reviewed: &[ReviewedReservation]) -> Vec<String> {
    if reviewed.is_empty() {
        return Vec::new();
    }
    let lines = reviewed.iter().map(|one| line(context, one));
    std::iter::once(context.words.get("session.to_review"))
        .chain(lines)
        .collect()
}

fn line(context: &Context, one: &ReviewedReservation) -> String {
    let (number, due) = (one.dossier_number.to_string(), context.words.day(one.condition.due_on));
    let lifted = one.condition.lifted_on.map(|day| context.words.day(day));
    let facts = [
        ("number", number.as_str()),
        ("title", &one.title),
        ("text", &one.condition.text),
        ("due", &due),
        ("lifted", lifted.as_deref().unwrap_or_default()),
    ];
    let key = match &lifted {
        Some(_) => "session.to_review.lifted",
        None => "session.to_review.line",
    };
    context.words.say(key, &facts)
}
