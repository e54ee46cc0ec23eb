//! Sheets to be marked with a pen.

use crate::PaperError;
use crate::desk::Desk;
use crate::folio::{Folio, Layout, plain};
use crate::forms::{Answer, Form, FormLine, FormWords, Forms, Place};
use crate::sheets::{
    Asked, AskedCriterion, AskedKind, AskedScale, CommentDue, LevelText, MadeOf, Share, SheetFacts, SheetGrid,
    SheetsPaper,
};

/// Letters of a description that are printed: a pen needs room, and the whole of it is the call's grid.
const SHORT: usize = 240;
/// Letters of the longest word that has others beside it on its line.
const BESIDE: usize = 22;
/// Letters of a criterion that is set whole: less than half a page, lines to write on included.
const WHOLE: usize = 1500;
/// Letters of a title or a name at the head of a page, which has one line for each.
const RUNNING: usize = 60;

/// Fiches à remplir à la main.
pub fn compose(paper: &SheetsPaper, desk: Desk<'_>) -> Result<Folio, PaperError> {
    let title = match paper.sheets.as_slice() {
        [] => return Err(PaperError::Missing("sheets")),
        [first, others @ ..] if others.iter().all(|sheet| sheet.member == first.member) => {
            format!("{} — {}", desk.t("sheet.title"), first.member)
        }
        _ => desk.t("sheet.title"),
    };
    if paper.sheets.iter().any(|sheet| sheet.grid >= paper.grids.len()) {
        return Err(PaperError::OutOfRange("sheets.grid"));
    }
    let mut folio = desk.folio(Layout::Sheets, title, &paper.organiser);
    folio.kicker.clone_from(&paper.call);
    folio.forms = Some(Forms {
        words: words(paper, desk),
        grids: paper.grids.iter().map(|grid| lines(desk, grid)).collect(),
        sheets: paper.sheets.iter().map(|sheet| form(paper, desk, sheet)).collect(),
    });
    Ok(folio)
}

fn words(paper: &SheetsPaper, desk: Desk<'_>) -> FormWords {
    let asked = paper.grids.iter().flat_map(|grid| &grid.criteria);
    let mut levels = asked.filter_map(|line| match &line.kind {
        AskedKind::Criterion(asked) => Some(&asked.levels),
        AskedKind::Category(_) => None,
    });
    let long = levels.any(|levels| levels.iter().any(|level| level.text.chars().count() > SHORT));
    FormWords {
        sheet: desk.t("sheet.sheet"),
        how: desk.t("sheet.how"),
        interests: desk.t("sheet.interests"),
        no_interest: desk.t("sheet.no_interest"),
        interest: desk.t("sheet.interest"),
        nature: desk.t("sheet.nature"),
        if_interest: desk.t("sheet.if_interest"),
        marks: desk.t("sheet.marks"),
        overall: desk.t("sheet.overall"),
        date: desk.t("sheet.date"),
        signature: desk.t("sheet.signature"),
        shortened: long.then(|| desk.t("sheet.shortened")),
    }
}

fn form(paper: &SheetsPaper, desk: Desk<'_>, sheet: &SheetFacts) -> Form {
    let dossier = desk.f("sheet.dossier", &[("number", &sheet.dossier)]);
    let mut pairs = vec![];
    if !sheet.applicant.is_empty() {
        pairs.push((desk.t("sheet.applicant"), plain(&sheet.applicant)));
    }
    pairs.push((desk.t("sheet.member"), plain(&sheet.member)));
    pairs.push((desk.t("sheet.round"), plain(sheet.round.to_string())));
    if let Some(grid) = paper.grids.get(sheet.grid) {
        let named = desk.f("sheet.grid_named", &[("name", &grid.name), ("version", &grid.version)]);
        pairs.push((desk.t("sheet.grid"), plain(named)));
    }
    Form {
        id: sheet.id.clone(),
        title: format!("{dossier} — {}", desk.prose(&sheet.project)),
        running: vec![dossier, shortened(&sheet.member, RUNNING)],
        pairs,
        grid: sheet.grid,
    }
}

fn lines(desk: Desk<'_>, grid: &SheetGrid) -> Vec<FormLine> {
    grid.criteria.iter().map(|line| form_line(desk, line)).collect()
}

fn form_line(desk: Desk<'_>, line: &AskedCriterion) -> FormLine {
    let asked = match &line.kind {
        AskedKind::Criterion(asked) => Some(asked),
        AskedKind::Category(_) => None,
    };
    let written = asked.map_or(0, |asked| {
        asked.levels.iter().map(|level| level.text.len().min(SHORT)).sum()
    });
    FormLine {
        long: written + line.label.len() + line.help.as_ref().map_or(0, String::len) > WHOLE,
        depth: line.depth,
        title: format!("{}. {}", line.code, desk.prose(&line.label)),
        detail: detail(desk, line).join(" · "),
        help: line.help.as_ref().map(|help| desk.prose(help)),
        answer: asked.map(|asked| answer(desk, asked)),
    }
}

