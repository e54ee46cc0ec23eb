import { createContext, type ReactNode, use, useMemo, useState } from "react";
import { ApiError, change, choose, lookAround, type PersonInput, type WorkspaceStatus } from "~/api";
import { navigate } from "~/app/router";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { mayLeave } from "../shared/leaving";
import { NewWorkspaceDialog } from "./NewWorkspaceDialog";
import { RefusedDialog } from "./RefusedDialog";
import { storedRecents, storeRecents, withOpened } from "./recent";

/** Making, opening and closing a workspace, from wherever one is. */
export interface WorkspaceActs {
  create(): void;
  open(): void;
  openPath(path: string): void;
  /** Puts a backup back: one of a workspace's own in its place, one from elsewhere where the person says. */
  restore(): void;
  sample(): void;
  close(): void;
  /** What is under way, so that the screen can say what it waits for. */
  busy: "opening" | "sample" | null;
}

/** Why a folder could not be opened or made. */
export interface Refusal {
  path: string;
  error: ApiError;
}

const Context = createContext<WorkspaceActs | null>(null);

const first = (paths: Promise<string[]>) => paths.then(([path]) => path ?? null);

/** Another workspace is open, or none: one begins at its start. */
function arrived({ workspace }: WorkspaceStatus): void {
  if (workspace?.mode === "writing") {
    storeRecents(withOpened(storedRecents(), workspace.path, workspace.name, new Date().toISOString()));
  }
  navigate({ name: "welcome" }, { replace: true });
}

export function WorkspaceActsProvider({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const report = useReport();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [naming, setNaming] = useState(false);
  const [busy, setBusy] = useState<WorkspaceActs["busy"]>(null);

  const acts = useMemo(() => {
    /** Asks for a folder, then does the work on it; a refusal is shown with what can be done about it. */
    async function at(
      path: string | Promise<string | null>,
      work: (path: string) => Promise<WorkspaceStatus>,
      as: WorkspaceActs["busy"],
    ) {
      let chosen: string | null = null;
      try {
        chosen = await path;
        if (!chosen) return;
        setBusy(as);
        if (!(await mayLeave())) return;
        arrived(await work(chosen));
        setNaming(false);
      } catch (thrown) {
        const error = ApiError.from(thrown);
        if (chosen) setRefusal({ path: chosen, error });
        else report(error);
        // A refused opening has closed the one that was open.
        lookAround();
      } finally {
        setBusy(null);
      }
    }
    async function restored(path: string, from: string | null): Promise<WorkspaceStatus> {
      const place = from === null ? null : { path: from };
      const { report: found, status } = await change("workspace_restore", { path, from: place });
      const count = found.findings.length;
      const text = count === 0 ? t("restore.sound") : t("restore.findings", { count });
      toast({ tone: count === 0 ? "success" : "warning", title: t("restore.done"), text });
      return status;
    }
    const open = (path: string, backup: boolean) => change("workspace_open", { path, backup });
    return {
      make: (name: string, person: PersonInput) =>
        at(
          first(choose("workspace_new", t("welcome.chooseNew"), `${name}.palmares`)),
          (path) => change("workspace_create", { path, name, person }),
          "opening",
        ),
      open: () =>
        at(
          first(choose("workspace_open", t("welcome.chooseFolder"))),
          (path) => open(path, false),
          "opening",
        ),
      openPath: (path: string, backup = false) => at(path, () => open(path, backup), "opening"),
      restore: async () => {
        const chosen = await first(choose("backups", t("restore.choose")));
        if (!chosen) return;
        if (chosen.endsWith(".palmares")) return at(chosen, (path) => restored(path, null), "opening");
        return at(
          first(choose("workspace_new", t("restore.chooseTarget"))),
          (path) => restored(path, chosen),
          "opening",
        );
      },
      restorePath: (path: string) => at(path, () => restored(path, null), "opening"),
      sample: () =>
        at(
          first(choose("workspace_new", t("welcome.chooseSample"), t("welcome.sampleFolder"))),
          (path) => change("workspace_sample", { path }),
          "sample",
        ),
      async close() {
        if (!(await mayLeave())) return;
        await change("workspace_close", {}).then(arrived, (thrown) => report(ApiError.from(thrown)));
      },
    };
  }, [t, report]);

  const value = useMemo<WorkspaceActs>(
    () => ({
      busy,
      create: () => setNaming(true),
      open: () => void acts.open(),
      openPath: (path) => void acts.openPath(path),
      restore: () => void acts.restore(),
      sample: () => void acts.sample(),
      close: () => void acts.close(),
    }),
    [acts, busy],
  );
  return (
    <Context value={value}>
      {children}
      <NewWorkspaceDialog
        isOpen={naming}
        onClose={() => setNaming(false)}
        onCreate={acts.make}
        isPending={busy !== null}
      />
      <RefusedDialog
        refusal={refusal}
        onClose={() => setRefusal(null)}
        onOpenBackup={(path) => {
          setRefusal(null);
          void acts.openPath(path, true);
        }}
        onRestore={(path) => {
          setRefusal(null);
          void acts.restorePath(path);
        }}
      />
    </Context>
  );
}

export function useWorkspaceActs(): WorkspaceActs {
  const value = use(Context);
  if (!value) throw new Error("useWorkspaceActs is used outside of its provider");
  return value;
}
