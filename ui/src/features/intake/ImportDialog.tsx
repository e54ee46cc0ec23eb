import type { ApiError, ImportItem, ImportReport } from "~/api";
import { addressOf } from "~/app/route";
import {
  Banner,
  Button,
  type Column,
  DataTable,
  describeError,
  Dialog,
  ProgressBar,
  Status,
} from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Import.module.css";
import type { ImportState } from "./ImportProvider";
import { lacksText, needsAttention, sentencesOf } from "./report";

interface Props {
  state: ImportState;
  onCancel(): void;
  onClose(): void;
}

/** How far an import is, then what it did. It can be stopped at any time: what is done stays whole. */
export function ImportDialog({ state, onCancel, onClose }: Props) {
  const { t } = useI18n();
  const running = state?.kind === "running";
  const failed = state?.kind === "done" && state.failure !== null;
  return (
    <Dialog
      title={t(running ? "import.running" : failed ? "import.failed" : "import.done")}
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
      {state?.kind === "running" ? (
        <>
          <ProgressBar
            label={t("import.progress")}
            done={state.progress?.done ?? 0}
            total={state.progress?.total}
            detail={state.progress?.name}
            onCancel={onCancel}
          />
          <p className={styles.note}>{t("import.cancelNote")}</p>
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
      {report.items.length > 0 ? <Items items={report.items} /> : null}
    </>
  );
}

/** What stopped the import. */
function Failure({ error }: { error: ApiError }) {
  const i18n = useI18n();
  const { title, text } = describeError(error, i18n);
  return (
    <Banner tone="danger" title={title} live>
      <p>{text}</p>
      <p>{i18n.t("import.failedNote")}</p>
    </Banner>
  );
}

function Items({ items }: { items: readonly ImportItem[] }) {
  const { t } = useI18n();
  // What needs a look comes first; the rest keeps the order of the import.
  const rows = [...items.map((item, at) => ({ item, at }))].sort(
    (a, b) => Number(needsAttention(b.item)) - Number(needsAttention(a.item)) || a.at - b.at,
  );
  const columns: Column<(typeof rows)[number]>[] = [
    {
      id: "name",
      header: t("import.column.file"),
      grow: 3,
      min: 14,
      isRowHeader: true,
      cell: ({ item }) => item.name,
    },
    {
      id: "dossier",
      header: t("import.column.dossier"),
      width: 7,
      cell: ({ item }) =>
        item.dossier_id ? (
          <a href={`#${addressOf({ name: "dossier", id: item.dossier_id })}`}>
            {t("import.dossier", { number: item.dossier_number ?? 0 })}
          </a>
        ) : (
          "—"
        ),
    },
    {
      id: "outcome",
      header: t("import.column.outcome"),
      grow: 3,
      min: 16,
      cell: ({ item }) => <Outcome item={item} />,
    },
  ];
  return (
    <div className={styles.items}>
      <DataTable label={t("import.items")} rows={rows} columns={columns} rowKey={({ at }) => String(at)} />
    </div>
  );
}

function Outcome({ item }: { item: ImportItem }) {
  const { t } = useI18n();
  if (item.outcome === "refused" || item.outcome === "unreadable") {
    return <Status tone="danger">{t(`import.outcome.${item.outcome}`)}</Status>;
  }
  if (lacksText(item)) {
    return (
      <Status tone="warning">
        {item.text_reason
          ? t(`document.textReason.${item.text_reason}`)
          : t(`document.textState.${item.text_state ?? "failed"}`)}
      </Status>
    );
  }
  if (item.also_in !== null) {
    return <Status tone="warning">{t("import.alsoIn", { number: item.also_in })}</Status>;
  }
  return (
    <Status tone={item.outcome === "already_there" ? "neutral" : "success"}>
      {t(`import.outcome.${item.outcome}`)}
    </Status>
  );
}
