import { ListChecks, ListTodo, Play } from "lucide-react";
import { useMemo, useState } from "react";
import type { ScoringItem, ScoringQueue } from "~/api";
import { useActions } from "~/app/actions";
import { navigate } from "~/app/router";
import { useWorkspace } from "~/app/workspace";
import { Banner, Button, type Column, DataTable, EmptyState, Page, PageHeader, Status } from "~/components";
import { useI18n } from "~/i18n";
import { HomeBar } from "../home/HomeBar";
import { isOpen, nextUnscored, summaryOf } from "./queue";
import { CellStatus, ToReview } from "./CellStatus";
import { FinishDialog } from "./FinishDialog";
import { OwnDistribution } from "./OwnDistribution";
import { QueueProgress } from "./QueueProgress";
import styles from "./Scoring.module.css";

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
      {
        id: "review",
        header: t("scoring.queue.review"),
        width: 8,
        cell: (item) => (item.to_review ? <ToReview /> : null),
        sortValue: (item) => (item.to_review ? 0 : 1),
      },
    ],
    [t],
  );
}

interface Props {
  queue: ScoringQueue;
  /** How many dossiers wait for the question on interests. */
  undeclared: number;
  onDeclare(): void;
}

/** One's own dossiers, and the way to the next one that waits. */
export function QueueView({ queue, undeclared, onDeclare }: Props) {
  const { t } = useI18n();
  const { seat } = useWorkspace();
  const columns = useColumns();
  const { items, recused } = queue;
  const next = nextUnscored(items, null) ?? items.find(isOpen) ?? null;
  const [finishing, setFinishing] = useState(false);
  useActions([
    {
      id: "scoring.finish",
      label: t("scoring.finish.action"),
      section: "section.scoring",
      icon: ListTodo,
      shortcut: "Ctrl+Shift+E",
      isDisabled: items.length === 0,
      run: () => setFinishing(true),
    },
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
          items.length === 0 ? undefined : (
            <>
              <Button icon={ListTodo} onPress={() => setFinishing(true)}>
                {t("scoring.finish.action")}
              </Button>
              {next ? (
                <Button kind="primary" icon={Play} onPress={() => open(next)}>
                  {t("scoring.queue.continue")}
                </Button>
              ) : (
                <Status tone="success">{t("scoring.queue.done")}</Status>
              )}
            </>
          )
        }
      />
      <HomeBar left={items.filter(isOpen).length} />
      {items.length > 0 ? <QueueProgress summary={summary} total={items.length} /> : null}
      {items.length > 0 ? <OwnDistribution /> : null}
      {undeclared > 0 ? (
        <Banner
          tone="warning"
          actions={
            <Button size="small" onPress={onDeclare}>
              {t("scoring.interests.answer")}
            </Button>
          }
        >
          {t("scoring.interests.left", { count: undeclared })}
        </Banner>
      ) : null}
      {finishing ? <FinishDialog onClose={() => setFinishing(false)} /> : null}
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
