//! The list of commands, once. A macro given to [`commands!`] receives every `name(Request) -> Response`.

/// Hands the list of commands to a macro: the window makes one wrapper of each line, the type export one entry.
#[macro_export]
macro_rules! commands {
    ($callback:ident) => {
        $callback! {
            workspace_status(WorkspaceStatusRequest) -> WorkspaceStatus,
            workspace_create(WorkspaceCreateRequest) -> WorkspaceStatus,
            workspace_open(WorkspaceOpenRequest) -> WorkspaceStatus,
            workspace_sample(WorkspaceSampleRequest) -> WorkspaceStatus,
            workspace_close(WorkspaceCloseRequest) -> WorkspaceStatus,
            workspace_backup(WorkspaceBackupRequest) -> BackupList,
            workspace_verify(WorkspaceVerifyRequest) -> VerifyReport,
            actor_set(ActorSetRequest) -> WorkspaceStatus,
            call_templates(CallTemplatesRequest) -> CallTemplates,
            call_create(CallCreateRequest) -> CallCreated,
            call_list(CallListRequest) -> CallList,
            call_get(CallGetRequest) -> CallView,
            call_update(CallUpdateRequest) -> Receipt,
            grid_update(GridUpdateRequest) -> Receipt,
            territory_search(TerritorySearchRequest) -> CommuneList,
            intake_import(IntakeImportRequest) -> Imported,
            intake_cancel(IntakeCancelRequest) -> Receipt,
            dossier_list(DossierListRequest) -> DossierList,
            dossier_get(DossierGetRequest) -> DossierView,
            dossier_create(DossierCreateRequest) -> DossierCreated,
            dossier_update(DossierUpdateRequest) -> Receipt,
            dossier_withdraw(DossierWithdrawRequest) -> Receipt,
            document_classify(DocumentClassifyRequest) -> Receipt,
            document_move(DocumentMoveRequest) -> Receipt,
            document_waive(DocumentWaiveRequest) -> Receipt,
            document_text(DocumentTextRequest) -> DocumentText,
            check_record(CheckRecordRequest) -> Receipt,
            search_find(SearchFindRequest) -> SearchResult,
            member_list(MemberListRequest) -> MemberList,
            member_save(MemberSaveRequest) -> Receipt,
            member_retire(MemberRetireRequest) -> Receipt,
            interest_list(InterestListRequest) -> InterestList,
            interest_declare(InterestDeclareRequest) -> Receipt,
            assignment_set(AssignmentSetRequest) -> Receipt,
            assignment_all(AssignmentAllRequest) -> Receipt,
            scoring_queue(ScoringQueueRequest) -> ScoringQueue,
            scoring_get(ScoringGetRequest) -> ScoringView,
            mark_set(MarkSetRequest) -> Receipt,
            mark_comment(MarkCommentRequest) -> Receipt,
            evaluation_submit(EvaluationSubmitRequest) -> Receipt,
            evaluation_reopen(EvaluationReopenRequest) -> Receipt,
            evaluation_void(EvaluationVoidRequest) -> Receipt,
            evaluation_restore(EvaluationRestoreRequest) -> Receipt,
            evaluation_return(EvaluationReturnRequest) -> Receipt,
            evaluation_abstain(EvaluationAbstainRequest) -> Receipt,
            scoring_close(ScoringCloseRequest) -> Receipt,
            ranking_get(RankingGetRequest) -> RankingView,
            tie_order(TieOrderRequest) -> Receipt,
            session_list(SessionListRequest) -> SessionList,
            session_get(SessionGetRequest) -> SessionView,
            session_create(SessionCreateRequest) -> SessionCreated,
            session_update(SessionUpdateRequest) -> Receipt,
            session_convene(SessionConveneRequest) -> Receipt,
            agenda_set(AgendaSetRequest) -> Receipt,
            attendance_set(AttendanceSetRequest) -> Receipt,
            session_open(SessionOpenRequest) -> SessionOpened,
            session_reconvene(SessionReconveneRequest) -> SessionCreated,
            hearing_record(HearingRecordRequest) -> Receipt,
            decision_record(DecisionRecordRequest) -> Receipt,
            decision_list(DecisionListRequest) -> DecisionList,
            decision_reopen(DecisionReopenRequest) -> Receipt,
            reservation_lift(ReservationLiftRequest) -> Receipt,
            reservation_list(ReservationListRequest) -> ReservationList,
            session_close(SessionCloseRequest) -> Receipt,
            session_cancel(SessionCancelRequest) -> Receipt,
            minutes_produce(MinutesProduceRequest) -> PapersProduced,
            minutes_approve(MinutesApproveRequest) -> Receipt,
            minutes_publish(MinutesPublishRequest) -> Receipt,
            minutes_correct(MinutesCorrectRequest) -> Receipt,
            paper_produce(PaperProduceRequest) -> PapersProduced,
            paper_list(PaperListRequest) -> PaperList,
            paper_export(PaperExportRequest) -> ExportedFile,
            journal_list(JournalListRequest) -> EntryPage,
            journal_state(JournalStateRequest) -> UndoState,
            journal_undo(JournalUndoRequest) -> Receipt,
            journal_redo(JournalRedoRequest) -> Receipt,
        }
    };
}

macro_rules! names {
    ($($name:ident($request:ident) -> $response:ident),+ $(,)?) => {
        /// The names of all commands, in order.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),+];
    };
}

commands!(names);
