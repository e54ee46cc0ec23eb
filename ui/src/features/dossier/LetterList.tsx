import { FileText } from "lucide-react";
import { useState } from "react";
import { type PaperView, useQuery } from "~/api";
import { useCall } from "~/app/workspace";
import { Button, Dialog, Section } from "~/components";
import { PaperReader } from "~/features/sessions/PaperReader";
import { isMessageKey, useI18n } from "~/i18n";
import styles from "./Dossier.module.css";

/** The letters that were produced for a dossier, the newest first. */
export function LetterList({ dossierId }: { dossierId: string }) {
  const { t, f } = useI18n();
  const call = useCall();
  const all = useQuery("paper_list", { call_id: call.id }).data?.papers ?? [];
  const [open, setOpen] = useState<PaperView | null>(null);
  const own = all
    .filter(({ dossier_id }) => dossier_id === dossierId)
    .sort((one, other) => other.made_at.localeCompare(one.made_at));
  if (own.length === 0) return null;
  const word = (kind: string) => {
    const key = `paper.kind.${kind}`;
    return isMessageKey(key) ? t(key) : t("dossier.letter.other");
  };
  return (
    <Section title={t("dossier.letter.list")}>
      <ul className={styles.letters}>
        {own.map((paper) => (
          <li key={paper.id} className={styles.factLine}>
            <span>
              {word(paper.kind)} · {f.dateTime(paper.made_at)}
            </span>
            <Button size="small" icon={FileText} onPress={() => setOpen(paper)}>
              {t("dossier.letter.read")}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog size="large" title={open?.name ?? ""} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open ? <PaperReader paper={open} /> : null}
      </Dialog>
    </Section>
  );
}
