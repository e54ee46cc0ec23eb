import { ExternalLink, FileQuestionMark, FileWarning } from "lucide-react";
import { type DocumentView, host, openOutside, useQuery } from "~/api";
import { Button, describeError, EmptyState, LoadingState, useReport } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Preview.module.css";
import { ImagePreview } from "./ImagePreview";
import { TablePreview } from "./TablePreview";

/** The formats that the worker reads. */
const READ: readonly DocumentView["media_type"][] = ["xlsx", "ods", "docx", "odt", "text"];

/** A document that is no PDF: a table as a table, a text as paragraphs, an image as an image; anything else for the system's reader. */
export function DocumentPreview({ document }: { document: DocumentView }) {
  const { t } = useI18n();
  const { media_type: type } = document;
  if (type === "png" || type === "jpeg") {
    return <ImagePreview url={host().documentUrl(document.id)} name={document.name} />;
  }
  if (READ.includes(type)) return <Read document={document} />;
  return (
    <EmptyState
      icon={FileQuestionMark}
      title={t("scoring.room.notRead.title")}
      actions={type === "executable" ? undefined : <Outside id={document.id} />}
    >
      {t("scoring.room.notRead.text")}
    </EmptyState>
  );
}

function Read({ document }: { document: DocumentView }) {
  const i18n = useI18n();
  const { t } = i18n;
  const query = useQuery("document_preview", { document_id: document.id });
  if (query.error) {
    return (
      <EmptyState icon={FileWarning} title={t("preview.failed")} actions={<Outside id={document.id} />}>
        {describeError(query.error, i18n).text}
      </EmptyState>
    );
  }
  if (!query.data) return <LoadingState lines={9} />;
  if (query.data.kind === "table") {
    return (
      <TablePreview
        name={document.name}
        sheets={query.data.sheets}
        cut={query.data.cut}
        outside={<Outside id={document.id} />}
      />
    );
  }
  const { paragraphs, cut } = query.data;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className={styles.text} tabIndex={0} aria-label={document.name} data-scroller>
      <div className={styles.bar}>
        <Outside id={document.id} />
        <span>{t("preview.plain")}</span>
      </div>
      {paragraphs.length === 0 ? <p>{t("preview.empty")}</p> : null}
      {paragraphs.map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs do not move
        <p key={at}>{paragraph}</p>
      ))}
      {cut ? <p className={styles.cut}>{t("preview.textCut")}</p> : null}
    </section>
  );
}

function Outside({ id }: { id: string }) {
  const { t } = useI18n();
  const report = useReport();
  return (
    <Button size="small" icon={ExternalLink} onPress={() => void openOutside(id).catch(report)}>
      {t("pdf.openOutside")}
    </Button>
  );
}
