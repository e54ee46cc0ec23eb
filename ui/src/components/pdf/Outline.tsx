import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";
import { useI18n } from "~/i18n";
import { type Entry, entriesOf } from "./outlineEntries";
import styles from "./Pdf.module.css";

interface Props {
  document: PDFDocumentProxy;
  page: number;
  goTo(page: number): void;
}

/** The outline that a document brings with it: a way to its pages, never out of it. */
export function Outline({ document, page, goTo }: Props) {
  const { t } = useI18n();
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  useEffect(() => {
    let gone = false;
    entriesOf(document).then((found) => {
      if (!gone) setEntries(found);
    });
    return () => {
      gone = true;
    };
  }, [document]);
  if (!entries) return null;
  if (entries.length === 0) return <p className={styles.sideNone}>{t("pdf.outline.none")}</p>;
  const here = entries.findLastIndex((entry) => entry.page !== null && entry.page <= page);
  return (
    <ul className={styles.outline} aria-label={t("pdf.outline")}>
      {entries.map((entry, at) => (
        <li key={entry.key}>
          <button
            type="button"
            className={styles.outlineEntry}
            style={{ "--depth": entry.depth } as React.CSSProperties}
            aria-current={at === here ? "location" : undefined}
            disabled={entry.page === null}
            onClick={() => entry.page !== null && goTo(entry.page)}
          >
            <span>{entry.title}</span>
            {entry.page === null ? null : <span className={styles.outlinePage}>{entry.page}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
