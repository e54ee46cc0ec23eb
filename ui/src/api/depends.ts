import type { CommandName } from "./contract";

const CHECKS = ["call", "dossier", "applicant", "document", "waiver", "dossier_check"];
const SCORES = [
  "call",
  "grid_version",
  "dossier",
  "applicant",
  "member",
  "interest",
  "evaluation",
  "mark",
  "tie_order",
];
const SESSIONS = [
  "session",
  "agenda_item",
  "attendance",
  "decision",
  "reservation",
  "paper",
  "publication",
  "member",
  "dossier",
  "applicant",
  "interest",
];

/**
 * What each reading command depends on: tables of the workspace, as the receipts of changes name them (`table:key`).
 * `workspace` is touched by hand, when a backup was made or what travels was taken.
 */
export const DEPENDS: Partial<Record<CommandName, readonly string[]>> = {
  workspace_status: ["workspace", "person", "member", "conflict"],
  conflict_list: ["*"],
  call_templates: [],
  call_list: ["call", "dossier"],
  call_get: ["call", "grid_version", "mark"],
  dossier_list: [...CHECKS, "evaluation", "interest"],
  dossier_get: [...CHECKS, "message", "evaluation", "interest", "decision"],
  document_text: ["document"],
  search_find: ["dossier", "applicant", "document", "message", "decision"],
  member_list: ["member", "evaluation", "interest"],
  interest_list: ["interest", "member"],
  scoring_queue: SCORES,
  scoring_get: [...SCORES, "document"],
  ranking_get: SCORES,
  session_list: SESSIONS,
  session_get: [...SESSIONS, ...SCORES],
  decision_list: ["decision", "reservation", "session", "dossier"],
  reservation_list: ["reservation", "decision", "dossier"],
  paper_list: ["paper"],
  // The journal grows with every change.
  journal_list: ["*"],
  journal_state: ["*"],
};
