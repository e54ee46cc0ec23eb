//! What each area says of its own acts when they are turned back, or come from another copy; and the acts of the journal that need
//! it, which the journal, standing below every area, cannot know.
//!
//! Each person's line is taken back from its end, and final operations end all lines. So an act of the secretariat that only the
//! secretariat builds on needs no rule for that: what came after it is turned back first, and a field that somebody else changed
//! is a conflict anyway. A rule is needed where a member's later act rests on one of the secretariat, or the other way round.

use sqlx::SqliteConnection;

use crate::call::take_back as call;
use crate::clock::{self, Timestamp};
use crate::committee;
use crate::decision::take_back as decision;
use crate::dossier::stage;
use crate::error::{Denial, Error, Result};
use crate::evaluation::choose_grid;
use crate::evaluation::take_back as evaluation;
use crate::funding::take_back as funding;
use crate::id::DeviceId;
use crate::journal::{
    self, Arrival, Asked, Caller, Counted, Entry, FieldMeeting, Heads, OperationName as Act, Part, Plan, Reversal,
    RowsAfter, Rules, VerifyReport,
};
use crate::opinion::{council, take_back as opinion};
use crate::pack;
use crate::store::{self, Image, Receipt, Store};

/// See the module.
#[derive(Debug, Clone, Copy)]
struct AreaRules;

/// Turns the person's last operation on this device back.
///
/// # Errors
/// [`Error::NothingToUndo`]; [`Error::Conflict`] where somebody changed the same since; what the act itself would be refused for.
pub async fn undo(store: &Store, caller: &Caller) -> Result<Receipt> {
    journal::undo(store, caller, &AreaRules).await
}

/// Does the person's last undone operation again.
///
/// # Errors
/// As [`undo`].
pub async fn redo(store: &Store, caller: &Caller) -> Result<Receipt> {
    journal::redo(store, caller, &AreaRules).await
}

/// Checks everything that must hold, and names what does not.
pub async fn verify(store: &Store) -> Result<VerifyReport> {
    verify_with(store, &Asked::default(), clock::now()).await
}

/// The same, and whether the journal goes through heads that were printed. At `now`, backups dated later stand for nothing.
pub async fn verify_with(store: &Store, asked: &Asked, now: Timestamp) -> Result<VerifyReport> {
    store.verify(&AreaRules, asked, now).await
}

/// Refuses to go on upon a record that does not hold: asked before what leaves the house is approved, published or released.
///
/// # Errors
/// [`Error::Damaged`] with the first finding.
pub async fn require_sound(store: &Store) -> Result<()> {
    store.require_sound(&AreaRules).await
}

/// What taking entries of another copy in would do.
pub(crate) async fn plan(store: &Store, arrival: &Arrival, now: Timestamp) -> Result<Plan> {
    journal::plan(store, arrival, &AreaRules, now).await
}

/// Takes entries of another copy in, in one transaction.
pub(crate) async fn apply(store: &Store, arrival: &Arrival, now: Timestamp) -> Result<(Plan, Receipt)> {
    journal::apply(store, arrival, &AreaRules, now).await
}

/// Takes entries of other copies in and goes on with an act of the caller's, in one transaction.
pub(crate) async fn take_in<T>(
    store: &Store,
    act: (&Caller, Act),
    arrival: &Arrival,
    verb: impl AsyncFnOnce(&mut journal::Act, &Plan) -> Result<T>,
) -> Result<(Plan, T, Receipt)> {
    journal::take_in(store, act, arrival, &AreaRules, verb).await
}

