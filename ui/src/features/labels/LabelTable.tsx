import { useMemo } from "react";
import type { FunderView, LabelRow } from "~/api";
import { Badge, type Column, DataTable } from "~/components";
import { type I18n, useI18n } from "~/i18n";
import { ConditionStatus } from "../shared/ConditionStatus";
import { LabelStatus } from "./LabelStatus";
import styles from "./Labels.module.css";
import { nextCondition } from "./labels";

interface Props {
  rows: readonly LabelRow[];
  /** Whether the call follows funders. */
  funders: boolean;
  /** Whether what was granted has an end. */
  ends: boolean;
  onOpen(row: LabelRow): void;
}

/** A funder in a line: its name, how far the project has come there, what it grants. */
export function funderLine({ name, status, amount_cents }: FunderView, { t, f }: Pick<I18n, "t" | "f">) {
  const amount = amount_cents === null ? "" : ` · ${f.moneyShort(amount_cents)}`;
  return `${name} : ${t(`funder.status.${status}`)}${amount}`;
}

function Conditions({ row }: { row: LabelRow }) {
  const { t, f } = useI18n();
  const next = nextCondition(row.conditions);
  if (next) {
    return (
      <span className={styles.cell}>
        <ConditionStatus condition={next} />
        {next.review ? (
          <span className={styles.muted}>{t("review.planned", { date: f.date(next.review.on) })}</span>
        ) : null}
      </span>
    );
  }
  return row.conditions.length > 0 ? t("labels.conditions.met") : "—";
}

function columns(i18n: I18n): Column<LabelRow>[] {
  const { t, f } = i18n;
  return [
    {
      id: "number",
      header: t("labels.column.number"),
      width: 4,
      align: "end",
      cell: ({ number }) => number,
      sortValue: ({ number }) => number,
    },
    {
      id: "project",
      header: t("labels.column.project"),
      grow: 3,
      min: 12,
      isRowHeader: true,
      cell: ({ title, applicant, grants }) => (
        <span className={styles.cell}>
          <span>
            {title} {grants.some(({ extension }) => extension) ? <Badge>{t("labels.extended")}</Badge> : null}
          </span>
          <span className={styles.muted}>{applicant}</span>
        </span>
      ),
      sortValue: ({ title }) => title,
    },
    {
      id: "term",
      header: t("labels.column.term"),
      grow: 2,
      min: 12,
      cell: ({ term, months, can_extend }) =>
        term ? (
          <span className={styles.cell}>
            <span>{t("labels.term", { from: f.date(term.from), to: f.date(term.to) })}</span>
            {can_extend ? <span className={styles.muted}>{t("labels.extendable")}</span> : null}
          </span>
        ) : months !== null ? (
          t("labels.fromAct", { count: months })
        ) : (
          "—"
        ),
      sortValue: ({ term }) => term?.to ?? "",
    },
    {
      id: "state",
      header: t("labels.column.state"),
      grow: 2,
      min: 11,
      cell: ({ state, alert }) => (state ? <LabelStatus state={state} alert={alert} /> : "—"),
      sortValue: ({ state }) => state ?? "",
    },
    {
      id: "conditions",
      header: t("labels.column.conditions"),
      grow: 2,
      min: 11,
      cell: (row) => <Conditions row={row} />,
    },
    {
      id: "funders",
      header: t("labels.column.funders"),
      grow: 3,
      min: 12,
      cell: ({ funders }) =>
        funders.length > 0 ? (
          <span className={styles.cell}>
            {funders.map((funder) => (
              <span key={funder.id}>{funderLine(funder, i18n)}</span>
            ))}
          </span>
        ) : (
          "—"
        ),
    },
  ];
}

/** What the call granted, the soonest to end first. */
export function LabelTable({ rows, funders, ends, onOpen }: Props) {
  const i18n = useI18n();
  const shown = useMemo(() => {
    const apart: Record<string, boolean> = { funders, term: ends, state: ends };
    return columns(i18n).filter(({ id }) => apart[id] ?? true);
  }, [i18n, funders, ends]);
  return (
    <DataTable
      id="labels"
      label={i18n.t("labels.title")}
      rows={rows}
      columns={shown}
      rowKey={({ dossier_id }) => dossier_id}
      onActivate={onOpen}
      grows
    />
  );
}
