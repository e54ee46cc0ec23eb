//! The writing desk of one paper: its language, its catalogue and the typography of both.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use crate::common::{Applicant, Audience, Cents, DecisionKind, Level, Organiser, Outcome, Passage, Vocabulary};
use crate::error::PaperError;
use crate::folio::{Folio, Layout, Rich, Style, plain, styled};
use crate::{Language, article, typography};

/// Words of the papers in one language, by key.
pub type Catalogue = BTreeMap<String, String>;

/// Both catalogues, parsed once per press.
#[derive(Debug)]
pub struct Catalogues {
    french: Catalogue,
    english: Catalogue,
}

impl Catalogues {
    /// Parses the embedded catalogues.
    pub fn load() -> Result<Self, PaperError> {
        Ok(Self {
            french: serde_json::from_str(include_str!("labels/fr.json"))?,
            english: serde_json::from_str(include_str!("labels/en.json"))?,
        })
    }

    /// The desk for papers in this language.
    pub fn desk(&self, language: Language) -> Desk<'_> {
        let words = match language {
            Language::Fr => &self.french,
            Language::En => &self.english,
        };
        Desk {
            language,
            words,
            vocabulary: Vocabulary::Award,
        }
    }
}

/// What composing functions write with.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    pub language: Language,
    words: &'a Catalogue,
    vocabulary: Vocabulary,
}

