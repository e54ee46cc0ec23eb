import type { ApiError, ImportReport } from "~/api";
import { Banner, Button, describeError, Dialog, ProgressBar } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Import.module.css";
import { ImportItems } from "./ImportItems";
import type { ImportState, Said } from "./ImportProvider";
import { PlanDialog } from "./PlanDialog";
import { needsAttention, sentencesOf } from "./report";

interface Props {
  state: ImportState;
  onCancel(): void;
  onAct(said: Said): void;
  onClose(): void;
}

/** The plan, how far an import is, then what it did. It can be stopped at any time: what is done stays whole. */
export function ImportDialog({ state, onCancel, onAct, onClose }: Props) {
  const { t } = useI18n();
  if (state?.kind === "plan") {
    return <PlanDialog report={state.report} failure={state.failure} onAct={onAct} onClose={onClose} />;
  }
  const running = state?.kind === "running" || state?.kind === "reading";
  const failed = state?.kind === "done" && state.failure !== null;
  const title = running
    ? state.kind === "reading"
      ? "import.reading"
      : "import.running"
    : failed
      ? "import.failed"
      : "import.done";
  return (
    <Dialog
      title={t(title)}
      isOpen={state !== null}
      onClose={running ? onCancel : onClose}
      alert={running}
      size={running ? "small" : "large"}
      actions={
        running ? undefined : (
          <Button kind="primary" onPress={onClose} autoFocus>
            {t("component.close")}
          </Button>
        )
      }
    >
      {running ? (
        <>
          <ProgressBar
            label={t("import.progress")}
            done={state.progress?.done ?? 0}
            total={state.progress?.total}
            detail={state.progress?.name}
            onCancel={onCancel}
          />
          <p className={styles.note}>
            {t(state.kind === "reading" ? "import.readingNote" : "import.cancelNote")}
          </p>
        </>
      ) : null}
      {state?.kind === "done" ? <Report report={state.report} failure={state.failure} /> : null}
    </Dialog>
  );
}

function Report({ report, failure }: { report: ImportReport; failure: ApiError | null }) {
  const { t } = useI18n();
  const attention = failure !== null || report.items.some(needsAttention);
  return (
    <>
      {failure ? <Failure error={failure} /> : null}
      {failure && report.items.length === 0 ? null : (
        <Banner tone={report.cancelled ? "warning" : attention ? "info" : "success"} live>
          {report.cancelled ? <p>{t("import.cancelled")}</p> : null}
          {sentencesOf(report).map(({ key, params }) => (
            <p key={key}>{t(key, params)}</p>
          ))}
        </Banner>
      )}
      {report.items.length > 0 ? <ImportItems items={report.items} /> : null}
    </>
  );
}

/** What stopped the import. */
export function Failure({ error }: { error: ApiError }) {
  const i18n = useI18n();
  const { title, text } = describeError(error, i18n);
  return (
    <Banner tone="danger" title={title} live>
      <p>{text}</p>
      <p>{i18n.t("import.failedNote")}</p>
    </Banner>
  );
}
