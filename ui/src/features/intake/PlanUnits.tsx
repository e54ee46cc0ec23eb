import type { ImportAnswer, ImportUnit, ImportProposal } from "~/api";
import { type Column, DataTable, Status } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Import.module.css";

interface Props {
  units: readonly ImportUnit[];
  answers: Readonly<Record<string, ImportAnswer>>;
}

/** What becomes or joins one dossier each. */
export function PlanUnits({ units, answers }: Props) {
  const { t, f } = useI18n();
  const columns: Column<ImportUnit>[] = [
    {
      id: "title",
      header: t("import.column.unit"),
      grow: 3,
      min: 12,
      isRowHeader: true,
      cell: (unit) => <bdi title={unit.sender ?? unit.name}>{unit.title}</bdi>,
    },
    {
      id: "received",
      header: t("import.column.received"),
      grow: 2,
      min: 11,
      cell: (unit) => <Receipt unit={unit} />,
    },
    {
      id: "proposal",
      header: t("import.column.proposal"),
      grow: 2,
      min: 11,
      cell: (unit) => <Outcome unit={unit} decided={decidedOf(unit, answers[unit.key])} />,
    },
    {
      id: "why",
      header: t("import.column.why"),
      grow: 3,
      min: 12,
      cell: (unit) => f.list(unit.why.map((why) => t(`import.why.${why}`))) || "—",
    },
  ];
  return (
    <div className={styles.items}>
      <DataTable label={t("import.plan.units")} rows={units} columns={columns} rowKey={(unit) => unit.key} />
    </div>
  );
}

/** What an answer makes of a unit; none while it is asked. */
export function decidedOf(unit: ImportUnit, answer: ImportAnswer | undefined): ImportProposal | null {
  switch (answer?.answer) {
    case "accept":
      return unit.proposal;
    case "new":
    case "join":
    case "leave":
      return answer.answer;
    default:
      return unit.decided;
  }
}

function Outcome({ unit, decided }: { unit: ImportUnit; decided: ImportProposal | null }) {
  const { t } = useI18n();
  if (decided === null) return <Status tone="warning">{t("import.outcome.asked")}</Status>;
  const dossier = unit.dossier_number === null ? (unit.dossier_title ?? "") : String(unit.dossier_number);
  const quiet = decided === "already_there" || decided === "leave";
  return <Status tone={quiet ? "neutral" : "success"}>{t(`import.proposal.${decided}`, { dossier })}</Status>;
}

/** When it was received: known, or to be asked. Never late or in time while it is not known. */
export function Receipt({ unit }: { unit: ImportUnit }) {
  const { t, f } = useI18n();
  if (unit.between !== null) {
    const [at, or] = unit.between;
    return <Status tone="warning">{t("import.between", { at: f.dateTime(at), or: f.dateTime(or) })}</Status>;
  }
  if (unit.received_at === null) return <span>{t(`import.receipt.${unit.receipt}`)}</span>;
  const date = f.dateTime(unit.received_at);
  return unit.late ? <Status tone="danger">{t("import.late", { date })}</Status> : <span>{date}</span>;
}
