import { FolderInput, Mail, Upload } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { type DocumentKind, type DocumentView, type DossierView, useCommand } from "~/api";
import { Button, cx, IconButton, Select, Status, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { useImport } from "../intake/ImportProvider";
import styles from "./Dossier.module.css";
import { DOCUMENT_KINDS } from "./kinds";
import { MoveDialog } from "./MoveDialog";

interface Props {
  view: DossierView;
  readOnly: boolean;
  chosen: string | null;
  onSelect(id: string): void;
}

export function DocumentList({ view, readOnly, chosen, onSelect }: Props) {
  const { t, f } = useI18n();
  const intake = useImport();
  const classify = useCommand("document_classify", useReport());
  const [moving, setMoving] = useState<DocumentView | null>(null);
  return (
    <div className={styles.list}>
      <ul className={styles.documentItems}>
        {view.documents.map((document) => (
          <li key={document.id} className={styles.document} data-chosen={document.id === chosen || undefined}>
            <AriaButton
              className={styles.documentButton}
              aria-current={document.id === chosen || undefined}
              onPress={() => onSelect(document.id)}
            >
              <bdi className={styles.documentName}>{document.name}</bdi>
              {readOnly || document.id !== chosen ? (
                <span className={styles.documentKind}>{t(`document.kind.${document.kind}`)}</span>
              ) : null}
              <span className={styles.documentFacts}>
                {document.pages ? `${t("dossier.documents.pages", { count: document.pages })} · ` : ""}
                {f.bytes(document.size)}
                {document.received_at === null ? "" : ` · ${f.dateShort(document.received_at)}`}
              </span>
              <TextNote document={document} />
            </AriaButton>
            {readOnly || document.id !== chosen ? null : (
              <div className={styles.documentTools}>
                <Select<DocumentKind>
                  label={t("dossier.documents.kindOf", { name: document.name })}
                  labelHidden
                  value={document.kind}
                  onChange={(kind) => void classify.run({ document_id: document.id, kind })}
                  options={DOCUMENT_KINDS.map((id) => ({ id, label: t(`document.kind.${id}`) }))}
                />
                <IconButton
                  icon={FolderInput}
                  label={t("dossier.documents.move", { name: document.name })}
                  onPress={() => setMoving(document)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <Button icon={Upload} onPress={intake.chooseFiles}>
          {t("dossier.documents.add")}
        </Button>
      )}
      <Messages view={view} chosen={chosen} onSelect={onSelect} />
      <MoveDialog document={moving} from={view.dossier.id} onClose={() => setMoving(null)} />
    </div>
  );
}

/** Why nothing of a document can be searched, or not all of it. */
function TextNote({ document }: { document: DocumentView }) {
  const { t } = useI18n();
  const { text_state: state, text_reason: reason } = document;
  if (state === "ready" && !reason) return null;
  const why = t(reason ? `document.textReason.${reason}` : `document.textState.${state}`);
  return (
    <Status tone={state === "pending" ? "info" : "warning"}>
      {state === "partial" ? `${t("document.textState.partial")} · ${why}` : why}
    </Status>
  );
}

/** The mails that brought the documents, each to be read beside. */
function Messages({ view, chosen, onSelect }: Pick<Props, "view" | "chosen" | "onSelect">) {
  const { t, f } = useI18n();
  if (view.messages.length === 0) return null;
  return (
    <section className={styles.messages}>
      <h2>{t("dossier.messages")}</h2>
      <ul>
        {view.messages.map((message) => (
          <li key={message.id} className={styles.document} data-chosen={message.id === chosen || undefined}>
            <AriaButton
              className={cx(styles.documentButton, styles.message)}
              aria-current={message.id === chosen || undefined}
              onPress={() => onSelect(message.id)}
            >
              <Mail aria-hidden />
              <span>
                <bdi>{message.subject || t("dossier.messages.noSubject")}</bdi>
                <span className={styles.documentFacts}>
                  <bdi>{message.from_name || message.from_address}</bdi> ·{" "}
                  {message.sent_at ? f.dateTime(message.sent_at) : t("dossier.messages.noDate")}
                </span>
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
