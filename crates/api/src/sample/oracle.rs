//! The oracle of the stories: what each of them must come to, published beside it, against what playing it comes to.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::scripts::{SCRIPTS, Script};
use super::{facts, story, write};
use crate::error::ApiError;
use crate::host::Host;
use palmares_core::error::{Error, Result};

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// How many dossiers there are, and how many ended in each state.
    Count,
    /// Where a dossier ended, by its number.
    Outcome,
    /// Its official score, as shown.
    Score,
    /// Its place in the ranking, or why it has none.
    Rank,
    /// The grid's word for its score.
    Opinion,
    /// How many counted towards the quorum of a session, or of an item of it.
    Quorum,
    /// The act that a decision has its effect from.
    Act,
    /// How far a project has come, by the number of its dossier.
    Stage,
    /// What a dossier counts, by its number and what is counted.
    Counter,
    /// Whether those who evaluated a dossier are whom its call asks for, and whom it lacks otherwise.
    Evaluators,
    /// From when to when a label holds, and the day on which it lapsed with its funder's decision.
    Label,
    /// Where a label stands on each day on which that changes by itself: its alerts, its last day, the day after.
    Standing,
    /// How far a project has come with each funder, and since when.
    Funder,
}

impl FactKind {
    /// Every kind, in the order in which they are told.
    pub const ALL: &'static [Self] = &[
        Self::Count,
        Self::Outcome,
        Self::Score,
        Self::Rank,
        Self::Opinion,
        Self::Quorum,
        Self::Act,
        Self::Stage,
        Self::Counter,
        Self::Evaluators,
        Self::Label,
        Self::Standing,
        Self::Funder,
    ];
}

/// By kind, then by what they are said of.
pub(super) type Facts = BTreeMap<FactKind, BTreeMap<String, String>>;

/// One fact, as published and as played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// What is compared.
    pub kind: FactKind,
    /// Of which dossier, state or session.
    pub of: String,
    /// What was published; none for what nobody published.
    pub published: Option<String>,
    /// What playing the story comes to; none for what it does not come to.
    pub played: Option<String>,
}

impl Compared {
    /// Whether both say the same.
    pub fn agrees(&self) -> bool {
        self.published == self.played
    }
}

/// What was found of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Code of its template.
    pub template: String,
    /// Every fact.
    pub facts: Vec<Compared>,
}

/// Plays the story of a template, or every one, in a folder that is gone afterwards, and compares it with what was published.
///
/// # Errors
/// [`Error::NotFound`] for a template without a story.
pub async fn run(host: &Host, template: Option<&str>) -> Result<Vec<Verdict>, ApiError> {
    let chosen = match template {
        Some(template) => std::slice::from_ref(Script::of(template)?),
        None => SCRIPTS,
    };
    let mut verdicts = Vec::with_capacity(chosen.len());
    for script in chosen {
        let (published, played) = (story::parse(script.oracle)?, play(host, script).await?);
        verdicts.push(Verdict {
            template: script.template.to_owned(),
            facts: compare(&published, &played),
        });
    }
    Ok(verdicts)
}

async fn play(host: &Host, script: &Script) -> Result<Facts> {
    let folder = tempfile::tempdir().map_err(|source| Error::file(&std::env::temp_dir(), source))?;
    let (store, _) = write(host, &folder.path().join("story.palmares"), script.template).await?;
    let facts = facts::all(&store, host.territory()?).await;
    store.close().await;
    facts
}

fn compare(published: &Facts, played: &Facts) -> Vec<Compared> {
    let of_kind = |kind: &FactKind| {
        let (published, played) = (published.get(kind), played.get(kind));
        let subjects: BTreeSet<&String> = published.into_iter().chain(played).flat_map(BTreeMap::keys).collect();
        let said =
            |facts: Option<&BTreeMap<String, String>>, of: &String| facts.and_then(|facts| facts.get(of)).cloned();
        let line = |of: &String| Compared {
            kind: *kind,
            of: of.clone(),
            published: said(published, of),
            played: said(played, of),
        };
        subjects.into_iter().map(line).collect::<Vec<_>>()
    };
    FactKind::ALL.iter().flat_map(of_kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(kind: FactKind, said: &[(&str, &str)]) -> Facts {
        let said = said.iter().map(|(of, value)| ((*of).to_owned(), (*value).to_owned()));
        Facts::from([(kind, said.collect())])
    }

    #[test]
    fn what_differs_and_what_only_one_side_says_does_not_agree() {
        let published = facts(FactKind::Score, &[("1", "78.00"), ("2", "66.00"), ("3", "61.25")]);
        let played = facts(FactKind::Score, &[("1", "78.00"), ("2", "66.01"), ("4", "50.00")]);
        let differing: Vec<_> = compare(&published, &played)
            .into_iter()
            .filter(|one| !one.agrees())
            .map(|one| (one.of, one.published, one.played))
            .collect();
        let text = |value: &str| Some(value.to_owned());
        assert_eq!(
            differing,
            [
                ("2".to_owned(), text("66.00"), text("66.01")),
                ("3".to_owned(), text("61.25"), None),
                ("4".to_owned(), None, text("50.00")),
            ]
        );
    }

    #[test]
    fn every_story_has_an_oracle_that_can_be_read_and_says_something_of_each_dossier() {
        for script in SCRIPTS {
            let published: Facts = story::parse(script.oracle).unwrap();
            assert_eq!(
                published[&FactKind::Outcome].len(),
                script.dossiers.len(),
                "{}",
                script.template
            );
        }
    }
}
