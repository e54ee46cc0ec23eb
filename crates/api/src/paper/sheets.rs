//! Sheets to be marked with a pen, printed into a folder: forms and no record, so nothing of them is kept.

use std::io;
use std::path::Path;

use palmares_core::call;
use palmares_core::call::view::CallView;
use palmares_core::error::{Error, Result};
use palmares_core::evaluation::{self, BlankForm, BlankSheet};
use palmares_core::grid::{Combination, Criterion, CriterionScale, Grid, Role, Steps, Weighting};
use palmares_core::id::{CallId, MemberId};
use palmares_core::paper::PaperLanguage;
use palmares_paper as print;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::press::{failed, language};
use super::words::Words;
use super::{export, facts, grids};
use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// The most marks of a scale that are ticked rather than written.
const TICKED: u32 = 11;

/// Prints the sheets of members who mark with a pen.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SheetPrintRequest {
    /// In which call.
    pub call_id: CallId,
    /// Whose; none for everybody's.
    pub member_ids: Vec<MemberId>,
    /// A file for each member, or one for all.
    pub apart: bool,
    /// In which language.
    pub language: PaperLanguage,
    /// The folder in which the files come to be, each under a name that is free.
    pub path: String,
}

/// Sheets were printed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SheetsPrinted {
    /// The files.
    pub paths: Vec<String>,
    /// How many sheets they hold together.
    pub sheets: u32,
    /// Characters that no font of the papers draws, printed as �.
    pub replaced: u32,
}

/// Prints the sheets of members who mark with a pen. A name that is taken in the folder is numbered.
pub async fn sheet_print(host: &Host, asker: &Asker, request: SheetPrintRequest) -> Result<SheetsPrinted, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let SheetPrintRequest {
        call_id, member_ids, ..
    } = &request;
    let (call, blank) = {
        let mut connection = open.store.read().await?;
        let blank = evaluation::blank_sheets(&mut connection, caller.actor(), *call_id, member_ids).await?;
        (call::get(&mut connection, *call_id).await?, blank)
    };
    let folder = Path::new(&request.path);
    if !folder.is_dir() {
        return Err(Error::file(folder, io::ErrorKind::NotADirectory.into()).into());
    }
    let words = Words::of(request.language, call.rules.kind)?;
    let press = host.press().await?;
    let day = caller.at.format("%Y-%m-%d");
    let piles: Vec<&[BlankSheet]> = if request.apart {
        blank
            .sheets
            .chunk_by(|one, next| one.member_id == next.member_id)
            .collect()
    } else {
        vec![&blank.sheets]
    };
    let mut printed = SheetsPrinted {
        paths: Vec::with_capacity(piles.len()),
        sheets: count(blank.sheets.len()),
        replaced: 0,
    };
    for pile in piles {
        let paper = print::Paper::Sheets(Box::new(paper(&call, &blank.forms, pile, &words)));
        let pdf = press
            .render(&paper, language(request.language), caller.at)
            .map_err(failed)?;
        let of = if request.apart { pile.first() } else { None };
        let name = format!("{day}_fiches-a-remplir{}.pdf", of.map_or_else(String::new, whose));
        let path = export::write(folder, &name, &pdf.bytes)?;
        printed.paths.push(path.display().to_string());
        printed.replaced += count(pdf.unprintable);
    }
    Ok(printed)
}

