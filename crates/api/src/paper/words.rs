//! The words that papers print for codes of the domain, in the paper's language.

use palmares_core::call::CallKind;
use palmares_core::error::{Error, Result};
use palmares_core::grid::Label;
use palmares_core::paper::PaperLanguage;
use serde_json::{Map, Value};

const FR: &str = include_str!("words/fr.json");
const EN: &str = include_str!("words/en.json");

/// A catalogue of words.
#[derive(Debug, Clone)]
pub struct Words {
    language: PaperLanguage,
    kind: CallKind,
    texts: Map<String, Value>,
}

impl Words {
    /// The catalogue of a language, for papers of such a call.
    pub fn of(language: PaperLanguage, kind: CallKind) -> Result<Self> {
        let text = match language {
            PaperLanguage::Fr => FR,
            PaperLanguage::En => EN,
        };
        let texts = serde_json::from_str(text).map_err(Error::internal)?;
        Ok(Self { language, kind, texts })
    }

    /// The words for a code (`capacity.bank`), those of an organisation where one is labelled; the code itself when it has none, which a
    /// test excludes.
    pub fn get(&self, family: &str, code: &str) -> String {
        let key = format!("{family}.{code}");
        let own = match self.kind {
            CallKind::OrganisationLabelling => self.texts.get(&format!("organisation.{key}")),
            _ => None,
        };
        let text = own.or_else(|| self.texts.get(&key));
        text.and_then(Value::as_str).map_or(key, str::to_owned)
    }

    /// The words for a code with the values of their `{name}` places.
    pub fn say(&self, family: &str, code: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(family, code);
        let mut out = String::with_capacity(rest.len());
        // One pass: what a value says is never taken for a place.
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else {
                break;
            };
            out.push_str(before);
            let value = values.iter().find(|(key, _)| *key == name);
            out.push_str(value.map_or("", |(_, value)| value));
            rest = tail.to_owned();
        }
        out + &rest
    }

    /// The language of these words.
    pub fn language(&self) -> PaperLanguage {
        self.language
    }

    /// A label in this language.
    pub fn label<'a>(&self, label: &'a Label) -> &'a str {
        match self.language {
            PaperLanguage::Fr => &label.fr,
            PaperLanguage::En => label.english(),
        }
    }

    /// What somebody wrote in this language; nothing where it was written in French alone. A name may be said in French in an English
    /// letter, a paragraph may not.
    pub fn written<'a>(&self, text: &'a Label) -> &'a str {
        match self.language {
            PaperLanguage::Fr => &text.fr,
            PaperLanguage::En => &text.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use palmares_core::committee::model::{Capacity, College, InterestKind, MemberRole};
    use palmares_core::document::DocumentKind;

    #[test]
    fn every_code_that_papers_print_has_its_words_in_both_languages() {
        for language in [PaperLanguage::Fr, PaperLanguage::En] {
            let words = Words::of(language, CallKind::ProjectCall).unwrap();
            let mut codes: Vec<(&str, String)> = vec![];
            codes.extend(Capacity::ALL.iter().map(|code| ("capacity", code.as_str().to_owned())));
            codes.extend(College::ALL.iter().map(|code| ("college", code.as_str().to_owned())));
            codes.extend(MemberRole::ALL.iter().map(|code| ("role", code.as_str().to_owned())));
            codes.extend(
                InterestKind::ALL
                    .iter()
                    .map(|code| ("interest", code.as_str().to_owned())),
            );
            codes.extend(
                DocumentKind::ALL
                    .iter()
                    .map(|code| ("document", code.as_str().to_owned())),
            );
            for (family, code) in codes {
                assert!(
                    !words.get(family, &code).contains('.'),
                    "{language:?} lacks {family}.{code}"
                );
            }
        }
    }

    #[test]
    fn a_document_of_an_organisation_presents_the_organisation() {
        let words = Words::of(PaperLanguage::Fr, CallKind::OrganisationLabelling).unwrap();
        let said = words.get("document", "project_description");
        assert_eq!(said, "Présentation détaillée de la structure");
        assert_eq!(
            words.get("document", "accounts"),
            Words::of(PaperLanguage::Fr, CallKind::Labelling)
                .unwrap()
                .get("document", "accounts")
        );
    }

    #[test]
    fn a_value_is_never_taken_for_a_place() {
        let words = Words::of(PaperLanguage::Fr, CallKind::ProjectCall).unwrap();
        let said = words.say("found", "commune_unknown", &[("code", "{code}")]);
        assert!(said.contains("{code}"), "{said}");
    }

    #[test]
    fn both_languages_know_the_same_codes() {
        let keys = |language| {
            Words::of(language, CallKind::ProjectCall)
                .unwrap()
                .texts
                .keys()
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(keys(PaperLanguage::Fr), keys(PaperLanguage::En));
    }
}
