import type { PDFDocumentProxy } from "pdfjs-dist";
import { useCallback, useMemo, useState } from "react";
import { type DocumentView, host } from "~/api";
import { type Marking, PdfViewer, type Place } from "~/components/pdf";
import { useI18n } from "~/i18n";
import { DocumentPreview } from "../preview/DocumentPreview";
import styles from "./Evidence.module.css";
import { useEvidence } from "./EvidenceContext";
import { marksOn, pageName, soughtIn } from "./held";
import { RevisedBanner } from "./RevisedBanner";
import { useReanchoring } from "./useReanchoring";

/** One document with what is held of it. */
export function DocumentReader({ document, isOpen }: { document: DocumentView; isOpen: boolean }) {
  const { t } = useI18n();
  const evidence = useEvidence();
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const all = evidence?.all;
  const sought = useMemo(() => soughtIn(document, all ?? []), [document, all]);
  useReanchoring(document, pdf, sought, evidence?.setRefound ?? NOTHING);
  const pick = evidence?.pick;
  const onPick = useCallback(
    (places: readonly Place[]) => pick?.(places.length > 0 ? { document, places } : null),
    [pick, document],
  );
  const marking = useMemo((): Marking | undefined => {
    if (!evidence) return undefined;
    const { picked, target, refound, shown, numberOf, guest, writing } = evidence;
    const drawn = guest ? [...evidence.all, guest] : evidence.all;
    return {
      marks: marksOn(document, drawn, refound, shown, numberOf, (one) =>
        t("evidence.mark", { code: one.criterion, page: pageName(one) }),
      ),
      picked: picked?.document.id === document.id ? picked.places : [],
      onPick: writing ? onPick : null,
      onMark: evidence.show,
      target: target?.documentId === document.id ? target : null,
      reader: isOpen ? evidence.reader : UNREAD,
    };
  }, [evidence, document, isOpen, onPick, t]);
  if (document.media_type !== "pdf") {
    return <DocumentPreview document={document} />;
  }
  return (
    <div className={styles.reader}>
      <div>
        <RevisedBanner document={document} />
      </div>
      <PdfViewer
        url={host().documentUrl(document.id)}
        name={document.name}
        marking={marking}
        onDocument={setPdf}
        keepsPage
      />
    </div>
  );
}

const NOTHING = () => undefined;
/** Where a document behind another one says what is at hand: nowhere. */
const UNREAD: Marking["reader"] = { current: null };
