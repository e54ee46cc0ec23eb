//! Why a command did not do what was asked.

use std::io;

use palmares_api::ApiError;
use palmares_core::error::{Code, Error};
use serde_json::{Value, json};

use crate::exit::Exit;
use crate::words::Words;

/// See the module.
#[derive(Debug)]
pub enum Failure {
    /// The program refused, with its code.
    Api(ApiError),
    /// A name or number that the person typed fits nothing, or several things.
    Named {
        /// What was looked for (`dossier`, `member`).
        kind: &'static str,
        /// What was typed.
        text: String,
        /// Whether several fit.
        several: bool,
    },
    /// Nobody was named, and several persons of the staff may act.
    Who(Vec<String>),
    /// A value that cannot be read.
    Value {
        /// Which (`votes`, `date`).
        what: &'static str,
        /// What was typed.
        text: String,
    },
    /// A value that can be read in two ways.
    Ambiguous {
        /// Which (`amount`).
        what: &'static str,
        /// What was typed.
        text: String,
    },
    /// A file that was named cannot be read.
    File {
        /// Where.
        path: String,
        /// What the system says.
        detail: String,
    },
    /// A file is not of the form that is documented.
    Form {
        /// Where.
        path: String,
        /// What is wrong, at which line.
        detail: String,
    },
    /// Something without which nothing can be done was not said (`deadline`).
    Asked(&'static str),
    /// The answer could not be written.
    Output(io::Error),
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Api(error.into())
    }
}

impl Failure {
    /// A value that cannot be read.
    pub fn value(what: &'static str, text: impl Into<String>) -> Self {
        Self::Value {
            what,
            text: text.into(),
        }
    }

    /// A value that can be read in two ways.
    pub fn ambiguous(what: &'static str, text: impl Into<String>) -> Self {
        Self::Ambiguous {
            what,
            text: text.into(),
        }
    }

    /// How the program ends.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Api(error) => Exit::of(error.code),
            Self::Named { several: false, .. } => Exit::NotFound,
            Self::Named { several: true, .. }
            | Self::Who(_)
            | Self::Value { .. }
            | Self::Ambiguous { .. }
            | Self::Form { .. }
            | Self::Asked(_) => Exit::Usage,
            Self::File { .. } | Self::Output(_) => Exit::File,
        }
    }

    /// The same as data.
    pub fn json(&self) -> Value {
        match self {
            Self::Api(error) => json!(error),
            Self::Named { kind, text, several } => {
                let code = if *several { "invalid_input" } else { "not_found" };
                json!({ "code": code, "params": { "kind": kind, "id": text, "several": several } })
            }
            Self::Who(names) => {
                json!({ "code": "invalid_input", "params": { "reason": "several", "names": names }, "field": "as" })
            }
            Self::Value { what, text } => {
                json!({ "code": "invalid_input", "params": { "reason": "form", "text": text }, "field": what })
            }
            Self::Ambiguous { what, text } => {
                json!({ "code": "invalid_input", "params": { "reason": "several", "text": text }, "field": what })
            }
            Self::File { path, detail } => {
                json!({ "code": "file_access", "params": { "path": path, "detail": detail } })
            }
            Self::Form { path, detail } => {
                json!({ "code": "invalid_input", "params": { "reason": "form", "path": path, "detail": detail } })
            }
            Self::Asked(what) => json!({ "code": "invalid_input", "params": { "reason": "empty" }, "field": what }),
            Self::Output(error) => json!({ "code": "file_access", "params": { "detail": error.to_string() } }),
        }
    }

    /// The same as a sentence.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Api(error) => refusal(error.code, &error.params, error.field.as_deref(), words),
            Self::Named { kind, text, several } => {
                let key = if *several { "named.several" } else { "named.none" };
                words.say(key, &[("kind", &words.get(&format!("kind.{kind}"))), ("text", text)])
            }
            Self::Who(names) => words.say("who.several", &[("names", &names.join(", "))]),
            Self::Value { what, text } => words.say(
                "value.unreadable",
                &[("what", &words.get(&format!("value.{what}"))), ("text", text)],
            ),
            Self::Ambiguous { what, text } => words.say(&format!("ambiguous.{what}"), &[("text", text)]),
            Self::File { path, detail } => words.say("error.file_unread", &[("path", path), ("detail", detail)]),
            Self::Form { path, detail } => words.say("error.file_form", &[("path", path), ("detail", detail)]),
            Self::Asked(what) => words.get(&format!("asked.{what}")),
            Self::Output(error) => words.say("error.output", &[("detail", &error.to_string())]),
        }
    }
}

/// The word of a state: of a dossier, of an evaluation or of a session, whichever has it.
fn said(state: &str, words: &Words) -> String {
    let keys = ["state", "cell", "session"].map(|group| format!("{group}.{state}"));
    keys.iter()
        .find(|key| words.knows(key))
        .map_or_else(|| state.to_owned(), |key| words.get(key))
}

/// The sentence of a code; a rule or a reason that has its own sentence says it.
pub fn refusal(code: Code, params: &Value, field: Option<&str>, words: &Words) -> String {
    let code = json!(code).as_str().unwrap_or_default().to_owned();
    let word = |name: &str| params[name].as_str().map(str::to_owned);
    let special = word("rule").map(|rule| format!("rule.{rule}"));
    let special = special.or_else(|| word("reason").map(|reason| format!("reason.{code}.{reason}")));
    let key = special
        .filter(|key| words.knows(key))
        .unwrap_or_else(|| format!("error.{code}"));
    let mut params = params.clone();
    if let Some(state) = word("from") {
        params["from"] = said(&state, words).into();
    }
    let mut sentence = words.fill(&key, &params);
    if key.starts_with("reason.invalid_input") {
        sentence = format!("{}{}{sentence}", field.unwrap_or_default(), words.get("colon"));
    }
    if key == "rule.marks_incomplete" || key == "rule.documents_missing" {
        let detail = params.get("gaps").or_else(|| params.get("kinds")).map(Value::to_string);
        sentence = format!("{sentence} {}", detail.unwrap_or_default());
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn a_state_that_forbids_an_act_is_said_in_words() {
        let words = Words::of(Language::Fr);
        let said = |from: &str| refusal(Code::WrongState, &json!({ "from": from, "act": "agree" }), None, &words);
        assert_eq!(said("selected"), "Impossible dans l’état présent : retenu.");
        assert_eq!(said("submitted"), "Impossible dans l’état présent : remise.");
        assert_eq!(said("closed"), "Impossible dans l’état présent : close.");
    }
}
