import type { ApiError, Code } from "~/api";
import { type I18n, isMessageKey, type MessageKey } from "~/i18n";

/** What can be done about it, as a choice the screen offers; `null` when only the person can mend it. */
export type ErrorAction = "retry" | "reload" | "openBackup" | "goHome" | "lookAround" | "score";

interface Treatment {
  tone: "info" | "warning" | "danger";
  action: ErrorAction | null;
}

/** One line per code: how grave it looks and what it offers. The compiler insists on every code. */
export const TREATMENTS: Record<Code, Treatment> = {
  invalid_input: { tone: "warning", action: null },
  not_found: { tone: "warning", action: "reload" },
  wrong_state: { tone: "warning", action: "reload" },
  rule_broken: { tone: "warning", action: null },
  not_allowed: { tone: "warning", action: null },
  conflict: { tone: "warning", action: "reload" },
  nothing_to_undo: { tone: "info", action: null },
  workspace_held: { tone: "warning", action: "openBackup" },
  workspace_path: { tone: "warning", action: null },
  workspace_newer: { tone: "danger", action: "goHome" },
  read_only: { tone: "info", action: null },
  no_workspace: { tone: "info", action: "goHome" },
  disk_full: { tone: "danger", action: "retry" },
  file_access: { tone: "danger", action: "retry" },
  damaged: { tone: "danger", action: "openBackup" },
  document_unreadable: { tone: "warning", action: null },
  paper_failed: { tone: "danger", action: "retry" },
  cancelled: { tone: "info", action: null },
  seat_changed: { tone: "warning", action: "lookAround" },
  copy_refused: { tone: "danger", action: null },
  pack_refused: { tone: "danger", action: null },
  internal: { tone: "danger", action: "retry" },
};

/** Refusals that are the procedure at work: no incident, but something to do first. */
const BY_REASON: Readonly<Record<string, Treatment | undefined>> = {
  "not_allowed.sealed": { tone: "info", action: "score" },
};

export interface ErrorWords extends Treatment {
  title: string;
  text: string;
}

/** The words for an error: those of its reason where the catalogue has them, those of its code otherwise. */
export function describeError(error: ApiError, { t, f }: Pick<I18n, "t" | "f">): ErrorWords {
  const code: Code = error.code in TREATMENTS ? error.code : "internal";
  const params = Object.fromEntries(
    Object.entries(error.params).map(([name, value]) => [name, shown(name, value, f)]),
  );
  const precise = error.reason ? `error.${code}.${error.reason}` : null;
  // What lies nowhere that can be named is not named.
  const nameless = error.params.path === "" ? `error.${code}.unnamed` : null;
  const said = [precise, nameless].find((key) => key !== null && isMessageKey(key));
  const key: MessageKey = said && isMessageKey(said) ? said : `error.${code}.text`;
  const known = error.reason ? BY_REASON[`${code}.${error.reason}`] : undefined;
  const title = known ? `${key.replace(/^error\./, "error.named.")}` : `error.${code}.title`;
  return {
    ...(known ?? TREATMENTS[code]),
    title: t(isMessageKey(title) ? title : `error.${code}.title`),
    text: t(key, params),
  };
}

function shown(name: string, value: unknown, f: I18n["f"]): string | number {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return JSON.stringify(value);
  return name === "since" && !Number.isNaN(Date.parse(value)) ? f.dateTime(value) : value;
}
