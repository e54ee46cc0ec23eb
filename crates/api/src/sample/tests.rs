use std::collections::BTreeSet;

use palmares_core::call::Template;
use palmares_core::committee::model::{MemberRole, composes};
use palmares_core::grid::Answer;

use super::scripts::SCRIPTS;
use super::story::{Deed, Story};
use super::timeline::{Event, scenes};

fn stories() -> impl Iterator<Item = Story> {
    SCRIPTS.iter().map(|script| Story::of(script.template).unwrap())
}

#[test]
fn every_story_is_of_the_template_whose_name_it_bears_and_keeps_the_order_of_receipt() {
    for (story, script) in stories().zip(SCRIPTS) {
        assert_eq!(story.opening.call.template, script.template);
        let received: Vec<&str> = scenes(&story)
            .unwrap()
            .iter()
            .filter_map(|scene| match scene.event {
                Event::Receive(application, 0) => Some(application.key.as_str()),
                _ => None,
            })
            .collect();
        let told: Vec<&str> = story.dossiers.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(received, told);
    }
}

#[test]
fn everybody_whom_a_story_names_is_on_its_committee() {
    for story in stories() {
        let known: BTreeSet<&str> = story.members.iter().map(|one| one.key.as_str()).collect();
        let evaluators = story
            .dossiers
            .iter()
            .flat_map(|one| one.evaluations.iter().map(|sheet| sheet.member.as_str()));
        let assigned = story
            .dossiers
            .iter()
            .flat_map(|one| &one.acts)
            .flat_map(|act| match &act.deed {
                Deed::Assign { members } => members.iter().map(String::as_str).collect::<Vec<_>>(),
                _ => Vec::new(),
            });
        let chairs = story.sessions.iter().map(|one| one.plan.chair.as_str());
        for key in evaluators.chain(assigned).chain(chairs) {
            assert!(known.contains(key), "{key}");
        }
    }
}

#[test]
fn one_evaluator_marks_about_seven_tenths_of_a_point_lower_than_the_others() {
    let story = Story::of("territoire_intelligent").unwrap();
    let steps = |answer: Answer| f64::from(answer.steps().unwrap().0);
    let (mut gap, mut cells) = (0.0, 0.0);
    for application in &story.dossiers {
        let Some(harsh) = application.evaluations.iter().find(|sheet| sheet.member == "vandamme") else {
            continue;
        };
        let others: Vec<_> = application
            .evaluations
            .iter()
            .filter(|sheet| sheet.member != "vandamme")
            .collect();
        for (criterion, mark) in &harsh.marks {
            let sum: f64 = others.iter().map(|sheet| steps(sheet.marks[criterion]) / 2.0).sum();
            gap += steps(*mark) / 2.0 - sum / f64::from(u32::try_from(others.len()).unwrap());
            cells += 1.0;
        }
    }
    let drift = gap / cells;
    assert!((-0.8..=-0.6).contains(&drift), "{drift}");
}

#[test]
fn the_digital_label_has_a_pool_of_fifty_experts_of_every_field_who_count_in_no_quorum() {
    let story = Story::of("label_numerique").unwrap();
    let rules = Template::shipped("label_numerique").unwrap().rules;
    let pool = || story.members.iter().filter(|one| one.role == MemberRole::Expert);
    assert_eq!(pool().count(), 50);
    assert!(pool().all(|one| !composes(one.voice, one.role) && !one.fields.is_empty()));
    assert!(
        pool()
            .flat_map(|one| &one.fields)
            .all(|field| rules.expert_field(field).is_some())
    );
    for field in rules.expert_fields() {
        let experts = pool().filter(|one| one.fields.contains(&field.code)).count();
        assert!(experts >= 7, "{}: {experts}", field.code);
    }
}
