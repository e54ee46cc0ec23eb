//! Who did what, as people say it.

use palmares_core::journal::{EntryHead, OperationName, Part};
use serde_json::Value;

use crate::answer::NONE;
use crate::context::Context;

/// The arguments of an operation that its sentence tells, in this order.
const TOLD: [&str; 11] = [
    "dossier",
    "number",
    "criterion",
    "session",
    "member",
    "person",
    "title",
    "name",
    "outcome",
    "kind",
    "field",
];

impl Context {
    /// A person and the part that they played: « Claire Martin (secrétariat) ».
    pub fn who(&self, name: Option<&str>, part: Part) -> String {
        let unknown = || self.words.get("who.unknown");
        let name = name.map_or_else(unknown, str::to_owned);
        self.words
            .say("who", &[("name", &name), ("part", &self.words.word("part", &part))])
    }

    /// An operation with what it was about.
    pub fn what(&self, operation: OperationName, params: &Value) -> String {
        let mut text = self.words.word("operation", &operation);
        for name in TOLD {
            let Some(value) = params.get(name).filter(|value| !value.is_null()) else {
                continue;
            };
            text = format!("{text} · {}", self.told(name, value));
        }
        text
    }

    /// One of its arguments: an outcome, a decision and the kind of a document in words, all else as it is.
    fn told(&self, name: &str, value: &Value) -> String {
        let text = plain(value);
        let groups: &[&str] = match name {
            "outcome" => &["outcome"],
            "kind" => &["decision", "document"],
            _ => &[],
        };
        let mut keys = groups.iter().map(|group| format!("{group}.{text}"));
        let known = keys.find(|key| self.words.knows(key));
        known.map_or(text, |key| self.words.get(&self.in_words_of_call(&key)))
    }

    /// An entry in one line: when, who, what.
    pub fn entry(&self, head: &EntryHead) -> String {
        let (when, who) = (
            self.words.instant(head.at),
            self.who(head.person_name.as_deref(), head.part),
        );
        let what = self.what(head.operation, &head.params);
        self.words
            .say("entry", &[("when", &when), ("who", &who), ("what", &what)])
    }
}

/// A value as it is read, a text without its quotes; a dash for none.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => NONE.to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_read_without_quotes_and_none_is_a_dash() {
        assert_eq!(plain(&json!("Lens")), "Lens");
        assert_eq!(plain(&json!(7)), "7");
        assert_eq!(plain(&Value::Null), "—");
    }
}
