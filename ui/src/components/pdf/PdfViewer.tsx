import "./textLayer.css";
import { FileLock2, FileWarning, TimerOff } from "lucide-react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { type FormEvent, useEffect, useState } from "react";
import { useI18n } from "~/i18n";
import { Button } from "../Button";
import { useRemembered } from "../remembered";
import { EmptyState, LoadingState } from "../States";
import { TextField } from "../TextField";
import styles from "./Pdf.module.css";
import type { Spot } from "./find";
import type { Marking } from "./marking";
import { PdfPages } from "./PdfPages";
import { BUDGET_SECONDS, type PdfState, usePdf } from "./usePdf";

export interface PdfViewerProps {
  /** Where the bytes are (`host().documentUrl(id)`). */
  url: string;
  /** The document's name, read aloud. */
  name: string;
  /** Hands the document to the reader of the system. */
  onOpenOutside?(): void;
  /** Where a search found something: the document opens there. */
  spot?: Spot | null;
  /** The first page is on screen. */
  onFirstPage?(): void;
  /** What is marked in it, and what becomes of what is selected. */
  marking?: Marking;
  /** It can be read now, and no more. */
  onDocument?(document: PDFDocumentProxy | null): void;
  /** It opens on the page on which it was left. */
  keepsPage?: boolean;
}

/**
 * Shows a document that nobody vouches for: in workers of its own, under a budget, without scripts, forms or
 * anything that would leave this machine. What cannot be shown says why and can still be opened outside.
 */
export function PdfViewer({
  url,
  name,
  spot = null,
  onOpenOutside,
  onFirstPage,
  marking,
  onDocument,
  keepsPage,
}: PdfViewerProps) {
  const { t } = useI18n();
  const { state, retry, watch, giveUp } = usePdf(url);
  const ready = state.kind === "ready" ? state.document : null;
  useEffect(() => {
    if (!ready) return;
    onDocument?.(ready);
    return () => onDocument?.(null);
  }, [ready, onDocument]);
  const [rotation, setRotation] = useRemembered(`rotation.${url}`, 0);
  const outside = onOpenOutside ? <Button onPress={onOpenOutside}>{t("pdf.openOutside")}</Button> : null;
  switch (state.kind) {
    case "loading":
      return (
        <div className={styles.waiting}>
          <p>{t("pdf.loading")}</p>
          <LoadingState lines={9} />
        </div>
      );
    case "password":
      return <Password state={state} outside={outside} />;
    case "damaged":
      return (
        <EmptyState icon={FileWarning} title={t("pdf.damaged.title")} actions={outside}>
          {t("pdf.damaged.text")}
        </EmptyState>
      );
    case "timeout":
      return (
        <EmptyState
          icon={TimerOff}
          title={t("pdf.timeout.title")}
          actions={
            <>
              {outside}
              <Button onPress={retry}>{t("pdf.retry")}</Button>
            </>
          }
        >
          {t("pdf.timeout.text", { seconds: BUDGET_SECONDS })}
        </EmptyState>
      );
    case "ready":
      return (
        <PdfPages
          document={state.document}
          name={name}
          rotation={rotation}
          onRotation={setRotation}
          watch={watch}
          giveUp={giveUp}
          onFirstPage={onFirstPage}
          onOpenOutside={onOpenOutside}
          spot={spot}
          marking={marking}
          leftAt={keepsPage ? `page.${url}` : undefined}
        />
      );
  }
}

function Password({ state, outside }: { state: PdfState & { kind: "password" }; outside: React.ReactNode }) {
  const { t } = useI18n();
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.answer(password);
  };
  return (
    <EmptyState icon={FileLock2} title={t("pdf.password.title")} actions={outside}>
      <form onSubmit={submit} className={styles.password}>
        <TextField
          label={t("pdf.password.label")}
          type="password"
          value={password}
          onChange={setPassword}
          error={state.again ? t("pdf.password.again") : null}
          autoFocus
        />
        <Button type="submit" kind="primary">
          {t("pdf.password.open")}
        </Button>
      </form>
    </EmptyState>
  );
}
