import { createContext, type ReactNode, use, useMemo, useState } from "react";
import {
  ApiError,
  change,
  choose,
  type ImportProgress,
  type ImportReport,
  useDrop,
  useHostEvent,
} from "~/api";
import { useRoute } from "~/app/router";
import { useWorkspace } from "~/app/workspace";
import { useReport } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Import.module.css";
import { ImportDialog } from "./ImportDialog";

/** Taking files in, from wherever one is. */
export interface Intake {
  chooseFiles(): void;
  chooseFolder(): void;
}

export type ImportState =
  | { kind: "running"; progress: ImportProgress | null }
  | { kind: "done"; report: ImportReport; failure: ApiError | null }
  | null;

const Context = createContext<Intake | null>(null);

export function ImportProvider({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const { call, isStaff, readOnly } = useWorkspace();
  const route = useRoute();
  const tell = useReport();
  const [state, setState] = useState<ImportState>(null);
  const [hovering, setHovering] = useState(false);
  const callId = call?.id ?? null;
  const into = route.name === "dossier" ? route.id : null;
  const allowed = callId !== null && isStaff && !readOnly;

  useHostEvent("progress", (news) => {
    if (news.event === "import")
      setState((now) => (now?.kind === "done" ? now : { kind: "running", progress: news.progress }));
  });

  const intake = useMemo(() => {
    async function take(paths: string[]) {
      if (callId === null || paths.length === 0) return;
      setState({ kind: "running", progress: null });
      try {
        const { report, failure } = await change("intake_import", { call_id: callId, paths, into });
        setState({ kind: "done", report, failure: failure && ApiError.from(failure) });
      } catch (thrown) {
        setState(null);
        tell(ApiError.from(thrown));
      }
    }
    const chosen = (paths: Promise<string[]>) =>
      void paths.then(take, (thrown) => tell(ApiError.from(thrown)));
    return {
      take,
      chooseFiles: () => chosen(choose("import_files", t("import.chooseFiles"))),
      chooseFolder: () => chosen(choose("import_folder", t("import.chooseFolder"))),
    };
  }, [callId, into, t, tell]);

  useDrop((event) => {
    if (!allowed || state?.kind === "running") return;
    setHovering(event.kind === "over");
    if (event.kind === "dropped") void intake.take(event.paths);
  });

  return (
    <Context value={intake}>
      {children}
      {hovering ? <div className={styles.drop}>{t(into ? "import.dropHere" : "import.drop")}</div> : null}
      <ImportDialog
        state={state}
        onCancel={() => void change("intake_cancel", {}).catch((thrown) => tell(ApiError.from(thrown)))}
        onClose={() => setState(null)}
      />
    </Context>
  );
}

export function useImport(): Intake {
  const value = use(Context);
  if (!value) throw new Error("useImport is used outside of its provider");
  return value;
}
