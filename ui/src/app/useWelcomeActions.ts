import { FilePlus2, FolderOpen } from "lucide-react";
import { useWorkspaceActs } from "~/features/welcome/useWorkspaceActs";
import { useI18n } from "~/i18n";
import { useTheme } from "~/theme/theme";
import { useActions } from "./actions";
import { languageAction, themeAction } from "./lookActions";
import { useShortcuts } from "./useShortcuts";

/** What can be done while no workspace is open. */
export function useWelcomeActions(): void {
  const i18n = useI18n();
  const { t } = i18n;
  const theme = useTheme();
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
    languageAction(i18n),
    themeAction(i18n, theme),
  ]);
  useShortcuts();
}
