//! The catalogue: what the command line says, in French and English.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    /// French, the reference.
    Fr,
    /// English.
    En,
}

impl Language {
    /// The language asked for on the command line, else that of the environment, else French. It is looked for before the
    /// arguments are parsed, because the help speaks it too.
    pub fn asked(arguments: impl Iterator<Item = String>) -> Self {
        let mut arguments = arguments.skip(1);
        while let Some(argument) = arguments.next() {
            let value = match argument.split_once('=') {
                Some(("--lang", value)) => Some(value.to_owned()),
                None if argument == "--lang" => arguments.next(),
                _ => None,
            };
            match value.as_deref() {
                Some("en") => return Self::En,
                Some("fr") => return Self::Fr,
                _ => {}
            }
        }
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let environment = set("PALMARES_LANG")
            .or_else(|| set("LC_ALL"))
            .or_else(|| set("LC_MESSAGES"))
            .or_else(|| set("LANG"));
        if environment.is_some_and(|value| value.starts_with("en")) {
            Self::En
        } else {
            Self::Fr
        }
    }
}

/// A language's words.
#[derive(Debug, Clone)]
pub struct Words {
    /// Which language.
    pub language: Language,
    texts: Arc<BTreeMap<String, String>>,
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> Self {
        let text = match language {
            Language::Fr => include_str!("words/fr.json"),
            Language::En => include_str!("words/en.json"),
        };
        // The catalogue is part of the program and a test reads it; a key without words shows itself.
        let texts = serde_json::from_str(text).unwrap_or_default();
        Self {
            language,
            texts: Arc::new(texts),
        }
    }

    /// Whether there is a text.
    pub fn knows(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// A text without arguments.
    pub fn get(&self, key: &str) -> String {
        self.texts.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// A text with its arguments in the place of `{name}`.
    pub fn say(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let value = |name: &str| arguments.iter().find(|(known, _)| *known == name);
        filled(&self.get(key), |name| value(name).map(|(_, value)| (*value).to_owned()))
    }

    /// A text whose arguments are an object's fields.
    pub fn fill(&self, key: &str, params: &Value) -> String {
        let said = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        filled(&self.get(key), |name| params.get(name).map(said))
    }

    /// A code's word (`state.selected`); serializable words are looked up as they are stored.
    pub fn word<T: serde::Serialize>(&self, group: &str, code: &T) -> String {
        let code = serde_json::to_value(code)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned));
        self.get(&format!("{group}.{}", code.unwrap_or_default()))
    }

    /// The text of a count.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.count_with(key, count, &[])
    }

    /// The same with other arguments beside the count.
    pub fn count_with(&self, key: &str, count: usize, arguments: &[(&str, &str)]) -> String {
        // In French zero is singular too.
        let one = count == 1 || (count == 0 && self.language == Language::Fr);
        let form = if one { "one" } else { "other" };
        let number = count.to_string();
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(arguments);
        self.say(&format!("{key}.{form}"), &all)
    }

    /// A label of the call in this language.
    pub fn label<'a>(&self, label: &'a palmares_core::grid::Label) -> &'a str {
        match self.language {
            Language::Fr => &label.fr,
            Language::En => label.english(),
        }
    }

    /// A score as people write it.
    pub fn score(&self, score: &str) -> String {
        match self.language {
            Language::Fr => score.replace('.', ","),
            Language::En => score.to_owned(),
        }
    }

    /// An amount in cents.
    pub fn money(&self, cents: i64) -> String {
        let (euros, rest) = (cents / 100, (cents % 100).abs());
        let separator = if self.language == Language::Fr { "\u{202f}" } else { "," };
        let digits = euros.abs().to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                grouped.push_str(separator);
            }
            grouped.push(digit);
        }
        let sign = if cents < 0 { "-" } else { "" };
        match (self.language, rest) {
            (Language::Fr, 0) => format!("{sign}{grouped}\u{a0}€"),
            (Language::Fr, rest) => format!("{sign}{grouped},{rest:02}\u{a0}€"),
            (Language::En, 0) => format!("{sign}€{grouped}"),
            (Language::En, rest) => format!("{sign}€{grouped}.{rest:02}"),
        }
    }

    /// A calendar day.
    pub fn day(&self, day: chrono::NaiveDate) -> String {
        match self.language {
            Language::Fr => day.format("%d/%m/%Y").to_string(),
            Language::En => day.format("%Y-%m-%d").to_string(),
        }
    }

    /// An instant, in the committee's time.
    pub fn instant(&self, at: palmares_core::clock::Timestamp) -> String {
        let local = at.with_timezone(&palmares_core::clock::COMMITTEE_ZONE);
        format!("{} {}", self.day(local.date_naive()), local.format("%H:%M"))
    }
}

