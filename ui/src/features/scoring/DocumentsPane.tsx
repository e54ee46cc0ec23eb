import { FileX2 } from "lucide-react";
import { memo, useEffect, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { CounterView, DocumentView, Grid } from "~/api";
import { EmptyState } from "~/components";
import { CounterLines } from "~/features/shared/CounterLine";
import { useI18n } from "~/i18n";
import { questionsOf } from "~/text/grid";
import { DocumentReader } from "./evidence/DocumentReader";
import { useEvidence } from "./evidence/EvidenceContext";
import { PickedBar } from "./evidence/PickedBar";
import styles from "./Scoring.module.css";

interface Props {
  documents: readonly DocumentView[];
  counters: readonly CounterView[];
  grid: Grid;
}

/** So many documents stay open behind the one that is read, each where it was left. */
const KEPT = 3;

/** The evidence of a dossier: the figures that it states, and its documents, one tab each. */
export const DocumentsPane = memo(function DocumentsPane({ documents, counters, grid }: Props) {
  const { t } = useI18n();
  const evidence = useEvidence();
  const open = evidence?.open ?? null;
  const kept = useKept(open?.id ?? null);
  const figures =
    counters.length > 0 ? (
      <details>
        <summary>{t("counter.title")}</summary>
        <CounterLines counters={counters} />
      </details>
    ) : null;
  if (!evidence || !open) {
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
      {figures ? <div className={styles.documentChoice}>{figures}</div> : <div />}
      <Tabs
        className={styles.documentTabs}
        selectedKey={open.id}
        onSelectionChange={(id) => evidence.choose(String(id))}
      >
        <TabList aria-label={t("scoring.room.document")} className={styles.documentList}>
          {documents.map(({ id, name }) => (
            <Tab key={id} id={id} className={styles.documentTab}>
              <span title={name}>{name}</span>
            </Tab>
          ))}
        </TabList>
        <div className={styles.documentPanels}>
          {documents.map((document) => (
            <TabPanel key={document.id} id={document.id} shouldForceMount className={styles.documentPanel}>
              {document.id === open.id || kept.includes(document.id) ? (
                <DocumentReader document={document} isOpen={document.id === open.id} />
              ) : null}
            </TabPanel>
          ))}
        </div>
      </Tabs>
      <PickedBar codes={questionsOf(grid).map(({ code }) => code)} />
    </div>
  );
});

/** The documents that were read last, the present one first. */
function useKept(open: string | null): readonly string[] {
  const [kept, setKept] = useState<readonly string[]>([]);
  useEffect(() => {
    if (open) setKept((before) => [open, ...before.filter((id) => id !== open)].slice(0, KEPT));
  }, [open]);
  return kept;
}
