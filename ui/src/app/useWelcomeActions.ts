import { usePackActs } from "~/features/packs/PackActs";
import { useWorkspaceActs } from "~/features/welcome/useWorkspaceActs";
import { useI18n } from "~/i18n";
import { useTheme } from "~/theme/theme";
import { useActions } from "./actions";
import { entryActions } from "./entryActions";
import { languageAction, themeAction } from "./lookActions";
import { useShortcuts } from "./useShortcuts";

/** What can be done while no workspace is open. */
export function useWelcomeActions(): void {
  const i18n = useI18n();
  const theme = useTheme();
  const acts = useWorkspaceActs();
  const packs = usePackActs();
  useActions([...entryActions(i18n, acts, packs), languageAction(i18n), themeAction(i18n, theme)]);
  useShortcuts();
}
