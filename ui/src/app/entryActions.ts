import { ArchiveRestore, FilePlus2, FolderOpen, PackageOpen } from "lucide-react";
import type { PackActs } from "~/features/packs/PackActs";
import type { useWorkspaceActs } from "~/features/welcome/useWorkspaceActs";
import type { I18n } from "~/i18n";
import type { Action } from "./actions";

type Acts = Pick<ReturnType<typeof useWorkspaceActs>, "create" | "open" | "restore" | "sample">;
type Packs = Pick<PackActs, "open">;

/** The ways into a workspace, offered on the welcome screen and from within another one. */
export function entryActions({ t }: Pick<I18n, "t">, acts: Acts, packs: Packs): Action[] {
  const section = "section.workspace";
  return [
    {
      id: "workspace.new",
      label: t("action.new"),
      section,
      icon: FilePlus2,
      shortcut: "Ctrl+N",
      run: acts.create,
    },
    {
      id: "workspace.open",
      label: t("action.open"),
      section,
      icon: FolderOpen,
      shortcut: "Ctrl+O",
      run: acts.open,
    },
    { id: "pack.open", label: t("home.open"), section, icon: PackageOpen, run: packs.open },
    { id: "workspace.restore", label: t("action.restore"), section, icon: ArchiveRestore, run: acts.restore },
    { id: "workspace.sample", label: t("action.sample"), section, icon: FolderOpen, run: acts.sample },
  ];
}
