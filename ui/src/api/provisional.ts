export type Actor = { kind: "staff" } | { kind: "member"; member_id: MemberId };
export type ActorSetRequest = { actor: Actor };
export type AgendaItemId = string;
export type AgendaItemView = {
  id: AgendaItemId;
  position: number;
  dossier_id: DossierId;
  dossier_number: number;
  title: string;
  applicant: string;
  requested_cents: number | null;
  state: DossierState;
  rank: number | null;
  score: string | null;
  recused: Array<MemberId>;
  quorum: QuorumResult;
  heard_at: string | null;
  heard_until: string | null;
  persons: string;
  debate: string;
  decision: DecisionView | null;
};
export type AgendaSetRequest = { session_id: SessionId; dossiers: Array<DossierId> };
export type Apart = { dossier: DossierId; official: string | null; reasons: Array<ApartReason> };
export type ApartReason =
  | { kind: "not_scored" }
  | { kind: "eliminated"; floors: Array<FloorFailure> }
  | { kind: "below_threshold"; threshold: string }
  | { kind: "other_grid_version"; number: number };
export type ApiError = {
  code: Code;
  params: Record<string, unknown>;
  field: string | null;
  correlation: string;
};
export type Applicant = {
  kind: ApplicantKind;
  name: string;
  legal_form: string;
  siren: string | null;
  siret: string | null;
  creation_in_progress: boolean;
  contact_name: string;
  email: string;
  phone: string;
  address: string;
  postal_code: string | null;
  commune_insee: string | null;
};
export type ApplicantInput = {
  kind: ApplicantKind;
  name: string;
  legal_form: string;
  siren: string;
  siret: string;
  creation_in_progress: boolean;
  contact_name: string;
  email: string;
  phone: string;
  address: string;
  postal_code: string | null;
  commune_insee: string | null;
};
export type ApplicantKind = "person" | "organisation";
export type AssignmentAllRequest = { call_id: CallId };
export type AssignmentSetRequest = { dossier_id: DossierId; members: Array<MemberId> };
export type AttendanceInput = {
  member_id: MemberId;
  presence: Presence;
  proxy_to: MemberId | null;
  arrived_at: string | null;
  left_at: string | null;
};
export type AttendanceSetRequest = { session_id: SessionId; attendance: Array<AttendanceInput> };
export type Backup = { name: string; made_at: string };
export type BackupList = { backups: Array<Backup> };
export type BrokenEntry = { seq: number; reason: string };
export type Cadence = { sessions_per_month: number; warn_from_day: number };
export type CadenceReport = { required: number; months: Array<MonthReport> };
export type CallCreateRequest = { template: string; name: string };
export type CallCreated = { id: CallId; receipt: Receipt };
export type CallGetRequest = { call_id: CallId };
export type CallId = string;
export type CallKind = "project_call" | "expression_of_interest" | "application_call" | "labelling";
export type CallList = { calls: Array<CallSummary> };
export type CallListRequest = Record<string, never>;
export type CallRules = {
  kind: CallKind;
  organiser: Organiser;
  partners: Array<Partner>;
  themes: Array<Choice>;
  applicant_types: Array<Choice>;
  intake: Intake;
  eligibility: Array<EligibilityRule>;
  documents: Array<RequiredDocument>;
  documents_request_days: number;
  relevance: RelevanceGate;
  priority: PriorityRule | null;
  hearing: Hearing | null;
  committee: CommitteeRules;
  decisions: Array<DecisionKind>;
  cadence: Cadence;
  support: Support;
  retention: Label;
};
export type CallSummary = { id: CallId; name: string; dossiers: number };
export type CallTemplates = { templates: Array<TemplateInfo> };
export type CallTemplatesRequest = Record<string, never>;
export type CallUpdateRequest = { call_id: CallId; name: string; rules: CallRules };
export type CallView = {
  id: CallId;
  name: string;
  template: string;
  rules: CallRules;
  grids: Array<GridVersion>;
  created_at: string;
};
export type Capacity =
  | "elected_official"
  | "support_body"
  | "academic"
  | "company"
  | "consular"
  | "bank"
  | "administration"
  | "qualified_person"
  | "other";
export type CellResult = {
  member: MemberId;
  state: CellState;
  total: Number | null;
  left_out: LeftOutReason | null;
};
export type CellState = "not_started" | "draft" | "submitted" | "recused" | "abstained" | "voided";
export type CheckDetail =
  | { step: "acknowledgement"; received_at: string }
  | ({ step: "completeness" } & Completeness)
  | { step: "admissibility"; rules: Array<RuleFinding> }
  | { step: "eligibility"; rules: Array<RuleFinding>; priority: boolean }
  | { step: "relevance"; answers: Array<Relevance>; min_motive_chars: number };
