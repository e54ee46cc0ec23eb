//! What the checks found, as the sentences that a letter of refusal prints under the rule.

use palmares_core::call::CallRules;
use palmares_core::clock::{self, COMMITTEE_ZONE, Timestamp};
use palmares_core::dossier::checks::Fact;
use palmares_core::dossier::checks::duplicates::Duplicate;
use palmares_core::dossier::checks::lateness::Lateness;
use palmares_paper::typography;

use crate::paper::press::language;
use crate::paper::source::Source;
use crate::paper::words::Words;

/// A fact in a sentence; nothing for one that explains no refusal.
pub fn sentence(source: &Source, fact: &Fact, words: &Words) -> Option<String> {
    let say = |code: &str, values: &[(&str, &str)]| Some(words.say("found", code, values));
    match fact {
        Fact::ApplicantType { code } => {
            let label = source.call.rules.applicant_type(code);
            let label = label.map_or(code.as_str(), |choice| words.label(&choice.label));
            say("applicant_type", &[("type", label)])
        }
        Fact::ApplicantTypeUnstated {} => say("applicant_type_unstated", &[]),
        Fact::Commune {
            name,
            department,
            region,
            epci,
            ..
        } => {
            let code = if epci.is_some() { "commune_of_epci" } else { "commune" };
            let epci = epci.as_deref().unwrap_or_default();
            say(
                code,
                &[
                    ("name", name),
                    ("epci", epci),
                    ("department", department),
                    ("region", region),
                ],
            )
        }
        Fact::Abroad { .. } => say("abroad", &[]),
        Fact::CommuneUnknown { insee } => say("commune_unknown", &[("code", insee)]),
        Fact::CommuneUnstated {} => say("commune_unstated", &[]),
        Fact::PostalCode { postal_code, regions } => say(
            "postal_code",
            &[("code", postal_code), ("regions", &regions.join(", "))],
        ),
        Fact::Activity { code, section } => {
            let section = words.get("section", &section.to_string());
            say("activity", &[("code", code.as_str()), ("section", &section)])
        }
        Fact::ActivityUnstated {} => say("activity_unstated", &[]),
        Fact::OtherApplication(duplicate) => Some(other(duplicate, words)),
        Fact::Receipt(lateness) => late(lateness, words),
        Fact::FormSigned { signed: Some(false) } => say("form_unsigned", &[]),
        Fact::MissingDocuments { kinds } if !kinds.is_empty() => {
            let kinds: Vec<String> = kinds.iter().map(|kind| words.get("document", kind.as_str())).collect();
            say("missing_documents", &[("documents", &kinds.join(", "))])
        }
        Fact::Requested { cents: Some(cents) } => say(
            "requested",
            &[("amount", &typography::money(language(words.language()), *cents))],
        ),
        Fact::Requested { cents: None } => say("requested_unstated", &[]),
        Fact::Counted { counter, figure } => Some(counted(&source.call.rules, counter, *figure, words)),
        Fact::CommitmentStated {}
        | Fact::CommitmentDocument {}
        | Fact::NoOtherApplication {}
        | Fact::FormSigned { .. }
        | Fact::MissingDocuments { .. } => None,
    }
}

fn other(duplicate: &Duplicate, words: &Words) -> String {
    let reasons: Vec<String> = duplicate
        .reasons
        .iter()
        .map(|reason| {
            use palmares_core::dossier::checks::duplicates::DuplicateReason as Reason;
            words.get(
                "duplicate",
                match reason {
                    Reason::SameCompany => "same_company",
                    Reason::SameProject => "same_project",
                    Reason::SameApplicant => "same_applicant",
                    Reason::SameTitle => "same_title",
                    Reason::SameContact => "same_contact",
                },
            )
        })
        .collect();
    words.say(
        "found",
        "other_application",
        &[
            ("number", &format!("{:03}", duplicate.number)),
            ("reasons", &reasons.join(", ")),
        ],
    )
}

fn counted(rules: &CallRules, counter: &str, figure: Option<u32>, words: &Words) -> String {
    let rule = rules.counter(counter);
    let label = rule.map_or(counter, |rule| words.label(&rule.label));
    let unit = rule.map_or("", |rule| words.label(&rule.unit));
    let Some(figure) = figure else {
        return words.say("found", "counted_unstated", &[("label", label)]);
    };
    let figure = typography::integer(language(words.language()), u64::from(figure));
    words.say(
        "found",
        "counted",
        &[("label", label), ("figure", &figure), ("unit", unit)],
    )
}

fn late(lateness: &Lateness, words: &Words) -> Option<String> {
    let last = lateness.last_instant.filter(|_| lateness.late)?;
    let values = [
        ("received", moment(lateness.received_at?, words)),
        ("last", moment(last, words)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Some(words.say("found", "late", &values))
}

/// A moment in the committee's time, as letters write it.
fn moment(at: Timestamp, words: &Words) -> String {
    let language = language(words.language());
    let day = typography::date(language, clock::paris_date(at));
    let time = typography::time(language, at.with_timezone(&COMMITTEE_ZONE).time());
    words.say("found", "moment", &[("day", &day), ("time", &time)])
}

#[cfg(test)]
mod tests {
    use palmares_core::call::{CallKind, Template};
    use palmares_core::paper::PaperLanguage;

    use super::*;

    #[test]
    fn a_figure_is_told_with_what_it_counts_and_a_blank_is_not_stated() {
        let rules = Template::shipped("labellisation_structure").unwrap().rules;
        let said = |language, figure| {
            let words = Words::of(language, CallKind::Labelling).unwrap();
            counted(&rules, "researchers", figure, &words)
        };
        assert_eq!(said(PaperLanguage::Fr, Some(7)), "Chercheurs : 7 personnes.");
        assert_eq!(said(PaperLanguage::En, Some(7)), "Researchers: 7 people.");
        assert_eq!(said(PaperLanguage::Fr, None), "Chercheurs : non indiqué.");
    }
}
