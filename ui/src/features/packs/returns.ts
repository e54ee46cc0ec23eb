import { ApiError, type ReturnFile, type ReturnOutcome, type ReturnsPlan } from "~/api";
import { describeError, type Tone } from "~/components";
import type { I18n } from "~/i18n";

type Words = Pick<I18n, "t" | "f">;

/** What becomes of a file, in one word. */
export type ReturnState = ReturnOutcome | "here" | "refused";

export const RETURN_TONES: Record<ReturnState, Exclude<Tone, "private">> = {
  merged: "success",
  late: "warning",
  older: "neutral",
  closed: "warning",
  revoked: "warning",
  here: "neutral",
  refused: "danger",
};

/** What becomes of a file: what is recorded of it, or that it is refused or here already. */
export function stateOf({ outcome, fault }: Pick<ReturnFile, "outcome" | "fault">): ReturnState {
  return outcome ?? (fault ? "refused" : "here");
}

/** What is in a file, as people count it: evaluations, marks, recusals. */
function contentsOf(file: ReturnFile, { t }: Words): string {
  const { evaluations, marks: count, changed, recusals, evidence, before } = file;
  const marks = () =>
    changed === 0
      ? t("returns.marks", { count })
      : before === null
        ? t("returns.marksChangedOnce", { count, changed })
        : t("returns.marksChanged", { count, changed, before });
  const parts = [
    evaluations > 0 ? t("returns.evaluations", { count: evaluations }) : null,
    count > 0 ? marks() : null,
    evidence > 0 ? t("returns.evidence", { count: evidence }) : null,
    recusals > 0 ? t("returns.recusals", { count: recusals }) : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(", ") : t("returns.else");
}

/** « Hélène Vandamme : 14 notations remises, 112 notes dont 2 modifiées depuis la version 1, 1 déport déclaré ; reçu n° 9F3A-61C0. » */
export function sentenceOf(file: ReturnFile, words: Words): string {
  const { cover, fault } = file;
  const name = cover?.member_name ?? file.name;
  if (fault) {
    const why = describeError(new ApiError("pack_refused", { reason: fault }), words).text;
    return words.t("returns.refusedFile", { name, why });
  }
  const receipt = cover?.receipt ?? "—";
  if (file.outcome === null) return words.t("returns.here", { name, receipt });
  return words.t("returns.of", { name, what: contentsOf(file, words), receipt });
}

/** Whether taking the files in would record anything. */
export function takesSomething({ files, new: acts }: ReturnsPlan): boolean {
  return acts > 0 || files.some(({ outcome }) => outcome !== null);
}

/** Those whose files are recorded, each once. */
export function returnersOf({ files }: Pick<ReturnsPlan, "files">): string[] {
  const recorded = files.filter(({ outcome }) => outcome !== null);
  return [...new Set(recorded.flatMap(({ cover }) => cover?.member_name ?? []))];
}
