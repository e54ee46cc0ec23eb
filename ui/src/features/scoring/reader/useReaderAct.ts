import { MonitorUp, MonitorX } from "lucide-react";
import { useActions } from "~/app/actions";
import { useI18n } from "~/i18n";
import { useEvidence } from "../evidence/EvidenceContext";
import { useReaderWindow } from "./ReaderWindow";

/** Puts the documents of the room into the second window, at the one that is read, or takes them back: by its key, the palette and the menu alike. */
export function useReaderAct(dossierId: string) {
  const { t } = useI18n();
  const { isOpen, show, close } = useReaderWindow();
  const evidence = useEvidence();
  const act = {
    label: t(isOpen ? "scoring.reader.close" : "scoring.reader.open"),
    icon: isOpen ? MonitorX : MonitorUp,
    shortcut: "Ctrl+F9",
    isDisabled: !evidence?.open,
    run: () =>
      isOpen
        ? close()
        : show({ dossier_id: dossierId, document_id: evidence?.open?.id ?? null, evidence_id: null }),
  };
  useActions([{ id: "scoring.reader", section: "section.scoring", ...act }]);
  return act;
}
