import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import {
  type ApiError,
  type CallSummary,
  type Candidate,
  type Code,
  type HomeView,
  type MemberId,
  type PersonView,
  type Seat,
  useQuery,
  type WorkspaceInfo,
  type WorkspaceStatus,
} from "~/api";

/** The open workspace, the call that is worked on, and who works. */
export interface Workspace {
  info: WorkspaceInfo;
  readOnly: boolean;
  /** Why the automatic backup failed, when it did. */
  backupFailure: Code | null;
  seat: Seat;
  isStaff: boolean;
  memberId: MemberId | null;
  /** What a member took home, where that is what is open; none in a workspace of the secretariat's. */
  home: HomeView | null;
  /** The secretariat's people. */
  persons: readonly PersonView[];
  /** Everybody who may sit down here. */
  candidates: readonly Candidate[];
  /** Conflicts that nobody has settled, and entries that a rule forbade here. */
  conflicts: number;
  refused: number;
  calls: readonly CallSummary[];
  /** None while the workspace has no call yet. */
  call: CallSummary | null;
  chooseCall(id: string): void;
}

interface Loaded {
  status: WorkspaceStatus | undefined;
  /** Nothing is known yet. */
  loading: boolean;
  error: ApiError | null;
  retry(): void;
  /** None while none is open, and while nobody has said who they are. */
  workspace: Workspace | null;
}

const Context = createContext<Loaded | null>(null);

/** Whether a copy at home is open, which only its member asks; not known at first. */
function useHome(status: WorkspaceStatus | undefined): HomeView | null | undefined {
  const seat = status?.seat ?? null;
  const asks = seat !== null && seat.part !== "secretariat";
  const { data, error } = useQuery("home_get", asks ? {} : null);
  return !asks || error ? null : data?.home;
}

export function WorkspaceProvider({ children }: { children: ReactNode }) {
  const status = useQuery("workspace_status", {});
  const info = status.data?.workspace ?? null;
  const calls = useQuery("call_list", info ? {} : null);
  const home = useHome(status.data);
  const key = info ? `palmares.call.${info.id}` : "";
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => setChosen(key ? localStorage.getItem(key) : null), [key]);
  const chooseCall = useCallback(
    (id: string) => {
      localStorage.setItem(key, id);
      setChosen(id);
    },
    [key],
  );
  const value = useMemo<Loaded>(() => {
    const list = calls.data?.calls;
    const seat = status.data?.seat;
    const call = list?.find(({ id }) => id === chosen) ?? list?.[0] ?? null;
    const workspace =
      status.data && info && seat && list && home !== undefined
        ? {
            info,
            readOnly: info.mode === "backup",
            backupFailure: status.data.backup_failure,
            seat,
            isStaff: seat.part === "secretariat",
            memberId: seat.member_id,
            home,
            persons: status.data.persons,
            candidates: status.data.candidates,
            conflicts: status.data.conflicts,
            refused: status.data.refused,
            calls: list,
            call,
            chooseCall,
          }
        : null;
    return {
      status: status.data,
      loading: status.loading || (info !== null && (calls.loading || home === undefined)),
      // Without a seat nothing but who sits down has to be known.
      error: status.error ?? (seat ? calls.error : null),
      retry() {
        status.refetch();
        calls.refetch();
      },
      workspace,
    };
  }, [status, calls, home, info, chosen, chooseCall]);
  return <Context value={value}>{children}</Context>;
}

export function useLoadedWorkspace(): Loaded {
  const value = use(Context);
  if (!value) throw new Error("useLoadedWorkspace is used outside of its provider");
  return value;
}

/** The open workspace; only for pages that are shown when there is one. */
export function useWorkspace(): Workspace {
  const { workspace } = useLoadedWorkspace();
  if (!workspace) throw new Error("no workspace is open on this page");
  return workspace;
}

/** The call that is worked on; only for pages that are shown when there is one. */
export function useCall(): CallSummary {
  const { call } = useWorkspace();
  if (!call) throw new Error("no call is chosen on this page");
  return call;
}
