//! What may be turned back or done again: under the conditions of the act itself, which its own folder states. The journal
//! asks here by the name of the operation and knows no domain table.
//!
//! Each actor's line is taken back from its end, and final operations end all lines. So an act of the secretariat that only the
//! secretariat builds on needs no rule: what came after it is turned back first, and a row that somebody else changed is a
//! conflict anyway. A rule is needed where a member's later act rests on one of the secretariat, or the other way round.

use sqlx::SqliteConnection;

use crate::call::take_back as call;
use crate::decision::take_back as decision;
use crate::error::Result;
use crate::evaluation::take_back as evaluation;
use crate::journal::{OperationName as Act, Reversal};

/// Refuses what the act in question would be refused now. To be called once the rows are written, before the commit.
/// Longer than other functions because every operation is named: a new one does not compile before it has its rule.
pub(crate) async fn check(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    match reversal.operation {
        Act::GridUpdate => call::grid(connection, reversal).await,
        Act::InterestDeclare => {
            evaluation::declaration(connection, reversal).await?;
            evaluation::closing(connection, reversal).await
        }
        Act::MarkSet | Act::MarkComment => evaluation::marks(connection, reversal).await,
        Act::EvaluationSubmit | Act::EvaluationReopen | Act::EvaluationReturn | Act::EvaluationAbstain => {
            evaluation::scoring(connection, reversal).await?;
            evaluation::closing(connection, reversal).await
        }
        // Set aside and counted again at any time, also after the decision; who is expected may change at any time too.
        Act::EvaluationVoid | Act::EvaluationRestore | Act::AssignmentSet | Act::MemberRetire => {
            evaluation::closing(connection, reversal).await
        }
        Act::TieOrder => evaluation::tie_order(connection, reversal).await,
        Act::DecisionRecord => decision::record(connection, reversal).await,
        // Built on by the secretariat alone, or wholly told by the rows themselves; the last seven are never on a line, being
        // final or a step on it.
        Act::CallCreate
        | Act::CallUpdate
        | Act::DossierCreate
        | Act::IntakeImport
        | Act::DossierUpdate
        | Act::DossierWithdraw
        | Act::DocumentClassify
        | Act::DocumentMove
        | Act::DocumentWaive
        | Act::CheckAcknowledge
        | Act::CheckCompleteness
        | Act::CheckAdmissibility
        | Act::CheckEligibility
        | Act::CheckRelevance
        | Act::MemberSave
        | Act::ScoringClose
        | Act::SessionCreate
        | Act::SessionUpdate
        | Act::AgendaSet
        | Act::SessionConvene
        | Act::AttendanceSet
        | Act::SessionOpen
        | Act::SessionReconvene
        | Act::HearingRecord
        | Act::ReservationLift
        | Act::DecisionReopen
        | Act::SessionCancel
        | Act::MinutesCorrect
        | Act::Undo
        | Act::Redo
        | Act::SessionClose
        | Act::MinutesProduce
        | Act::MinutesApprove
        | Act::MinutesPublish
        | Act::PaperProduce => Ok(()),
    }
}
