import { useCommand } from "~/api";
import { useI18n } from "~/i18n";
import { MotiveDialog } from "../shared/MotiveDialog";
import type { EvaluationAct } from "./evaluationActs";

export interface AskedAct {
  act: EvaluationAct;
  member: string;
}

interface Props extends AskedAct {
  dossierId: string;
  name: string;
  onClose(): void;
}

/** Sets an evaluation aside, counts it again, or gives it back to its member. */
export function EvaluationDialog({ act, member, dossierId, name, onClose }: Props) {
  const { t } = useI18n();
  const commands = {
    set_aside: useCommand("evaluation_set_aside"),
    reinstate: useCommand("evaluation_reinstate"),
    return: useCommand("evaluation_return"),
  };
  const command = commands[act];
  async function confirm(motive: string) {
    if (await command.run({ dossier_id: dossierId, member_id: member, motive })) onClose();
  }
  return (
    <MotiveDialog
      title={t(`act.evaluation.${act}.title`, { name })}
      text={t(`act.evaluation.${act}.text`)}
      confirmLabel={t(`act.evaluation.${act}.confirm`)}
      danger={act === "set_aside"}
      error={command.error}
      isPending={command.running}
      onClose={onClose}
      onConfirm={(motive) => void confirm(motive)}
    />
  );
}
