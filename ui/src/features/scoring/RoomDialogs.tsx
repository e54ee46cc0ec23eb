import { useState } from "react";
import { type ScoringItem, type ScoringView, useCommand } from "~/api";
import { navigate } from "~/app/router";
import { Button, ConfirmDialog, Dialog, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { FinishDialog } from "./FinishDialog";
import { InterestFields } from "./InterestFields";
import { meaningOf, UNANSWERED } from "./interest";
import { SubmitDialog } from "./SubmitDialog";
import styles from "./Scoring.module.css";
import type { SheetState, SheetStore } from "./sheet";
import { useDeclare } from "./useDeclare";

export type RoomDialog = "submit" | "conflict" | "abstain" | "look" | "finish";

interface Props {
  open: RoomDialog | null;
  onClose(): void;
  view: ScoringView;
  item: ScoringItem;
  items: readonly ScoringItem[];
  sheet: SheetStore;
  state: SheetState;
  onCriterion(code: string): void;
}

/** The questions that the room asks above itself. */
export function RoomDialogs({ open, onClose, ...room }: Props) {
  const { t } = useI18n();
  const abstain = useCommand("evaluation_abstain", useReport());
  const look = useCommand("evaluation_look", useReport());
  return (
    <>
      <SubmitDialog isOpen={open === "submit"} onClose={onClose} {...room} />
      {open === "finish" ? <FinishDialog onClose={onClose} before={() => room.sheet.flush()} /> : null}
      <ConflictDialog isOpen={open === "conflict"} onClose={onClose} item={room.item} />
      <ConfirmDialog
        title={t("scoring.abstain.title")}
        isOpen={open === "abstain"}
        onClose={onClose}
        confirmLabel={t("scoring.abstain.confirm")}
        isPending={abstain.running}
        onConfirm={async () => {
          if (await abstain.run({ dossier_id: room.item.dossier_id })) onClose();
        }}
      >
        <p>{t("scoring.abstain.text")}</p>
      </ConfirmDialog>
      <ConfirmDialog
        title={t("scoring.look.title")}
        isOpen={open === "look"}
        onClose={onClose}
        confirmLabel={t("scoring.look.confirm")}
        isPending={look.running}
        onConfirm={async () => {
          if (await look.run({ dossier_id: room.item.dossier_id })) onClose();
        }}
      >
        <p>{t("scoring.look.text")}</p>
      </ConfirmDialog>
    </>
  );
}

function ConflictDialog({ isOpen, onClose, item }: { isOpen: boolean; onClose(): void; item: ScoringItem }) {
  const { t } = useI18n();
  const [answer, setAnswer] = useState({ ...UNANSWERED, tie: "tie" as const, stays: false });
  const { declare, running } = useDeclare(item);
  const meaning = meaningOf(answer);
  async function confirm() {
    if (!meaning || !(await declare(meaning))) return;
    onClose();
    if (meaning.recused) navigate({ name: "scoring" });
  }
  return (
    <Dialog
      title={t("scoring.conflict.title")}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button kind="danger" isDisabled={!meaning} isPending={running} onPress={confirm}>
            {t("scoring.conflict.confirm")}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <p>{t("scoring.conflict.text")}</p>
        <InterestFields answer={answer} onChange={(next) => setAnswer({ ...next, tie: "tie" })} />
      </div>
    </Dialog>
  );
}
