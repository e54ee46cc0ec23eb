import { FileText } from "lucide-react";
import { useState } from "react";
import { type PaperView, useCommand } from "~/api";
import { useActions } from "~/app/actions";
import { useCall, useWorkspace } from "~/app/workspace";
import { Button, Dialog, useReport } from "~/components";
import { PaperReader } from "~/features/sessions/PaperReader";
import { useTellProduced } from "~/features/sessions/useTellProduced";
import { useI18n } from "~/i18n";

/** The ranking as a paper, one for each grid: produced, then the one at this place is read. */
export function RankingPaper({ place }: { place: number }) {
  const { t, language } = useI18n();
  const call = useCall();
  const { isStaff, readOnly } = useWorkspace();
  const produce = useCommand("paper_produce", useReport());
  const tell = useTellProduced();
  const [paper, setPaper] = useState<PaperView | null>(null);
  const disabled = !isStaff || readOnly;
  async function make() {
    const made = tell(await produce.run({ order: { kind: "ranking", call_id: call.id }, language }));
    setPaper(made?.papers[place] ?? null);
  }
  useActions([
    {
      id: "ranking.paper",
      label: t("ranking.paper.action"),
      section: "section.scoring",
      icon: FileText,
      isDisabled: disabled,
      run: make,
    },
  ]);
  if (disabled) return null;
  return (
    <>
      <Button icon={FileText} isPending={produce.running} onPress={make}>
        {t("ranking.paper.action")}
      </Button>
      <Dialog
        size="large"
        title={t("ranking.paper.title")}
        isOpen={paper !== null}
        onClose={() => setPaper(null)}
      >
        {paper ? <PaperReader paper={paper} /> : null}
      </Dialog>
    </>
  );
}
