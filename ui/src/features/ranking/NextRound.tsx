import { RotateCcw } from "lucide-react";
import { useState } from "react";
import type { RankingView } from "~/api";
import { useActions } from "~/app/actions";
import { useWorkspace } from "~/app/workspace";
import { Button } from "~/components";
import { useI18n } from "~/i18n";
import { RoundDialog } from "../dossier/RoundDialog";
import { reopenable } from "./ranking";

/** Opens the next round of dossiers chosen from the ranking, with one motive for all. */
export function NextRound({ view }: { view: RankingView }) {
  const { t } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const ready = isStaff && !readOnly ? reopenable(view) : [];
  useActions([
    {
      id: "ranking.round",
      label: t("ranking.round.action"),
      section: "section.scoring",
      icon: RotateCcw,
      isDisabled: ready.length === 0,
      run: () => setAsking(true),
    },
  ]);
  if (ready.length === 0) return null;
  return (
    <>
      <Button icon={RotateCcw} onPress={() => setAsking(true)}>
        {t("ranking.round.action")}
      </Button>
      {asking ? <RoundDialog dossiers={ready} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