/// A text with values in its places, in one pass: what a value says is never taken for a place. A place without a value shows itself.
fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let place = after.split_once('}');
        if let Some((value, tail)) = place.and_then(|(name, tail)| Some((value(name)?, tail))) {
            out.push_str(&value);
            rest = tail;
        } else {
            out.push('{');
            rest = after;
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use palmares_core::error::{BrokenRule, CopyFault, Denial, DocumentFault, InputFault, PackFault, PathFault};

    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_and_arguments() {
        let (fr, en) = (Words::of(Language::Fr), Words::of(Language::En));
        assert!(fr.texts.len() > 100);
        let keys = |words: &Words| words.texts.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&fr), keys(&en));
        let arguments = |text: &str| {
            let mut names: Vec<String> = text
                .split('{')
                .skip(1)
                .filter_map(|part| part.split_once('}').map(|(name, _)| name.to_owned()))
                .collect();
            names.sort();
            names
        };
        for (key, text) in fr.texts.iter() {
            assert_eq!(arguments(text), arguments(&en.texts[key]), "{key}");
        }
    }

    #[test]
    fn every_word_of_a_refusal_has_its_sentence() {
        fn keys<T: std::fmt::Display>(group: &str, all: &[T]) -> Vec<String> {
            all.iter().map(|word| format!("{group}.{word}")).collect()
        }
        let expected = [
            keys("rule", BrokenRule::ALL),
            keys("reason.not_allowed", Denial::ALL),
            keys("reason.invalid_input", InputFault::ALL),
            keys("reason.workspace_path", PathFault::ALL),
            keys("reason.document_unreadable", DocumentFault::ALL),
            keys("reason.copy_refused", CopyFault::ALL),
            keys("reason.pack_refused", PackFault::ALL),
        ];
        let expected: BTreeSet<String> = expected.into_iter().flatten().collect();
        let sentences = Words::of(Language::Fr).texts;
        let written = sentences
            .keys()
            .filter(|key| key.starts_with("rule.") || key.starts_with("reason."))
            .cloned()
            .collect();
        assert_eq!(expected, written);
    }

    #[test]
    fn what_a_value_says_is_never_taken_for_a_place() {
        let words = Words::of(Language::Fr);
        let told = words.say("who", &[("name", "{part}, {name}"), ("part", "secrétariat")]);
        assert_eq!(told, "{part}, {name} (secrétariat)");
        let text = |name: &str| (name == "a").then(|| "{a}{b}".to_owned());
        assert_eq!(filled("{a} {b} {a", text), "{a}{b} {b} {a");
        let params = serde_json::json!({ "kind": "{id}", "id": "8" });
        assert!(words.fill("error.not_found", &params).contains("{id} 8"));
    }

    #[test]
    fn nothing_left_is_singular_in_french_and_plural_in_english() {
        let left = |language| Words::of(language).count_with("papers.left", 0, &[("path", "/tmp/papers")]);
        assert_eq!(left(Language::Fr), "0 fichier dans /tmp/papers.");
        assert_eq!(left(Language::En), "0 files in /tmp/papers.");
    }

    #[test]
    fn amounts_are_grouped_as_each_language_groups_them() {
        assert_eq!(Words::of(Language::Fr).money(4_500_000), "45\u{202f}000\u{a0}€");
        assert_eq!(Words::of(Language::En).money(123_456_789), "€1,234,567.89");
    }

    #[test]
    fn the_language_is_the_one_asked_for() {
        let asked = |arguments: &[&str]| Language::asked(arguments.iter().map(|text| (*text).to_owned()));
        assert_eq!(asked(&["palmares", "rank", "--lang", "en"]), Language::En);
        assert_eq!(asked(&["palmares", "--lang=fr", "rank"]), Language::Fr);
    }
}
