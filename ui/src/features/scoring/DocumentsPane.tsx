import { FileQuestionMark, FileX2 } from "lucide-react";
import { memo, useState } from "react";
import { type DocumentView, host } from "~/api";
import { EmptyState, Select } from "~/components";
import { PdfViewer } from "~/components/pdf";
import { useI18n } from "~/i18n";
import styles from "./Scoring.module.css";

/** The documents of a dossier, one at a time. */
export const DocumentsPane = memo(function DocumentsPane(props: { documents: readonly DocumentView[] }) {
  const { documents } = props;
  const { t } = useI18n();
  const [chosen, setChosen] = useState<string | null>(null);
  const first = documents.find(({ media_type }) => media_type === "pdf") ?? documents[0];
  const document = documents.find(({ id }) => id === chosen) ?? first;
  if (!document) {
    return (
      <EmptyState icon={FileX2} title={t("scoring.room.noDocuments.title")}>
        {t("scoring.room.noDocuments.text")}
      </EmptyState>
    );
  }
  return (
    <div className={styles.documents}>
      <div className={styles.documentChoice}>
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
          <EmptyState icon={FileQuestionMark} title={t("scoring.room.notPdf.title")}>
            {t("scoring.room.notPdf.text")}
          </EmptyState>
        )}
      </div>
    </div>
  );
});
