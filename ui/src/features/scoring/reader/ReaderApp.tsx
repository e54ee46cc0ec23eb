import { MonitorX } from "lucide-react";
import { useEffect, useState } from "react";
import {
  closeReader,
  host,
  readerShown,
  type Reading,
  type ScoringView,
  type Startup,
  useChanges,
  useHostEvent,
  useQuery,
} from "~/api";
import { useActions } from "~/app/actions";
import { ErrorBoundary } from "~/app/ErrorBoundary";
import { useShortcuts } from "~/app/useShortcuts";
import { useLoadedWorkspace, WorkspaceProvider } from "~/app/workspace";
import { Button, LoadingState, Toasts } from "~/components";
import { I18nProvider, useI18n } from "~/i18n";
import { applyTheme } from "~/theme/theme";
import { DocumentsPane } from "../DocumentsPane";
import { EvidenceProvider, useEvidence } from "../evidence/EvidenceContext";
import styles from "./Reader.module.css";

/** The second window: the documents of the dossier that the first window is at, for whoever sits there. */
export function ReaderApp({ startup }: { startup: Startup }) {
  return (
    <I18nProvider language={startup.language}>
      <ErrorBoundary attempt="reader">
        <WorkspaceProvider>
          <Reader />
        </WorkspaceProvider>
      </ErrorBoundary>
    </I18nProvider>
  );
}

const leave = () => void closeReader().catch(() => undefined);

/** What the first window says: as this one begins, and whenever it says something else. */
function useReading(): Reading | null | undefined {
  const [reading, setReading] = useState<Reading | null>();
  useHostEvent("reading", setReading);
  useEffect(() => {
    // What was said meanwhile is newer.
    readerShown().then(
      ({ reading: first }) => setReading((now) => now ?? first),
      () => setReading((now) => now ?? null),
    );
  }, []);
  return reading;
}

function Reader() {
  const { t } = useI18n();
  useChanges();
  useShortcuts();
  const { workspace, loading, status, error } = useLoadedWorkspace();
  const reading = useReading();
  // The first window chooses how both look.
  useEffect(() => {
    const follow = () => applyTheme();
    addEventListener("storage", follow);
    return () => removeEventListener("storage", follow);
  }, []);
  useActions([
    {
      id: "reader.close",
      label: t("scoring.reader.close"),
      section: "section.scoring",
      icon: MonitorX,
      shortcut: "Ctrl+F9",
      run: leave,
    },
  ]);
  // Nobody sits here any more, or nothing is open: there is nothing to read.
  const over = error !== null || reading === null || (status !== undefined && !loading && !workspace);
  useEffect(() => {
    if (over) leave();
  }, [over]);
  if (over || !workspace || !reading) return <LoadingState />;
  return (
    <>
      <Dossier key={reading.dossier_id} reading={reading} />
      <Toasts />
    </>
  );
}

function Dossier({ reading }: { reading: Reading }) {
  const { data, error } = useQuery("scoring_get", { dossier_id: reading.dossier_id });
  // A recusal closes what it is about, at once.
  const refused = error !== null;
  useEffect(() => {
    if (refused) leave();
  }, [refused]);
  return data ? <Documents view={data} reading={reading} /> : <LoadingState />;
}

function Documents({ view, reading }: { view: ScoringView; reading: Reading }) {
  const { t } = useI18n();
  const { number, title } = view.item;
  const name = t("scoring.reader.name", { number });
  useEffect(() => host().setTitle(`${name} — ${t("app.name")}`), [name, t]);
  return (
    <EvidenceProvider view={view} sheet={null} onCriterion={NOTHING} onReveal={NOTHING}>
      <Follow view={view} reading={reading} />
      <main className={styles.window} data-reading-room>
        <header className={styles.head}>
          <h1 className={styles.title}>
            {number} · {title}
          </h1>
          <Button size="small" icon={MonitorX} onPress={leave}>
            {t("scoring.reader.close")}
          </Button>
        </header>
        <DocumentsPane documents={view.documents} counters={view.counters} grid={view.grid} />
      </main>
    </EvidenceProvider>
  );
}

/** Goes where the first window says, each time that it says so. */
function Follow({ view, reading }: { view: ScoringView; reading: Reading }) {
  const evidence = useEvidence();
  const { document_id: document, evidence_id: passage } = reading;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each thing said
  useEffect(() => {
    if (document) evidence?.choose(document);
    const one = view.evidence.find(({ id }) => id === passage);
    if (one) evidence?.goTo(one);
  }, [reading]);
  return null;
}

const NOTHING = () => undefined;
