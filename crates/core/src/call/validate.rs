//! When a call's rules hold together. All faults are found at once, each at its field.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::model::{CallRules, Choice, EligibilityTest, Intake, PriorityRule};
use super::vocabulary::{IntakeMode, QuorumPolicy, Relevance};
use crate::clock;
use crate::error::{Error, InputFault, Result};
use crate::grid::{Label, Problem};
use crate::territory::Territory;

impl CallRules {
    /// The first fault as an error, or nothing.
    pub fn validate(&self, territory: &Territory) -> Result<()> {
        match self.problems(territory).into_iter().next() {
            Some(problem) => Err(Error::invalid(problem.field, problem.reason)),
            None => Ok(()),
        }
    }

    /// Every fault, in the order of the fields: `empty`, `duplicate`, `range`, `order`, `unknown`, `email`, and those of own texts, `too_long` and
    /// `unknown_place`.
    pub fn problems(&self, territory: &Territory) -> Vec<Problem> {
        let mut found = Found(Vec::new());
        found.organiser(self);
        found.choices("themes", &self.themes);
        found.when(self.applicant_types.is_empty(), "applicant_types", InputFault::Empty);
        found.choices("applicant_types", &self.applicant_types);
        found.intake(self);
        found.eligibility(self, territory);
        found.documents(self);
        found.relevance(self);
        if let Some(priority) = &self.priority {
            found.priority(priority, territory);
        }
        found.committee(self);
        found.support(self);
        found.label("retention", &self.retention);
        if let Some(body) = &self.deciding_body {
            found.label("deciding_body", body);
        }
        found.0.extend(super::label::problems(self));
        found.0.extend(super::evidence::problems(self));
        found.0.extend(super::letters::problems(self));
        found.0.extend(super::evaluators::problems(self));
        found.0
    }
}

struct Found(Vec<Problem>);

impl Found {
    fn when(&mut self, fault: bool, field: impl Into<String>, reason: InputFault) {
        if fault {
            self.0.push(Problem {
                field: field.into(),
                reason,
            });
        }
    }

    /// The year of a day is one of ours.
    fn day(&mut self, field: &str, day: Option<NaiveDate>) {
        let elsewhere = day.is_some_and(|day| !clock::is_plausible_day(day));
        self.when(elsewhere, field, InputFault::Range);
    }

    fn text(&mut self, field: impl Into<String>, text: &str) {
        self.when(text.trim().is_empty(), field, InputFault::Empty);
    }

    /// French is asked for; English is said where somebody wrote it.
    fn label(&mut self, path: &str, label: &Label) {
        self.text(format!("{path}.fr"), &label.fr);
    }

    fn organiser(&mut self, rules: &CallRules) {
        self.text("organiser.name", &rules.organiser.name);
        self.when(
            !looks_like_an_address(&rules.organiser.email),
            "organiser.email",
            InputFault::Email,
        );
        for (index, partner) in rules.partners.iter().enumerate() {
            self.text(format!("partners[{index}].name"), &partner.name);
        }
    }

    fn choices(&mut self, path: &str, choices: &[Choice]) {
        let mut codes = BTreeSet::new();
        for (index, choice) in choices.iter().enumerate() {
            let field = format!("{path}[{index}]");
            self.text(format!("{field}.code"), &choice.code);
            self.when(
                !codes.insert(choice.code.trim()),
                format!("{field}.code"),
                InputFault::Duplicate,
            );
            self.label(&format!("{field}.label"), &choice.label);
        }
    }

    fn intake(&mut self, rules: &CallRules) {
        let (opens, closes) = (rules.intake.opens_on, rules.intake.final_deadline);
        let reversed = opens.zip(closes).is_some_and(|(from, to)| from > to.date);
        self.when(reversed, "intake.final_deadline.date", InputFault::Order);
        self.cutoffs(&rules.intake);
        self.day("intake.opens_on", opens);
        self.day("intake.final_deadline.date", closes.map(|to| to.date));
        self.day("reserve_until", rules.reserve_until);
    }

