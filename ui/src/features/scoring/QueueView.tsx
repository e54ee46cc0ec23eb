import { ListChecks, Play } from "lucide-react";
import { useMemo } from "react";
import type { CellState, ScoringItem, ScoringQueue } from "~/api";
import { useActions } from "~/app/actions";
import { navigate } from "~/app/router";
import { useWorkspace } from "~/app/workspace";
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  Page,
  PageHeader,
  STATUS_ICONS,
  Status,
  type Tone,
} from "~/components";
import { useI18n } from "~/i18n";
import { HomeBar } from "../home/HomeBar";
import { isOpen, nextUnscored, summaryOf } from "./queue";
import { QueueProgress } from "./QueueProgress";
import styles from "./Scoring.module.css";

const TONES: Record<CellState, Tone> = {
  not_started: "neutral",
  draft: "info",
  submitted: "success",
  recused: "warning",
  abstained: "neutral",
  set_aside: "danger",
};

export function CellStatus({ state, undeclared }: { state: CellState; undeclared?: boolean }) {
  const { t } = useI18n();
  if (undeclared && (state === "not_started" || state === "draft")) {
    return <Status tone="warning">{t("scoring.undeclared")}</Status>;
  }
  const icon =
    state === "draft"
      ? STATUS_ICONS.current
      : state === "recused" || state === "abstained"
        ? STATUS_ICONS.excluded
        : undefined;
  return (
    <Status tone={TONES[state]} icon={icon}>
      {t(`scoring.state.${state}`)}
    </Status>
  );
}

const open = (item: ScoringItem) => navigate({ name: "scoring", id: item.dossier_id });

function useColumns(): Column<ScoringItem>[] {
  const { t } = useI18n();
  return useMemo(
    () => [
      {
        id: "number",
        header: t("scoring.queue.number"),
        width: 4.5,
        align: "end",
        cell: (item) => item.number,
        sortValue: (item) => item.number,
      },
      {
        id: "title",
        header: t("scoring.queue.project"),
        grow: 3,
        min: 14,
        isRowHeader: true,
        cell: (item) => item.title,
        sortValue: (item) => item.title,
      },
      {
        id: "applicant",
        header: t("scoring.queue.applicant"),
        grow: 2,
        min: 10,
        cell: (item) => item.applicant,
        sortValue: (item) => item.applicant,
      },
      {
        id: "marked",
        header: t("scoring.queue.marked"),
        width: 7,
        align: "end",
        cell: (item) => t("scoring.queue.markedOf", { marked: item.marked, total: item.criteria }),
        sortValue: (item) => item.marked / Math.max(1, item.criteria),
      },
      {
        id: "state",
        header: t("scoring.queue.state"),
        width: 13,
        cell: (item) => <CellStatus state={item.state} undeclared={!item.declared} />,
        sortValue: (item) => t(`scoring.state.${item.state}`),
      },
    ],
    [t],
  );
}

/** One's own dossiers, and the way to the next one that waits. */
export function QueueView({ queue }: { queue: ScoringQueue }) {
  const { t } = useI18n();
  const { seat } = useWorkspace();
  const columns = useColumns();
  const { items, recused } = queue;
  const next = nextUnscored(items, null) ?? items.find(isOpen) ?? null;
  useActions([
    {
      id: "scoring.next",
      label: t("scoring.room.nextUnscored"),
      section: "section.scoring",
      icon: Play,
      shortcut: "Ctrl+Enter",
      isDisabled: !next,
      run: () => next && open(next),
    },
  ]);
  const summary = summaryOf(items);
  return (
    <Page fill>
      <PageHeader
        title={t("scoring.title")}
        subtitle={t("scoring.local")}
        status={<span className={styles.author}>{seat.name}</span>}
        actions={
          next ? (
            <Button kind="primary" icon={Play} onPress={() => open(next)}>
              {t("scoring.queue.continue")}
            </Button>
          ) : items.length > 0 ? (
            <Status tone="success">{t("scoring.queue.done")}</Status>
          ) : undefined
        }
      />
      <HomeBar left={items.filter(isOpen).length} />
      {items.length > 0 ? <QueueProgress summary={summary} total={items.length} /> : null}
      {recused > 0 ? (
        <p className={styles.recusedLine}>{t("scoring.queue.recused", { count: recused })}</p>
      ) : null}
      {items.length === 0 ? (
        <EmptyState icon={ListChecks} title={t("scoring.queue.empty.title")}>
          {t("scoring.queue.empty.text")}
        </EmptyState>
      ) : (
        <div className={styles.table}>
          <DataTable
            id="scoring.queue"
            label={t("scoring.queue.label")}
            rows={items}
            columns={columns}
            rowKey={(item) => item.dossier_id}
            onActivate={open}
          />
        </div>
      )}
    </Page>
  );
}
