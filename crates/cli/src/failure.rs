//! Why a command did not do what was asked.

use std::io;

use palmares_api::ApiError;
use palmares_api::wire::PaperUnmade;
use palmares_core::error::{Code, Error};
use palmares_core::grid::Label;
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
    /// A mark that is none of the words of its scale.
    Word {
        /// What was typed.
        text: String,
        /// The words that there are.
        words: Vec<Label>,
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
        error: io::Error,
    },
    /// A file is not of the form that is documented.
    Form {
        /// Where.
        path: String,
        /// What is wrong, at which line.
        detail: String,
    },
    /// Letters that are due lack something; what could be made was.
    Unmade(Vec<PaperUnmade>),
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

    /// That letters lack something, where some do.
    pub fn unmade(letters: Vec<PaperUnmade>) -> Option<Self> {
        (!letters.is_empty()).then_some(Self::Unmade(letters))
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
            Self::Unmade(_) => Exit::Refused,
            Self::Named { several: false, .. } => Exit::NotFound,
            Self::Named { several: true, .. }
            | Self::Who(_)
            | Self::Value { .. }
            | Self::Word { .. }
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
            Self::Word { text, words } => {
                json!({ "code": "invalid_input", "params": { "reason": "form", "text": text, "words": words }, "field": "mark" })
            }
            Self::Ambiguous { what, text } => {
                json!({ "code": "invalid_input", "params": { "reason": "several", "text": text }, "field": what })
            }
            Self::File { path, error } => {
                json!({ "code": "file_access", "params": { "path": path, "detail": error.to_string() } })
            }
            Self::Form { path, detail } => {
                json!({ "code": "invalid_input", "params": { "reason": "form", "path": path, "detail": detail } })
            }
            Self::Unmade(letters) => json!({ "code": "rule_broken", "params": { "unmade": letters } }),
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
            Self::Word { text, words: known } => {
                let known: Vec<&str> = known.iter().map(|word| words.label(word)).collect();
                words.say("value.no_word", &[("text", text), ("words", &known.join(", "))])
            }
            Self::Ambiguous { what, text } => words.say(&format!("ambiguous.{what}"), &[("text", text)]),
            Self::File { path, error } => {
                let detail = error.to_string();
                words.say(unread(error.kind()), &[("path", path), ("detail", &detail)])
            }
            Self::Form { path, detail } => words.say("error.file_form", &[("path", path), ("detail", detail)]),
            Self::Unmade(letters) => {
                let lines = letters.iter().map(|one| unmade(one, words));
                lines.collect::<Vec<_>>().join("\n")
            }
            Self::Asked(what) => words.get(&format!("asked.{what}")),
            Self::Output(error) => words.say("error.output", &[("detail", &error.to_string())]),
        }
    }
}

/// Why a dossier has no letter.
pub fn unmade(one: &PaperUnmade, words: &Words) -> String {
    let why = refusal(Code::RuleBroken, &json!({ "rule": one.rule }), None, words);
    let number = one.number.to_string();
    words.say(
        "papers.unmade",
        &[("number", &number), ("title", &one.title), ("why", &why)],
    )
}

/// The sentence of why a file cannot be read; what has none of its own is said by the system.
fn unread(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotFound => "error.file_missing",
        io::ErrorKind::PermissionDenied => "error.file_denied",
        io::ErrorKind::IsADirectory => "error.file_is_folder",
        io::ErrorKind::InvalidData => "error.file_not_text",
        _ => "error.file_unread",
    }
}

/// The word of a state: of a dossier, of an evaluation or of a session, whichever has it.
fn state_said(state: &str, words: &Words) -> String {
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
    let key = fitting(key, params, words);
    let sentence = words.fill(&key, &in_words(params, words));
    if key.starts_with("reason.invalid_input") {
        let reason = word("reason").unwrap_or_default();
        return at_field(field.unwrap_or_default(), &reason, &sentence, words);
    }
    sentence
}

/// The sentence of a kind of thing of its own (`error.not_found_home`), or that without the name of what has none; else the usual one.
fn fitting(key: String, params: &Value, words: &Words) -> String {
    let is_nameless = ["id", "path"].iter().any(|name| params[*name] == "");
    let of_kind = params["kind"].as_str().map(|kind| format!("{key}_{kind}"));
    let unnamed = is_nameless.then(|| format!("{key}_unnamed"));
    let mut others = of_kind.into_iter().chain(unnamed);
    others.find(|other| words.knows(other)).unwrap_or(key)
}