impl Desk<'_> {
    /// The same desk, in the words of a call.
    #[must_use]
    pub fn speaking(self, vocabulary: Vocabulary) -> Self {
        Self { vocabulary, ..self }
    }

    /// The catalogue's text, in the call's own words where it says it otherwise; the key itself if it is absent, which a test excludes.
    pub fn t(&self, key: &str) -> String {
        let mut families = self.vocabulary.families().iter();
        let text = families.find_map(|family| self.words.get(&format!("{family}.{key}")));
        self.prose(text.or_else(|| self.words.get(key)).map_or(key, String::as_str))
    }

    /// The catalogue's text with its `{name}` places filled.
    pub fn f(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.t(key);
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                break;
            };
            out.push_str(
                values
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map_or("", |(_, value)| value),
            );
            rest = tail;
        }
        out.push_str(rest);
        out
    }

    /// The singular or plural text (`key.one`, `key.other`) with `{n}` filled; in French, 0 is singular.
    pub fn count(&self, key: &str, number: u32) -> String {
        let one = number == 1 || (number == 0 && self.language == Language::Fr);
        let form = if one { "one" } else { "other" };
        self.f(&format!("{key}.{form}"), &[("n", &number.to_string())])
    }

    /// The same for a number that may have decimals (`1,5 point`): French is plural from 2 on, English but for 1.
    pub fn measure(&self, key: &str, score: &str) -> String {
        let (whole, part) = score.split_once('.').unwrap_or((score, ""));
        let one = match self.language {
            Language::Fr => matches!(whole, "0" | "1"),
            Language::En => whole == "1" && part.trim_end_matches('0').is_empty(),
        };
        let form = if one { "one" } else { "other" };
        self.f(&format!("{key}.{form}"), &[("n", &self.score(score))])
    }

    /// The name of an enumerated value: `family.value`.
    pub fn name<T: Serialize>(&self, family: &str, value: &T) -> String {
        let code = serde_json::to_value(value).ok();
        let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
        self.t(&format!("{family}.{code}"))
    }

    /// A decision in the words of its call: a label is given or refused, an opinion is favourable or not; all else is said alike.
    pub fn outcome(&self, outcome: Outcome) -> String {
        let own = matches!(
            outcome.kind,
            DecisionKind::Selected | DecisionKind::SelectedWithReservations | DecisionKind::Rejected
        );
        let family = outcome.vocabulary.families().first().filter(|_| own);
        self.name(family.unwrap_or(&"decision"), &outcome.kind)
    }

    /// Free text in this language's typography.
    pub fn prose(&self, text: &str) -> String {
        typography::prose(self.language, text)
    }

    pub fn date(&self, day: NaiveDate) -> String {
        typography::date(self.language, day)
    }

    pub fn full_date(&self, day: NaiveDate) -> String {
        typography::full_date(self.language, day)
    }

    pub fn time(&self, at: NaiveTime) -> String {
        typography::time(self.language, at)
    }

    pub fn money(&self, amount: Cents) -> String {
        typography::money(self.language, amount)
    }

    pub fn number(&self, number: u32) -> String {
        typography::integer(self.language, u64::from(number))
    }

    pub fn score(&self, score: &str) -> String {
        typography::decimal(self.language, score)
    }

    /// An optional score, with a dash for none: an empty mark is never zero.
    pub fn score_or_dash(&self, score: Option<&String>) -> String {
        score.map_or_else(|| "—".to_owned(), |score| self.score(score))
    }

    /// A value on its scale: the word on which it falls, as it is written; between two words, both and where it lies.
    pub fn level(&self, level: &Level) -> String {
        let points = self.score(&level.points);
        match level.words.as_slice() {
            [word] => word.clone(),
            [low, high] => self.f("level.between", &[("points", &points), ("low", low), ("high", high)]),
            _ => points,
        }
    }

    /// An optional level, with a dash for none.
    pub fn level_or_dash(&self, level: Option<&Level>) -> String {
        level.map_or_else(|| "—".to_owned(), |level| self.level(level))
    }

    /// A body as the subject of a sentence: in French, with its article.
    pub fn subject(&self, name: &str) -> String {
        match self.language {
            Language::Fr => article::subject(name),
            Language::En => name.trim().to_owned(),
        }
    }

    /// A body after « de »: in French, with its article.
    pub fn of(&self, name: &str) -> String {
        match self.language {
            Language::Fr => article::of(name),
            Language::En => name.trim().to_owned(),
        }
    }

    /// The applicant's name, masked for a natural person in a communicable paper.
    pub fn applicant(&self, applicant: &Applicant, audience: Audience) -> String {
        if applicant.is_natural_person && audience == Audience::Communicable {
            self.t("masked.person")
        } else {
            applicant.name.clone()
        }
    }

    /// Passages one after the other, the confidential ones masked when the paper is communicable.
    pub fn passages(&self, passages: &[Passage], audience: Audience) -> Rich {
        let mut runs = Rich::new();
        for passage in passages {
            if !runs.is_empty() {
                runs.extend(plain(" "));
            }
            if passage.confidential && audience == Audience::Communicable {
                runs.extend(styled(self.t("masked.passage"), Style::Muted));
            } else {
                runs.extend(plain(self.prose(&passage.text)));
            }
        }
        runs
    }

    /// `label` + text on one line, the label strong.
    pub fn labelled(&self, key: &str, text: &str) -> Rich {
        let colon = if self.language == Language::Fr {
            "\u{a0}: "
        } else {
            ": "
        };
        let mut runs = styled(format!("{}{colon}", self.t(key)), Style::Strong);
        runs.extend(plain(text));
        runs
    }

    /// An empty folio with this organiser's letterhead.
    pub fn folio(&self, layout: Layout, title: String, organiser: &Organiser) -> Folio {
        let mut letterhead = vec![organiser.name.clone()];
        letterhead.extend(organiser.unit.clone());
        let mut contact = organiser.address.clone();
        contact.extend(organiser.phone.clone());
        contact.extend(organiser.email.clone());
        let (language, region) = match self.language {
            Language::Fr => ("fr", "FR"),
            Language::En => ("en", "GB"),
        };
        Folio {
            layout,
            language,
            region,
            running: typography::one_line(&title),
            title,
            author: organiser.name.clone(),
            kicker: String::new(),
            subtitle: Vec::new(),
            footer: typography::one_line(&organiser.name),
            page_label: self.t("page"),
            watermark: None,
            marks: Vec::new(),
            letterhead,
            contact,
            letter: None,
            forms: None,
            body: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The names between braces of a text.
    fn places(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .collect()
    }

    #[test]
    fn both_catalogues_have_the_same_keys_and_the_same_places() {
        let catalogues = Catalogues::load().unwrap();
        let keys = |catalogue: &Catalogue| catalogue.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&catalogues.french), keys(&catalogues.english));
        for (key, french) in &catalogues.french {
            // English may say less (`Yours sincerely,` names nobody), never more.
            assert!(places(&catalogues.english[key]).is_subset(&places(french)), "{key}");
            assert!(!french.trim().is_empty(), "{key}");
        }
    }

    /// The sources that name keys, read from the crate's folder.
    fn sources() -> String {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/compose");
        let files = std::fs::read_dir(folder).unwrap();
        files
            .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
            .collect::<String>()
            + include_str!("desk.rs").split("#[cfg(test)]").next().unwrap()
    }

    #[test]
    fn every_key_named_in_the_sources_is_in_the_catalogues() {
        let catalogues = Catalogues::load().unwrap();
        for call in ["desk.t(", "desk.f(", "self.t(", "desk.labelled("] {
            for rest in sources().split(call).skip(1) {
                let Some(key) = rest
                    .trim_start()
                    .strip_prefix('"')
                    .and_then(|rest| rest.split_once('"'))
                else {
                    continue;
                };
                assert!(catalogues.french.contains_key(key.0), "{}", key.0);
            }
        }
    }

    #[test]
    fn an_address_stands_whole_in_one_corner_of_the_letterhead() {
        let organiser = Organiser {
            name: "Communauté".to_owned(),
            unit: None,
            address: ["100 avenue de Londres", "62411 Béthune"].map(str::to_owned).to_vec(),
            phone: None,
            email: Some("contact@exemple.fr".to_owned()),
            is_public_authority: true,
        };
        let catalogues = Catalogues::load().unwrap();
        let desk = catalogues.desk(Language::Fr);
        let folio = desk.folio(Layout::Report, String::new(), &organiser);
        assert_eq!(folio.letterhead, ["Communauté"]);
        assert_eq!(
            folio.contact,
            ["100 avenue de Londres", "62411 Béthune", "contact@exemple.fr"]
        );
    }

    #[test]
    fn no_catalogue_key_is_left_unused() {
        let sources = sources();
        let families = [
            "advice",
            "audience",
            "decided",
            "decision",
            "delivery",
            "extension",
            "followed",
            "label",
            "majority",
            "mode",
            "object",
            "opinion",
            "organisation",
            "presence",
            "previous",
            "refusal",
            "not_examined",
            "tie_break",
            "voice",
        ];
        for key in Catalogues::load().unwrap().french.keys() {
            let stem = key
                .strip_suffix(".one")
                .or_else(|| key.strip_suffix(".other"))
                .unwrap_or(key);
            let family = key.split('.').next().unwrap_or_default();
            assert!(
                families.contains(&family) || sources.contains(&format!("\"{stem}\"")),
                "{key}"
            );
        }
    }

    const VOCABULARIES: [Vocabulary; 4] = [
        Vocabulary::Award,
        Vocabulary::Label,
        Vocabulary::OrganisationLabel,
        Vocabulary::Opinion,
    ];

    #[test]
    fn no_text_about_an_organisation_speaks_of_a_project() {
        // A draft is called a project in French; what begins so is said by other calls.
        let apart = ["minutes.draft", "minutes.watermark"];
        let others = ["label.", "opinion."];
        let catalogues = Catalogues::load().unwrap();
        for (language, word) in [(Language::Fr, "projet"), (Language::En, "project")] {
            let desk = catalogues.desk(language).speaking(Vocabulary::OrganisationLabel);
            let said = catalogues.french.keys().map(String::as_str);
            for key in said.filter(|key| !apart.contains(key) && !others.iter().any(|other| key.starts_with(other))) {
                let text = desk
                    .t(key)
                    .to_lowercase()
                    .replace("{project}", "")
                    .replace("{projects}", "");
                assert!(!text.contains(word), "{key}: {text}");
            }
        }
    }

    #[test]
    fn every_value_of_an_enumeration_has_a_name() {
        use crate::*;
        let catalogues = Catalogues::load().unwrap();
        let desk = catalogues.desk(Language::Fr);
        let decisions = [
            DecisionKind::Selected,
            DecisionKind::SelectedWithReservations,
            DecisionKind::LetterOfSupport,
            DecisionKind::Waitlisted,
            DecisionKind::Deferred,
            DecisionKind::Rejected,
            DecisionKind::Dropped,
            DecisionKind::Redirected,
        ];
        for kind in decisions {
            for vocabulary in VOCABULARIES {
                assert!(!desk.outcome(Outcome { kind, vocabulary }).contains('.'), "{kind:?}");
            }
        }
        for kind in [
            NotExaminedKind::Inadmissible,
            NotExaminedKind::Ineligible,
            NotExaminedKind::OffTopic,
            NotExaminedKind::Redirected,
            NotExaminedKind::Withdrawn,
        ] {
            assert!(!desk.name("not_examined", &kind).contains('.'), "{kind:?}");
        }
    }

    #[test]
    fn values_are_not_searched_for_places() {
        let catalogues = Catalogues::load().unwrap();
        let text = catalogues
            .desk(Language::Fr)
            .f("grant.amount", &[("amount", "{amount} {x}")]);
        assert!(text.contains("{amount} {x}"));
    }
}
