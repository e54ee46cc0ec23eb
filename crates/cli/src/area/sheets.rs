//! Sheets of paper: printed for members who mark with a pen, and typed by the secretariat once they came back.

use std::path::PathBuf;

use clap::Args;
use palmares_api::wire::{
    self, SheetEnterRequest, SheetFindRequest, SheetListRequest, SheetPrintRequest, SheetSubmitRequest,
};
use palmares_core::error::Error;
use palmares_core::evaluation::{SheetCell, SheetTable};
use palmares_core::grid::Grid;
use palmares_core::id::{DossierId, MemberId};

use super::mark;
use super::papers::language;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// `palmares mark print`
#[derive(Debug, Args)]
pub struct Print {
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    #[arg(long, value_name = "MEMBER")]
    member: Vec<String>,
    #[arg(long)]
    apart: bool,
}

/// `palmares mark enter`
#[derive(Debug, Args)]
pub struct Enter {
    #[arg(long, value_name = "NUMBER")]
    sheet: Option<String>,
    #[arg(required_unless_present_any = ["comment", "comment_on"], value_name = "DOSSIER MEMBER CODE=MARK")]
    marks: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,
    #[arg(long, value_name = "CODE=TEXT")]
    comment_on: Vec<String>,
}

/// `palmares mark hand-in`
#[derive(Debug, Args)]
pub struct HandIn {
    #[arg(required_unless_present = "sheet")]
    dossier: Option<String>,
    #[arg(required_unless_present = "sheet")]
    member: Option<String>,
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["dossier", "member"])]
    sheet: Option<String>,
}

/// Whose sheet, on which dossier.
type Whose = (DossierId, MemberId);

impl Print {
    /// Prints the sheets of members into a folder.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut member_ids = Vec::with_capacity(self.member.len());
        for name in &self.member {
            member_ids.push(context.member(name).await?.id);
        }
        std::fs::create_dir_all(&self.into).map_err(|source| Error::file(&self.into, source))?;
        let request = SheetPrintRequest {
            call_id: context.call().await?,
            member_ids,
            apart: self.apart,
            language: language(context),
            path: self.into.display().to_string(),
        };
        let printed = wire::sheet_print(&context.host, context.asker(), request).await?;
        context.answer(&printed, |printed| {
            let mut lines = vec![context.words.count("sheets.printed", printed.sheets as usize)];
            lines.extend(printed.paths.iter().cloned());
            if printed.replaced > 0 {
                let count = printed.replaced.to_string();
                lines.push(context.words.say("papers.replaced", &[("n", &count)]));
            }
            lines.join("\n")
        })
    }
}

impl Enter {
    /// Types the marks of one sheet, the comments beside them and the one on the whole, all of them or none; `-` leaves a blank.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let commented = self.comment.is_some() || !self.comment_on.is_empty();
        let (whose, marks) = match (&self.sheet, self.marks.as_slice()) {
            (Some(number), marks) => (by_number(context, number).await?, marks),
            (None, [dossier, member, marks @ ..]) if !marks.is_empty() || commented => {
                (named(context, dossier, member).await?, marks)
            }
            (None, few) => return Err(Failure::value("mark", few.join(" "))),
        };
        let table = table(context, whose.0, whose.1).await?;
        let marks = marks.iter().map(|text| marked(&table.grid, whose, text));
        let mut cells = marks.collect::<Result<Vec<_>, _>>()?;
        for text in &self.comment_on {
            beside(&table, whose, text, &mut cells)?;
        }
        cells.extend(self.comment.map(|comment| SheetCell {
            comment: Some(comment),
            ..cell(whose, None)
        }));
        context.done(&wire::sheet_enter(&context.host, context.asker(), SheetEnterRequest { cells }).await?)
    }
}

fn cell((dossier_id, member_id): Whose, criterion: Option<String>) -> SheetCell {
    SheetCell {
        dossier_id,
        member_id,
        criterion,
        mark: None,
        comment: None,
    }
}

/// The cell of `C1=3,5`.
fn marked(grid: &Grid, whose: Whose, text: &str) -> Result<SheetCell, Failure> {
    let (code, mark) = text.split_once('=').ok_or_else(|| Failure::value("mark", text))?;
    let criterion = mark::code(grid, code);
    let mark = match mark.trim() {
        "-" => None,
        mark => Some(mark::typed(grid, &criterion, mark)?),
    };
    Ok(SheetCell {
        mark,
        ..cell(whose, Some(criterion))
    })
}

/// Puts the comment of `C1=Texte` beside its mark; where none is typed, the one that stands on the sheet stays.
fn beside(table: &SheetTable, whose: Whose, text: &str, cells: &mut Vec<SheetCell>) -> Result<(), Failure> {
    let (code, comment) = text.split_once('=').ok_or_else(|| Failure::value("comment", text))?;
    let (criterion, comment) = (mark::code(&table.grid, code), comment.trim().to_owned());
    // Of a cell given twice the last stands.
    let mut given = cells.iter_mut().rev();
    if let Some(cell) = given.find(|cell| cell.criterion.as_ref() == Some(&criterion)) {
        cell.comment = Some(comment);
        return Ok(());
    }
    let row = table.rows.iter().find(|row| (row.dossier_id, row.member_id) == whose);
    let mark = row.and_then(|row| row.marks.get(&criterion).copied());
    cells.push(SheetCell {
        mark,
        comment: Some(comment),
        ..cell(whose, Some(criterion))
    });
    Ok(())
}

impl HandIn {
    /// Hands the sheet in.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let (dossier_id, member_id) = match (&self.sheet, &self.dossier, &self.member) {
            (Some(number), ..) => by_number(context, number).await?,
            (None, Some(dossier), Some(member)) => named(context, dossier, member).await?,
            (None, ..) => return Err(Failure::value("pair", "")),
        };
        let request = SheetSubmitRequest { dossier_id, member_id };
        context.done(&wire::sheet_submit(&context.host, context.asker(), request).await?)
    }
}

/// By the number that stands on the sheet.
async fn by_number(context: &Context, number: &str) -> Result<Whose, Failure> {
    let request = SheetFindRequest {
        call_id: context.call().await?,
        sheet: number.to_owned(),
    };
    let found = wire::sheet_find(&context.host, context.asker(), request).await?;
    Ok((found.dossier_id, found.member_id))
}

async fn named(context: &Context, dossier: &str, member: &str) -> Result<Whose, Failure> {
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
