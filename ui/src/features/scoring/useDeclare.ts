import { useCallback } from "react";
import { type InterestKind, type ScoringItem, useCommand } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";

/** Declares one's own interest on a dossier; a recusal can be taken back from the message that tells it. */
export function useDeclare(item: Pick<ScoringItem, "dossier_id" | "title">) {
  const { t } = useI18n();
  const { memberId } = useWorkspace();
  const command = useCommand("interest_declare", useReport());
  const { run, running } = command;
  const declare = useCallback(
    async (answer: { kind: InterestKind; recused: boolean; note: string }): Promise<boolean> => {
      if (!memberId) return false;
      const own = { member_id: memberId, dossier_id: item.dossier_id, imposed: false };
      const done = (await run({ ...own, ...answer })) !== null;
      if (done && answer.recused) {
        toast({
          tone: "info",
          title: t("scoring.conflict.done", { title: item.title }),
          action: {
            label: t("scoring.conflict.undo"),
            run: () => void run({ ...own, kind: "none", recused: false, note: "" }),
          },
        });
      }
      return done;
    },
    [memberId, item.dossier_id, item.title, run, t],
  );
  return { declare, running };
}
