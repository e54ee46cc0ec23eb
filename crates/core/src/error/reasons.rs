//! The words of refusals: closed sets, each word with its sentence in the window and in the command line.

use crate::words::words;

words! {
    /// The rule of the call or of the committee that forbids an act.
    BrokenRule in "broken_rule" {
        /// The competent body has not followed what the committee proposes: nobody is told of it yet.
        ActMissing = "act_missing",
        /// The competent body followed it: it is no longer the committee's to change.
        ActTaken = "act_taken",
        /// A letter is addressed to somebody.
        AddresseeMissing = "addressee_missing",
        /// A member of the council gives one opinion on a dossier; `member`.
        AdviserAdvised = "adviser_advised",
        /// Who takes no part in a dossier gives no opinion on it; `member`.
        AdviserRecused = "adviser_recused",
        /// This session decided on that dossier already.
        AlreadyDecided = "already_decided",
        /// That reservation is lifted already.
        AlreadyLifted = "already_lifted",
        /// That document is in the other dossier already.
        AlreadyThere = "already_there",
        /// The competent body followed that proposal already.
        AlreadyValidated = "already_validated",
        /// Members are convened over something: the agenda has an item.
        AgendaEmpty = "agenda_empty",
        /// The session opens only once its members signed in.
        AttendanceMissing = "attendance_missing",
        /// Nobody presides: the chair is away or recused, no vice-chair takes part, and nobody else is named for the session.
        ChairAbsent = "chair_absent",
        /// The call's rules do not let the chair order ties.
        ChairBreaksNoTie = "chair_breaks_no_tie",
        /// The committee of this call decides itself: no other body follows it.
        CommitteeDecides = "committee_decides",
        /// The project's consortium is still being built, or nobody said that it is complete.
        ConsortiumIncomplete = "consortium_incomplete",
        /// The call decides by consensus.
        ConsensusRequired = "consensus_required",
        /// A refusal by a public authority names the court that it can be brought before.
        CourtMissing = "court_missing",
        /// Another decision took the place of that one, or it was reopened.
        DecisionSuperseded = "decision_superseded",
        /// A decision away from the ranking says why; `departure`.
        DepartureReasonRequired = "departure_reason_required",
        /// Required documents are not there; `kinds`.
        DocumentsMissing = "documents_missing",
        /// Somebody marked on the grid that the dossier has: it keeps it until its next round.
        GridBegun = "grid_begun",
        /// A guest gives no mark; `member`.
        GuestNeverScores = "guest_never_scores",
        /// Who gave marks stays an evaluator; `member`.
        HasMarks = "has_marks",
        /// One import at a time.
        ImportRunning = "import_running",
        /// An interest of that kind means recusal.
        InterestRecuses = "interest_recuses",
        /// Too few may vote on that item; `present`, `required`, `base`.
        ItemQuorum = "item_quorum",
        /// A dossier was heard and waits for its decision; `dossier`, `title`.
        ItemUndecided = "item_undecided",
        /// The call's rules extend that label no further.
        LabelNotExtendable = "label_not_extendable",
        /// The label is not in force, and its condition is not met.
        LabelNotInForce = "label_not_in_force",
        /// Somebody of the secretariat stays able to act.
        LastPerson = "last_person",
        /// Marks or motives are not given; `gaps`.
        MarksIncomplete = "marks_incomplete",
        /// Who is recused evaluates nothing; `member`.
        MemberRecused = "member_recused",
        /// The member types their sheet themselves.
        MemberTypes = "member_types",
        /// What the competent body follows is what the minutes say: they are approved first.
        MinutesFirst = "minutes_first",
        /// Approved minutes are printed once; published ones are corrected.
        MinutesPrinted = "minutes_printed",
        /// A motive is due; `characters`.
        MotiveRequired = "motive_required",
        /// An evaluation that was never handed in cannot count.
        NeverHandedIn = "never_handed_in",
        /// The call asks no council for its opinion.
        NoCouncil = "no_council",
        /// The session decided nothing that calls for a letter.
        NoDecisionToNotify = "no_decision_to_notify",
        /// Nothing was done here yet: there is nothing to give back.
        NothingToReturn = "nothing_to_return",
        /// Nothing is that member's to score: there is nothing to take home.
        NothingToScore = "nothing_to_score",
        /// Nothing is missing: there is nothing to ask for.
        NoDocumentMissing = "no_document_missing",
        /// The call follows no funders.
        NoFunders = "no_funders",
        /// The call hears no applicant.
        NoHearingInThisCall = "no_hearing_in_this_call",
        /// Nothing is to be told of the dossier: withdrawn, or before the committee again.
        NoLetterDue = "no_letter_due",
        /// The vote does not carry what was put to it; `tie`.
        NotAdopted = "not_adopted",
        /// The call follows no stages.
        NoStages = "no_stages",
        /// Who is named is not a member of the council; `member`.
        NotOfCouncil = "not_of_council",
        /// A place that came free is for who stands on the reserve list.
        NotOnReserve = "not_on_reserve",
        /// The dossier is not on that session's agenda.
        NotOnAgenda = "not_on_agenda",
        /// The dossiers named are not one whole tie.
        NotTied = "not_tied",
        /// A committee has one chair; `member`.
        OneChair = "one_chair",
        /// A decision rests on the council's opinion: it is opened again first.
        OpinionDecided = "opinion_decided",
        /// The council's opinion comes first; `given`, `required`.
        OpinionMissing = "opinion_missing",
        /// The two things belong to two calls.
        OtherCall = "other_call",
        /// An invitation says where.
        PlaceMissing = "place_missing",
        /// A letter says when the dossier was received: somebody has to know.
        ReceiptUnknown = "receipt_unknown",
        /// The recusal can no longer be lifted.
        RecusalFinal = "recusal_final",
        /// The committee decided on that dossier: its decision is opened again first.
        ReopenFirst = "reopen_first",
        /// Nobody scored that dossier in its present round.
        RoundEmpty = "round_empty",
        /// The dossier is scored in a later round.
        RoundOver = "round_over",
        /// The dossier is marked no more; `state`.
        ScoringClosed = "scoring_closed",
        /// That sheet of paper asks another grid than the one on which the dossier is scored; `dossier`, `member`.
        SheetOtherGrid = "sheet_other_grid",
        /// That sheet of paper is of another call; `call`.
        SheetOtherCall = "sheet_other_call",
        /// That sheet of paper is of another round; `dossier`, `member`, `printed`, `round`.
        SheetOtherRound = "sheet_other_round",
        /// The dossier of that sheet of paper is no longer that member's; `dossier`, `member`.
        SheetUnassigned = "sheet_unassigned",
        /// No sheet of paper has that number here.
        SheetUnknown = "sheet_unknown",
        /// Nothing is left to be marked with a pen.
        SheetsNone = "sheets_none",
        /// A letter is signed: the call's rules say by whom.
        SignatoryMissing = "signatory_missing",
    }
}

