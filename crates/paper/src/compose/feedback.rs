//! The feedback sheet: the decision, the scores by criterion, and what was written, without a name.

use crate::compose::item::{scores_sentence, scores_table};
use crate::compose::method::method;
use crate::desk::Desk;
use crate::feedback::FeedbackPaper;
use crate::folio::{Block, Folio, Layout, Style, heading, list, note, paragraph, plain, styled};

/// Fiche de retour.
pub fn compose(paper: &FeedbackPaper, desk: Desk<'_>) -> Folio {
    let title = desk.f("feedback.title", &[("project", &paper.dossier.project)]);
    let mut folio = desk.folio(Layout::Report, title, &paper.organiser);
    folio.kicker.clone_from(&paper.call);
    let session = desk.f(
        "feedback.session",
        &[
            ("date", &desk.full_date(paper.decision.session_on)),
            ("number", &paper.decision.session_number),
        ],
    );
    folio.body.push(Block::Pairs {
        rows: vec![
            (desk.t("feedback.dossier"), plain(&paper.dossier.number)),
            (desk.t("feedback.applicant"), plain(&paper.dossier.applicant)),
            (desk.t("feedback.seen"), plain(session)),
            (
                desk.t("feedback.outcome"),
                styled(desk.outcome(paper.outcome), Style::Strong),
            ),
            (desk.t("feedback.grid"), plain(&paper.grid_version)),
        ],
    });
    if let Some(scores) = &paper.scores {
        folio.body.push(heading(1, desk.t("item.scores")));
        folio.body.push(Block::Paragraph {
            runs: scores_sentence(desk, scores),
        });
        folio.body.push(scores_table(desk, scores));
    }
    if let Some(made) = &paper.method {
        folio.body.push(heading(2, desk.t("ranking.method_title")));
        folio.body.push(paragraph(method(desk, made)));
    }
    folio.body.extend(comments(paper, desk));
    folio
}

fn comments(paper: &FeedbackPaper, desk: Desk<'_>) -> Vec<Block> {
    let prose = |texts: &[String]| list(texts.iter().map(|text| desk.prose(text)));
    let mut blocks = vec![heading(1, desk.t("feedback.comments"))];
    for one in &paper.comments {
        blocks.push(heading(2, format!("{}. {}", one.code, desk.prose(&one.label))));
        blocks.push(prose(&one.comments));
    }
    if !paper.general.is_empty() {
        blocks.push(heading(2, desk.t("feedback.general")));
        blocks.push(prose(&paper.general));
    }
    blocks.push(if paper.comments.is_empty() && paper.general.is_empty() {
        paragraph(desk.t("feedback.silent"))
    } else {
        note(desk.t("feedback.anonymous"))
    });
    blocks
}
