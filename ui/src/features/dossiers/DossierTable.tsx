import { Clock3, Construction, Copy, FileX2, Handshake, House } from "lucide-react";
import { useMemo } from "react";
import type { DossierRow } from "~/api";
import { navigate } from "~/app/router";
import { type Column, DataTable } from "~/components";
import { useI18n } from "~/i18n";
import { DossierStatus } from "../shared/DossierStatus";
import styles from "./Dossiers.module.css";

interface Props {
  rows: readonly DossierRow[];
  themeName(code: string): string;
  label: string;
}

/** Dossiers by the thousand; a row opens with Enter or a click. */
export function DossierTable({ rows, themeName, label }: Props) {
  const { t, f } = useI18n();
  const waves = rows.some(({ cutoff }) => cutoff !== null);
  const columns = useMemo<Column<DossierRow>[]>(
    () => [
      {
        id: "number",
        header: t("dossiers.column.number"),
        width: 4,
        align: "end",
        sortValue: (row) => row.number,
        cell: (row) => row.number,
      },
      {
        id: "title",
        header: t("dossiers.column.project"),
        grow: 3,
        min: 11,
        isRowHeader: true,
        sortValue: (row) => row.title,
        cell: (row) => (
          <span title={row.applicant ? `${row.title} · ${row.applicant}` : row.title}>
            {row.title || t("dossiers.untitled")}
            <span className={styles.applicant}> · {row.applicant || "—"}</span>
          </span>
        ),
      },
      {
        id: "commune",
        header: t("dossiers.column.commune"),
        grow: 1.2,
        min: 5.5,
        sortValue: (row) => row.commune,
        cell: (row) => row.commune ?? "—",
      },
      {
        id: "theme",
        header: t("dossiers.column.theme"),
        grow: 1.3,
        min: 5.25,
        sortValue: (row) => (row.theme ? themeName(row.theme) : null),
        cell: (row) => (row.theme ? themeName(row.theme) : "—"),
      },
      {
        id: "requested",
        header: t("dossiers.column.requested"),
        width: 5.75,
        align: "end",
        sortValue: (row) => row.requested_cents,
        cell: (row) => (row.requested_cents === null ? "—" : f.moneyShort(row.requested_cents)),
      },
      {
        id: "received",
        header: t("dossiers.column.received"),
        width: 5.75,
        sortValue: (row) => row.received_at,
        cell: (row) =>
          row.received_at === null ? t("dossier.field.receivedUnknown") : f.dateShort(row.received_at),
      },
      ...(waves
        ? [
            {
              id: "cutoff",
              header: t("dossiers.column.cutoff"),
              width: 5.75,
              sortValue: (row: DossierRow) => row.cutoff,
              cell: (row: DossierRow) => (row.cutoff === null ? "—" : f.dateShort(row.cutoff)),
            },
          ]
        : []),
      {
        id: "state",
        header: t("dossiers.column.state"),
        width: 12.25,
        sortValue: (row) => t(`dossier.state.${row.state}`),
        cell: (row) => <DossierStatus state={row.state} />,
      },
      {
        id: "signals",
        header: t("dossiers.column.signals"),
        width: 4.5,
        cell: (row) => <Signals row={row} />,
      },
      {
        id: "marks",
        header: t("dossiers.column.marks"),
        width: 4,
        align: "end",
        sortValue: (row) => (row.assigned === 0 ? null : row.submitted / row.assigned),
        cell: (row) =>
          row.assigned === 0
            ? "—"
            : t("dossiers.marks", { submitted: row.submitted, assigned: row.assigned }),
      },
    ],
    [t, f, themeName, waves],
  );
  return (
    <DataTable
      id="dossiers"
      label={label}
      dense
      rows={rows}
      columns={columns}
      rowKey={keyOf}
      initialSort={{ column: "number", descending: false }}
      onActivate={(row) => navigate({ name: "dossier", id: row.id })}
      empty={t("dossiers.noneLeft")}
    />
  );
}

const keyOf = (row: DossierRow) => row.id;

/** What calls for a look, as marks with their words for those who hover or listen. */
function Signals({ row }: { row: DossierRow }) {
  const { t } = useI18n();
  const signals = [
    row.late && { id: "late", icon: Clock3, words: t("dossiers.signal.late") },
    row.duplicate && { id: "duplicate", icon: Copy, words: t("dossiers.signal.duplicate") },
    row.missing > 0 && {
      id: "missing",
      icon: FileX2,
      words: t("dossiers.signal.missingCount", { count: row.missing }),
    },
    row.stage && {
      id: row.stage === "ready" ? "ready" : "building",
      icon: row.stage === "ready" ? Handshake : Construction,
      words: t(`stage.${row.stage}`),
    },
    row.priority && { id: "priority", icon: House, words: t("dossiers.signal.priority") },
  ].filter((signal) => signal !== false && signal !== null);
  return (
    <span className={styles.signals}>
      {signals.map(({ id, icon: Icon, words }) => (
        <span key={id} className={styles.signal} data-signal={id} title={words}>
          <Icon aria-hidden />
          <span className="visually-hidden">{words}</span>
        </span>
      ))}
    </span>
  );
}
