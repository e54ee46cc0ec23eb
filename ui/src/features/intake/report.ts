import type { ImportAnswer, ImportItem, ImportLeftOut, ImportReport, ImportUnit } from "~/api";
import type { MessageKey, Params } from "~/i18n";

export interface Sentence {
  key: MessageKey;
  params: Params;
}

/** What an import did, as the sentences that one would say: only those that have something to say. */
export function sentencesOf(report: ImportReport): Sentence[] {
  const { tally } = report;
  const said = spoken([
    ["import.report.created", report.created.length],
    ["import.report.updated", report.updated.length],
    ["import.report.stored", tally.kept + tally.joined],
    ["import.report.already", tally.already_there],
    ["import.report.asked", tally.asked],
    ["import.report.withoutText", report.items.filter(lacksText).length],
    ["import.report.cut", report.items.filter((item) => !item.whole).length],
    ["import.report.alsoElsewhere", report.items.filter(isElsewhere).length],
    ["import.report.refused", tally.refused],
    ["import.report.leftOut", tally.left_out],
  ]);
  const readable = tally.kept + tally.joined + tally.already_there + tally.asked;
  if (readable === 0) said.push({ key: "import.report.nothing", params: { count: report.given } });
  return said;
}

/** What a plan would do; `open` questions are still to be answered. */
export function planSentencesOf(report: ImportReport, open: number): Sentence[] {
  const { tally } = report;
  const made = report.units.filter((unit) => unit.decided === "new").length;
  const said = spoken([
    ["import.plan.create", made],
    ["import.plan.update", report.updated.length],
    ["import.plan.asked", open],
    ["import.report.already", tally.already_there],
    ["import.plan.apartCount", tally.refused + tally.left_out],
  ]);
  if (report.units.length === 0) said.push({ key: "import.report.nothing", params: { count: report.given } });
  return said;
}

function spoken(sentences: [MessageKey, number][]): Sentence[] {
  return sentences
    .filter(([, number]) => number > 0)
    .map(([key, number]) => ({ key, params: { count: number } }));
}

/** Stored and openable, but nothing of it, or not all, can be searched. */
export function lacksText(item: ImportItem): boolean {
  const stored = item.outcome === "created" || item.outcome === "added";
  return stored && item.text_state !== null && item.text_state !== "ready" && item.text_state !== "pending";
}

/** Another dossier holds the same content: the two may be one application. */
export function isElsewhere(item: ImportItem): boolean {
  return item.also_in !== null;
}

/** Whether one answer may say when it was received. */
export function lacksDate(unit: ImportUnit): boolean {
  return unit.receipt === "unstated" || unit.receipt === "missing" || unit.receipt === "invalid";
}

/** What is left out as a matter of course. */
const USUAL: readonly ImportLeftOut[] = ["hidden", "ornament", "signature", "opened", "envelope", "answered"];

/** Whether somebody should look at the line. */
export function needsAttention(item: ImportItem): boolean {
  const apart = item.reason !== null && !USUAL.includes(item.reason);
  return apart || item.outcome === "asked" || !item.whole || lacksText(item) || isElsewhere(item);
}

/** Of what was ever answered, what answers a question of this plan. */
export function answersOf(
  units: readonly ImportUnit[],
  given: Readonly<Record<string, ImportAnswer>>,
): Record<string, ImportAnswer> {
  const asked = units.filter(({ sure }) => !sure).map(({ key }) => key);
  return Object.fromEntries(Object.entries(given).filter(([key]) => asked.includes(key)));
}
