//! Who sends a call's letters and who signs them.

use clap::Args;
use palmares_api::wire::{self, CallGetRequest, CallUpdateRequest};
use palmares_core::call::model::Organiser;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// `palmares call letterhead`: what is not given stays; without anything, what letters say now.
#[derive(Debug, Args)]
pub struct Letterhead {
    #[arg(long, value_name = "NAME")]
    organiser: Option<String>,
    /// One line each time.
    #[arg(long, value_name = "LINE")]
    address: Vec<String>,
    #[arg(long)]
    email: Option<String>,
    #[arg(long, value_name = "NAME")]
    signatory: Option<String>,
    #[arg(long)]
    capacity: Option<String>,
    #[arg(long)]
    court: Option<String>,
}

impl Letterhead {
    /// Changes what was given, or shows what stands.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let call_id = context.call().await?;
        let mut call = wire::call_get(&context.host, context.asker(), CallGetRequest { call_id }).await?;
        let before = call.rules.organiser.clone();
        self.write(&mut call.rules.organiser);
        if call.rules.organiser == before {
            return context.answer(&before, |organiser| sheet(context, organiser));
        }
        let request = CallUpdateRequest {
            call_id,
            name: call.name,
            rules: call.rules,
        };
        context.done(&wire::call_update(&context.host, context.asker(), request).await?)
    }

    fn write(self, organiser: &mut Organiser) {
        let address = (!self.address.is_empty()).then(|| self.address.join("\n"));
        for (given, field) in [
            (self.organiser, &mut organiser.name),
            (address, &mut organiser.address),
            (self.email, &mut organiser.email),
            (self.signatory, &mut organiser.signatory.name),
            (self.capacity, &mut organiser.signatory.capacity),
            (self.court, &mut organiser.court),
        ] {
            if let Some(given) = given {
                given.trim().clone_into(field);
            }
        }
    }
}

fn sheet(context: &Context, organiser: &Organiser) -> String {
    let mut lines = vec![organiser.name.clone()];
    lines.extend(organiser.address.lines().map(str::to_owned));
    lines.push(organiser.email.clone());
    for (key, value) in [
        ("letterhead.signatory", &organiser.signatory.name),
        ("letterhead.capacity", &organiser.signatory.capacity),
        ("letterhead.court", &organiser.court),
    ] {
        let value = if value.is_empty() { "—" } else { value.as_str() };
        lines.push(context.words.say(key, &[("value", value)]));
    }
    lines.join("\n")
}