export type CheckId = string;
export type CheckOutcome =
  | "acknowledged"
  | "complete"
  | "awaiting_documents"
  | "admissible"
  | "inadmissible"
  | "eligible"
  | "ineligible"
  | "relevant"
  | "partly_relevant"
  | "off_topic";
export type CheckProposal = { step: CheckStep; outcome: string; allowed: Array<string>; detail: CheckDetail };
export type CheckRecordRequest = { dossier_id: DossierId; step: CheckStep; outcome: string; motive: string };
export type CheckStep = "acknowledgement" | "completeness" | "admissibility" | "eligibility" | "relevance";
export type CheckView = {
  id: CheckId;
  step: CheckStep;
  outcome: string;
  motive: string;
  detail: CheckDetail;
  actor: string;
  checked_at: string;
};
export type Choice = { code: string; label: Label };
export type Code =
  | "invalid_input"
  | "not_found"
  | "wrong_state"
  | "rule_broken"
  | "not_allowed"
  | "conflict"
  | "nothing_to_undo"
  | "workspace_held"
  | "workspace_path"
  | "workspace_newer"
  | "read_only"
  | "no_workspace"
  | "disk_full"
  | "file_access"
  | "damaged"
  | "document_unreadable"
  | "paper_failed"
  | "cancelled"
  | "internal";
export type College = "public" | "private";
export type CommentRule = "never" | "below_floor" | "always";
export type CommitteeRules = {
  members_min: number;
  members_max: number;
  quorum: QuorumPolicy;
  vote: VotePolicy;
  casting_vote: boolean;
  recused_count_in_quorum: boolean;
  proxies_per_member: number;
  notice_days: number;
};
export type CommuneFound = {
  insee: string;
  name: string;
  postal_codes: Array<string>;
  department: string;
  epci: string | null;
};
export type CommuneList = { communes: Array<CommuneFound> };
export type CommuneSheet = {
  insee: string;
  name: string;
  postal_codes: Array<string>;
  department: Department;
  region: Region;
  epci: Epci | null;
};
export type Completeness = { documents: Array<DocumentLine>; answer_within_days: number };
export type Criterion = {
  code: string;
  label: Label;
  help: Label | null;
  weight: number;
  floor: number | null;
  descriptors: Array<Descriptor>;
};
export type CriterionResult = {
  code: string;
  weight: number;
  mean: Number | null;
  floor: string | null;
  floor_failed: boolean;
  minimum: number | null;
  maximum: number | null;
};
export type Deadline = { date: string; inclusive: boolean };
export type DecisionId = string;
export type DecisionInput = {
  session_id: SessionId;
  dossier_id: DossierId;
  kind: DecisionKind;
  motive: string;
  mode: VoteMode;
  votes: VoteInput | null;
  departure_reason: string | null;
  reservations: Array<ReservationInput>;
  amount_cents: number | null;
  support: Array<string>;
};
export type DecisionKind =
  | "selected"
  | "selected_with_reservations"
  | "waitlisted"
  | "deferred"
  | "rejected"
  | "dropped"
  | "redirected";
export type DecisionList = { decisions: Array<DecisionView> };
export type DecisionListRequest = { dossier_id: DossierId };
export type DecisionRecordRequest = { input: DecisionInput };
export type DecisionView = DecisionInput & {
  id: DecisionId;
  casting_vote: boolean;
  quorum: QuorumResult;
  rank: number | null;
  score: string | null;
  decided_at: string;
};
export type Department = { code: string; name: string; region: string };
export type Departure = { rank: number | null; reasons: Array<DepartureReason> };
export type DepartureReason =
  | { kind: "preferred_without_rank" }
  | { kind: "rejected_above_thresholds" }
  | { kind: "better_passed_over"; dossiers: Array<DossierId> }
  | { kind: "worse_preferred"; dossiers: Array<DossierId> };
export type Descriptor = { level: number; text: Label };
export type DeviceId = string;
export type Dispersion = { minimum: string; maximum: string; median: Number; deviation: Number | null };
export type DocumentClassifyRequest = { document_id: DocumentId; kind: DocumentKind };
export type DocumentId = string;
export type DocumentKind =
  | "application_form"
  | "project_description"
  | "budget_sheet"
  | "legal_existence"
  | "bylaws"
  | "accounts"
  | "bank_details"
  | "cv"
  | "support_letter"
  | "certificate"
  | "de_minimis_declaration"
  | "hq_commitment"
  | "pitch_deck"
  | "other";
export type DocumentLine = { kind: DocumentKind; required: boolean; state: DocumentStatus };
export type DocumentMoveRequest = { document_id: DocumentId; dossier_id: DossierId };
export type DocumentStatus =
  | { status: "received" }
  | { status: "missing" }
  | { status: "waived"; motive: string }
  | { status: "not_given" };
