//! The mails of a dossier: which there are, and one of them as text.

use clap::Args;
use palmares_api::wire::{self, DocumentMailRequest, DossierGetRequest};
use palmares_core::document::{MailAddress, MediaType};
use palmares_core::dossier::view::DossierView;
use palmares_core::dossier::{KeptPart, MailPart, MailPlace, MailView};

use crate::answer::or_none;
use crate::context::{Context, is_called, one};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares dossiers mail`
#[derive(Debug, Args)]
pub struct Mail {
    dossier: String,
    mail: Option<String>,
}

impl Mail {
    /// Lists the mails of a dossier, or shows the one that is meant.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let dossier_id = context.dossier(&self.dossier).await?.id;
        let request = DossierGetRequest { dossier_id };
        let view = wire::dossier_get(&context.host, context.asker(), request).await?;
        let Some(mail) = self.mail else {
            return context.answer(&view.messages, |_| table(context, &view).unwrap_or_default());
        };
        let request = DocumentMailRequest {
            mail: meant(&view, &mail)?,
        };
        let found = wire::document_mail(&context.host, context.asker(), request).await?;
        context.answer(&found, |found| sheet(context, found))
    }
}

/// A mail by its subject or a part of it, by its name among the documents, or by its identifier.
fn meant(view: &DossierView, text: &str) -> Result<MailPlace, Failure> {
    let messages = view
        .messages
        .iter()
        .filter(|mail| is_called(&mail.id.to_string(), &mail.subject, text))
        .map(|mail| MailPlace::Message { id: mail.id });
    let documents = view
        .documents
        .iter()
        .filter(|document| document.media_type == MediaType::Mail)
        .filter(|document| is_called(&document.id.to_string(), &document.name, text))
        .map(|document| MailPlace::Document { id: document.id });
    one("mail", text, messages.chain(documents))
}

/// The mails that brought something to a dossier; none where there are none.
pub fn table(context: &Context, view: &DossierView) -> Option<String> {
    let words = &context.words;
    let mut table = Table::new()
        .column(context.heading("mail"))
        .column(context.heading("who"))
        .column(context.heading("date"));
    for mail in &view.messages {
        let sender = if mail.from_name.is_empty() {
            &mail.from_address
        } else {
            &mail.from_name
        };
        let subject = if mail.subject.is_empty() {
            mail.id.to_string()
        } else {
            mail.subject.clone()
        };
        let at = or_none(mail.sent_at.map(|at| words.instant(at)));
        table.row(vec![subject, sender.clone(), at]);
    }
    (!view.messages.is_empty()).then(|| table.to_string())
}

fn sheet(context: &Context, mail: &MailView) -> String {
    let words = &context.words;
    let line = |key: &str, value: String| (!value.is_empty()).then(|| words.say(key, &[("value", &value)]));
    let times = &mail.times;
    // A date that cannot be read is shown as it was written.
    let stated = times
        .stated
        .map_or_else(|| times.written.clone(), |at| words.instant(at));
    let arrived = times.arrived.map(|at| words.instant(at)).unwrap_or_default();
    let head = [
        line("mail.subject", mail.subject.clone()),
        line("mail.from", mail.from.as_ref().map(person).unwrap_or_default()),
        line("mail.reply_to", mail.reply_to.clone().unwrap_or_default()),
        line("mail.to", persons(&mail.to)),
        line("mail.copied", persons(&mail.copied)),
        line("mail.stated", stated),
        line("mail.arrived", arrived),
    ];
    let mut lines: Vec<String> = head.into_iter().flatten().collect();
    lines.push(String::new());
    lines.push(mail.body.clone());
    if !mail.parts.is_empty() {
        lines.push(String::new());
        lines.push(words.get("mail.parts"));
        lines.extend(mail.parts.iter().map(|one| part(context, one)));
    }
    lines.join("\n")
}

fn persons(all: &[MailAddress]) -> String {
    all.iter().map(person).collect::<Vec<_>>().join(", ")
}

fn person(one: &MailAddress) -> String {
    match &one.name {
        Some(name) => format!("{name} <{}>", one.address),
        None => one.address.clone(),
    }
}

/// An attachment: its name, and where it is kept, or why it is not.
fn part(context: &Context, part: &MailPart) -> String {
    let words = &context.words;
    let place = match (&part.kept, &part.omitted) {
        (Some(KeptPart { place, .. }), _) => match place {
            MailPlace::Document { id } => id.to_string(),
            MailPlace::Message { id } => words.say("mail.of_its_own", &[("id", &id.to_string())]),
        },
        (None, Some(reason)) => words.word("omitted", reason),
        (None, None) => words.get("mail.not_kept"),
    };
    let name = match &part.within {
        Some(within) => format!("{within} / {}", part.name),
        None => part.name.clone(),
    };
    let name = if part.count > 1 {
        format!("{name} (× {})", part.count)
    } else {
        name
    };
    let cut = if part.whole || part.omitted.is_some() {
        String::new()
    } else {
        words.get("mail.cut")
    };
    format!("  {name}  {place}  {cut}").trim_end().to_owned()
}
