import { CalendarPlus, FilePlus2, FileText } from "lucide-react";
import { ApiError, call } from "~/api";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { useActions } from "./actions";
import { navigate } from "./router";
import type { Layer } from "./shell/Shell";
import { useWorkspace } from "./workspace";

/** What is begun from wherever one is: a dossier, a session, the minutes that a session waits for. */
export function useNewActions(open: (layer: Layer) => void): void {
  const { t } = useI18n();
  const { isStaff, readOnly, call: shown } = useWorkspace();
  const report = useReport();
  const isDisabled = !isStaff || readOnly || !shown;
  /** The oldest session that was closed without minutes; its own page produces them. */
  async function goToMinutes() {
    if (!shown) return;
    try {
      const { sessions } = await call("session_list", { call_id: shown.id });
      const waiting = sessions.find(({ state }) => state === "closed");
      if (waiting) navigate({ name: "session", id: waiting.id, item: "papers" });
      else toast({ tone: "info", title: t("action.noMinutes"), text: t("action.noMinutesText") });
    } catch (thrown) {
      report(ApiError.from(thrown));
    }
  }
  useActions(
    [
      {
        id: "dossier.new",
        label: t("action.newDossier"),
        section: "section.dossier",
        icon: FilePlus2,
        shortcut: "Ctrl+Shift+N",
        isDisabled,
        run: () => open("newDossier"),
      },
      {
        id: "session.create",
        label: t("sessions.create"),
        section: "section.session",
        icon: CalendarPlus,
        isDisabled,
        run: () => open("newSession"),
      },
      {
        id: "session.minutes",
        label: t("action.minutes"),
        section: "section.session",
        icon: FileText,
        isDisabled,
        run: () => void goToMinutes(),
      },
    ],
    "frame",
  );
}
