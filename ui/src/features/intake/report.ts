import type { ImportItem, ImportReport } from "~/api";
import type { MessageKey, Params } from "~/i18n";

export interface Sentence {
  key: MessageKey;
  params: Params;
}

/** What an import did, as the sentences that one would say: only those that have something to say. */
export function sentencesOf(report: ImportReport): Sentence[] {
  const count = (outcome: ImportItem["outcome"]) =>
    report.items.filter((item) => item.outcome === outcome).length;
  const stored = count("created") + count("added");
  const sentences: [MessageKey, number][] = [
    ["import.report.created", report.created.length],
    ["import.report.updated", report.updated.length],
    ["import.report.stored", stored],
    ["import.report.already", count("already_there")],
    ["import.report.withoutText", report.items.filter(lacksText).length],
    ["import.report.alsoElsewhere", report.items.filter(isElsewhere).length],
    ["import.report.refused", count("refused")],
    ["import.report.unreadable", count("unreadable")],
  ];
  const said = sentences
    .filter(([, number]) => number > 0)
    .map(([key, number]) => ({ key, params: { count: number } }));
  if (said.length === 0) said.push({ key: "import.report.nothing", params: { count: 0 } });
  return said;
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

/** Whether somebody should look at the line. */
export function needsAttention(item: ImportItem): boolean {
  return item.outcome === "refused" || item.outcome === "unreadable" || lacksText(item) || isElsewhere(item);
}
