//! A command line that cannot be understood, in the language asked for: clap finds what is wrong, the catalogue says it.

use clap::Error;
use clap::error::{ContextKind, ErrorKind};

use crate::words::Words;

/// What is wrong, what may have been meant and how the command is used; none for a help or a version, which clap prints.
pub fn sentence(error: &Error, words: &Words) -> Option<String> {
    let said = Said(error);
    let (argument, value) = (said.of(ContextKind::InvalidArg), said.of(ContextKind::InvalidValue));
    let (command, other) = (said.of(ContextKind::InvalidSubcommand), said.of(ContextKind::PriorArg));
    let arguments = [
        ("argument", argument.as_str()),
        ("value", value.as_str()),
        ("command", command.as_str()),
        ("other", other.as_str()),
    ];
    let mut lines = vec![words.say(key(error.kind(), value.is_empty())?, &arguments)];
    for (name, kinds) in BESIDE {
        let text = kinds.iter().map(|kind| said.of(*kind)).find(|text| !text.is_empty());
        lines.extend(text.map(|text| words.say(&format!("misuse.{name}"), &[("text", &text)])));
    }
    let usage = said.of(ContextKind::Usage);
    let usage = usage.trim_end().strip_prefix("Usage: ");
    lines.extend(usage.map(|usage| words.say("misuse.usage", &[("text", usage)])));
    lines.push(words.get("misuse.help"));
    Some(lines.join("\n"))
}

/// What clap says beside the fault, by the sentence that tells it.
const BESIDE: [(&str, &[ContextKind]); 2] = [
    ("possible", &[ContextKind::ValidValue]),
    (
        "meant",
        &[
            ContextKind::SuggestedSubcommand,
            ContextKind::SuggestedArg,
            ContextKind::SuggestedValue,
        ],
    ),
];

struct Said<'a>(&'a Error);

impl Said<'_> {
    /// What clap says of one thing; empty where it says nothing.
    fn of(&self, kind: ContextKind) -> String {
        self.0.get(kind).map(ToString::to_string).unwrap_or_default()
    }
}

fn key(kind: ErrorKind, is_without_value: bool) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::InvalidSubcommand => "misuse.command",
        ErrorKind::MissingSubcommand => "misuse.no_command",
        ErrorKind::UnknownArgument => "misuse.argument",
        ErrorKind::MissingRequiredArgument => "misuse.missing",
        ErrorKind::InvalidValue if is_without_value => "misuse.no_value",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "misuse.value",
        ErrorKind::ArgumentConflict => "misuse.conflict",
        ErrorKind::NoEquals | ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            "misuse.number"
        }
        ErrorKind::InvalidUtf8 => "misuse.not_text",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::help;
    use crate::words::Language;

    fn said(language: Language, typed: &[&str]) -> Option<String> {
        let error = help::command(language).try_get_matches_from(typed).unwrap_err();
        sentence(&error, &Words::of(language)).map(|text| text.replace(['\u{a0}', '\u{202f}'], " "))
    }

    fn french(typed: &[&str]) -> String {
        said(Language::Fr, typed).unwrap()
    }

    #[test]
    fn what_cannot_be_understood_is_said_in_the_language_asked_for() {
        let unknown = french(&["palmares", "memberz"]);
        assert!(unknown.starts_with("« memberz » n’est pas une commande."), "{unknown}");
        assert!(unknown.contains("Peut-être : members"), "{unknown}");
        let missing = french(&["palmares", "grid", "check"]);
        assert!(missing.starts_with("Il manque : <FILE>."), "{missing}");
        assert!(missing.contains("Utilisation : palmares grid check"), "{missing}");
        let value = french(&["palmares", "journal", "--limit", "abc"]);
        assert!(
            value.starts_with("« abc » n’est pas une valeur possible pour --limit <LIMIT>."),
            "{value}"
        );
        let note = french(&["palmares", "mark", "comment", "1", "Solide.", "--note", "À revoir."]);
        assert!(note.starts_with("Il manque : --criterion"), "{note}");
        assert!(french(&["palmares", "journal", "--bad"]).starts_with("« --bad » n’est pas attendu ici."));
        let english = said(Language::En, &["palmares", "grid", "check"]).unwrap();
        assert!(english.starts_with("Missing: <FILE>."), "{english}");
    }

    #[test]
    fn a_help_that_was_asked_for_is_no_misuse() {
        assert_eq!(said(Language::Fr, &["palmares", "--help"]), None);
        assert_eq!(said(Language::Fr, &["palmares", "--version"]), None);
    }
}
