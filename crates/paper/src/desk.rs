//! The writing desk of one paper: its language, its catalogue and the typography of both.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use crate::common::{Applicant, Audience, Cents, Organiser, Passage};
use crate::error::PaperError;
use crate::sheet::{Layout, Rich, Sheet, Style, plain, styled};
use crate::{Language, typography};

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
        Desk { language, words }
    }
}

/// What composing functions write with.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    pub language: Language,
    words: &'a Catalogue,
}

impl Desk<'_> {
    /// The catalogue's text; the key itself if it is absent, which a test excludes.
    pub fn t(&self, key: &str) -> String {
        self.prose(self.words.get(key).map_or(key, String::as_str))
    }

    /// The catalogue's text with its `{name}` places filled.
    pub fn f(&self, key: &str, values: &[(&str, &str)]) -> String {
        let text = self.t(key);
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else { break };
            out.push_str(values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value));
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

    /// The name of an enumerated value: `family.value`.
    pub fn name<T: Serialize>(&self, family: &str, value: &T) -> String {
        let code = serde_json::to_value(value).ok();
        let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
        self.t(&format!("{family}.{code}"))
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

    pub fn score(&self, score: &str) -> String {
        typography::decimal(self.language, score)
    }

    /// An optional score, with a dash for none: an empty mark is never zero.
    pub fn score_or_dash(&self, score: Option<&String>) -> String {
        score.map_or_else(|| "—".to_owned(), |score| self.score(score))
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
        let colon = if self.language == Language::Fr { "\u{a0}: " } else { ": " };
        let mut runs = styled(format!("{}{colon}", self.t(key)), Style::Strong);
        runs.extend(plain(text));
        runs
    }

    /// An empty sheet with this organiser's letterhead.
    pub fn sheet(&self, layout: Layout, title: String, organiser: &Organiser) -> Sheet {
        let mut letterhead = vec![organiser.name.clone()];
        letterhead.extend(organiser.unit.clone());
        letterhead.extend(organiser.address.iter().cloned());
        letterhead.extend(organiser.phone.clone());
        letterhead.extend(organiser.email.clone());
        let (language, region) = match self.language {
            Language::Fr => ("fr", "FR"),
            Language::En => ("en", "GB"),
        };
        Sheet {
            layout,
            language,
            region,
            running: title.clone(),
            title,
            author: organiser.name.clone(),
            kicker: String::new(),
            subtitle: Vec::new(),
            footer: organiser.name.clone(),
            page_label: self.t("page"),
            watermark: None,
            marks: Vec::new(),
            letterhead,
            letter: None,
            body: Vec::new(),
        }
    }
}
