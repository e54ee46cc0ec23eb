import { Grid2x2Check, ListChecks } from "lucide-react";
import { useMemo, useState } from "react";
import { type MemberView, useCommand, useQuery } from "~/api";
import { useActions } from "~/app/actions";
import { Button, EmptyState, ErrorState, LoadingState, toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { Shortfalls } from "../shared/Shortfalls";
import { CellDialog } from "./CellDialog";
import { Legend } from "./CellSymbol";
import { Matrix } from "./Matrix";
import { assignedAfter, canToggle, type MatrixCell, type MatrixRow, matrixOf } from "./matrix";
import styles from "./Members.module.css";

interface Props {
  callId: string;
  members: readonly MemberView[];
  editable: boolean;
}

/** Which member evaluates which dossier, and who stepped aside. */
export function AssignmentTab({ callId, members, editable }: Props) {
  const { t } = useI18n();
  const report = useReport();
  const dossiers = useQuery("dossier_list", { call_id: callId });
  const assigned = useQuery("assignment_list", { call_id: callId });
  const interests = useQuery("interest_list", { call_id: callId });
  const assign = useCommand("assignment_set", report);
  const assignAll = useCommand("assignment_all", report);
  const complete = useCommand("assignment_complete", report);
  const [open, setOpen] = useState<{ dossier: string; member: string } | null>(null);
  const rows = useMemo(
    () =>
      matrixOf(
        members,
        dossiers.data?.dossiers ?? [],
        assigned.data?.assigned ?? [],
        interests.data?.interests ?? [],
      ),
    [members, dossiers.data, assigned.data, interests.data],
  );
  async function everything() {
    if (await assignAll.run({ call_id: callId }))
      toast({ tone: "success", title: t("members.assignAll.done") });
  }
  useActions([
    {
      id: "members.assignAll",
      label: t("members.assignAll.action"),
      section: "section.committee",
      icon: ListChecks,
      isDisabled: !editable || rows.length === 0,
      run: everything,
    },
  ]);
  const shortfalls = assigned.data?.shortfalls ?? [];
  const titleOf = (id: string) => {
    const dossier = rows.find((row) => row.dossier.id === id)?.dossier;
    return dossier ? t("expertise.dossier", { number: dossier.number, title: dossier.title }) : id;
  };
  const ask = (dossier: string, member: string) => {
    const asked = rows.find((row) => row.dossier.id === dossier);
    if (asked) void assign.run({ dossier_id: dossier, members: assignedAfter(asked, member) });
  };
  const toggle = (row: MatrixRow, cell: MatrixCell) => {
    if (!editable || !canToggle(cell)) return;
    void assign.run({ dossier_id: row.dossier.id, members: assignedAfter(row, cell.member.id) });
  };
  const error = dossiers.error ?? assigned.error ?? interests.error;
  const row = rows.find(({ dossier }) => dossier.id === open?.dossier);
  const cell = row?.cells.find(({ member }) => member.id === open?.member);
  if (error) return <ErrorState error={error} on={{ retry: dossiers.refetch }} />;
  if (dossiers.loading || assigned.loading || interests.loading) return <LoadingState lines={8} />;
  if (rows.length === 0) {
    return (
      <EmptyState icon={Grid2x2Check} title={t("members.matrix.empty.title")}>
        {t("members.matrix.empty.text")}
      </EmptyState>
    );
  }
  return (
    <div className={styles.assignment}>
      <Shortfalls
        shortfalls={shortfalls}
        titleOf={titleOf}
        editable={editable}
        pending={complete.running || assign.running}
        onAsk={ask}
        onComplete={() => void complete.run({ call_id: callId, dossier_id: null })}
      />
      <div className={styles.assignmentHead}>
        <Legend />
        {editable ? (
          <Button icon={ListChecks} isPending={assignAll.running} onPress={everything}>
            {t("members.assignAll.action")}
          </Button>
        ) : null}
      </div>
      <Matrix rows={rows} onToggle={toggle} onOpen={(dossier, member) => setOpen({ dossier, member })} />
      <p className={styles.keys}>{t("members.matrix.keys")}</p>
      {row && cell ? (
        <CellDialog
          key={`${open?.dossier} ${open?.member}`}
          row={row}
          cell={cell}
          editable={editable}
          onToggle={() => toggle(row, cell)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}