words! {
    /// Why a person may not see or do something.
    Denial in "denial" {
        /// For the chair alone.
        ChairOnly = "chair_only",
        /// Is heard, and reads and judges nothing.
        Guest = "guest",
        /// The recusal was decided by the chair.
        Imposed = "imposed",
        /// They looked at the marks of others: theirs are opened again by the secretariat alone.
        Looked = "looked",
        /// For members alone.
        MembersOnly = "members_only",
        /// The dossier is not theirs to evaluate.
        NotAssigned = "not_assigned",
        /// Nobody chose that file or folder.
        Path = "path",
        /// Who takes no part does not come back by themselves.
        RecusalStands = "recusal_stands",
        /// Recused from the dossier.
        Recused = "recused",
        /// Acts no more.
        Retired = "retired",
        /// The evaluations of others are closed until theirs is handed in.
        Sealed = "sealed",
        /// For the secretariat alone.
        StaffOnly = "staff_only",
        /// Their interests in the dossier are not declared.
        Undeclared = "undeclared",
        /// Not known here, or not in that part.
        UnknownPerson = "unknown_person",
    }
}

words! {
    /// What is wrong with an input.
    InputFault in "input_fault" {
        /// Whoever gives the proxy is replaced by their alternate.
        AlternateSits = "alternate_sits",
        /// The chair does not vote on that side.
        ChairNotVoting = "chair_not_voting",
        /// A check digit does not fit.
        Checksum = "checksum",
        /// Finer than the official number.
        Decimals = "decimals",
        /// Twice.
        Duplicate = "duplicate",
        /// No e-mail address.
        Email = "email",
        /// Nothing was given where something must be.
        Empty = "empty",
        /// Not of the form that it must have.
        Form = "form",
        /// Still to come.
        Future = "future",
        /// A guest has no vote.
        GuestNeverVotes = "guest_never_votes",
        /// Who holds the proxy is not there.
        HolderAbsent = "holder_absent",
        /// Too few or too many characters.
        Length = "length",
        /// The parts of a mean stand on several scales.
        MixedScales = "mixed_scales",
        /// More votes than voters.
        MoreThanVoters = "more_than_voters",
        /// Who has no vote gives no proxy.
        NoVoice = "no_voice",
        /// The criterion concerns every dossier.
        NotApplicable = "not_applicable",
        /// Other characters than digits.
        NotNumeric = "not_numeric",
        /// What comes first stands last.
        Order = "order",
        /// The establishment is of another company.
        OtherCompany = "other_company",
        /// Gone by.
        Past = "past",
        /// Who is there gives no proxy.
        Present = "present",
        /// Outside its limits.
        Range = "range",
        /// Nobody sits in the place of a qualified person.
        SitsInPerson = "sits_in_person",
        /// The weights do not add up.
        Sum = "sum",
        /// More characters than fit.
        TooLong = "too_long",
        /// More of them than allowed.
        TooMany = "too_many",
        /// Something was given where nothing may be.
        Unexpected = "unexpected",
        /// Not among what is known.
        Unknown = "unknown",
        /// Something between braces that no letter knows.
        UnknownPlace = "unknown_place",
        /// A VAT number where another one is asked for.
        VatPrefix = "vat_prefix",
        /// Only a recusal can be imposed.
        WithoutRecusal = "without_recusal",
    }
}