export type DocumentText = { pages: Array<string> };
export type DocumentTextRequest = { document_id: DocumentId };
export type DocumentView = {
  id: DocumentId;
  name: string;
  kind: DocumentKind;
  media_type: MediaType;
  size: number;
  sha256: string;
  received_at: string;
  message_id: MessageId | null;
  pages: number | null;
  text_state: TextState;
  text_reason: TextReason | null;
  engine: Engine | null;
};
export type DocumentWaiveRequest = { dossier_id: DossierId; kind: DocumentKind; motive: string };
export type Dossier = {
  id: DossierId;
  call_id: CallId;
  number: number;
  state: DossierState;
  title: string;
  summary: string;
  theme: string | null;
  applicant_type: string | null;
  requested_cents: number | null;
  implementation_insee: string | null;
  hq_insee: string | null;
  hq_commitment: boolean;
  form_signed: boolean | null;
  received_at: string;
  received_by: ReceivedBy;
  created_at: string;
  applicant: Applicant;
};
export type DossierCreateRequest = { call_id: CallId; input: DossierInput };
export type DossierCreated = { id: DossierId; receipt: Receipt };
export type DossierEvent =
  | "receive"
  | "acknowledge"
  | "request_documents"
  | "receive_documents"
  | "lapse_documents"
  | "find_complete"
  | "find_admissible"
  | "find_inadmissible"
  | "find_eligible"
  | "find_ineligible"
  | "find_relevant"
  | "find_off_topic"
  | "redirect"
  | "revise_refusal"
  | "assign"
  | "close_scoring"
  | "reopen_scoring"
  | "schedule"
  | "unschedule"
  | "invite"
  | "record_hearing"
  | "record_absence"
  | "deliberate"
  | "select"
  | "select_with_reservations"
  | "waitlist"
  | "defer"
  | "reject"
  | "drop"
  | "reopen_decision"
  | "withdraw";
export type DossierGetRequest = { dossier_id: DossierId };
export type DossierId = string;
export type DossierInput = {
  title: string;
  summary: string;
  theme: string | null;
  applicant_type: string | null;
  requested_cents: number | null;
  implementation_insee: string | null;
  hq_insee: string | null;
  hq_commitment: boolean;
  form_signed: boolean | null;
  received_at: string;
  applicant: ApplicantInput;
};
export type DossierList = { dossiers: Array<DossierRow> };
export type DossierListRequest = { call_id: CallId };
export type DossierResult = {
  dossier: DossierId;
  submitted: number;
  assigned: number;
  official: Number | null;
  criteria: Array<CriterionResult>;
  dispersion: Dispersion | null;
  threshold: ThresholdCheck | null;
  flags: Array<Flag>;
  cells: Array<CellResult>;
};
export type DossierRow = {
  id: DossierId;
  number: number;
  title: string;
  applicant: string;
  natural_person: boolean;
  theme: string | null;
  commune: string | null;
  requested_cents: number | null;
  state: DossierState;
  received_at: string;
  late: boolean;
  duplicate: boolean;
  priority: boolean;
  documents: number;
  missing: number;
  submitted: number;
  assigned: number;
  last_motive: string;
};
export type DossierState =
  | "draft"
  | "received"
  | "completeness_check"
  | "awaiting_documents"
  | "complete"
  | "inadmissible"
  | "eligibility_check"
  | "ineligible"
  | "relevance_review"
  | "off_topic"
  | "redirected"
  | "shortlisted"
  | "under_evaluation"
  | "ready_for_committee"
  | "scheduled"
  | "invited"
  | "heard"
  | "not_heard"
  | "in_deliberation"
  | "selected"
  | "selected_with_reservations"
  | "waitlisted"
  | "deferred"
  | "rejected"
  | "dropped"
  | "withdrawn";
export type DossierUpdateRequest = { dossier_id: DossierId; input: DossierInput };
export type DossierView = {
  dossier: Dossier;
  row: DossierRow;
  communes: Record<string, string>;
  documents: Array<DocumentView>;
  messages: Array<MessageView>;
  waivers: Array<WaiverView>;
  checks: Array<CheckView>;
  next_check: CheckProposal | null;
};
export type DossierWithdrawRequest = { dossier_id: DossierId; reason: string };
export type Duplicate = {
  dossier_id: DossierId;
  number: number;
  title: string;
  reasons: Array<DuplicateReason>;
};
export type DuplicateReason = "same_company" | "same_project" | "same_applicant";
export type EligibilityRule = { code: string; label: Label; test: EligibilityTest };
export type EligibilityTest =
  | { kind: "applicant_type_in" }
  | { kind: "implementation_in_region"; regions: Array<string> }
  | { kind: "hq_in_region_or_commitment"; regions: Array<string> }
  | { kind: "one_application_per_project_or_company" }
  | { kind: "received_before_deadline" }
  | { kind: "signed_and_complete" };
