//! Recording a decision.

use clap::Args;
use palmares_api::wire::{self, DecisionRecordRequest};
use palmares_core::decision::model::VoteMode;
use palmares_core::decision::view::{ReservationInput, VoteInput};
use palmares_core::decision::{DecisionInput, TermInput};

use crate::answer::{cents, day, word};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// `palmares decide`
#[derive(Debug, Args)]
pub struct Decide {
    session: String,
    dossier: String,
    kind: String,
    #[arg(long)]
    motive: String,
    #[arg(long, default_value = "consensus")]
    mode: String,
    #[arg(long = "for", value_name = "N")]
    votes_for: Option<u32>,
    #[arg(long, value_name = "N", requires = "votes_for")]
    against: Option<u32>,
    #[arg(long, value_name = "N", requires = "votes_for")]
    abstentions: Option<u32>,
    #[arg(long, value_name = "SIDE", requires = "votes_for")]
    chair: Option<String>,
    #[arg(long)]
    departure: Option<String>,
    #[arg(long, value_name = "DAY=TEXT")]
    reservation: Vec<String>,
    #[arg(long, value_name = "CODE")]
    support: Vec<String>,
    #[arg(long, value_name = "EUROS")]
    amount: Option<String>,
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    #[arg(long, value_name = "N")]
    months: Option<u16>,
    #[arg(long, value_name = "NAME")]
    redirect: Option<String>,
    #[arg(long, value_name = "HH:MM")]
    at: Option<String>,
}

impl Decide {
    /// Records the decision.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let mode: VoteMode = word("mode", &self.mode)?;
        let input = DecisionInput {
            session_id: context.session(&self.session).await?.id,
            dossier_id: context.dossier(&self.dossier).await?.id,
            kind: word("decision", &self.kind)?,
            mode,
            votes: self.votes()?,
            reservations: self
                .reservation
                .iter()
                .map(|text| reservation(text))
                .collect::<Result<_, _>>()?,
            amount_cents: self.amount.as_deref().map(cents).transpose()?,
            valid: TermInput {
                from: self.from.as_deref().map(day).transpose()?,
                to: self.to.as_deref().map(day).transpose()?,
                months: self.months,
            },
            motive: self.motive,
            departure_reason: self.departure,
            support: self.support,
            redirected_to: self.redirect,
            voted_at: self.at,
        };
        context.done(&wire::decision_record(&context.host, context.asker(), DecisionRecordRequest { input }).await?)
    }

    fn votes(&self) -> Result<Option<VoteInput>, Failure> {
        let Some(votes_for) = self.votes_for else {
            return Ok(None);
        };
        let chair_for = match self.chair.as_deref() {
            None => None,
            Some("for") => Some(true),
            Some("against") => Some(false),
            Some(other) => return Err(Failure::value("side", other)),
        };
        let (against, abstentions) = (self.against.unwrap_or(0), self.abstentions.unwrap_or(0));
        Ok(Some(VoteInput {
            votes_for,
            against,
            abstentions,
            chair_for,
        }))
    }
}

/// A condition typed as its date and its text, and where they are known what shows that it is met, who answers for it and on which day
/// the committee looks at it again (`2026-09-30=Permis délivré|arrêté municipal|Mme Ndiaye|2026-07-01`).
fn reservation(text: &str) -> Result<ReservationInput, Failure> {
    let (due_on, condition) = text
        .split_once('=')
        .ok_or_else(|| Failure::value("reservation", text))?;
    let mut parts = condition.split('|').map(str::trim);
    let mut next = || parts.next().unwrap_or_default();
    let (text, evidence, responsible, review) = (next(), next(), next(), next());
    Ok(ReservationInput {
        due_on: day(due_on)?,
        text: text.to_owned(),
        evidence: evidence.to_owned(),
        responsible: responsible.to_owned(),
        review_on: Some(review).filter(|typed| !typed.is_empty()).map(day).transpose()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_is_its_date_and_its_text() {
        let read = reservation("2026-09-30=Permis = délivré").unwrap();
        assert_eq!(
            (read.due_on.to_string().as_str(), read.text.as_str()),
            ("2026-09-30", "Permis = délivré")
        );
        let whole = reservation("2026-09-30=Permis délivré | arrêté municipal|Mme Ndiaye").unwrap();
        assert_eq!(
            [whole.text, whole.evidence, whole.responsible],
            ["Permis délivré", "arrêté municipal", "Mme Ndiaye"]
        );
        assert_eq!(whole.review_on, None);
        let reviewed = reservation("2026-09-30=Permis délivré|||2026-07-01").unwrap();
        assert_eq!(reviewed.review_on.unwrap().to_string(), "2026-07-01");
        assert!(reservation("Permis").is_err() && reservation("demain=Permis").is_err());
    }
}
