import { FilePlus2, FolderOpen } from "lucide-react";
import { useHostEvent } from "~/api";
import { useWorkspaceActs } from "~/features/welcome/useWorkspaceActs";
import { useI18n } from "~/i18n";
import { currentActions, useActions } from "./actions";
import { useShortcuts } from "./useShortcuts";

/** What can be done while no workspace is open. */
export function useWelcomeActions(): void {
  const { t } = useI18n();
  const acts = useWorkspaceActs();
  useActions([
    {
      id: "workspace.new",
      label: t("action.new"),
      section: "section.workspace",
      icon: FilePlus2,
      shortcut: "Ctrl+N",
      run: acts.create,
    },
    {
      id: "workspace.open",
      label: t("action.open"),
      section: "section.workspace",
      icon: FolderOpen,
      shortcut: "Ctrl+O",
      run: acts.open,
    },
    {
      id: "workspace.sample",
      label: t("action.sample"),
      section: "section.workspace",
      icon: FolderOpen,
      run: acts.sample,
    },
  ]);
  useShortcuts();
  useHostEvent("menu", (id) =>
    currentActions()
      .findLast((action) => action.id === id)
      ?.run(),
  );
}