export type Engine = "hayro" | "pdf_extract" | "plain";
export type Entry = {
  seq: number;
  at: string;
  actor: Actor;
  actor_name: string | null;
  account: string;
  operation: OperationName;
  params: Record<string, unknown>;
  reverts: number | null;
  hash: string;
  changes: Array<RowChange>;
};
export type EntryPage = { entries: Array<Entry>; head: Head };
export type Epci = { siren: string; name: string };
export type EvaluationAbstainRequest = { dossier_id: DossierId };
export type EvaluationAct =
  | "mark"
  | "submit"
  | "reopen"
  | "abstain"
  | "recuse"
  | "lift_recusal"
  | "void"
  | "restore";
export type EvaluationId = string;
export type EvaluationReopenRequest = { dossier_id: DossierId };
export type EvaluationSubmitRequest = { dossier_id: DossierId };
export type Event = { event: "import"; progress: ImportProgress };
export type Exact = string;
export type Explanation = {
  formula: Formula;
  operands: Array<Operand>;
  exact: Exact;
  rounded: string;
  left_out: Array<LeftOut>;
  rules: Array<Rule>;
};
export type ExtractionReport = {
  media_type: MediaType;
  state: TextState;
  reason: TextReason | null;
  engine: Engine | null;
  page_count: number;
  characters: number;
  complete: boolean;
  cpu_ms: number;
};
export type Fact =
  | { fact: "applicant_type"; code: string }
  | { fact: "applicant_type_unstated" }
  | { fact: "commune"; insee: string; name: string; department: string; region: string }
  | { fact: "abroad"; insee: string }
  | { fact: "commune_unknown"; insee: string }
  | { fact: "commune_unstated" }
  | { fact: "postal_code"; postal_code: string; regions: Array<string> }
  | { fact: "commitment_stated" }
  | { fact: "commitment_document" }
  | ({ fact: "other_application" } & Duplicate)
  | { fact: "no_other_application" }
  | ({ fact: "receipt" } & Lateness)
  | { fact: "form_signed"; signed: boolean | null }
  | { fact: "missing_documents"; kinds: Array<DocumentKind> };
export type FieldChange = { field: string; before: unknown; after: unknown };
export type Finding = { check: string; detail: string };
export type Flag =
  | { kind: "insufficient_marks"; submitted: number; required: number }
  | { kind: "gap"; criterion: string; minimum: number; maximum: number }
  | { kind: "individual_low_mark"; member: MemberId; criterion: string; mark: number };
export type FloorFailure = { criterion: string; mean: string; floor: string };
export type Formula =
  | "weighted_total"
  | "mean_of_totals"
  | "criterion_mean"
  | "median_of_totals"
  | "sample_deviation";
export type Gap = { criterion: string; kind: GapKind };
export type GapKind = "mark" | "comment";
export type Grid = {
  criteria: Array<Criterion>;
  weighting: Weighting;
  scale: Scale;
  score_out_of: number;
  decimals: number;
  overall_threshold: string | null;
  min_evaluations: number;
  tie_break: Array<TieBreakStep>;
  comment_rule: CommentRule;
};
export type GridUpdateRequest = { call_id: CallId; grid: Grid };
export type GridVersion = {
  id: GridVersionId;
  number: number;
  frozen: boolean;
  created_at: string;
  grid: Grid;
};
export type GridVersionId = string;
export type Head = { seq: number; hash: string };
export type Hearing = { pitch_minutes: number; questions_minutes: number };
export type HearingInput = {
  heard_at: string | null;
  heard_until: string | null;
  persons: string;
  debate: string;
};
export type HearingRecordRequest = {
  item_id: AgendaItemId;
  heard_at: string | null;
  heard_until: string | null;
  persons: string;
  debate: string;
};
export type Holder = { account: string; host: string; since: string };
export type ImportItem = {
  name: string;
  outcome: ImportOutcome;
  dossier_id: DossierId | null;
  dossier_number: number | null;
  text_state: TextState | null;
  text_reason: TextReason | null;
};
export type ImportOutcome = "created" | "added" | "already_there" | "refused" | "unreadable";
export type ImportProgress = { done: number; total: number; name: string };
export type ImportReport = {
  created: Array<DossierId>;
  updated: Array<DossierId>;
  items: Array<ImportItem>;
  cancelled: boolean;
};
export type Imported = { report: ImportReport; touched: Array<string> };
export type Intake = { mode: IntakeMode; opens_on: string | null; final_deadline: Deadline | null };
export type IntakeCancelRequest = Record<string, never>;
export type IntakeImportRequest = { call_id: CallId; paths: Array<string>; into: DossierId | null };
export type IntakeMode = "rolling" | "cutoffs" | "single_deadline";
export type InterestDeclareRequest = {
  member_id: MemberId;
  dossier_id: DossierId;
  kind: InterestKind;
  note: string;
  recused: boolean;
  imposed: boolean;
};
export type InterestKind =
  | "none"
  | "personal"
  | "professional"
  | "family"
  | "mandate"
  | "prior_advice"
  | "employer"
  | "competitor"
  | "shareholder"
  | "designated_representative";
