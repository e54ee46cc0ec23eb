import { CircleCheckBig } from "lucide-react";
import { type RankingView, useCommand } from "~/api";
import { useActions } from "~/app/actions";
import { useWorkspace } from "~/app/workspace";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { closable, isWhole } from "./ranking";

/** Closes the scoring of every dossier on which nobody is awaited any more. */
export function useClosing(view: RankingView) {
  const { t } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const command = useCommand("scoring_close", useReport());
  const ready = isStaff && !readOnly && isWhole(view) ? closable(view) : [];
  async function run() {
    let closed = 0;
    for (const { id } of ready) if (await command.run({ dossier_id: id })) closed += 1;
    if (closed > 0) toast({ tone: "success", title: t("ranking.close.done", { count: closed }) });
  }
  useActions([
    {
      id: "ranking.close",
      label: t("ranking.close.action"),
      section: "section.scoring",
      icon: CircleCheckBig,
      isDisabled: ready.length === 0,
      run,
    },
  ]);
  return { count: ready.length, running: command.running, run };
}
