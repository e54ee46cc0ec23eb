//! The names of everything that can be done. Each has a sentence in the interface's catalogue, with `params` as arguments.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

macro_rules! operation_names {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// The closed set of operations.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum OperationName {
            $($(#[$doc])* $name,)+
        }

        impl OperationName {
            /// Every operation, for the tests that walk over them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stored word.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }
        }

        impl std::str::FromStr for OperationName {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self> {
                match text {
                    $($text => Ok(Self::$name),)+
                    _ => Err(Error::stored_value("journal.operation", text)),
                }
            }
        }
    };
}

operation_names! {
    /// Turns an operation back.
    Undo = "undo",
    /// Does an undone operation again.
    Redo = "redo",
    /// Settles a conflict between two copies.
    ConflictSettle = "conflict_settle",
    /// Enters or changes a person of the staff.
    PersonSave = "person_save",
    /// Makes a call from a template.
    CallCreate = "call_create",
    /// Changes a call's rules.
    CallUpdate = "call_update",
    /// Changes the grid, or makes its next version once marks exist.
    GridUpdate = "grid_update",
    /// Adds a further grid to a call, or says which dossiers it is for.
    GridSave = "grid_save",
    /// Gives a dossier its grid by hand.
    GridChoose = "grid_choose",
    /// Takes a dossier in by hand.
    DossierCreate = "dossier_create",
    /// Takes documents and mails in.
    IntakeImport = "intake_import",
    /// Types or corrects a dossier's data.
    DossierUpdate = "dossier_update",
    /// The applicant withdraws.
    DossierWithdraw = "dossier_withdraw",
    /// Says what a document is.
    DocumentClassify = "document_classify",
    /// Moves a document to another dossier.
    DocumentMove = "document_move",
    /// Does not ask for a required document.
    DocumentWaive = "document_waive",
    /// States a figure of a dossier's evidence, or takes it away.
    CounterSet = "counter_set",
    /// Says how far a project has come.
    StageSet = "stage_set",
    /// Records that receipt was acknowledged.
    CheckAcknowledge = "check_acknowledge",
    /// Records completeness.
    CheckCompleteness = "check_completeness",
    /// Records admissibility.
    CheckAdmissibility = "check_admissibility",
    /// Records eligibility, rule by rule.
    CheckEligibility = "check_eligibility",
    /// Records relevance.
    CheckRelevance = "check_relevance",
    /// Adds or corrects a member.
    MemberSave = "member_save",
    /// Takes a member off the committee's list.
    MemberRetire = "member_retire",
    /// Declares an interest, or none, on a dossier.
    InterestDeclare = "interest_declare",
    /// Assigns dossiers to members.
    AssignmentSet = "assignment_set",
    /// Sets or clears a mark.
    MarkSet = "mark_set",
    /// Writes a comment or a private note on a criterion.
    MarkComment = "mark_comment",
    /// Ties a passage of a document to a criterion.
    EvidenceAttach = "evidence_attach",
    /// Writes what is said of such a passage.
    EvidenceComment = "evidence_comment",
    /// Says where a passage stands in a document that changed, or that it no longer is there.
    EvidenceConfirm = "evidence_confirm",
    /// Removes such a passage.
    EvidenceRemove = "evidence_remove",
    /// Flags an evaluation to look at it again, or no longer.
    EvaluationFlag = "evaluation_flag",
    /// Types cells of sheets that came back on paper, for their members.
    SheetEnter = "sheet_enter",
    /// Hands a sheet of paper in for its member.
    SheetSubmit = "sheet_submit",
    /// Submits an evaluation.
    EvaluationSubmit = "evaluation_submit",
    /// Looks at the marks of others, after which one's own no longer change.
    EvaluationLook = "evaluation_look",
    /// Opens a submitted evaluation again.
    EvaluationReopen = "evaluation_reopen",
    /// Sets a member's evaluation aside: it counts nowhere any more.
    EvaluationSetAside = "evaluation_set_aside",
    /// Counts an evaluation again that was set aside.
    EvaluationReinstate = "evaluation_reinstate",
    /// Gives a member's evaluation back for correction.
    EvaluationReturn = "evaluation_return",
    /// Gives no opinion on a dossier.
    EvaluationAbstain = "evaluation_abstain",
    /// Closes the scoring of a dossier.
    ScoringClose = "scoring_close",
    /// Has dossiers scored anew, in a next round.
    RoundOpen = "round_open",
    /// Records the marks that the committee agreed on, or takes them away.
    ConsensusSet = "consensus_set",
    /// Orders dossiers that nothing published separates, by the chair.
    TieOrder = "tie_order",
    /// Plans a session.
    SessionCreate = "session_create",
    /// Changes a planned session.
    SessionUpdate = "session_update",
    /// Sets a session's agenda.
    AgendaSet = "agenda_set",
    /// Records that the members were convened.
    SessionConvene = "session_convene",
    /// Records attendance.
    AttendanceSet = "attendance_set",
    /// Opens a session with its quorum, or records that the quorum failed.
    SessionOpen = "session_open",
    /// Convenes a second session after a failed quorum.
    SessionReconvene = "session_reconvene",
    /// Records a hearing.
    HearingRecord = "hearing_record",
    /// Records a decision.
    DecisionRecord = "decision_record",
    /// Lifts a reservation of a decision.
    ReservationLift = "reservation_lift",
    /// Says when the committee looks at a reservation again.
    ReservationReview = "reservation_review",
    /// Brings a decided dossier back to the committee.
    DecisionReopen = "decision_reopen",
    /// Records the act of the competent body on what the committee proposed.
    DecisionValidate = "decision_validate",
    /// States from when to when a label holds.
    LabelDate = "label_date",
    /// Names a funder that a project turns to, or how far it has come there.
    FunderSave = "funder_save",
    /// Takes a funder off a project.
    FunderRemove = "funder_remove",
    /// Records the opinion of a council.
    OpinionSave = "opinion_save",
    /// Takes an opinion off the record.
    OpinionRemove = "opinion_remove",
    /// Closes a session.
    SessionClose = "session_close",
    /// Cancels a session.
    SessionCancel = "session_cancel",
    /// Produces the minutes.
    MinutesProduce = "minutes_produce",
    /// Approves the minutes.
    MinutesApprove = "minutes_approve",
    /// Makes the record of decisions public.
    MinutesPublish = "minutes_publish",
    /// Opens published minutes for a corrected version.
    MinutesCorrect = "minutes_correct",
    /// Produces another paper.
    PaperProduce = "paper_produce",
    /// Makes the pack that a member takes home.
    PackMake = "pack_make",
    /// Brings a pack to the copy at home.
    PackOpen = "pack_open",
    /// Takes what came back from members in.
    PackMerge = "pack_merge",
    /// Says that returns are late from now on, or no longer taken, or that packs are called back.
    PackClose = "pack_close",
}