    /// Cut-offs follow one another, from the opening to the end; a call that is not by waves has none.
    fn cutoffs(&mut self, intake: &Intake) {
        let by_waves = intake.mode == IntakeMode::Cutoffs;
        self.when(
            !by_waves && !intake.cutoffs.is_empty(),
            "intake.cutoffs",
            InputFault::Unexpected,
        );
        let mut after = intake.opens_on;
        for (index, cutoff) in intake.cutoffs.iter().enumerate() {
            let field = format!("intake.cutoffs[{index}].date");
            let (too_early, last) = (after.is_some_and(|day| cutoff.date <= day), intake.final_deadline);
            let too_late = last.is_some_and(|last| cutoff.date >= last.date);
            self.when(too_early || too_late, field.as_str(), InputFault::Order);
            self.day(&field, Some(cutoff.date));
            after = Some(cutoff.date);
        }
    }

    fn eligibility(&mut self, rules: &CallRules, territory: &Territory) {
        let mut codes = BTreeSet::new();
        for (index, rule) in rules.eligibility.iter().enumerate() {
            let field = format!("eligibility[{index}]");
            self.text(format!("{field}.code"), &rule.code);
            self.when(
                !codes.insert(rule.code.trim()),
                format!("{field}.code"),
                InputFault::Duplicate,
            );
            self.label(&format!("{field}.label"), &rule.label);
            self.test(&format!("{field}.test"), &rule.test, rules, territory);
        }
    }

    fn test(&mut self, field: &str, test: &EligibilityTest, rules: &CallRules, territory: &Territory) {
        match test {
            EligibilityTest::ImplementationIn(area) | EligibilityTest::HqInOrCommitment(area) => {
                self.when(area.is_empty(), field, InputFault::Empty);
                for list in area.unknown(territory) {
                    self.when(true, format!("{field}.{list}"), InputFault::Unknown);
                }
            }
            EligibilityTest::ActivityIn(activities) => {
                self.when(activities.is_empty(), field, InputFault::Empty);
                for list in activities.unknown() {
                    self.when(true, format!("{field}.{list}"), InputFault::Unknown);
                }
            }
            EligibilityTest::ReceivedBeforeDeadline {} => {
                let open_end = rules.deadline().is_none();
                self.when(open_end, "intake.final_deadline", InputFault::Empty);
            }
            EligibilityTest::RequestedBetween {
                at_least_cents,
                at_most_cents,
            } => {
                let below = at_least_cents.is_some_and(|cents| cents < 0);
                self.when(below, format!("{field}.at_least_cents"), InputFault::Range);
                self.bounds(field, "at_most_cents", *at_least_cents, *at_most_cents);
            }
            EligibilityTest::CounterBetween {
                counter,
                at_least,
                at_most,
            } => {
                let unknown = rules.counter(counter).is_none();
                self.when(unknown, format!("{field}.counter"), InputFault::Unknown);
                self.bounds(field, "at_most", *at_least, *at_most);
            }
            EligibilityTest::ApplicantTypeIn {}
            | EligibilityTest::OneApplicationPerProjectOrCompany {}
            | EligibilityTest::SignedAndComplete {} => {}
        }
    }

    /// Something is bounded, and there is room between the bounds.
    fn bounds<T: PartialOrd>(&mut self, field: &str, most: &str, at_least: Option<T>, at_most: Option<T>) {
        self.when(at_least.is_none() && at_most.is_none(), field, InputFault::Empty);
        let reversed = at_least.zip(at_most).is_some_and(|(from, to)| from > to);
        self.when(reversed, format!("{field}.{most}"), InputFault::Order);
    }

    fn documents(&mut self, rules: &CallRules) {
        let mut kinds = BTreeSet::new();
        for (index, document) in rules.documents.iter().enumerate() {
            self.when(
                !kinds.insert(document.kind),
                format!("documents[{index}].kind"),
                InputFault::Duplicate,
            );
        }
        let days = rules.documents_request_days;
        self.when(days == 0 || days > 366, "documents_request_days", InputFault::Range);
    }

