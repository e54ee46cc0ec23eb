//! What a published call grants, how long it holds, and how many came to it.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::call::{CallRules, DecisionKind, QuorumPolicy};
use crate::decision::label::LabelState;
use crate::decision::model::VoteMode;
use crate::decision::term::{Term, TermInput, proposals};
use crate::decision::view::{DecisionInput, DecisionView, Effect, ReopeningView};
use crate::dossier::DossierState;
use crate::funding::{FunderInput, FunderStatus, FunderView};
use crate::id::{DecisionId, DossierId, FunderId, SessionId};
use crate::label::Funnel;
use crate::label::funnel::funnel;
use crate::label::queries::{Counted, row};
use crate::session::bring_back::ReopeningReason;
use crate::session::quorum::{QuorumRules, check};

/// A decision, for as long as the rules propose.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grant {
    kind: DecisionKind,
    on: NaiveDate,
    /// Which of the terms proposed; the usual one is the first.
    #[serde(default)]
    way: usize,
}

/// A funder that the project turned to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Turned {
    status: FunderStatus,
    on: NaiveDate,
}

/// The life of a label: the decision that grants it, those that extend it, its funders, and what it is on a day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Life {
    granted: Vec<Grant>,
    #[serde(default)]
    funders: Vec<Turned>,
    on: NaiveDate,
    /// None where nothing was granted.
    state: Option<LabelState>,
    /// Its first and its last day.
    #[serde(default)]
    term: Option<(NaiveDate, NaiveDate)>,
    #[serde(default)]
    can_extend: bool,
}

impl Life {
    pub(super) fn check(&self, rules: &CallRules, about: &str) {
        let id = DossierId::new();
        let mut decisions: Vec<DecisionView> = Vec::new();
        let mut so_far: Option<Term> = None;
        for grant in &self.granted {
            assert!(rules.decisions.contains(&grant.kind), "{about}: {:?}", grant.kind);
            let term = proposals(rules, grant.kind, Some(grant.on), so_far)
                .get(grant.way)
                .and_then(|proposed| proposed.term);
            if let Some(before) = decisions.last_mut() {
                before.reopened = Some(for_extension(before));
            }
            decisions.push(decision(grant.kind, grant.on, term));
            so_far = so_far
                .zip(term)
                .map(|(first, last)| Term { to: last.to, ..first })
                .or(term)
                .or(so_far);
        }
        let funders: Vec<FunderView> = self.funders.iter().map(|one| funder(id, one.status, one.on)).collect();
        let found = row(rules, counted(id, DossierState::Selected), &decisions, funders, self.on);
        let state = found.as_ref().and_then(|row| row.state);
        let term = found.as_ref().and_then(|row| row.term).map(|term| (term.from, term.to));
        let can_extend = found.as_ref().is_some_and(|row| row.can_extend);
        assert_eq!((state, term), (self.state, self.term), "{about}");
        assert_eq!(can_extend, self.can_extend, "{about}");
    }
}

/// How many were assessed, selected and funded, and the shares that were published of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    assessed: u32,
    selected: u32,
    funded: u32,
    /// Out of a hundred of those assessed.
    selected_percent: u32,
    /// Out of a hundred of those selected.
    funded_percent: u32,
}

impl Counts {
    pub(super) fn check(&self, rules: &CallRules, about: &str) {
        let on: NaiveDate = "2014-01-15".parse().unwrap();
        let ids: Vec<(u32, DossierId)> = (0..self.assessed).map(|place| (place, DossierId::new())).collect();
        let kind = |place: u32| {
            if place < self.selected {
                DecisionKind::Selected
            } else {
                DecisionKind::Rejected
            }
        };
        let taken = |place: u32| {
            let term = proposals(rules, kind(place), Some(on), None)
                .first()
                .and_then(|one| one.term);
            vec![decision(kind(place), on, term)]
        };
        let status = |place: u32| {
            if place < self.funded {
                FunderStatus::Funded
            } else {
                FunderStatus::Refused
            }
        };
        let labelled = ids.iter().filter(|(place, _)| *place < self.selected);
        let found = funnel(
            &ids.iter()
                .map(|(_, id)| counted(*id, DossierState::Selected))
                .collect::<Vec<_>>(),
            &ids.iter().map(|(place, id)| (*id, taken(*place))).collect(),
            &labelled
                .map(|(place, id)| (*id, vec![funder(*id, status(*place), on)]))
                .collect(),
        );
        let expected = Funnel {
            received: self.assessed,
            assessed: self.assessed,
            selected: self.selected,
            funded: self.funded,
            funded_cents: 0,
        };
        assert_eq!(found, expected, "{about}");
        assert_eq!(found.selected * 100, self.selected_percent * found.assessed, "{about}");
        assert_eq!(found.funded * 100, self.funded_percent * found.selected, "{about}");
    }
}

fn decision(kind: DecisionKind, on: NaiveDate, term: Option<Term>) -> DecisionView {
    let rules = QuorumRules {
        policy: QuorumPolicy::None {},
        recused_count: false,
        proxies_per_member: 0,
        waived: true,
    };
    DecisionView {
        id: DecisionId::new(),
        input: DecisionInput {
            session_id: SessionId::new(),
            dossier_id: DossierId::new(),
            kind,
            motive: "Motif.".into(),
            mode: VoteMode::Consensus,
            votes: None,
            departure_reason: None,
            reservations: Vec::new(),
            amount_cents: None,
            support: Vec::new(),
            valid: term.map(TermInput::from).unwrap_or_default(),
            redirected_to: None,
            voted_at: None,
        },
        casting_vote: false,
        quorum: check(rules, &[]),
        poll: None,
        rank: None,
        score: None,
        decided_at: format!("{on}T10:00:00Z").parse().unwrap(),
        held_on: None,
        conditions: Vec::new(),
        reopened: None,
        effect: Effect::Immediate,
        superseded: false,
        can_reopen: true,
        can_lift: true,
        extends: None,
    }
}

fn for_extension(decision: &DecisionView) -> ReopeningView {
    ReopeningView {
        reason: ReopeningReason::Extension,
        motive: "Motif.".into(),
        reopened_at: decision.decided_at,
    }
}

fn funder(dossier_id: DossierId, status: FunderStatus, status_on: NaiveDate) -> FunderView {
    FunderView {
        id: FunderId::new(),
        dossier_id,
        funder: FunderInput {
            name: "Guichet".into(),
            status,
            status_on,
            amount_cents: (status == FunderStatus::Funded).then_some(0),
        },
    }
}

fn counted(id: DossierId, state: DossierState) -> Counted {
    Counted {
        id,
        number: 1,
        title: "Projet".into(),
        applicant: "Porteur".into(),
        state,
        assessed: true,
    }
}
