//! The help in the language asked for: clap knows the form of the commands, the catalogue their meaning.

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, Command, CommandFactory as _};

use crate::usage::Arguments;
use crate::words::Language;

type Texts = BTreeMap<String, String>;

/// The headings of a help; clap takes them only as constants.
#[derive(Debug, Clone, Copy)]
struct Headings {
    commands: &'static str,
    arguments: &'static str,
    options: &'static str,
}

impl Headings {
    fn of(language: Language) -> Self {
        match language {
            Language::Fr => Self {
                commands: "Commandes",
                arguments: "Arguments",
                options: "Options",
            },
            Language::En => Self {
                commands: "Commands",
                arguments: "Arguments",
                options: "Options",
            },
        }
    }
}

/// The whole command with its texts.
pub fn command(language: Language) -> Command {
    let texts = texts(language);
    let flag = |id: &'static str, short, action| Arg::new(id).long(id).short(short).global(true).action(action);
    let command = Arguments::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(flag("help", 'h', ArgAction::Help))
        .arg(flag("version", 'V', ArgAction::Version));
    let command = described(command, "palmares", &texts, Headings::of(language));
    match texts.get("exit") {
        Some(exit) => command.after_help(exit.clone()),
        None => command,
    }
}

fn texts(language: Language) -> Texts {
    let text = match language {
        Language::Fr => include_str!("words/help.fr.json"),
        Language::En => include_str!("words/help.en.json"),
    };
    serde_json::from_str(text).unwrap_or_default()
}

/// Puts the texts of a command, its arguments and its subcommands in their places.
fn described(command: Command, path: &str, texts: &Texts, headings: Headings) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let arguments: Vec<String> = command
        .get_arguments()
        .map(|argument| argument.get_id().to_string())
        .collect();
    let template = texts.get("template").cloned().unwrap_or_default();
    let mut command = command
        .help_template(template)
        .subcommand_help_heading(headings.commands);
    if let Some(text) = texts.get(path) {
        command = command.about(text.clone());
    }
    for id in arguments {
        let text = meaning(path, &id, texts).unwrap_or_default();
        command = command.mut_arg(id, |argument| {
            let heading = if argument.is_positional() {
                headings.arguments
            } else {
                headings.options
            };
            argument.help(text).help_heading(heading)
        });
    }
    for name in names {
        let place = format!("{path} {name}");
        command = command.mut_subcommand(name, |sub| described(sub, &place, texts, headings));
    }
    command
}

/// An argument's text: at its own place, else that of the option with this name everywhere.
fn meaning(path: &str, id: &str, texts: &Texts) -> Option<String> {
    texts
        .get(&format!("{path}.{id}"))
        .or_else(|| texts.get(&format!("*.{id}")))
        .cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(command: &Command, path: &str, texts: &Texts, found: &mut Vec<String>) {
        if !texts.contains_key(path) {
            found.push(path.to_owned());
        }
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            if meaning(path, id, texts).is_none() {
                found.push(format!("{path}.{id}"));
            }
        }
        for sub in command.get_subcommands() {
            missing(sub, &format!("{path} {}", sub.get_name()), texts, found);
        }
    }

    #[test]
    fn every_command_and_every_argument_is_explained_in_both_languages() {
        for language in [Language::Fr, Language::En] {
            let mut found = Vec::new();
            missing(&command(language), "palmares", &texts(language), &mut found);
            assert_eq!(found, Vec::<String>::new(), "{language:?}");
        }
    }

    #[test]
    fn the_form_of_the_commands_holds_together() {
        Arguments::command().debug_assert();
        command(Language::Fr).debug_assert();
    }
}
