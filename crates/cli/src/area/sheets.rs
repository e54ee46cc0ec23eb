//! Sheets that came back on paper, typed by the secretariat for their members.

use clap::Args;
use palmares_api::wire::{self, SheetEnterRequest, SheetListRequest, SheetSubmitRequest};
use palmares_core::evaluation::{SheetCell, SheetTable};
use palmares_core::id::{DossierId, MemberId};

use super::mark;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// `palmares mark enter`
#[derive(Debug, Args)]
pub struct Enter {
    dossier: String,
    member: String,
    #[arg(required_unless_present = "comment", value_name = "CODE=MARK")]
    marks: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
}

/// `palmares mark hand-in`
#[derive(Debug, Args)]
pub struct HandIn {
    dossier: String,
    member: String,
}

impl Enter {
    /// Types the marks of one sheet and the comment on the whole, all of them or none; `-` leaves a blank.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let (dossier_id, member_id) = named(context, &self.dossier, &self.member).await?;
        let table = table(context, dossier_id, member_id).await?;
        let mut cells = Vec::with_capacity(self.marks.len() + 1);
        for text in &self.marks {
            let refused = || Failure::value("mark", text);
            let (code, mark) = text.split_once('=').ok_or_else(refused)?;
            let (criterion, mark) = (code.trim().to_uppercase(), mark.trim());
            let mark = match mark {
                "-" => None,
                mark => Some(mark::typed(&table.grid, &criterion, mark).ok_or_else(refused)?),
            };
            cells.push(SheetCell {
                dossier_id,
                member_id,
                criterion: Some(criterion),
                mark,
                comment: None,
            });
        }
        cells.extend(self.comment.map(|comment| SheetCell {
            dossier_id,
            member_id,
            criterion: None,
            mark: None,
            comment: Some(comment),
        }));
        context.done(&wire::sheet_enter(&context.host, context.asker(), SheetEnterRequest { cells }).await?)
    }
}

impl HandIn {
    /// Hands the sheet in.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let (dossier_id, member_id) = named(context, &self.dossier, &self.member).await?;
        let request = SheetSubmitRequest { dossier_id, member_id };
        context.done(&wire::sheet_submit(&context.host, context.asker(), request).await?)
    }
}

async fn named(context: &Context, dossier: &str, member: &str) -> Result<(DossierId, MemberId), Failure> {
    let dossier = context.dossier(dossier).await?.id;
    Ok((dossier, context.member(member).await?.id))
}

/// The sheet with the grid on which it stands.
async fn table(context: &Context, dossier_id: DossierId, member_id: MemberId) -> Result<SheetTable, Failure> {
    let request = SheetListRequest {
        call_id: context.call().await?,
        dossier_id: Some(dossier_id),
        member_id: Some(member_id),
    };
    let list = wire::sheet_list(&context.host, context.asker(), request).await?;
    let found = list.tables.into_iter().next();
    found.ok_or_else(|| Failure::value("member", member_id.to_string()))
}
