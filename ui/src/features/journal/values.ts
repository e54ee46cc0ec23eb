import { type I18n, isMessageKey } from "~/i18n";
import { blank } from "./changes";

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
  audience: ["paper.audience"],
  language: ["language"],
};

/** The tables whose states are named by a prefix of their own. */
const OF_TABLE: Readonly<Record<string, string>> = {
  dossier: "dossier.state",
  session: "session.state",
  evaluation: "cell.state",
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const CODE = /^[a-z]+(_[a-z0-9]+)+$/;

type Words = Pick<I18n, "t" | "f">;

/** A value as people say it: the word of the catalogue, Paris time, an amount in euros; what has parts is told as such. */
export function readValue(table: string, field: string, value: unknown, { t, f }: Words): string {
  if (blank(value)) return "—";
  if (typeof value === "boolean") return t(value ? "journal.value.yes" : "journal.value.no");
  if (typeof value === "number") return field.endsWith("_cents") ? f.money(value) : f.number(value);
  if (typeof value !== "string" || /^[[{]/.test(value)) return t("journal.value.parts");
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
