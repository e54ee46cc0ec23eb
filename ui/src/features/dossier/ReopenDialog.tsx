import { useState } from "react";
import { type DecisionView, type ReopeningReason, useCommand } from "~/api";
import { Select } from "~/components";
import { useI18n } from "~/i18n";
import { MotiveDialog } from "../shared/MotiveDialog";

const REASONS: readonly ReopeningReason[] = [
  "new_fact",
  "appeal",
  "place_freed",
  "renounced",
  "reservations_lapsed",
  "deferral_over",
  "error",
];

/** A place that came free is for the reserve list; a label comes back for its extension only where the decision granted one. */
const reasonsFor = ({ kind, valid }: DecisionView): readonly ReopeningReason[] => [
  ...REASONS.filter((reason) => reason !== "place_freed" || kind === "waitlisted"),
  ...(valid.to === null ? [] : (["extension"] as const)),
];

/** Brings a decided dossier back before the committee; the decision stays in the record. */
export function ReopenDialog({ decision, onClose }: { decision: DecisionView; onClose(): void }) {
  const { t } = useI18n();
  const reopen = useCommand("decision_reopen");
  const [reason, setReason] = useState<ReopeningReason | null>(null);
  async function confirm(motive: string) {
    if (reason === null) return;
    if (await reopen.run({ decision_id: decision.id, reason, motive })) onClose();
  }
  return (
    <MotiveDialog
      title={t("act.reopen.title")}
      text={t("act.reopen.text")}
      confirmLabel={t("act.reopen.confirm")}
      danger
      error={reopen.error}
      isPending={reopen.running}
      isDisabled={reason === null}
      onClose={onClose}
      onConfirm={(motive) => void confirm(motive)}
    >
      <Select<ReopeningReason>
        label={t("act.reopen.reason")}
        isRequired
        options={reasonsFor(decision).map((id) => ({ id, label: t(`act.reopen.reason.${id}`) }))}
        value={reason}
        onChange={setReason}
      />
    </MotiveDialog>
  );
}