export type InterestList = { interests: Array<InterestView> };
export type InterestListRequest = { call_id: CallId };
export type InterestView = {
  member_id: MemberId;
  dossier_id: DossierId;
  kind: InterestKind;
  note: string;
  recused: boolean;
  imposed: boolean;
  declared_at: string;
};
export type JournalListRequest = { before: number | null; limit: number; dossier_id: DossierId | null };
export type JournalRedoRequest = Record<string, never>;
export type JournalStateRequest = Record<string, never>;
export type JournalUndoRequest = Record<string, never>;
export type Label = { fr: string; en: string };
export type Lateness = { received_at: string; last_instant: string | null; late: boolean };
export type LeftOut = { member: MemberId; reason: LeftOutReason };
export type LeftOutReason = "not_started" | "draft" | "incomplete" | "recused" | "abstained" | "voided";
export type MailAddress = { name: string | null; address: string };
export type MailDate = { state: "stated"; at: string } | { state: "missing" } | { state: "invalid" };
export type MarkCommentRequest = {
  dossier_id: DossierId;
  criterion: string | null;
  comment: string;
  private_note: string;
};
export type MarkSetRequest = { dossier_id: DossierId; criterion: string; mark: number | null };
export type MarkView = { criterion: string; mark: number | null; comment: string; private_note: string };
export type Match = "postal_code" | "insee_code" | "whole_name" | "name_start" | "word_start" | "inside";
export type MediaType =
  | "pdf"
  | "mail"
  | "png"
  | "jpeg"
  | "docx"
  | "xlsx"
  | "pptx"
  | "odt"
  | "ods"
  | "odp"
  | "zip"
  | "text"
  | "executable"
  | "unknown";
export type MemberId = string;
export type MemberInput = {
  name: string;
  capacity: Capacity;
  college: College;
  voice: Voice;
  role: MemberRole;
  organisation: string;
  email: string;
};
export type MemberList = { members: Array<MemberView> };
export type MemberListRequest = { call_id: CallId };
export type MemberName = { id: MemberId; name: string };
export type MemberRetireRequest = { member_id: MemberId };
export type MemberRole = "chair" | "vice_chair" | "member" | "alternate" | "expert" | "guest";
export type MemberSaveRequest = { call_id: CallId; member_id: MemberId | null; input: MemberInput };
export type MemberView = MemberInput & {
  id: MemberId;
  active: boolean;
  assigned: number;
  submitted: number;
  recusals: Array<DossierId>;
};
export type MessageId = string;
export type MessageView = {
  id: MessageId;
  from_name: string;
  from_address: string;
  subject: string;
  sent_at: string | null;
};
export type Mode = "writing" | "backup";
export type MonthReport = { month: string; held: number; convened: number; status: MonthStatus };
export type MonthStatus = "met" | "running" | "warning" | "missed";
export type Number = { value: string; why: Explanation };
export type OmittedAttachment = { name: string; reason: OmittedReason };
export type OmittedReason = "too_many" | "too_large";
export type Operand = {
  member: MemberId | null;
  criterion: string | null;
  weight: number | null;
  mark: number | null;
  exact: Exact;
  rounded: string;
};
export type OperationName =
  | "undo"
  | "redo"
  | "call_create"
  | "call_update"
  | "grid_update"
  | "dossier_create"
  | "intake_import"
  | "dossier_update"
  | "dossier_withdraw"
  | "document_classify"
  | "document_move"
  | "document_waive"
  | "check_acknowledge"
  | "check_completeness"
  | "check_admissibility"
  | "check_eligibility"
  | "check_relevance"
  | "member_save"
  | "member_retire"
  | "interest_declare"
  | "assignment_set"
  | "mark_set"
  | "mark_comment"
  | "evaluation_submit"
  | "evaluation_reopen"
  | "evaluation_abstain"
  | "scoring_close"
  | "session_create"
  | "session_update"
  | "agenda_set"
  | "session_convene"
  | "attendance_set"
  | "session_open"
  | "session_reconvene"
  | "hearing_record"
  | "decision_record"
  | "session_close"
  | "session_cancel"
  | "minutes_produce"
  | "minutes_approve"
  | "paper_produce";
