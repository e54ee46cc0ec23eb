import { type I18n, isMessageKey } from "~/i18n";
import { NOT_APPLICABLE } from "~/text/grid";
import { blank } from "./changes";
import { isObject, read } from "./parts";

/** Where the catalogue keeps the words of a column, by table where tables share its name; the first that knows the word wins. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  state: ["dossier.state", "session.state", "cell.state", "scoring.state"],
  kind: [
    "decision.kind",
    "document.kind",
    "applicant.kind",
    "paper.kind",
    "scoring.interest.kind",
    "call.kind",
  ],
  outcome: ["check.outcome", "check.rule"],
  step: ["check.step"],
  presence: ["session.presence"],
  role: ["committee.role"],
  voice: ["committee.voice"],
  college: ["committee.college"],
  capacity: ["committee.capacity"],
  mode: ["session.vote.mode"],
  reopened_for: ["act.reopen.reason"],
  status: ["funder.status"],
  stage: ["stage"],
  audience: ["paper.audience"],
  language: ["language"],
};

/** The tables whose states are named by a prefix of their own. */
const OF_TABLE: Readonly<Record<string, string>> = {
  dossier: "dossier.state",
  session: "session.state",
  evaluation: "cell.state",
  evidence: "evidence.standing",
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const CODE = /^[a-z]+(_[a-z0-9]+)+$/;

type Words = Pick<I18n, "t" | "f">;

/** What has parts: the words of a list, or what the whole is. */
function readWhole(table: string, field: string, whole: object, words: Words): string {
  const { t, f } = words;
  if (Array.isArray(whole) && whole.every((one) => typeof one === "string")) {
    if (field === "dossiers") return t("journal.value.dossiers", { count: whole.length });
    const shown = whole.slice(0, MOST).map((one) => readValue(table, field, one, words));
    const more = whole.length - shown.length;
    return f.list(more > 0 ? [...shown, t("journal.value.more", { count: more })] : shown);
  }
  const { label, counted, required } = whole as Readonly<Record<string, unknown>>;
  // A line of a list of the rules says itself by its label.
  if (isObject(label) && typeof label.fr === "string") return label.fr;
  const key = `journal.value.whole.${field}`;
  return isMessageKey(key)
    ? t(key, { counted: Number(counted ?? 0), required: Number(required ?? 0) })
    : t("journal.value.line");
}

/** Words of a list that are shown. */
const MOST = 8;

/** A value as people say it: the word of the catalogue, Paris time, an amount in euros; what has parts by what it is. */
export function readValue(table: string, field: string, value: unknown, { t, f }: Words): string {
  if (blank(value)) return "—";
  // The database has no booleans of its own.
  if (typeof value === "boolean" || field === "on_paper")
    return t(value ? "journal.value.yes" : "journal.value.no");
  if (table === "mark" && value === NOT_APPLICABLE) return t("answer.notApplicable.long");
  // Pages are counted from 0, and people count from 1.
  if (table === "evidence" && field === "page") return f.number(Number(value) + 1);
  if (typeof value === "number") return field.endsWith("_cents") ? f.money(value) : f.number(value);
  const whole = read(value);
  if (Array.isArray(whole) || isObject(whole)) return readWhole(table, field, whole, { t, f });
  if (typeof value !== "string") return String(value);
  if (INSTANT.test(value)) return f.dateTime(value);
  if (DAY.test(value)) return f.date(value);
  const own = field === "state" ? OF_TABLE[table] : undefined;
  for (const prefix of own ? [own] : (WORDS[field] ?? [])) {
    const key = `${prefix}.${value}`;
    if (isMessageKey(key)) return t(key);
  }
  // A code of the call (a theme, a type of candidate) says more without its underscores.
  const text = CODE.test(value) ? value.replaceAll("_", " ") : value;
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