/// The arguments of a sentence, codes as words.
fn in_words(params: &Value, words: &Words) -> Value {
    let mut said = params.clone();
    let code = |name: &str| params[name].as_str();
    if let Some(state) = code("from") {
        said["from"] = state_said(state, words).into();
    }
    for name in ["kind", "table"] {
        let key = code(name).map(|code| format!("{name}.{code}"));
        if let Some(key) = key.filter(|key| words.knows(key)) {
            said[name] = words.get(&key).into();
        }
    }
    if let Some(gaps) = params["gaps"].as_array() {
        let gap = |gap: &Value| words.fill(&format!("gap.{}", gap["kind"].as_str().unwrap_or_default()), gap);
        said["gaps"] = gaps.iter().map(gap).collect::<Vec<_>>().join(", ").into();
    }
    if let Some(kinds) = params["kinds"].as_array() {
        let kinds = kinds.iter().map(|kind| words.word("document", kind));
        said["kinds"] = kinds.collect::<Vec<_>>().join(", ").into();
    }
    said
}

/// What is wrong with an input, after its field. The words that open a pack have sentences of their own, which say which of them.
fn at_field(field: &str, reason: &str, sentence: &str, words: &Words) -> String {
    let Some(place) = field.strip_prefix("passphrase") else {
        let colon = if field.is_empty() {
            String::new()
        } else {
            words.get("colon")
        };
        return format!("{}{colon}{sentence}", field_said(field, words));
    };
    let at = place.trim_matches(['[', ']']).parse::<usize>();
    let number = at.map_or_else(|_| String::new(), |at| (at + 1).to_string());
    words.say(&format!("passphrase.{reason}"), &[("number", &number)])
}

/// What people call a field: a word of its own, else that of the column that it fills. A place within a file shows itself.
fn field_said(field: &str, words: &Words) -> String {
    let keys = ["field", "column"].map(|group| format!("{group}.{field}"));
    let known = keys.iter().find(|key| words.knows(key));
    known.map_or_else(|| field.to_owned(), |key| words.get(key))
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

    fn said(code: Code, params: &Value, field: Option<&str>) -> String {
        let sentence = refusal(code, params, field, &Words::of(Language::Fr));
        sentence.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn what_is_not_found_is_said_in_words_and_without_a_gap_for_a_name() {
        let home = json!({ "kind": "home", "id": "" });
        assert!(said(Code::NotFound, &home, None).starts_with("Cet espace n’est pas la copie d’un membre"));
        let backup = json!({ "kind": "backup", "id": "" });
        assert_eq!(said(Code::NotFound, &backup, None), "Introuvable : sauvegarde.");
        let template = json!({ "kind": "template", "id": "rien" });
        assert_eq!(said(Code::NotFound, &template, None), "Introuvable : modèle rien.");
        let nowhere = json!({ "path": "" });
        assert_eq!(
            said(Code::FileAccess, &nowhere, None),
            "Un fichier ne peut être ni lu ni écrit."
        );
    }

    #[test]
    fn a_field_is_said_in_words_and_a_place_within_a_file_as_it_is() {
        let past = json!({ "reason": "past" });
        for (field, word) in [
            ("given_on", "Rendu le"),
            ("held_on", "Date"),
            ("votes.votes_for", "Voix pour"),
            ("criteria[1].code", "criteria[1].code"),
        ] {
            assert_eq!(
                said(Code::InvalidInput, &past, Some(field)),
                format!("{word} : date passée")
            );
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_said_in_words() {
        let missing = Failure::File {
            path: "grille.json".to_owned(),
            error: io::ErrorKind::NotFound.into(),
        };
        assert_eq!(missing.sentence(&Words::of(Language::Fr)), "grille.json n’existe pas.");
    }

    #[test]
    fn what_an_evaluation_lacks_is_a_list_in_words() {
        let gaps = json!([{ "criterion": "C1", "kind": "mark" }, { "criterion": "C3", "kind": "comment" }]);
        let incomplete = json!({ "rule": "marks_incomplete", "gaps": gaps });
        assert_eq!(
            said(Code::RuleBroken, &incomplete, None),
            "L’évaluation n’est pas complète : C1 sans note, C3 sans commentaire."
        );
        let missing = json!({ "rule": "documents_missing", "kinds": ["application_form"] });
        assert_eq!(
            said(Code::RuleBroken, &missing, None),
            "Des pièces obligatoires manquent : formulaire."
        );
        let changed = json!({ "table": "mark", "key": "0197/C1" });
        assert_eq!(
            said(Code::Conflict, &changed, None),
            "Quelqu’un d’autre l’a changé depuis : Note."
        );
    }

    #[test]
    fn the_words_of_a_pack_are_said_to_be_too_few_or_which_of_them_is_none() {
        let refused = |field, reason: &str| said(Code::InvalidInput, &json!({ "reason": reason }), Some(field));
        assert!(refused("passphrase", "length").starts_with("Il faut six mots"));
        assert!(refused("passphrase[2]", "unknown").starts_with("Le mot 3 n’est pas dans la liste"));
        assert!(refused("passphrase", "empty").contains("--passphrase-file"));
        assert_eq!(refused("date", "past").split(" : ").next(), Some("Date"));
        assert!(!refused("", "past").starts_with(" :"));
    }
}
