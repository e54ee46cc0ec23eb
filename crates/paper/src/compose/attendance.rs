//! Attendance, as a table in the minutes and as the sheet to sign.

use crate::attendance::{AttendanceLine, AttendanceSheetPaper};
use crate::compose::common::{session_hours, session_place, session_title, signatures};
use crate::desk::Desk;
use crate::folio::{Block, Folio, Layout, Rich, Style, Width, left, note, plain, row, styled};

/// Presence with arrival, departure and proxy.
fn presence_cell(desk: Desk<'_>, line: &AttendanceLine) -> Rich {
    let mut runs = plain(desk.name("presence", &line.presence));
    let mut details = Vec::new();
    if let Some(at) = line.arrived_at {
        details.push(desk.f("attendance.arrived", &[("time", &desk.time(at))]));
    }
    if let Some(at) = line.left_at {
        details.push(desk.f("attendance.left", &[("time", &desk.time(at))]));
    }
    if let Some(name) = &line.sits_for {
        details.push(desk.f("attendance.sits_for", &[("name", name)]));
    }
    if let Some(name) = &line.proxy_to {
        details.push(desk.f("attendance.proxy", &[("name", name)]));
    }
    if !details.is_empty() {
        runs.extend(styled(format!(" — {}", details.join(", ")), Style::Muted));
    }
    runs
}

/// The attendance table of the minutes.
pub fn table(desk: Desk<'_>, lines: &[AttendanceLine]) -> Block {
    let with_college = lines.iter().any(|line| line.college.is_some());
    let mut columns = vec![
        left(desk.t("attendance.name"), Width::Mm(38.0)),
        left(desk.t("attendance.capacity"), Width::Fr(1.6)),
    ];
    if with_college {
        columns.push(left(desk.t("attendance.college"), Width::Auto));
    }
    columns.push(left(desk.t("attendance.voice"), Width::Auto));
    columns.push(left(desk.t("attendance.presence"), Width::Fr(1.0)));
    let rows = lines
        .iter()
        .map(|line| {
            let mut cells = vec![styled(&line.name, Style::Strong), plain(desk.prose(&line.capacity))];
            if with_college {
                cells.push(plain(line.college.clone().unwrap_or_default()));
            }
            cells.push(plain(desk.name("voice", &line.voice)));
            cells.push(presence_cell(desk, line));
            row(cells)
        })
        .collect();
    Block::Table {
        columns,
        rows,
        tall: false,
        whole: false,
    }
}

/// The sheet to sign.
pub fn signing_table(desk: Desk<'_>, lines: &[AttendanceLine]) -> Block {
    let columns = vec![
        left(desk.t("attendance.name"), Width::Mm(38.0)),
        left(desk.t("attendance.capacity"), Width::Fr(1.8)),
        left(desk.t("attendance.voice"), Width::Auto),
        left(desk.t("attendance.proxy_column"), Width::Fr(0.8)),
        left(desk.t("attendance.signature"), Width::Mm(46.0)),
    ];
    let rows = lines
        .iter()
        .map(|line| {
            row(vec![
                styled(&line.name, Style::Strong),
                plain(desk.prose(&line.capacity)),
                plain(desk.name("voice", &line.voice)),
                plain(line.proxy_to.clone().unwrap_or_default()),
                plain(""),
            ])
        })
        .collect();
    Block::Table {
        columns,
        rows,
        tall: true,
        whole: false,
    }
}

/// Feuille d'émargement.
pub fn compose(paper: &AttendanceSheetPaper, desk: Desk<'_>) -> Folio {
    let mut folio = desk.folio(
        Layout::Report,
        format!(
            "{} — {}",
            desk.t("attendance.title"),
            session_title(desk, &paper.session)
        ),
        &paper.organiser,
    );
    folio.kicker.clone_from(&paper.call);
    folio.subtitle = vec![format!(
        "{}, {}",
        session_hours(desk, &paper.session),
        session_place(desk, &paper.session)
    )];
    folio.body = vec![signing_table(desk, &paper.lines), note(desk.t("attendance.certify"))];
    folio.body.push(signatures(&paper.signatures));
    folio
}
