import type { DocumentView, EvidenceView } from "~/api";
import type { PdfMark, Place } from "~/components/pdf";
import type { Found } from "./reanchor";

/** Where a passage was found again in another version of its document; no place where it was not. */
export interface Refound {
  documentId: string;
  kind: Found["kind"];
  place: Place | null;
}

/** What a page of evidence says of a passage beside its words. */
export type Standing = "placed" | "revised" | "doubtful" | "missing" | "orphan";

/** The place of a passage as the viewer takes it. */
export function placeIn({ page, label, page_box, rotation, quads, quote }: EvidenceView): Place {
  return { page, label, page_box, rotation, quads, quote };
}

/** A page as the document calls it, or by its number. */
export const pageName = ({ label, page }: Pick<Place, "label" | "page">): string => label || String(page + 1);

/** The passages that are looked for in a document: of a version before it, or of a document that is no longer there. */
export function soughtIn(document: DocumentView, held: readonly EvidenceView[]): EvidenceView[] {
  return held.filter(
    ({ state, document_id, revised_id }) =>
      state !== "orphan" && (revised_id === document.id || document_id === null),
  );
}

/** Where a passage is shown: in the document that is open if it is there, or in the one that it was read in. */
export function whereIs(
  one: EvidenceView,
  refound: Refound | undefined,
  open: string | null,
): { documentId: string; place: Place } | null {
  const again =
    refound?.place && (refound.documentId === open || one.document_id === null)
      ? { documentId: refound.documentId, place: refound.place }
      : null;
  if (again) return again;
  return one.document_id === null ? null : { documentId: one.document_id, place: placeIn(one) };
}

/** What is to be said of a passage. */
export function standingOf(one: EvidenceView, refound: Refound | undefined): Standing {
  if (one.state === "orphan") return "orphan";
  if (refound?.kind === "doubtful") return "doubtful";
  if (refound?.kind === "lost") return "missing";
  return one.revised_id === null && one.document_id !== null ? "placed" : "revised";
}

/** What is drawn on the pages of a document. */
export function marksOn(
  document: DocumentView,
  held: readonly EvidenceView[],
  refound: ReadonlyMap<string, Refound>,
  shown: string | null,
  styleOf: (criterion: string) => number,
  labelOf: (one: EvidenceView) => string,
): PdfMark[] {
  return held.flatMap((one) => {
    const where = whereIs(one, refound.get(one.id), document.id);
    if (where?.documentId !== document.id) return [];
    return [
      {
        id: one.id,
        place: where.place,
        style: styleOf(one.criterion),
        tag: one.criterion,
        label: labelOf(one),
        active: one.id === shown,
        doubtful:
          where.place !== null && refound.get(one.id)?.kind === "doubtful" && one.document_id !== document.id,
      },
    ];
  });
}

/** By criterion, those of a document beside each other in its order: as the core puts them. */
export function byCriterion(held: readonly EvidenceView[]): ReadonlyMap<string, readonly EvidenceView[]> {
  const found = new Map<string, EvidenceView[]>();
  for (const one of held) found.set(one.criterion, [...(found.get(one.criterion) ?? []), one]);
  return found;
}

/** The most that is cited of a passage in a comment. */
const LONGEST_CITATION = 600;

/** A quote as it is cited: on one line, its end left out where it is long. */
export function cited(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST_CITATION ? `${line.slice(0, LONGEST_CITATION).trimEnd()} […]` : line;
}
