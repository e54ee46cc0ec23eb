//! What a call says of its own in its letters.

use clap::Args;
use palmares_api::wire::{self, CallGetRequest, CallUpdateRequest};
use palmares_core::call::{LetterKind, LetterText, LetterTexts};
use palmares_core::grid::Label;

use crate::answer::word;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// In the place of a letter: the formula that closes all of them.
const CLOSING: &str = "closing";

/// `palmares call letters`: what is not given stays, what is given empty goes; without anything, what the call says now.
#[derive(Debug, Args)]
pub struct OwnTexts {
    letter: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "letter")]
    fr: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "letter")]
    en: Option<String>,
}

impl OwnTexts {
    /// Changes what was given, or shows what stands.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let call_id = context.call().await?;
        let mut call = wire::call_get(&context.host, context.asker(), CallGetRequest { call_id }).await?;
        let before = call.rules.letters.clone();
        self.write(&mut call.rules.letters)?;
        if call.rules.letters == before {
            return context.answer(&before, |letters| sheet(context, letters));
        }
        let request = CallUpdateRequest {
            call_id,
            name: call.name,
            rules: call.rules,
        };
        context.done(&wire::call_update(&context.host, context.asker(), request).await?)
    }

    fn write(&self, letters: &mut LetterTexts) -> Result<(), Failure> {
        let Some(letter) = self.letter.as_deref() else {
            return Ok(());
        };
        if letter == CLOSING {
            letters.closing = self.over(letters.closing.take());
            return Ok(());
        }
        let letter: LetterKind = word("letter", letter)?;
        let known = letters.texts.iter().position(|own| own.letter == letter);
        let text = self.over(known.map(|at| letters.texts.remove(at).text));
        if let Some(text) = text {
            let at = known.unwrap_or(letters.texts.len());
            letters.texts.insert(at, LetterText { letter, text });
        }
        Ok(())
    }

    /// A text with what was given; none where it says nothing any more.
    fn over(&self, before: Option<Label>) -> Option<Label> {
        let (fr, en) = before.map(|text| (text.fr, text.en)).unwrap_or_default();
        let fr = self.fr.clone().unwrap_or(fr);
        let en = self.en.clone().unwrap_or(en);
        let says = !fr.trim().is_empty() || !en.trim().is_empty();
        says.then_some(Label { fr, en })
    }
}

fn sheet(context: &Context, letters: &LetterTexts) -> String {
    let texts = letters.texts.iter().map(|own| (own.letter.as_str(), &own.text));
    let closing = letters.closing.iter().map(|text| (CLOSING, text));
    let mut lines = Vec::new();
    for (name, text) in texts.chain(closing) {
        for (language, said) in [("fr", &text.fr), ("en", &text.en)] {
            if !said.trim().is_empty() {
                lines.push(format!("{name} ({language})\n{}\n", said.trim()));
            }
        }
    }
    if lines.is_empty() {
        return context.words.get("call.letters_usual");
    }
    lines.join("\n").trim_end().to_owned()
}