impl Rules for AreaRules {
    async fn admit(&self, connection: &mut SqliteConnection, entry: &Entry) -> Result<()> {
        still_acts(connection, entry).await?;
        states_follow(connection, entry).await?;
        let (rows, person) = (&entry.images, entry.person.into());
        evaluation::marks_keep_their_grid(connection, rows).await?;
        match act_of(entry)? {
            Act::MarkSet
            | Act::MarkComment
            | Act::EvaluationFlag
            | Act::EvidenceAttach
            | Act::EvidenceComment
            | Act::EvidenceConfirm
            | Act::EvidenceRemove => evaluation::admits_marks(connection, rows, person).await,
            Act::SheetEnter => evaluation::admits_sheets(connection, rows).await,
            Act::SheetSubmit => evaluation::admits_sheet_submission(connection, rows).await,
            Act::EvaluationSubmit => evaluation::admits_submission(connection, rows, person).await,
            Act::EvaluationAbstain => evaluation::admits_abstention(connection, rows, person).await,
            Act::EvaluationReopen => evaluation::admits_reopening(connection, rows, person).await,
            Act::EvaluationLook => evaluation::admits_look(connection, rows, person).await,
            Act::InterestDeclare | Act::Undo | Act::Redo => evaluation::admits_declaration(connection, entry).await,
            Act::AssignmentSet | Act::EvaluationSetAside | Act::EvaluationReinstate | Act::EvaluationReturn => {
                evaluation::same_round(connection, rows.iter()).await
            }
            Act::DecisionRecord => decision::admits_record(connection, rows).await,
            Act::GridUpdate => call::admits_grid(connection, rows).await,
            Act::FunderSave => funding::admits_save(connection, rows).await,
            Act::OpinionSave => {
                opinion::undecided(connection, rows.iter()).await?;
                council::admits_save(connection, rows).await
            }
            Act::OpinionRemove => opinion::undecided(connection, rows.iter()).await,
            Act::StageSet => stage::admits_stage(connection, rows).await,
            Act::AgendaSet | Act::SessionReconvene => stage::admits_agenda(connection, rows).await,
            // Wholly told by the rows: by their states, their references and their keys.
            _ => Ok(()),
        }
    }

    /// Refuses what the act in question would be refused now. Longer than other functions because every operation is named: a new
    /// one does not compile before it has its rule.
    #[allow(
        clippy::too_many_lines,
        reason = "one line for each operation, and each must be named"
    )]
    async fn take_back(&self, connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
        match reversal.operation {
            Act::GridUpdate | Act::GridSave => call::grid(connection, reversal).await,
            Act::GridChoose => choose_grid::take_back(connection, reversal).await,
            Act::InterestDeclare => {
                evaluation::declaration(connection, reversal).await?;
                evaluation::closing(connection, reversal).await
            }
            Act::MarkSet
            | Act::MarkComment
            | Act::EvaluationFlag
            | Act::EvidenceAttach
            | Act::EvidenceComment
            | Act::EvidenceConfirm
            | Act::EvidenceRemove => evaluation::marks(connection, reversal).await,
            Act::SheetEnter => evaluation::sheets(connection, reversal).await,
            Act::EvaluationSubmit
            | Act::SheetSubmit
            | Act::EvaluationReopen
            | Act::EvaluationReturn
            | Act::EvaluationAbstain => {
                evaluation::same_round(connection, reversal.rows("evaluation")).await?;
                evaluation::scoring(connection, reversal).await?;
                evaluation::closing(connection, reversal).await
            }
            // Set aside and counted again at any time, also after the decision; who is expected may change at any time too.
            Act::EvaluationSetAside | Act::EvaluationReinstate | Act::AssignmentSet | Act::MemberRetire => {
                evaluation::same_round(connection, reversal.rows("evaluation")).await?;
                evaluation::closing(connection, reversal).await
            }
            Act::PersonSave => committee::somebody_acts(connection).await,
            Act::StageSet => stage::take_back(connection, reversal).await,
            Act::TieOrder => evaluation::tie_order(connection, reversal).await,
            Act::DecisionRecord => decision::record(connection, reversal).await,
            Act::OpinionSave | Act::OpinionRemove => opinion::undecided(connection, reversal.rows("opinion")).await,
            // Built on by the secretariat alone, or wholly told by the rows themselves; the last eight are never on a line, being
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
            | Act::CounterSet
            | Act::CheckAcknowledge
            | Act::CheckCompleteness
            | Act::CheckAdmissibility
            | Act::CheckEligibility
            | Act::CheckRelevance
            | Act::ConflictSettle
            | Act::MemberSave
            | Act::ScoringClose
            | Act::RoundOpen
            | Act::ConsensusSet
            | Act::SessionCreate
            | Act::SessionUpdate
            | Act::AgendaSet
            | Act::SessionConvene
            | Act::AttendanceSet
            | Act::SessionOpen
            | Act::SessionReconvene
            | Act::HearingRecord
            | Act::ReservationLift
            | Act::ReservationReview
            | Act::DecisionReopen
            | Act::DecisionValidate
            | Act::LabelDate
            | Act::FunderSave
            | Act::FunderRemove
            | Act::SessionCancel
            | Act::MinutesCorrect
            | Act::EvaluationLook
            | Act::Undo
            | Act::Redo
            | Act::SessionClose
            | Act::MinutesProduce
            | Act::MinutesApprove
            | Act::MinutesPublish
            | Act::PaperProduce
            | Act::PackMake
            | Act::PackOpen
            | Act::PackMerge
            | Act::PackClose => Ok(()),
        }
    }

    fn stands_for(&self, entry: &Entry) -> Option<(DeviceId, Heads)> {
        pack::stands_for(entry)
    }

    fn counted(&self) -> &'static [Counted] {
        const fn of_a_call(table: &'static str) -> Counted {
            Counted {
                table,
                column: "number",
                scope: &["call_id"],
            }
        }
        const VERSIONS: Counted = Counted {
            scope: &["call_id", "grid_id"],
            ..of_a_call("grid_version")
        };
        const COUNTED: [Counted; 3] = [of_a_call("dossier"), of_a_call("session"), VERSIONS];
        &COUNTED
    }

    fn is_technical(&self, table: &str, column: &str) -> bool {
        matches!(
            (table, column),
            ("call" | "dossier" | "grid" | "grid_version", "created_at")
                | ("dossier_check", "checked_at")
                | ("evaluation", "submitted_at" | "looked_at" | "on_paper")
                | ("interest", "declared_at")
                | ("tie_order", "ordered_at")
                | ("consensus", "agreed_at")
                | ("settlement", "settled_at")
        )
    }

    /// What a member writes themselves is no sheet of paper, also where they did not know that one was being typed for them: from then on
    /// it is theirs alone until they hand it in.
    fn restated(&self, entry: &Entry, table: &str) -> &'static [&'static str] {
        let writes = matches!(entry.operation, Act::MarkSet | Act::MarkComment);
        if writes && table == "evaluation" {
            &["on_paper"]
        } else {
            &[]
        }
    }

    fn tell(&self, meeting: &mut FieldMeeting, after: RowsAfter<'_>) {
        crate::evaluation::tell(meeting, after);
    }
}

