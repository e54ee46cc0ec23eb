import { FileX2 } from "lucide-react";
import { memo, useState } from "react";
import { type CounterView, type DocumentView, host } from "~/api";
import { EmptyState, Select } from "~/components";
import { PdfViewer } from "~/components/pdf";
import { CounterLines } from "~/features/shared/CounterLine";
import { useI18n } from "~/i18n";
import { DocumentPreview } from "./preview/DocumentPreview";
import styles from "./Scoring.module.css";

interface Props {
  documents: readonly DocumentView[];
  counters: readonly CounterView[];
}

/** The evidence of a dossier: the figures that it states, and its documents, one at a time. */
export const DocumentsPane = memo(function DocumentsPane({ documents, counters }: Props) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState<string | null>(null);
  const first = documents.find(({ media_type }) => media_type === "pdf") ?? documents[0];
  const document = documents.find(({ id }) => id === chosen) ?? first;
  const figures =
    counters.length > 0 ? (
      <details>
        <summary>{t("counter.title")}</summary>
        <CounterLines counters={counters} />
      </details>
    ) : null;
  if (!document) {
    return (
      <>
        {figures}
        <EmptyState icon={FileX2} title={t("scoring.room.noDocuments.title")}>
          {t("scoring.room.noDocuments.text")}
        </EmptyState>
      </>
    );
  }
  return (
    <div className={styles.documents}>
      <div className={styles.documentChoice}>
        {figures}
        <Select
          label={t("scoring.room.document")}
          labelHidden
          options={documents.map(({ id, name }) => ({ id, label: name }))}
          value={document.id}
          onChange={setChosen}
        />
      </div>
      <div className={styles.viewer}>
        {document.media_type === "pdf" ? (
          <PdfViewer key={document.id} url={host().documentUrl(document.id)} name={document.name} />
        ) : (
          <DocumentPreview key={document.id} document={document} />
        )}
      </div>
    </div>
  );
});
