//! The committee at work, through the public API: declarations, marks, recusals, sessions and decisions on a real workspace.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may stop at the first surprise")]

#[path = "committee/acts.rs"]
mod acts;
#[path = "committee/after.rs"]
mod after;
#[path = "committee/ages.rs"]
mod ages;
#[path = "committee/agreement.rs"]
mod agreement;
#[path = "committee/authority.rs"]
mod authority;
#[path = "committee/composition.rs"]
mod composition;
#[path = "committee/evidence.rs"]
mod evidence;
#[path = "committee/experts.rs"]
mod experts;
#[path = "fixtures/mod.rs"]
mod fixtures;
#[path = "committee/history.rs"]
mod history;
#[path = "committee/kinds.rs"]
mod kinds;
#[path = "committee/labels.rs"]
mod labels;
#[path = "committee/matrix.rs"]
mod matrix;
#[path = "committee/opinions.rs"]
mod opinions;
#[path = "committee/passages.rs"]
mod passages;
#[path = "committee/reading.rs"]
mod reading;
#[path = "committee/record.rs"]
mod record;
#[path = "committee/room.rs"]
mod room;
#[path = "committee/rounds.rs"]
mod rounds;
#[path = "committee/scoring.rs"]
mod scoring;
#[path = "committee/sessions.rs"]
mod sessions;
#[path = "committee/sheets.rs"]
mod sheets;
#[path = "committee/sight.rs"]
mod sight;
#[path = "committee/undo.rs"]
mod undo;
