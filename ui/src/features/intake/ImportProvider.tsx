import { createContext, type ReactNode, use, useMemo, useState } from "react";
import {
  ApiError,
  call as ask,
  change,
  choose,
  type ImportAnswer,
  type ImportProgress,
  type ImportReport,
  useDrop,
  useHostEvent,
  useQuery,
} from "~/api";
import { useRoute } from "~/app/router";
import { useWorkspace } from "~/app/workspace";
import { DropHint, useReport } from "~/components";
import { usePackActs } from "~/features/packs/PackActs";
import { isPli } from "~/features/shared/pli";
import { useI18n } from "~/i18n";
import { ImportDialog } from "./ImportDialog";

/** Taking files in, from wherever one is. */
export interface Intake {
  chooseFiles(): void;
  chooseFolder(): void;
  /** How many units wait for an answer from earlier imports. */
  waiting: number;
  /** Takes those up. */
  resume(): void;
}

/** What is taken in: the same for the plan and for the act. */
interface Wanted {
  call_id: string;
  paths: string[];
  into: string | null;
  /** What waits for an answer from earlier imports, instead of files. */
  waiting: boolean;
}

/** What somebody said to a plan. */
export interface Said {
  received_at: string | null;
  answers: Record<string, ImportAnswer>;
}

export type ImportState =
  | { kind: "reading" | "running"; progress: ImportProgress | null }
  | { kind: "plan"; report: ImportReport; failure: ApiError | null; wanted: Wanted }
  | { kind: "done"; report: ImportReport; failure: ApiError | null }
  | null;

const Context = createContext<Intake | null>(null);
const NOTHING_SAID: Said = { received_at: null, answers: {} };

export function ImportProvider({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const { call, isStaff, readOnly } = useWorkspace();
  const route = useRoute();
  const tell = useReport();
  const { planReturns } = usePackActs();
  const [state, setState] = useState<ImportState>(null);
  const [hovering, setHovering] = useState(false);
  const callId = call?.id ?? null;
  const into = route.name === "dossier" ? route.id : null;
  const allowed = callId !== null && isStaff && !readOnly;
  const kept = useQuery("intake_waiting", allowed ? { call_id: callId } : null);
  const { refetch } = kept;
  const waiting = kept.data?.units ?? 0;

  useHostEvent("progress", (news) => {
    if (news.event !== "import") return;
    setState((now) =>
      now?.kind === "reading" || now?.kind === "running" ? { ...now, progress: news.progress } : now,
    );
  });

  const intake = useMemo(() => {
    /** What would be done, shown before anything is. */
    async function plan(paths: string[], takesUp = false) {
      if (callId === null || (paths.length === 0 && !takesUp)) return;
      const wanted = { call_id: callId, paths, into: takesUp ? null : into, waiting: takesUp };
      setState({ kind: "reading", progress: null });
      try {
        const { report, failure } = await change("intake_plan", { ...wanted, ...NOTHING_SAID });
        setState(
          report.cancelled
            ? null
            : { kind: "plan", report, failure: failure && ApiError.from(failure), wanted },
        );
      } catch (thrown) {
        setState(null);
        tell(ApiError.from(thrown));
      }
    }
    async function act(wanted: Wanted, said: Said) {
      setState({ kind: "running", progress: null });
      try {
        const { report, failure } = await change("intake_import", { ...wanted, ...said });
        setState({ kind: "done", report, failure: failure && ApiError.from(failure) });
        // What is still asked waits now, though no row of the record tells so.
        refetch();
      } catch (thrown) {
        setState(null);
        tell(ApiError.from(thrown));
      }
    }
    const chosen = (paths: Promise<string[]>) =>
      void paths.then(
        (found) => plan(found),
        (thrown) => tell(ApiError.from(thrown)),
      );
    /** What was dropped is told apart first: what members gave back, in files or in mails, is no document of a dossier. */
    async function drop(paths: string[], taking: boolean) {
      // Mails are read for it, which may take as long as an import.
      const reading = taking && !paths.every(isPli);
      if (reading) setState({ kind: "reading", progress: null });
      try {
        const { returns, documents } = await ask("returns_sort", { paths });
        if (reading) setState(null);
        planReturns(returns);
        if (taking) await plan(documents);
      } catch (thrown) {
        if (reading) setState(null);
        tell(ApiError.from(thrown));
      }
    }
    return {
      plan,
      act,
      drop,
      waiting,
      resume: () => void plan([], true),
      chooseFiles: () => chosen(choose("import_files", t("import.chooseFiles"))),
      chooseFolder: () => chosen(choose("import_folder", t("import.chooseFolder"))),
    };
  }, [callId, into, t, tell, waiting, refetch, planReturns]);

  useDrop((event) => {
    if (!isStaff) return;
    const taking = allowed && (state === null || state.kind === "done");
    setHovering(event.kind === "over" && taking);
    if (event.kind === "dropped") void intake.drop(event.paths, taking);
  });

  return (
    <Context value={intake}>
      {children}
      {hovering ? <DropHint>{t(into ? "import.dropHere" : "import.drop")}</DropHint> : null}
      <ImportDialog
        state={state}
        onCancel={() => void change("intake_cancel", {}).catch((thrown) => tell(ApiError.from(thrown)))}
        onAct={(said) => state?.kind === "plan" && void intake.act(state.wanted, said)}
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