/// What is done. A member's step back is judged as the act that does the same: turning back what was handed in is taking it back.
fn act_of(entry: &Entry) -> Result<Act> {
    if entry.part == Part::Secretariat || !matches!(entry.operation, Act::Undo | Act::Redo) {
        return Ok(entry.operation);
    }
    let word = entry.params["operation"].as_str().unwrap_or_default();
    let target: Act = word.parse()?;
    Ok(match (entry.operation, target) {
        (Act::Undo, Act::EvaluationSubmit | Act::EvaluationAbstain) => Act::EvaluationReopen,
        (Act::Undo, Act::EvaluationReopen) => Act::EvaluationSubmit,
        (_, target) => target,
    })
}

/// Somebody who was retired here, unseen by them, no longer acts here.
async fn still_acts(connection: &mut SqliteConnection, entry: &Entry) -> Result<()> {
    let table = match entry.part {
        Part::Secretariat => "person",
        Part::Chair | Part::Member => "member",
    };
    let key = serde_json::to_string(&[entry.person.to_string()])?;
    match store::current(connection, table, &key).await? {
        Some(row) if row["active"] == 1 => Ok(()),
        Some(_) => Err(Error::NotAllowed {
            reason: Denial::Retired,
        }),
        None => Err(Error::NotAllowed {
            reason: Denial::UnknownPerson,
        }),
    }
}

/// A life goes on from the state that the act's author saw, or is where the act brings it already. An act may take a row through
/// several states, or make it and go on: what is asked is where it stood before the whole act, and where the act leaves it.
async fn states_follow(connection: &mut SqliteConnection, entry: &Entry) -> Result<()> {
    for (at, image) in entry.images.iter().enumerate() {
        let same = |other: &&Image| (&other.table, &other.key) == (&image.table, &image.key);
        if entry.images.iter().take(at).any(|other| same(&other)) {
            continue;
        }
        let last = entry.images.iter().rfind(same);
        let (Some(was), Some(becomes)) = (image.was("state"), last.and_then(|last| last.becomes("state"))) else {
            continue;
        };
        if was == becomes {
            continue;
        }
        // Whoever takes no part takes none, however far they had got, and whether or not they are still asked.
        if image.table == "evaluation" && becomes == "recused" {
            continue;
        }
        let now = store::current(connection, &image.table, &image.key).await?;
        if now.is_none() && image.table == "evaluation" {
            return Err(Error::NotAllowed {
                reason: Denial::NotAssigned,
            });
        }
        let now = now.as_ref().and_then(|row| row["state"].as_str()).unwrap_or_default();
        if now != was && now != becomes {
            return Err(Error::wrong_state(now, entry.operation.as_str()));
        }
    }
    Ok(())
}