export type Organiser = {
  name: string;
  is_public_authority: boolean;
  address: string;
  email: string;
  signatory: Signatory;
  court: string;
};
export type Origin = "stated" | "borrowed" | "proposed";
export type OtherEvaluation = { member_id: MemberId; name: string; state: CellState; marks: Array<MarkView> };
export type PaperId = string;
export type PaperLanguage = "fr" | "en";
export type PaperView = {
  id: PaperId;
  kind: string;
  language: string;
  audience: string;
  name: string;
  sha256: string;
  made_at: string;
  dossier_id: DossierId | null;
};
export type Partner = { name: string; roles: Array<PartnerRole> };
export type PartnerRole = "associate" | "animation" | "support" | "funder";
export type Place = {
  rank: number;
  ex_aequo: boolean;
  position: number;
  unresolved: boolean;
  dossier: DossierId;
  official: string;
};
export type Presence = "present" | "remote" | "excused" | "absent";
export type PriorityRule = { code: string; label: Label; epci: string; communes: Array<string> };
export type Problem = { field: string; reason: string };
export type Provenance = { field: string; origin: Origin; source: string | null };
export type ProxyRefusal = "giver_recused" | "holder_recused" | "holder_absent" | "too_many";
export type QuorumPolicy =
  | { policy: "half_at_least" }
  | { policy: "more_than_half" }
  | { policy: "double" }
  | { policy: "fixed"; members: number }
  | { policy: "none" };
export type QuorumResult = {
  policy: QuorumPolicy;
  base: number;
  present: number;
  represented: number;
  recused: number;
  recused_in_base: boolean;
  counted: number;
  required: number;
  private_present: number | null;
  private_required: number | null;
  waived: boolean;
  reached: boolean;
};
export type RankedDossier = {
  id: DossierId;
  number: number;
  title: string;
  applicant: string;
  priority: boolean;
  state: DossierState;
  requested_cents: number | null;
};
export type Ranking = {
  ranked: Array<Place>;
  apart: Array<Apart>;
  ties: Array<TieBreak>;
  provisional: boolean;
  insufficient: Array<DossierId>;
  pending: number;
};
export type RankingGetRequest = { call_id: CallId };
export type RankingView = {
  grid: Grid;
  grid_number: number;
  ranking: Ranking;
  results: Array<DossierResult>;
  dossiers: Array<RankedDossier>;
  members: Array<MemberName>;
};
export type ReadyDossier = {
  id: DossierId;
  number: number;
  title: string;
  applicant: string;
  state: DossierState;
};
export type Receipt = { entry: number | null; touched: Array<string> };
export type ReceivedBy = "mail" | "file" | "hand";
export type Region = { code: string; name: string };
export type Relevance = "yes" | "partly" | "no";
export type RelevanceGate = { question: Label; answers: Array<Relevance>; min_motive_chars: number };
export type RequiredDocument = { kind: DocumentKind; required: Requirement };
export type Requirement = "always" | "organisation" | "association" | "optional";
export type ReservationId = string;
export type ReservationInput = { text: string; due_on: string };
export type RowChange = {
  table: string;
  key: string;
  created: boolean;
  deleted: boolean;
  fields: Array<FieldChange>;
};
export type Rule =
  | "rounded_once_half_up"
  | "drafts_never_count"
  | "incomplete_never_counts"
  | "recused_excluded"
  | "abstained_excluded"
  | "voided_excluded";
export type RuleFinding = { rule: string; outcome: RuleOutcome; facts: Array<Fact> };
export type RuleOutcome = "met" | "met_by_commitment" | "not_met" | "unknown";
export type Scale = { minimum: number; maximum: number; steps_per_point: number };
export type Score = string;
export type ScoringCloseRequest = { dossier_id: DossierId };
export type ScoringGetRequest = { dossier_id: DossierId };
export type ScoringItem = {
  dossier_id: DossierId;
  number: number;
  title: string;
  applicant: string;
  state: CellState;
  declared: boolean;
  marked: number;
  criteria: number;
};
export type ScoringQueue = { items: Array<ScoringItem>; recused: number };
export type ScoringQueueRequest = { call_id: CallId };
export type ScoringView = {
  item: ScoringItem;
  summary: string;
  grid_version: GridVersionId;
  grid_number: number;
  grid: Grid;
  marks: Array<MarkView>;
  comment: string;
  submitted_at: string | null;
  documents: Array<DocumentView>;
  others: Array<OtherEvaluation> | null;
};
export type SearchFindRequest = { query: string; limit: number };
export type SearchHit = {
  dossier_id: DossierId;
  number: number;
  title: string;
  applicant: string;
  part: string;
  document_id: DocumentId | null;
  document: string | null;
  page: number | null;
  excerpt: string;
};
export type SearchResult = { hits: Array<SearchHit> };
export type SessionAct =
  | "convene"
  | "open"
  | "fail_quorum"
  | "reconvene"
  | "close"
  | "draft_minutes"
  | "approve_minutes"
  | "publish"
  | "cancel";
