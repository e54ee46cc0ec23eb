import { MailPlus, Mails, MessageSquareText } from "lucide-react";
import { useState } from "react";
import { type PaperOrder, type PaperView, useCommand } from "~/api";
import { useActions } from "~/app/actions";
import { Button, Dialog, Menu, useReport } from "~/components";
import { PaperReader } from "~/features/sessions/PaperReader";
import { useTellProduced } from "~/features/sessions/useTellProduced";
import { useI18n } from "~/i18n";

type Kind = Extract<PaperOrder, { dossier_id: string }>["kind"];

/** The letters that the state of a dossier calls for: produced from its page or from Ctrl+K, then read in place. */
export function DossierLetters({ dossierId, applicant }: { dossierId: string; applicant: string }) {
  const { t, language } = useI18n();
  const produce = useCommand("paper_produce", useReport());
  const tell = useTellProduced();
  const [paper, setPaper] = useState<PaperView | null>(null);
  async function make(kind: Kind) {
    const made = tell(await produce.run({ order: { kind, dossier_id: dossierId }, language }));
    setPaper(made?.papers[0] ?? null);
  }
  const letters = [
    { kind: "dossier_letter", label: t("dossier.letter.state"), icon: Mails },
    { kind: "hearing_invitation", label: t("dossier.letter.invitation"), icon: MailPlus },
    { kind: "feedback_sheet", label: t("dossier.letter.feedback"), icon: MessageSquareText },
  ] as const;
  useActions(
    letters.map(({ kind, label, icon }) => ({
      id: `dossier.${kind}`,
      label,
      section: "section.dossier",
      icon,
      run: () => void make(kind),
    })),
  );
  return (
    <>
      <Menu
        label={t("dossier.letter.menu")}
        trigger={
          <Button kind="quiet" icon={Mails} isPending={produce.running}>
            {t("dossier.letter.menu")}
          </Button>
        }
        groups={[
          {
            id: "letters",
            entries: letters.map(({ kind, label, icon }) => ({
              id: kind,
              label,
              icon,
              onAction: () => void make(kind),
            })),
          },
        ]}
      />
      <Dialog size="large" title={applicant} isOpen={paper !== null} onClose={() => setPaper(null)}>
        {paper ? <PaperReader paper={paper} /> : null}
      </Dialog>
    </>
  );
}