/// The end of the name of a member's file.
fn whose(sheet: &BlankSheet) -> String {
    let name: String = facts::slug(&sheet.member).chars().take(60).collect();
    format!("_{name}")
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A pile of sheets with the grids that they ask, and no other.
fn paper(call: &CallView, forms: &[BlankForm], pile: &[BlankSheet], words: &Words) -> print::SheetsPaper {
    let asked = |form: &&BlankForm| pile.iter().any(|sheet| sheet.version == form.version);
    let forms: Vec<&BlankForm> = forms.iter().filter(asked).collect();
    let sheet = |sheet: &BlankSheet| print::SheetFacts {
        id: sheet.number.to_string(),
        grid: forms
            .iter()
            .position(|form| form.version == sheet.version)
            .unwrap_or(usize::MAX),
        dossier: format!("{:03}", sheet.dossier),
        project: sheet.title.clone(),
        applicant: sheet.applicant.clone(),
        member: sheet.member.clone(),
        round: sheet.round,
    };
    print::SheetsPaper {
        organiser: facts::organiser(&call.rules.organiser),
        call: call.name.clone(),
        vocabulary: facts::vocabulary_of(call.rules.kind),
        grids: forms
            .iter()
            .map(|form| {
                let name = form.name.clone().unwrap_or_else(|| words.get("paper", "grid"));
                asked_grid(name, form.number, &form.grid, words)
            })
            .collect(),
        sheets: pile.iter().map(sheet).collect(),
    }
}

/// A version of a grid as its members are asked it.
fn asked_grid(name: String, version: u32, grid: &Grid, words: &Words) -> print::SheetGrid {
    let mut criteria = vec![];
    for criterion in &grid.criteria {
        let share = match criterion.role {
            Role::Counted if grid.weighting == Weighting::Points => print::Share::Points(criterion.weight),
            Role::Counted => print::Share::Coefficient(criterion.weight),
            Role::Bonus => print::Share::Bonus(criterion.weight),
            Role::Apart => print::Share::Apart,
        };
        ask_family(grid, criterion, (0, share), words, &mut criteria);
    }
    print::SheetGrid {
        name,
        version: version.to_string(),
        criteria,
    }
}

/// A criterion and what is within it, a category before its parts.
fn ask_family(
    grid: &Grid,
    criterion: &Criterion,
    (depth, share): (u8, print::Share),
    words: &Words,
    asked: &mut Vec<print::AskedCriterion>,
) {
    let kind = match criterion.combination {
        Combination::Mean if criterion.is_category() => print::AskedKind::Category(print::MadeOf::Mean),
        Combination::Sum if criterion.is_category() => print::AskedKind::Category(print::MadeOf::Sum),
        _ => print::AskedKind::Criterion(question(grid, criterion, words)),
    };
    asked.push(print::AskedCriterion {
        code: criterion.code.clone(),
        depth,
        label: words.label(&criterion.label).to_owned(),
        help: criterion
            .help
            .as_ref()
            .and_then(|help| facts::stated(words.label(help))),
        referential: grids::referential(criterion, words),
        share,
        floor: criterion.floor.map(|floor| floor.to_string()),
        kind,
    });
    for part in &criterion.parts {
        let share = match criterion.combination {
            Combination::Mean => print::Share::Coefficient(part.weight),
            Combination::Sum => print::Share::Summed,
        };
        ask_family(grid, part, (depth.saturating_add(1), share), words, asked);
    }
}

fn question(grid: &Grid, criterion: &Criterion, words: &Words) -> print::Asked {
    let scale = grid.scale_of(criterion);
    let worded = criterion.scale.as_ref().and_then(CriterionScale::words);
    let level = |mark: Steps| {
        let word = worded.and_then(|worded| worded.get(usize::from(mark.0)));
        word.map_or_else(|| grids::exact_points(scale, mark), |word| words.label(word).to_owned())
    };
    let marks = u32::from(scale.maximum.0.saturating_sub(scale.minimum.0)) + 1;
    let asked_on = match worded {
        Some(worded) => print::AskedScale::Words(worded.iter().map(|word| words.label(word).to_owned()).collect()),
        None if scale.steps_per_point == 1 && marks <= TICKED => {
            let marks = scale.minimum.0..=scale.maximum.0;
            print::AskedScale::Ticked(marks.map(|mark| mark.to_string()).collect())
        }
        None => print::AskedScale::Written {
            minimum: grids::exact_points(scale, scale.minimum),
            maximum: grids::exact_points(scale, scale.maximum),
            step: grids::exact_points(scale, Steps(1)),
            decimal: scale.steps_per_point > 1,
        },
    };
    let described = criterion.descriptors.iter().filter_map(|descriptor| {
        let text = facts::stated(words.label(&descriptor.text))?;
        Some(print::LevelText {
            level: level(descriptor.level),
            text,
        })
    });
    print::Asked {
        scale: asked_on,
        levels: described.collect(),
        not_applicable: criterion.not_applicable,
        comment: comment_due(grid, criterion, level),
    }
}

/// For which marks of a scale the rules ask for a comment: they are the lowest ones, where there are some.
fn comment_due(grid: &Grid, criterion: &Criterion, level: impl Fn(Steps) -> String) -> print::CommentDue {
    let (scale, worded) = (
        grid.scale_of(criterion),
        matches!(criterion.scale, Some(CriterionScale::Words(_))),
    );
    let marks = (scale.minimum.0..=scale.maximum.0).map(Steps);
    let (due, free): (Vec<Steps>, Vec<Steps>) =
        marks.partition(|mark| evaluation::needs_comment(grid, criterion, Some((*mark).into())));
    match (due.is_empty(), free.first()) {
        (true, _) => print::CommentDue::Never,
        (false, None) => print::CommentDue::Always,
        (false, Some(_)) if worded => print::CommentDue::With(due.into_iter().map(level).collect()),
        (false, Some(first)) => print::CommentDue::Under(level(*first)),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::process::Command;

    use palmares_core::call::{CallKind, Template};
    use palmares_core::grid::Scale;
    use palmares_paper::{Language, Press};
    use serde_json::Value;

    use super::*;

    /// The grids of the shipped templates and of the published schemes, by name.
    fn all_grids() -> Vec<(String, Grid)> {
        let shipped = Template::codes().map(|code| (code.to_owned(), Template::shipped(code).unwrap().grid));
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/grids");
        let published = std::fs::read_dir(folder).unwrap().map(|file| {
            let path = file.unwrap().path();
            let whole: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let grid = serde_json::from_value(whole["grid"].clone()).unwrap();
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), grid)
        });
        shipped.chain(published).collect()
    }

    fn one_sheet(grid: print::SheetGrid) -> print::Paper {
        print::Paper::Sheets(Box::new(print::SheetsPaper {
            organiser: facts::organiser(&Template::shipped("territoire_intelligent").unwrap().rules.organiser),
            call: "Appel".to_owned(),
            vocabulary: print::Vocabulary::Award,
            grids: vec![grid],
            sheets: vec![print::SheetFacts {
                id: "7K2-QM4-XD9".to_owned(),
                grid: 0,
                dossier: "004".to_owned(),
                project: "BriqLys".to_owned(),
                applicant: "Terre du Lys".to_owned(),
                member: "Hélène Vandamme".to_owned(),
                round: 1,
            }],
        }))
    }

    /// The pages without any blank, as a pen sees them.
    fn pages(press: &Press, paper: &print::Paper, language: Language, name: &str) -> Vec<String> {
        let pdf = press
            .render(paper, language, "2026-03-02T08:00:00Z".parse().unwrap())
            .unwrap();
        assert_eq!(pdf.unprintable, 0, "{name}");
        let folder = tempfile::tempdir().unwrap();
        let kept = std::env::var_os("PALMARES_PAPERS_OUT").map(PathBuf::from);
        let file = kept
            .unwrap_or_else(|| folder.path().to_owned())
            .join(format!("sheet {name}.pdf"));
        std::fs::write(&file, &pdf.bytes).unwrap();
        let out = Command::new("pdftotext")
            .arg("-raw")
            .arg(&file)
            .arg("-")
            .output()
            .unwrap();
        let text = String::from_utf8(out.stdout).unwrap().replace('\u{200b}', "");
        let pages: Vec<String> = text.trim_end_matches('\u{c}').split('\u{c}').map(letters).collect();
        assert_eq!(pages.len(), pdf.pages, "{name}");
        pages
    }

    fn letters(text: &str) -> String {
        text.chars().filter(|one| !one.is_whitespace()).collect()
    }

    /// What is printed of a text: its apostrophes are those of the language.
    fn printed(language: Language, text: &str) -> String {
        letters(&print::typography::prose(language, text))
    }

    #[test]
    fn every_criterion_of_every_grid_stands_on_a_sheet_whose_every_page_has_its_number() {
        let press = Press::new().unwrap();
        for (name, grid) in all_grids() {
            for (code, language) in [(PaperLanguage::Fr, Language::Fr), (PaperLanguage::En, Language::En)] {
                let words = Words::of(code, CallKind::ProjectCall).unwrap();
                let name = format!("{name} {code}");
                let asked = asked_grid("Grille".to_owned(), 1, &grid, &words);
                let pages = pages(&press, &one_sheet(asked), language, &name);
                for (at, page) in pages.iter().enumerate() {
                    assert!(page.contains("7K2-QM4-XD9"), "{name}, page {at}");
                    assert!(
                        page.contains(&format!("Page{}/{}", at + 1, pages.len())),
                        "{name}, page {at}: {page}"
                    );
                }
                let whole = pages.concat();
                for criterion in grid.all() {
                    let title = printed(language, words.label(&criterion.label));
                    assert!(whole.contains(&title), "{name}: {} {title}", criterion.code);
                    assert!(
                        whole.contains(&format!("{}.", criterion.code)),
                        "{name}: {}",
                        criterion.code
                    );
                    for descriptor in &criterion.descriptors {
                        let text = printed(language, words.label(&descriptor.text));
                        assert!(whole.contains(&text), "{name}: {} {text}", criterion.code);
                    }
                }
            }
        }
    }

    #[test]
    fn a_few_whole_points_are_ticked_and_others_are_written() {
        let words = Words::of(PaperLanguage::Fr, CallKind::ProjectCall).unwrap();
        let mut grid = Template::shipped("industrie_du_futur").unwrap().grid;
        let first = |grid: &Grid| match asked_grid(String::new(), 1, grid, &words).criteria.remove(0).kind {
            print::AskedKind::Criterion(asked) => asked.scale,
            print::AskedKind::Category(_) => panic!("a criterion"),
        };
        let four = ["1", "2", "3", "4"].map(str::to_owned).to_vec();
        assert_eq!(first(&grid), print::AskedScale::Ticked(four));
        grid.scale = Scale::HALF_POINTS_TO_FIVE;
        let (minimum, maximum, step) = ("0".to_owned(), "5".to_owned(), "0.5".to_owned());
        let halves = print::AskedScale::Written {
            minimum,
            maximum,
            step,
            decimal: true,
        };
        assert_eq!(first(&grid), halves);
    }
}
