//! The members’ part: interests declared, marks and comments given, sheets handed in; what a council advises and how far funders are.

use chrono::Duration;
use palmares_core::clock::{Timestamp, paris_date};
use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::error::Result;
use palmares_core::evaluation;
use palmares_core::funding;
use palmares_core::journal::Actor;
use palmares_core::opinion::{self, OpinionInput};

use super::stage::Stage;
use super::story::{Advice, Application, Evaluation, Funding, Interest, paris};

impl Stage<'_> {
    pub(super) async fn declare(&self, application: &Application, interest: &Interest, at: Timestamp) -> Result<()> {
        let declared = Declaration {
            member: self.member(&interest.member)?,
            dossier: self.dossier(&application.key)?,
            kind: interest.kind,
            note: interest.note.clone(),
            recused: interest.recused,
            imposed: false,
        };
        evaluation::declare_interest(self.store(), &self.acting(&interest.member, at)?, &declared)
            .await
            .map(drop)
    }

    pub(super) async fn advise(&self, application: &Application, advice: &Advice, at: Timestamp) -> Result<()> {
        let input = OpinionInput {
            kind: advice.kind,
            recommendations: advice.recommendations.clone(),
            advisers: advice.advisers.clone(),
            given_on: paris_date(at),
        };
        let dossier = self.dossier(&application.key)?;
        opinion::save(self.store(), &self.staff(at), dossier, None, &input)
            .await
            .map(drop)
    }

    /// Names a funder of the project, or says how far it has come with one that was named before.
    pub(super) async fn fund(&self, application: &Application, news: &Funding, at: Timestamp) -> Result<()> {
        let dossier = self.dossier(&application.key)?;
        let mut connection = self.store().read().await?;
        let known = funding::of_dossier(&mut connection, Actor::Secretariat, dossier).await?;
        drop(connection);
        let named = known.iter().find(|one| one.funder.name == news.funder.name);
        let funder = named.map(|one| one.id);
        funding::save(self.store(), &self.staff(at), dossier, funder, &news.funder)
            .await
            .map(drop)
    }

    /// An evaluation from the declaration to its handing in; marks follow one another as somebody reads.
    pub(super) async fn evaluate(&self, application: &Application, sheet: &Evaluation, at: Timestamp) -> Result<()> {
        let (dossier, end) = (self.dossier(&application.key)?, paris(sheet.submitted)?);
        let acting = |at| self.acting(&sheet.member, at);
        let declared = Declaration {
            member: self.member(&sheet.member)?,
            dossier,
            kind: InterestKind::None,
            note: String::new(),
            recused: false,
            imposed: false,
        };
        evaluation::declare_interest(self.store(), &acting(at)?, &declared).await?;
        let pause = (end - at) / i32::try_from(sheet.marks.len() + 2).unwrap_or(i32::MAX);
        let (mut now, mut note) = (at, sheet.private_note.as_str());
        for (criterion, mark) in &sheet.marks {
            now += pause;
            evaluation::set_mark(self.store(), &acting(now)?, dossier, criterion, Some(*mark)).await?;
            if let Some(comment) = sheet.comments.get(criterion) {
                let written = acting(now + Duration::seconds(50))?;
                evaluation::comment(self.store(), &written, dossier, Some(criterion), comment, note).await?;
                // The private note stands beside the first criterion that its author wrote about.
                note = "";
            }
        }
        let whole = acting(now + pause)?;
        evaluation::comment(self.store(), &whole, dossier, None, &sheet.comment, "").await?;
        evaluation::submit(self.store(), &acting(end)?, dossier).await.map(drop)
    }
}
