//! From when to when a label holds, by the rules and as stated.

use super::*;
use crate::call::Template;

fn rules(code: &str) -> CallRules {
    Template::shipped(code).unwrap().rules
}

/// A committee that decides itself.
fn organisations() -> CallRules {
    CallRules {
        deciding_body: None,
        ..proposing()
    }
}

/// A committee that proposes to another body.
fn proposing() -> CallRules {
    rules("labellisation_structure")
}

fn fault<T: std::fmt::Debug>(result: Result<T>) -> (String, InputFault) {
    match result.unwrap_err() {
        Error::InvalidInput { field, reason } => (field, reason),
        other => panic!("{other:?}"),
    }
}

fn at(field: &str, reason: InputFault) -> (String, InputFault) {
    (field.to_owned(), reason)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn between(from: &str, to: &str) -> Term {
    Term {
        from: day(from),
        to: day(to),
    }
}

fn typed(from: Option<&str>, to: Option<&str>) -> TermInput {
    TermInput {
        from: from.map(day),
        to: to.map(day),
        months: None,
    }
}

/// The session of the programme that the template follows.
fn granted(kind: DecisionKind, stated: TermInput) -> Result<Option<Term>> {
    term(&organisations(), kind, stated, day("2023-03-27"), None).map(TermInput::whole)
}

/// The same, where another body decides.
fn proposed(kind: DecisionKind, stated: TermInput) -> Result<TermInput> {
    term(&proposing(), kind, stated, day("2023-03-15"), None)
}

fn lasting(months: u16) -> TermInput {
    TermInput {
        months: Some(months),
        ..TermInput::default()
    }
}

#[test]
fn what_another_body_grants_begins_with_its_act() {
    let kind = DecisionKind::SelectedWithReservations;
    assert_eq!(proposed(kind, TermInput::default()).unwrap(), lasting(24));
    assert_eq!(proposed(kind, lasting(12)).unwrap(), lasting(12));
    let acted_on = day("2023-04-05");
    assert_eq!(
        lasting(12).given_by(acted_on),
        Some(between("2023-04-05", "2024-04-05"))
    );
    let found = proposals(&proposing(), kind, None, None);
    let terms: Vec<_> = found.iter().map(|one| (one.months, one.term)).collect();
    assert_eq!(terms, [(24, None), (12, None)]);

    // Days that the call states stand, whatever the day of the act.
    let stated = between("2023-01-01", "2024-12-31");
    let kept = proposed(kind, stated.into()).unwrap();
    assert_eq!((kept, kept.given_by(acted_on)), (TermInput::from(stated), None));
    let counted = proposed(
        kind,
        TermInput {
            from: Some(day("2023-03-27")),
            ..lasting(24)
        },
    );
    assert_eq!(counted.unwrap(), TermInput::from(between("2023-03-27", "2025-03-27")));
    let open = proposed(kind, typed(None, Some("2024-12-31")));
    assert_eq!(fault(open), at("valid.from", InputFault::Empty), "from an unknown day");
}

#[test]
fn months_take_the_place_of_the_last_day_and_none_are_counted_of_an_extension() {
    let kind = DecisionKind::Selected;
    let both = TermInput {
        to: Some(day("2024-12-31")),
        ..lasting(12)
    };
    assert_eq!(fault(proposed(kind, both)), at("valid.months", InputFault::Unexpected));
    assert_eq!(fault(proposed(kind, lasting(0))), at("valid.months", InputFault::Range));
    let so_far = Some(between("2023-03-27", "2025-03-27"));
    let extended = term(&proposing(), kind, lasting(12), day("2025-01-15"), so_far);
    assert_eq!(fault(extended), at("valid.months", InputFault::Unexpected));
    let rest = term(&proposing(), kind, TermInput::default(), day("2025-01-15"), so_far);
    assert_eq!(rest.unwrap(), TermInput::from(between("2025-03-28", "2027-03-27")));
}

#[test]
fn a_label_lasts_as_long_as_the_rules_say_from_the_day_of_the_session() {
    let whole = granted(DecisionKind::Selected, TermInput::default()).unwrap();
    assert_eq!(whole, Some(between("2023-03-27", "2027-03-27")));
    let conditional = granted(DecisionKind::SelectedWithReservations, TermInput::default()).unwrap();
    assert_eq!(conditional, Some(between("2023-03-27", "2025-03-27")));
}

#[test]
fn both_ways_under_a_condition_are_proposed_the_usual_one_first() {
    let kind = DecisionKind::SelectedWithReservations;
    let found = proposals(&organisations(), kind, Some(day("2023-03-27")), None);
    let terms: Vec<_> = found
        .iter()
        .map(|one| (one.months, one.extendable_to, one.term.unwrap().to))
        .collect();
    assert_eq!(
        terms,
        [(24, Some(48), day("2025-03-27")), (12, Some(48), day("2024-03-27"))]
    );
}

#[test]
fn what_is_typed_stands_and_the_end_follows_the_beginning() {
    let kind = DecisionKind::SelectedWithReservations;
    let from_the_phase = granted(kind, typed(Some("2023-01-01"), Some("2024-12-31"))).unwrap();
    assert_eq!(from_the_phase, Some(between("2023-01-01", "2024-12-31")));
    let shifted = granted(kind, typed(Some("2023-01-31"), None)).unwrap();
    assert_eq!(shifted, Some(between("2023-01-31", "2025-01-31")));
}

#[test]
fn a_label_that_begins_on_the_last_of_a_long_month_ends_on_the_last_of_a_short_one() {
    assert_eq!(after(day("2024-08-31"), 6), Some(day("2025-02-28")));
    assert_eq!(after(day("2023-08-31"), 6), Some(day("2024-02-29")));
}

#[test]
fn an_extension_follows_without_a_gap_and_fills_the_whole() {
    let (rules, so_far) = (organisations(), between("2023-03-27", "2025-03-27"));
    let kind = DecisionKind::Selected;
    let found = term(&rules, kind, TermInput::default(), day("2025-01-15"), Some(so_far)).unwrap();
    assert_eq!(found, TermInput::from(between("2025-03-28", "2027-03-27")));
    let shorter = term(
        &rules,
        kind,
        typed(None, Some("2025-03-27")),
        day("2025-01-15"),
        Some(so_far),
    );
    assert_eq!(
        fault(shorter),
        at("valid.to", InputFault::Order),
        "it would extend nothing"
    );
    let whole = between("2023-03-27", "2027-03-27");
    assert_eq!(
        proposals(&rules, kind, Some(day("2026-11-15")), Some(whole)),
        [],
        "nothing is left"
    );
}

#[test]
fn where_no_label_is_granted_no_day_is_stated() {
    assert_eq!(granted(DecisionKind::Rejected, TermInput::default()).unwrap(), None);
    let refused = granted(DecisionKind::Rejected, typed(Some("2023-03-27"), None));
    assert_eq!(fault(refused), at("valid.from", InputFault::Unexpected));
    let project = rules("territoire_intelligent");
    let kind = DecisionKind::Selected;
    assert_eq!(
        term(&project, kind, TermInput::default(), day("2026-03-11"), None).unwrap(),
        TermInput::default()
    );
}

#[test]
fn a_term_ends_after_it_began_and_in_our_age() {
    let kind = DecisionKind::Selected;
    let reversed = granted(kind, typed(Some("2023-03-27"), Some("2023-03-26")));
    assert_eq!(fault(reversed), at("valid.to", InputFault::Order));
    let slip = granted(kind, typed(Some("0203-03-27"), None));
    assert_eq!(fault(slip), at("valid.from", InputFault::Range));
}
