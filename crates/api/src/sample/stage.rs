//! The stage: who and what exists so far, and who does each scene.

use std::collections::BTreeMap;

use palmares_core::call::model::Deadline;
use palmares_core::call::{self, CallRules};
use palmares_core::clock::Timestamp;
use palmares_core::committee;
use palmares_core::committee::view::MemberInput;
use palmares_core::error::{Error, Result};
use palmares_core::id::{CallId, DossierId, MemberId, PersonId, SessionId};
use palmares_core::journal::Caller;
use palmares_core::store::Store;

use super::mail::Mails;
use super::story::{CallOpening, Person, Story, paris};
use super::timeline::{Event, Scene};
use crate::host::{Host, Open};

/// What the scenes share.
pub(super) struct Stage<'a> {
    pub host: &'a Host,
    pub open: &'a Open,
    pub call: CallId,
    secretary: PersonId,
    /// Account of the secretariat.
    account: &'a str,
    mails: Mails,
    members: BTreeMap<&'a str, MemberId>,
    dossiers: BTreeMap<&'a str, DossierId>,
    sessions: BTreeMap<&'a str, SessionId>,
}

/// Adapts the rules of a template to what the story says of its call.
fn adapt(rules: &mut CallRules, plan: &CallOpening) {
    rules.intake.opens_on = Some(plan.opens_on);
    rules.intake.final_deadline = Some(Deadline {
        date: plan.deadline,
        inclusive: plan.inclusive,
    });
    let cutoffs = plan.cutoffs.iter();
    rules.intake.cutoffs = cutoffs.map(|&date| Deadline { date, inclusive: true }).collect();
    rules.organiser.address.clone_from(&plan.address);
    rules.organiser.email.clone_from(&plan.email);
    rules.organiser.signatory = plan.signatory.clone();
    if let Some(court) = &plan.court {
        rules.organiser.court.clone_from(court);
    }
}

impl<'a> Stage<'a> {
    /// Makes the call and its committee.
    pub async fn set(
        host: &'a Host,
        open: &'a Open,
        story: &'a Story,
        secretary: PersonId,
        mails: Mails,
    ) -> Result<Self> {
        let opening = &story.opening;
        let account = opening.secretariat.account.as_str();
        let staff = |at| Ok::<_, Error>(Caller::secretariat(secretary, account, paris(at)?));
        let plan = &opening.call;
        let created = staff(plan.created)?;
        let (call, _) = call::create(&open.store, &created, &plan.template, &plan.name, plan.deadline).await?;
        let mut rules = call::get(&mut *open.store.read().await?, call).await?.rules;
        adapt(&mut rules, plan);
        call::update(
            &open.store,
            &staff(plan.adapted)?,
            host.territory()?,
            call,
            &plan.name,
            &rules,
        )
        .await?;
        let entered = staff(opening.members_entered)?;
        for person in &story.members {
            let seated = committee::members(&mut *open.store.read().await?, call).await?;
            let place = story
                .members
                .iter()
                .find(|one| person.alternate_of.as_ref() == Some(&one.key));
            let place = place.and_then(|place| seated.iter().find(|seat| seat.member.email == place.email));
            let input = member(person, place.map(|place| place.id));
            committee::save_member(&open.store, &entered, call, None, &input).await?;
        }
        let seated = committee::members(&mut *open.store.read().await?, call).await?;
        let find = |person: &'a Person| {
            let seat = seated.iter().find(|seat| seat.member.email == person.email);
            seat.map(|seat| (person.key.as_str(), seat.id))
                .ok_or_else(|| Error::not_found("member", &person.key))
        };
        let members = story.members.iter().map(find).collect::<Result<_>>()?;
        let (dossiers, sessions) = (BTreeMap::new(), BTreeMap::new());
        Ok(Self {
            host,
            open,
            call,
            secretary,
            account,
            mails,
            members,
            dossiers,
            sessions,
        })
    }

    /// Plays a scene at its instant.
    pub async fn play(&mut self, scene: Scene<'a>) -> Result<()> {
        let at = scene.at;
        match scene.event {
            Event::Receive(application, index) => self.receive(application, index, at).await,
            Event::Act(application, act) => self.act(application, act, at).await,
            Event::Declare(application, interest) => self.declare(application, interest, at).await,
            Event::Advise(application, advice) => self.advise(application, advice, at).await,
            Event::Fund(application, news) => self.fund(application, news, at).await,
            Event::Evaluate(application, evaluation) => self.evaluate(application, evaluation, at).await,
            Event::Plan(sitting) => self.plan(sitting, at).await,
            Event::Agenda(sitting) => self.draw_agenda(sitting, at).await,
            Event::Convene(sitting) => self.convene(sitting, at).await,
            Event::Attend(sitting) => self.attend(sitting, at).await,
            Event::Open(sitting) => self.open_session(sitting, at).await,
            Event::Hear(sitting, item) => self.hear(sitting, item, at).await,
            Event::Decide(sitting, item) => self.decide(sitting, item, at).await,
            Event::Close(sitting) => self.close(sitting, at).await,
            Event::Minutes(sitting) => self.minutes(sitting, at).await,
            Event::Approve(sitting) => self.approve(sitting, at).await,
            Event::Follow(sitting, followed) => self.follow(sitting, followed, at).await,
        }
    }

    pub fn store(&self) -> &'a Store {
        &self.open.store
    }

    /// The secretariat, at an instant.
    pub fn staff(&self, at: Timestamp) -> Caller {
        Caller::secretariat(self.secretary, self.account, at)
    }

    /// A member, on their own account.
    pub fn acting(&self, key: &str, at: Timestamp) -> Result<Caller> {
        Ok(Caller::member(self.member(key)?, key, at))
    }

    pub fn member(&self, key: &str) -> Result<MemberId> {
        self.members
            .get(key)
            .copied()
            .ok_or_else(|| Error::not_found("member", key))
    }

    pub fn dossier(&self, key: &str) -> Result<DossierId> {
        self.dossiers
            .get(key)
            .copied()
            .ok_or_else(|| Error::not_found("dossier", key))
    }

    pub fn session(&self, key: &str) -> Result<SessionId> {
        self.sessions
            .get(key)
            .copied()
            .ok_or_else(|| Error::not_found("session", key))
    }

    pub fn mail(&self, key: &str, index: usize) -> Result<std::path::PathBuf> {
        self.mails
            .get(&(key.to_owned(), index))
            .cloned()
            .ok_or_else(|| Error::not_found("message", key))
    }

    pub fn remember_dossier(&mut self, key: &'a str, id: DossierId) {
        self.dossiers.insert(key, id);
    }

    pub fn remember_session(&mut self, key: &'a str, id: SessionId) {
        self.sessions.insert(key, id);
    }
}

fn member(person: &Person, alternate_of: Option<MemberId>) -> MemberInput {
    MemberInput {
        name: person.name.clone(),
        capacity: person.capacity,
        college: person.college,
        voice: person.voice,
        role: person.role,
        organisation: person.organisation.clone(),
        email: person.email.clone(),
        alternate_of,
        fields: person.fields.clone(),
    }
}