impl OperationName {
    /// Whether the operation is a step that its person can take back. Undo and redo walk on the line of steps, and what was seen
    /// stays seen.
    pub fn is_step(self) -> bool {
        !self.is_final() && !matches!(self, Self::Undo | Self::Redo | Self::EvaluationLook | Self::PackOpen)
    }

    /// Whether a member does it at home, on the copy that their pack made.
    pub fn is_done_at_home(self) -> bool {
        matches!(
            self,
            Self::InterestDeclare
                | Self::MarkSet
                | Self::MarkComment
                | Self::EvaluationSubmit
                | Self::EvaluationReopen
                | Self::EvaluationAbstain
                | Self::EvaluationFlag
                | Self::EvidenceAttach
                | Self::EvidenceComment
                | Self::EvidenceConfirm
                | Self::EvidenceRemove
        )
    }

    /// Whether the operation ends what can be undone: an act that others outside have received.
    pub fn is_final(self) -> bool {
        matches!(
            self,
            Self::SessionClose
                | Self::MinutesProduce
                | Self::MinutesApprove
                | Self::MinutesPublish
                | Self::PaperProduce
                | Self::PackMake
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_keeps_its_word() {
        for name in OperationName::ALL {
            assert_eq!(name.as_str().parse::<OperationName>().unwrap(), *name);
            assert_eq!(serde_json::to_value(name).unwrap(), name.as_str());
        }
    }
}
