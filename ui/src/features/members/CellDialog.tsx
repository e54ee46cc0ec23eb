import { useState } from "react";
import { type InterestKind, useCommand } from "~/api";
import {
  Banner,
  Button,
  Checkbox,
  DefinitionList,
  describeError,
  Dialog,
  Select,
  TextField,
} from "~/components";
import { TIES } from "~/features/scoring/interest";
import { useI18n } from "~/i18n";
import { canToggle, isAssigned, type MatrixCell, type MatrixRow } from "./matrix";
import styles from "./Members.module.css";

interface Props {
  row: MatrixRow;
  cell: MatrixCell;
  editable: boolean;
  onToggle(): void;
  onClose(): void;
}

/** One member on one dossier: whether they evaluate it, what they declared, and a recusal that the chair imposes. */
export function CellDialog({ row, cell, editable, onToggle, onClose }: Props) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const declare = useCommand("interest_declare");
  const { interest, member } = cell;
  const [kind, setKind] = useState<InterestKind>(interest?.kind ?? "none");
  const [recused, setRecused] = useState(interest?.recused ?? false);
  const [note, setNote] = useState(interest?.note ?? "");
  const tie = kind !== "none" && kind !== "designated_representative";
  const out = tie || recused;
  async function save() {
    const imposed = out && kind === "none";
    const request = {
      member_id: member.id,
      dossier_id: row.dossier.id,
      kind,
      note: note.trim(),
      recused: out,
      imposed,
    };
    if (await declare.run(request)) onClose();
  }
  const words = declare.error ? describeError(declare.error, i18n) : null;
  return (
    <Dialog
      isOpen
      title={t("members.cell.title", { member: member.name, title: row.dossier.title })}
      onClose={onClose}
      actions={
        editable ? (
          <>
            <Button onPress={onClose}>{t("component.cancel")}</Button>
            <Button kind="primary" isPending={declare.running} onPress={save}>
              {t("members.cell.save")}
            </Button>
          </>
        ) : (
          <Button onPress={onClose}>{t("component.close")}</Button>
        )
      }
    >
      <div className={styles.form}>
        {words ? (
          <Banner tone="danger" live title={words.title}>
            {words.text}
          </Banner>
        ) : null}
        <DefinitionList
          items={[
            {
              id: "state",
              term: t("members.cell.state"),
              value: cell.state ? t(`cell.state.${cell.state}`) : t("members.matrix.notAssigned"),
            },
            {
              id: "declared",
              term: t("members.cell.declared"),
              value: interest ? f.dateTime(interest.declared_at) : t("members.interest.unanswered"),
            },
          ]}
        />
        {editable ? (
          <>
            <Checkbox isSelected={isAssigned(cell)} isDisabled={!canToggle(cell)} onChange={onToggle}>
              {t("members.cell.assigned")}
            </Checkbox>
            <Select
              label={t("members.cell.interest")}
              options={[
                { id: "none", label: t("members.interest.kindNone") },
                ...TIES.map((id) => ({ id, label: t(`scoring.interest.kind.${id}`) })),
              ]}
              value={kind}
              onChange={(next) => setKind(next as InterestKind)}
            />
            <Checkbox isSelected={out} isDisabled={tie} onChange={setRecused}>
              {t(kind === "none" ? "members.cell.imposed" : "members.cell.recused")}
            </Checkbox>
            <TextField
              label={t("members.cell.note")}
              description={t("members.cell.noteHint")}
              rows={2}
              value={note}
              onChange={setNote}
            />
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