/// How it weighs, on which scale it is marked, and when it eliminates.
fn detail(desk: Desk<'_>, line: &AskedCriterion) -> Vec<String> {
    let points = |key: &str, number: u32| desk.count(key, number);
    let mut parts = match line.share {
        Share::Points(number) => vec![points("sheet.weight", number)],
        Share::Coefficient(number) => vec![desk.f("sheet.coefficient", &[("n", &number.to_string())])],
        Share::Bonus(number) => vec![points("sheet.bonus", number)],
        Share::Apart => vec![desk.t("sheet.apart")],
        Share::Summed => vec![],
    };
    match &line.kind {
        AskedKind::Category(MadeOf::Mean) => parts.push(desk.t("sheet.mean")),
        AskedKind::Category(MadeOf::Sum) => parts.push(desk.t("sheet.sum")),
        AskedKind::Criterion(asked) => parts.extend(scale(desk, &asked.scale)),
    }
    if let Some(one) = &line.referential {
        let values = [("name", one.name.as_str()), ("version", one.version.as_str())];
        parts.push(desk.f("sheet.referential", &values));
    }
    if let Some(floor) = &line.floor {
        let worded = matches!(&line.kind, AskedKind::Criterion(asked) if matches!(asked.scale, AskedScale::Words(_)));
        parts.push(if worded {
            desk.t("sheet.eliminatory")
        } else {
            desk.f("sheet.floor", &[("floor", &desk.score(floor))])
        });
    }
    parts
}

fn scale(desk: Desk<'_>, scale: &AskedScale) -> Option<String> {
    match scale {
        AskedScale::Written {
            minimum, maximum, step, ..
        } => {
            let ends = [
                ("minimum", desk.score(minimum)),
                ("maximum", desk.score(maximum)),
                ("step", desk.score(step)),
            ];
            let ends = ends.each_ref().map(|(name, value)| (*name, value.as_str()));
            let key = if step == "1" {
                "sheet.scale_whole"
            } else {
                "sheet.scale"
            };
            Some(desk.f(key, &ends))
        }
        AskedScale::Ticked(_) | AskedScale::Words(_) => None,
    }
}

fn answer(desk: Desk<'_>, asked: &Asked) -> Answer {
    let shown = |level: &LevelText| (desk.score(&level.level), shortened(&desk.prose(&level.text), SHORT));
    let (place, levels) = match &asked.scale {
        AskedScale::Written { maximum, decimal, .. } => {
            let place = Place::Written {
                label: desk.t("sheet.mark"),
                point: decimal.then(|| desk.score(".")),
                out_of: desk.f("sheet.out_of", &[("maximum", &desk.score(maximum))]),
            };
            (place, asked.levels.iter().map(shown).collect())
        }
        AskedScale::Ticked(marks) => {
            let marks = marks.iter().map(|mark| desk.score(mark)).collect();
            (
                ticked(marks, &asked.levels.iter().map(shown).collect::<Vec<_>>()),
                vec![],
            )
        }
        AskedScale::Words(words) => {
            let words = words.iter().map(|word| desk.prose(word)).collect();
            let described = asked.levels.iter().map(|level| {
                let (_, text) = shown(level);
                (desk.prose(&level.level), text)
            });
            (ticked(words, &described.collect::<Vec<_>>()), vec![])
        }
    };
    let (comment, lines) = match &asked.comment {
        CommentDue::Never => (desk.t("sheet.comment"), 2),
        CommentDue::Under(mark) => (desk.f("sheet.comment_under", &[("mark", &desk.score(mark))]), 2),
        CommentDue::With(words) => (
            desk.f("sheet.comment_with", &[("words", &desk.prose(&words.join(", ")))]),
            2,
        ),
        CommentDue::Always => (desk.t("sheet.comment_due"), 3),
    };
    Answer {
        place,
        not_applicable: asked.not_applicable.then(|| desk.t("sheet.not_applicable")),
        levels,
        comment,
        lines,
    }
}

/// Boxes on one line, or under each other where they have texts or long words.
fn ticked(choices: Vec<String>, described: &[(String, String)]) -> Place {
    let fits = choices.iter().all(|choice| choice.chars().count() <= BESIDE);
    if described.is_empty() && fits {
        return Place::Across { choices };
    }
    let text_of = |choice: &String| described.iter().find(|(level, _)| level == choice);
    let with_text = |choice: String| {
        let text = text_of(&choice).map(|(_, text)| text.clone());
        (choice, text.unwrap_or_default())
    };
    Place::Down {
        choices: choices.into_iter().map(with_text).collect(),
    }
}

/// The beginning of a text, up to the end of a word.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most).collect();
    let whole = kept.rsplit_once(' ').map_or(kept.as_str(), |(whole, _)| whole);
    format!("{} […]", whole.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_a_whole_word_and_says_that_it_goes_on() {
        assert_eq!(shortened("trois petits mots", 17), "trois petits mots");
        assert_eq!(shortened("trois petits mots", 14), "trois petits […]");
        assert_eq!(shortened(&"x".repeat(300), 10), "xxxxxxxxxx […]");
    }

    #[test]
    fn boxes_stand_under_each_other_once_one_of_them_has_a_text_or_a_long_word() {
        let words = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let across = ticked(words(&["1", "2"]), &[]);
        assert!(matches!(across, Place::Across { choices } if choices == ["1", "2"]));
        let down = ticked(words(&["1", "2"]), &[("2".to_owned(), "bon".to_owned())]);
        assert!(matches!(down, Place::Down { choices } if choices[0].1.is_empty() && choices[1].1 == "bon"));
        assert!(matches!(ticked(words(&[&"x".repeat(40)]), &[]), Place::Down { .. }));
    }
}
