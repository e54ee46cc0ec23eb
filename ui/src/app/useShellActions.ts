import {
  ArchiveRestore,
  ArrowLeft,
  ArrowRight,
  BadgeCheck,
  FolderInput,
  FolderX,
  HardDrive,
  Info,
  Keyboard,
  Redo2,
  Search,
  Undo2,
  Upload,
} from "lucide-react";
import { useWorkspaceActs } from "~/features/welcome/useWorkspaceActs";
import { usePackActs } from "~/features/packs/PackActs";
import { useImport } from "~/features/intake/ImportProvider";
import { useI18n } from "~/i18n";
import { useTheme } from "~/theme/theme";
import { type Action, useActions } from "./actions";
import { entryActions } from "./entryActions";
import { languageAction, themeAction } from "./lookActions";
import { placesOf, type Seen } from "./pages";
import { navigate, travel } from "./router";
import type { Layer } from "./shell/Shell";
import { useBackup } from "./useBackup";
import { useUndo } from "./useUndo";
import { useWorkspace } from "./workspace";

function goActions(t: ReturnType<typeof useI18n>["t"], seen: Seen): Action[] {
  return placesOf(seen).map((entry) => ({
    id: `go.${entry.route.name}`,
    label: t("action.goTo", { place: t(entry.label) }),
    section: "section.go",
    icon: entry.icon,
    shortcut: entry.shortcut,
    run: () => navigate(entry.route),
  }));
}

/** What can be done wherever one is. The identifiers are those of the native menu. */
export function useShellActions(open: (layer: Layer) => void): void {
  const i18n = useI18n();
  const { t } = i18n;
  const theme = useTheme();
  const { isStaff, readOnly, call, home } = useWorkspace();
  const undo = useUndo();
  const acts = useWorkspaceActs();
  const packs = usePackActs();
  const intake = useImport();
  const backup = useBackup();
  const noImport = !isStaff || readOnly || !call;

  useActions(
    [
      ...goActions(t, { isStaff, home }),
      {
        id: "go.back",
        label: t("action.back"),
        section: "section.go",
        icon: ArrowLeft,
        shortcut: "Alt+ArrowLeft",
        run: () => travel(-1),
      },
      {
        id: "go.forward",
        label: t("action.forward"),
        section: "section.go",
        icon: ArrowRight,
        shortcut: "Alt+ArrowRight",
        run: () => travel(1),
      },
      {
        id: "edit.undo",
        label: undo.undoLabel,
        section: "section.edit",
        icon: Undo2,
        shortcut: "Ctrl+Z",
        isDisabled: !undo.canUndo,
        run: undo.undo,
      },
      {
        id: "edit.redo",
        label: undo.redoLabel,
        section: "section.edit",
        icon: Redo2,
        shortcut: "Ctrl+Shift+Z",
        isDisabled: !undo.canRedo,
        run: undo.redo,
      },
      {
        id: "palette.open",
        label: t("action.palette"),
        section: "section.edit",
        icon: Search,
        shortcut: "Ctrl+K",
        run: () => open("palette"),
      },
      {
        id: "search.open",
        label: t("action.search"),
        section: "section.edit",
        icon: Search,
        shortcut: "Ctrl+Shift+F",
        run: () => open("palette"),
      },
      {
        id: "dossier.import",
        label: t("action.import"),
        section: "section.dossier",
        icon: Upload,
        shortcut: "Ctrl+I",
        isDisabled: noImport,
        run: intake.chooseFiles,
      },
      {
        id: "dossier.import_folder",
        label: t("action.importFolder"),
        section: "section.dossier",
        icon: FolderInput,
        isDisabled: noImport,
        run: intake.chooseFolder,
      },
      ...entryActions(i18n, acts, packs),
      {
        id: "workspace.close",
        label: t("action.close"),
        section: "section.workspace",
        icon: FolderX,
        shortcut: "Ctrl+W",
        run: acts.close,
      },
      {
        id: "workspace.backup",
        label: t("action.backup"),
        section: "section.workspace",
        icon: ArchiveRestore,
        shortcut: "Ctrl+S",
        isDisabled: readOnly,
        run: backup.run,
      },
      {
        id: "workspace.second_place",
        label: t("action.secondPlace"),
        section: "section.workspace",
        icon: HardDrive,
        isDisabled: readOnly || !isStaff,
        run: backup.choosePlace,
      },
      {
        id: "workspace.verify",
        label: t("action.verify"),
        section: "section.workspace",
        icon: BadgeCheck,
        run: () => open("verify"),
      },
      themeAction(i18n, theme),
      languageAction(i18n),
      {
        id: "help.keys",
        label: t("action.keys"),
        section: "section.help",
        icon: Keyboard,
        shortcut: "F1",
        run: () => open("keys"),
      },
      {
        id: "help.about",
        label: t("action.about"),
        section: "section.help",
        icon: Info,
        run: () => open("about"),
      },
    ],
    "frame",
  );
}