words! {
    /// Why a folder cannot be used as a workspace.
    PathFault in "path_fault" {
        /// Something is there.
        Exists = "exists",
        /// Nothing is there.
        Missing = "missing",
        /// It is something else.
        NotAWorkspace = "not_a_workspace",
        /// The record is missing or empty; a backup can be put back.
        NoRecord = "no_record",
        /// It is on a share, where the locks of two machines need not meet.
        Network = "network",
        /// A link stands in place of a file or folder of the workspace.
        Link = "link",
    }
}

words! {
    /// Why a document cannot be read or opened.
    DocumentFault in "document_fault" {
        /// Not a readable file of its format: cut short or corrupt.
        Damaged = "damaged",
        /// It is no longer what was stored.
        Altered = "altered",
        /// A password is needed.
        PasswordNeeded = "password_needed",
        /// It has no byte at all.
        ZeroBytes = "zero_bytes",
        /// Reading it took all that is granted: time, memory, size.
        Budget = "budget",
        /// There is no text in it.
        NoText = "no_text",
        /// It is no mail.
        NotAMail = "not_a_mail",
        /// No program is known that opens it safely.
        NotOpenable = "not_openable",
    }
}

words! {
    /// Why a file of changes cannot be taken in. Nothing is changed by one.
    CopyFault in "copy_fault" {
        /// It is no file of changes.
        NotChanges = "not_changes",
        /// It is cut off, or not what was written.
        Damaged = "damaged",
        /// It was written by a newer version of the program.
        NewerSchema = "newer_schema",
        /// It belongs to another workspace.
        OtherWorkspace = "other_workspace",
        /// Its entries do not follow those that are here.
        BrokenChain = "broken_chain",
        /// Entries between what is here and what came are missing: a file with everything is needed.
        Gap = "gap",
        /// An entry is another than the one of its name here: a folder was copied by hand and both went on under one device.
        Forked = "forked",
    }
}

words! {
    /// Why a file of a member's work (`.pli`) is refused. Nothing is changed by one.
    PackFault in "pack_fault" {
        /// It is none.
        NotAPack = "not_a_pack",
        /// Its end is missing: it was cut off on its way.
        Incomplete = "incomplete",
        /// It is not what was written.
        Altered = "altered",
        /// It tells acts of a copy otherwise than they came before: the folder at home was copied, and both went on.
        Forked = "forked",
        /// It was written by a newer version of the program.
        Newer = "newer",
        /// The passphrase is another one.
        WrongPassphrase = "wrong_passphrase",
        /// Opening it would take longer than any file of ours does: it was made to stall.
        ExcessiveWork = "excessive_work",
        /// No key of this copy opens it.
        NoKey = "no_key",
        /// It is a pack for a member, where a return is expected.
        IsAPack = "is_a_pack",
        /// It is a return, where a pack is expected.
        IsAReturn = "is_a_return",
        /// It belongs to another workspace.
        OtherWorkspace = "other_workspace",
        /// It belongs to another call.
        OtherCall = "other_call",
        /// It is somebody else's.
        OtherMember = "other_member",
        /// The pack that it answers is not in the register.
        UnknownPack = "unknown_pack",
        /// It bears another signature than the one known of them.
        OtherKey = "other_key",
        /// The pack was called back.
        Revoked = "revoked",
        /// Returns are no longer taken: it is kept and listed.
        Closed = "closed",
        /// It holds acts that are not its member's own.
        NotTheirs = "not_theirs",
        /// A later version was taken in already.
        Older = "older",
        /// It holds more than is ever read.
        TooLarge = "too_large",
    }
}