    fn relevance(&mut self, rules: &CallRules) {
        let gate = &rules.relevance;
        self.label("relevance.question", &gate.question);
        // A gate that can only open, or only close, is no gate.
        let opens = gate.answers.iter().any(|answer| *answer != Relevance::No);
        let closes = gate.answers.contains(&Relevance::No);
        self.when(!opens || !closes, "relevance.answers", InputFault::Range);
        self.when(
            gate.min_motive_chars > 2_000,
            "relevance.min_motive_chars",
            InputFault::Range,
        );
    }

    fn priority(&mut self, priority: &PriorityRule, territory: &Territory) {
        self.text("priority.code", &priority.code);
        self.label("priority.label", &priority.label);
        self.when(
            territory.epci(&priority.epci).is_none(),
            "priority.epci",
            InputFault::Unknown,
        );
        self.when(priority.communes.is_empty(), "priority.communes", InputFault::Empty);
        let distinct: BTreeSet<_> = priority.communes.iter().collect();
        self.when(
            distinct.len() != priority.communes.len(),
            "priority.communes",
            InputFault::Duplicate,
        );
        for (index, insee) in priority.communes.iter().enumerate() {
            let unknown = territory.commune(insee).is_none();
            self.when(unknown, format!("priority.communes[{index}]"), InputFault::Unknown);
        }
    }

    fn committee(&mut self, rules: &CallRules) {
        let committee = rules.committee;
        self.when(committee.members_min == 0, "committee.members_min", InputFault::Range);
        self.when(
            committee.members_max < committee.members_min,
            "committee.members_max",
            InputFault::Order,
        );
        if let QuorumPolicy::Fixed { members } = committee.quorum {
            self.when(
                members == 0 || members > committee.members_max,
                "committee.quorum.members",
                InputFault::Range,
            );
        }
        self.when(committee.notice_days > 90, "committee.notice_days", InputFault::Range);
        if let Some(hearing) = rules.hearing {
            self.when(
                !(1..=480).contains(&hearing.pitch_minutes),
                "hearing.pitch_minutes",
                InputFault::Range,
            );
            self.when(
                hearing.questions_minutes > 480,
                "hearing.questions_minutes",
                InputFault::Range,
            );
        }
        self.when(rules.decisions.is_empty(), "decisions", InputFault::Empty);
        let distinct: BTreeSet<_> = rules.decisions.iter().collect();
        self.when(
            distinct.len() != rules.decisions.len(),
            "decisions",
            InputFault::Duplicate,
        );
        self.when(
            rules.cadence.sessions_per_month > 31,
            "cadence.sessions_per_month",
            InputFault::Range,
        );
        self.when(
            !(1..=31).contains(&rules.cadence.warn_from_day),
            "cadence.warn_from_day",
            InputFault::Range,
        );
    }

    fn support(&mut self, rules: &CallRules) {
        let support = &rules.support;
        self.choices("support.measures", &support.measures);
        self.when(support.months > 600, "support.months", InputFault::Range);
        self.when(
            support.review_month > support.months,
            "support.review_month",
            InputFault::Order,
        );
        self.when(
            support.amount_cents.is_some_and(|cents| cents < 0),
            "support.amount_cents",
            InputFault::Range,
        );
    }
}

/// Something before and after one `@`, with a dot in the host, and nothing that ends or parts a header of a mail: enough to catch a slip
/// and to write it into a draft, not a judge of mail addresses.
pub fn looks_like_an_address(text: &str) -> bool {
    let mut parts = text.trim().split('@');
    let (local, host, more) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
        parts.next(),
    );
    more.is_none()
        && !local.is_empty()
        && !text
            .trim()
            .contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;:\"()[]\\".contains(c))
        && host.split('.').count() > 1
        && host.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
#[path = "validate_tests.rs"]
mod tests;
