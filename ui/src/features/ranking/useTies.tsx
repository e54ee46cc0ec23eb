import { ArrowDownUp } from "lucide-react";
import { useState } from "react";
import { type RankingView, type TieToOrder, useQuery } from "~/api";
import { useActions } from "~/app/actions";
import { useCall, useWorkspace } from "~/app/workspace";
import { useI18n } from "~/i18n";
import { isWhole } from "./ranking";
import { TieDialog } from "./TieDialog";
import { chairsOf } from "./ties";

/** The act of ordering a tie: for the secretariat, and for whoever presides. */
export function useTies(view: RankingView) {
  const { t } = useI18n();
  const call = useCall();
  const { isStaff, readOnly, memberId } = useWorkspace();
  const open = view.ties_to_order.length > 0 && !readOnly && isWhole(view);
  const members = useQuery("member_list", open ? { call_id: call.id } : null).data?.members ?? [];
  const chairs = chairsOf(members, memberId);
  const [asked, setAsked] = useState<TieToOrder | null>(null);
  const may = open && (isStaff || chairs.length > 0);
  // The tie that nobody ordered yet comes first.
  const next = view.ties_to_order.find(({ ordered }) => !ordered) ?? view.ties_to_order[0];
  useActions([
    {
      id: "ranking.order",
      label: t("act.tie.action"),
      section: "section.scoring",
      icon: ArrowDownUp,
      isDisabled: !may,
      run: () => setAsked(next ?? null),
    },
  ]);
  return {
    ask: may ? setAsked : null,
    dialog: asked ? (
      <TieDialog view={view} set={asked} chairs={chairs} onClose={() => setAsked(null)} />
    ) : null,
  };
}
