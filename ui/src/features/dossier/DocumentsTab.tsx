import { FileText, Upload } from "lucide-react";
import { useState } from "react";
import { type DocumentView, type DossierView, host, openOutside } from "~/api";
import { ApiError } from "~/api";
import { Button, EmptyState, SplitPane, useReport } from "~/components";
import { PdfViewer, type Spot } from "~/components/pdf";
import { useI18n } from "~/i18n";
import { useImport } from "../intake/ImportProvider";
import { DocumentList } from "./DocumentList";
import styles from "./Dossier.module.css";
import { MailReader } from "./MailReader";

interface Props {
  view: DossierView;
  readOnly: boolean;
  selectedId: string | null;
  spot: Spot | null;
  onSelect(id: string): void;
}

/** What the applicant sent, and the document chosen beside it. */
export function DocumentsTab({ view, readOnly, selectedId, spot, onSelect }: Props) {
  const { t } = useI18n();
  const intake = useImport();
  const [fallback] = useState(
    () => view.documents.find(({ media_type }) => media_type === "pdf")?.id ?? null,
  );
  const chosen = selectedId ?? fallback ?? view.documents[0]?.id ?? view.messages[0]?.id ?? null;
  const document = view.documents.find(({ id }) => id === chosen) ?? null;
  const message = view.messages.find(({ id }) => id === chosen) ?? null;
  if (view.documents.length === 0 && view.messages.length === 0) {
    return (
      <EmptyState
        icon={FileText}
        title={t("dossier.documents.empty")}
        actions={
          readOnly ? null : (
            <Button kind="primary" icon={Upload} onPress={intake.chooseFiles}>
              {t("dossier.documents.add")}
            </Button>
          )
        }
      >
        {t("dossier.documents.emptyText")}
      </EmptyState>
    );
  }
  return (
    <div className={styles.documents}>
      <SplitPane
        id="dossier-documents"
        initial={0.4}
        labels={[t("dossier.documents.list"), t("dossier.documents.viewer")]}
        first={<DocumentList view={view} readOnly={readOnly} chosen={chosen} onSelect={onSelect} />}
        second={
          message ? (
            <MailReader key={message.id} place={{ kind: "message", id: message.id }} />
          ) : document ? (
            // Another place in the same document is opened anew, as another document is.
            <Viewer
              key={`${document.id} ${JSON.stringify(spot)}`}
              document={document}
              spot={document.id === selectedId ? spot : null}
            />
          ) : null
        }
      />
    </div>
  );
}

function Viewer({ document, spot }: { document: DocumentView; spot: Spot | null }) {
  const { t } = useI18n();
  const report = useReport();
  const open = () => void openOutside(document.id).catch((thrown) => report(ApiError.from(thrown)));
  if (document.media_type === "pdf") {
    return (
      <PdfViewer
        url={host().documentUrl(document.id)}
        name={document.name}
        spot={spot}
        onOpenOutside={open}
      />
    );
  }
  if (document.media_type === "mail") return <MailReader place={{ kind: "document", id: document.id }} />;
  return (
    <EmptyState
      icon={FileText}
      title={document.name}
      actions={<Button onPress={open}>{t("pdf.openOutside")}</Button>}
    >
      {t("dossier.documents.notPdf")}
    </EmptyState>
  );
}