export type SessionCancelRequest = { session_id: SessionId };
export type SessionCloseRequest = { session_id: SessionId };
export type SessionConveneRequest = { session_id: SessionId };
export type SessionCreateRequest = { call_id: CallId; input: SessionInput };
export type SessionCreated = { id: SessionId; receipt: Receipt };
export type SessionGetRequest = { session_id: SessionId };
export type SessionId = string;
export type SessionInput = {
  held_on: string;
  starts_at: string;
  place: string;
  chair_id: MemberId | null;
  secretary: string;
  next_on: string | null;
};
export type SessionList = {
  sessions: Array<SessionRow>;
  cadence: CadenceReport | null;
  ready: Array<ReadyDossier>;
};
export type SessionListRequest = { call_id: CallId };
export type SessionOpenRequest = { session_id: SessionId };
export type SessionOpened = { quorum: QuorumResult; receipt: Receipt };
export type SessionReconveneRequest = { session_id: SessionId; input: SessionInput };
export type SessionRow = SessionInput & {
  id: SessionId;
  number: number;
  state: SessionState;
  reconvened_from: SessionId | null;
  items: number;
  decisions: number;
};
export type SessionState =
  | "planned"
  | "convened"
  | "open"
  | "closed"
  | "minutes_draft"
  | "minutes_approved"
  | "published"
  | "cancelled"
  | "quorum_failed"
  | "reconvened";
export type SessionUpdateRequest = { session_id: SessionId; input: SessionInput };
export type SessionView = {
  row: SessionRow;
  convened_at: string | null;
  opened_at: string | null;
  closed_at: string | null;
  approved_at: string | null;
  attendance: Array<AttendanceInput>;
  quorum: QuorumResult;
  items: Array<AgendaItemView>;
  papers: Array<PaperView>;
};
export type Sha = string;
export type Sheet = Record<string, number>;
export type Signatory = { name: string; capacity: string };
export type Siren = string;
export type Siret = string;
export type Steps = number;
export type Stored = { sha256: Sha; size: number };
export type Support = {
  measures: Array<Choice>;
  months: number;
  review_month: number;
  amount_cents: number | null;
};
export type Template = {
  code: string;
  name: Label;
  notice: Label;
  rules: CallRules;
  grid: Grid;
  origins: Array<Provenance>;
};
export type TemplateInfo = { code: string; label: Label; notice: Label };
export type TerritorySearchRequest = { query: string };
export type TextReason =
  | "no_text_layer"
  | "zero_bytes"
  | "password_needed"
  | "damaged"
  | "worker_died"
  | "cpu_budget"
  | "wall_budget"
  | "input_budget"
  | "output_budget"
  | "not_textual";
export type TextState =
  | "pending"
  | "ready"
  | "empty"
  | "encrypted"
  | "failed"
  | "timed_out"
  | "too_large"
  | "unsupported";
export type ThresholdCheck = { threshold: string; passed: boolean };
export type TieBreak = { ahead: DossierId; behind: DossierId; reason: TieReason };
export type TieBreakStep = "priority" | "heaviest_criterion" | "earlier_receipt" | "chair";
export type TieReason =
  | { step: "priority" }
  | { step: "heaviest_criterion"; criterion: string; ahead: string; behind: string }
  | { step: "earlier_receipt"; ahead: string; behind: string }
  | { step: "chair" }
  | { step: "unresolved" };
