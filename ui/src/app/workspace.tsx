import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import {
  type Actor,
  type ApiError,
  type CallSummary,
  type Code,
  forget,
  type MemberId,
  useQuery,
  type WorkspaceInfo,
  type WorkspaceStatus,
} from "~/api";

/** The open workspace, the call that is worked on, and who works. */
export interface Workspace {
  info: WorkspaceInfo;
  readOnly: boolean;
  lastBackup: string | null;
  /** Why the automatic backup failed, when it did. */
  backupFailure: Code | null;
  actor: Actor;
  /** The member's name, when a member acts. */
  actorName: string | null;
  isStaff: boolean;
  memberId: MemberId | null;
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
  workspace: Workspace | null;
}

const Context = createContext<Loaded | null>(null);

/** Everything known belongs to one workspace and one seat: when either changes, it is all asked again. */
export function forgetEverything(): void {
  forget();
}

export function WorkspaceProvider({ children }: { children: ReactNode }) {
  const status = useQuery("workspace_status", {});
  const info = status.data?.workspace ?? null;
  const calls = useQuery("call_list", info ? {} : null);
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
    const workspace =
      status.data && info && list
        ? {
            info,
            readOnly: info.mode === "backup",
            lastBackup: status.data.last_backup?.made_at ?? null,
            backupFailure: status.data.backup_failure,
            actor: status.data.actor,
            actorName: status.data.actor_name,
            isStaff: status.data.actor.kind === "staff",
            memberId: status.data.actor.kind === "member" ? status.data.actor.member_id : null,
            calls: list,
            call: list.find(({ id }) => id === chosen) ?? list[0] ?? null,
            chooseCall,
          }
        : null;
    return {
      status: status.data,
      loading: status.loading || (info !== null && calls.loading),
      error: status.error ?? calls.error,
      retry() {
        status.refetch();
        calls.refetch();
      },
      workspace,
    };
  }, [status, calls, info, chosen, chooseCall]);
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
