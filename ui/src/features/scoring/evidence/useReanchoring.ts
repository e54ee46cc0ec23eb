import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect } from "react";
import type { DocumentView, EvidenceView } from "~/api";
import { blankOf, placeOf, textsOf } from "~/components/pdf";
import { placeIn, type Refound } from "./held";
import { type Anchor, type Found, prepare, reanchorAll } from "./reanchor";

/** Looks in a document for passages of a version before it, once for each document and each set of passages. */
export function useReanchoring(
  document: DocumentView,
  pdf: PDFDocumentProxy | null,
  sought: readonly EvidenceView[],
  tell: (documentId: string, found: ReadonlyMap<string, Refound>) => void,
): void {
  const key = sought.map(({ id, sha256, page }) => `${id} ${sha256} ${page}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the passages
  useEffect(() => {
    if (!pdf) return;
    if (sought.length === 0) return tell(document.id, new Map());
    let gone = false;
    async function look(pages: PDFDocumentProxy) {
      const texts = await textsOf(pages, () => gone);
      if (!texts) return;
      const anchors = new Map(
        sought.flatMap(({ id, page, quote }): [string, Anchor][] => (quote ? [[id, { page, quote }]] : [])),
      );
      const found = reanchorAll(anchors, prepare(texts));
      const again = await Promise.all(
        sought.map(async (one): Promise<[string, Refound]> => {
          const where = await whereIn(pages, one, found.get(one.id));
          return [one.id, { documentId: document.id, ...where }];
        }),
      );
      if (!gone) tell(document.id, new Map(again));
    }
    look(pdf).catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [document.id, pdf, key, tell]);
}

type Where = Pick<Refound, "kind" | "place">;

/** The place of what was found; a rectangle says nothing to look for, and is proposed on the page that is like its own. */
async function whereIn(pdf: PDFDocumentProxy, one: EvidenceView, found: Found | undefined): Promise<Where> {
  if (found && found.kind !== "lost") {
    return { kind: found.kind, place: await placeOf(pdf, found.page, found.begin, found.end) };
  }
  const lost: Where = { kind: "lost", place: null };
  if (one.quote || one.page >= pdf.numPages) return lost;
  const blank = await blankOf(pdf, one.page);
  const isAlike = blank.page_box.every((edge, at) => Math.abs(edge - (one.page_box[at] ?? 0)) < 1);
  return isAlike ? { kind: "doubtful", place: { ...placeIn(one), label: blank.label } } : lost;
}