export type UndoState = { undo: Undoable | null; redo: Undoable | null; depth: number };
export type Undoable = { seq: number; operation: OperationName; params: Record<string, unknown> };
export type VerifyReport = { head: Head; documents: number; findings: Array<Finding> };
export type Voice = "voting" | "advisory";
export type VoteInput = {
  votes_for: number;
  against: number;
  abstentions: number;
  chair_for: boolean | null;
};
export type VoteMode = "consensus" | "show_of_hands" | "secret_ballot";
export type VotePolicy = "majority" | "two_thirds" | "consensus";
export type WaiverView = { kind: DocumentKind; motive: string };
export type Weighting = "points" | "coefficients";
export type WorkspaceBackupRequest = Record<string, never>;
export type WorkspaceCloseRequest = Record<string, never>;
export type WorkspaceCreateRequest = { path: string; name: string };
export type WorkspaceId = string;
export type WorkspaceInfo = { id: WorkspaceId; name: string; path: string; mode: Mode; created_at: string };
export type WorkspaceOpenRequest = { path: string; backup: boolean };
export type WorkspaceSampleRequest = { path: string };
export type WorkspaceStatus = {
  version: string;
  workspace: WorkspaceInfo | null;
  actor: Actor;
  actor_name: string | null;
  last_backup: Backup | null;
};
export type WorkspaceStatusRequest = Record<string, never>;
export type WorkspaceVerifyRequest = Record<string, never>;
export type ExportedFile = Record<string, unknown>;
export type MinutesApproveRequest = Record<string, unknown>;
export type MinutesProduceRequest = Record<string, unknown>;
export type PaperExportRequest = Record<string, unknown>;
export type PaperList = Record<string, unknown>;
export type PaperListRequest = Record<string, unknown>;
export type PaperProduceRequest = Record<string, unknown>;
export type PapersProduced = Record<string, unknown>;
export interface Commands {
  workspace_status: { request: WorkspaceStatusRequest; response: WorkspaceStatus };
  workspace_create: { request: WorkspaceCreateRequest; response: WorkspaceStatus };
  workspace_open: { request: WorkspaceOpenRequest; response: WorkspaceStatus };
  workspace_sample: { request: WorkspaceSampleRequest; response: WorkspaceStatus };
  workspace_close: { request: WorkspaceCloseRequest; response: WorkspaceStatus };
  workspace_backup: { request: WorkspaceBackupRequest; response: BackupList };
  workspace_verify: { request: WorkspaceVerifyRequest; response: VerifyReport };
  actor_set: { request: ActorSetRequest; response: WorkspaceStatus };
  call_templates: { request: CallTemplatesRequest; response: CallTemplates };
  call_create: { request: CallCreateRequest; response: CallCreated };
  call_list: { request: CallListRequest; response: CallList };
  call_get: { request: CallGetRequest; response: CallView };
  call_update: { request: CallUpdateRequest; response: Receipt };
  grid_update: { request: GridUpdateRequest; response: Receipt };
  territory_search: { request: TerritorySearchRequest; response: CommuneList };
  intake_import: { request: IntakeImportRequest; response: Imported };
  intake_cancel: { request: IntakeCancelRequest; response: Receipt };
  dossier_list: { request: DossierListRequest; response: DossierList };
  dossier_get: { request: DossierGetRequest; response: DossierView };
  dossier_create: { request: DossierCreateRequest; response: DossierCreated };
  dossier_update: { request: DossierUpdateRequest; response: Receipt };
  dossier_withdraw: { request: DossierWithdrawRequest; response: Receipt };
  document_classify: { request: DocumentClassifyRequest; response: Receipt };
  document_move: { request: DocumentMoveRequest; response: Receipt };
  document_waive: { request: DocumentWaiveRequest; response: Receipt };
  document_text: { request: DocumentTextRequest; response: DocumentText };
  check_record: { request: CheckRecordRequest; response: Receipt };
  search_find: { request: SearchFindRequest; response: SearchResult };
  member_list: { request: MemberListRequest; response: MemberList };
  member_save: { request: MemberSaveRequest; response: Receipt };
  member_retire: { request: MemberRetireRequest; response: Receipt };
  interest_list: { request: InterestListRequest; response: InterestList };
  interest_declare: { request: InterestDeclareRequest; response: Receipt };
  assignment_set: { request: AssignmentSetRequest; response: Receipt };
  assignment_all: { request: AssignmentAllRequest; response: Receipt };
  scoring_queue: { request: ScoringQueueRequest; response: ScoringQueue };
  scoring_get: { request: ScoringGetRequest; response: ScoringView };
  mark_set: { request: MarkSetRequest; response: Receipt };
  mark_comment: { request: MarkCommentRequest; response: Receipt };
  evaluation_submit: { request: EvaluationSubmitRequest; response: Receipt };
  evaluation_reopen: { request: EvaluationReopenRequest; response: Receipt };
  evaluation_abstain: { request: EvaluationAbstainRequest; response: Receipt };
  scoring_close: { request: ScoringCloseRequest; response: Receipt };
  ranking_get: { request: RankingGetRequest; response: RankingView };
  session_list: { request: SessionListRequest; response: SessionList };
  session_get: { request: SessionGetRequest; response: SessionView };
  session_create: { request: SessionCreateRequest; response: SessionCreated };
  session_update: { request: SessionUpdateRequest; response: Receipt };
  session_convene: { request: SessionConveneRequest; response: Receipt };
  agenda_set: { request: AgendaSetRequest; response: Receipt };
  attendance_set: { request: AttendanceSetRequest; response: Receipt };
  session_open: { request: SessionOpenRequest; response: SessionOpened };
  session_reconvene: { request: SessionReconveneRequest; response: SessionCreated };
  hearing_record: { request: HearingRecordRequest; response: Receipt };
  decision_record: { request: DecisionRecordRequest; response: Receipt };
  decision_list: { request: DecisionListRequest; response: DecisionList };
  session_close: { request: SessionCloseRequest; response: Receipt };
  session_cancel: { request: SessionCancelRequest; response: Receipt };
  minutes_produce: { request: MinutesProduceRequest; response: PapersProduced };
  minutes_approve: { request: MinutesApproveRequest; response: Receipt };
  paper_produce: { request: PaperProduceRequest; response: PapersProduced };
  paper_list: { request: PaperListRequest; response: PaperList };
  paper_export: { request: PaperExportRequest; response: ExportedFile };
  journal_list: { request: JournalListRequest; response: EntryPage };
  journal_state: { request: JournalStateRequest; response: UndoState };
  journal_undo: { request: JournalUndoRequest; response: Receipt };
  journal_redo: { request: JournalRedoRequest; response: Receipt };
}
