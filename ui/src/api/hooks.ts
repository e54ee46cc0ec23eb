import { useQuery as useAnswer } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { activity } from "./activity";
import { call, change } from "./client";
import type { CommandName, Request, Response } from "./contract";
import { ApiError } from "./error";
import { type DropEvent, type HostEvents, host } from "./host";
import { follow, queries } from "./queries";

/** What is known of one query; data from before stay visible while they are fetched again. */
export interface Query<Data> {
  data: Data | undefined;
  error: ApiError | null;
  /** Nothing to show yet, and no error either. */
  loading: boolean;
  refetch(): void;
}

/** How a query is asked. */
const asking = <Name extends CommandName>(command: Name, request: Request<Name>) => ({
  queryKey: [command, request],
  queryFn: () => call(command, request),
});

/** Asks before anything is drawn what the first screen will ask. */
export const prefetch = <Name extends CommandName>(command: Name, request: Request<Name>) =>
  queries.prefetchQuery(asking(command, request));

/** Reads by a command and stays fresh: a change of what the answer depends on fetches again. A `null` request waits. */
export function useQuery<Name extends CommandName>(
  command: Name,
  request: Request<Name> | null,
): Query<Response<Name>> {
  const asked = request !== null;
  const answer = useAnswer({ ...asking(command, request as Request<Name>), enabled: asked }, queries);
  // What may no longer be read is no longer shown, though it was read before.
  const data = answer.error ? undefined : answer.data;
  const again = answer.refetch;
  const refetch = useCallback(() => void (asked && again()), [asked, again]);
  return {
    data,
    error: answer.error,
    loading: data === undefined && answer.error === null,
    refetch,
  };
}

export interface Command<Name extends CommandName> {
  /** Resolves to the response, or to `null` when it was refused; the refusal is then in `error`. */
  run(request: Request<Name>): Promise<Response<Name> | null>;
  running: boolean;
  error: ApiError | null;
  /** Takes the error away (the person has begun to correct). */
  reset(): void;
}

/** Changes by a command. `onError` says where a refusal is shown besides `error` (a toast, mostly). */
export function useCommand<Name extends CommandName>(
  command: Name,
  onError?: (error: ApiError) => void,
): Command<Name> {
  const [running, setRunning] = useState(0);
  const [error, setError] = useState<ApiError | null>(null);
  const report = useRef(onError);
  useEffect(() => {
    report.current = onError;
  }, [onError]);
  const run = useCallback(
    async (request: Request<Name>) => {
      setRunning((count) => count + 1);
      setError(null);
      try {
        return await change(command, request);
      } catch (thrown) {
        const failure = ApiError.from(thrown);
        setError(failure);
        report.current?.(failure);
        return null;
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [command],
  );
  return { run, running: running > 0, error, reset: useCallback(() => setError(null), []) };
}

/** When and whether the work is saved. */
export function useActivity() {
  return useSyncExternalStore(activity.subscribe, activity.snapshot);
}

/** Hears what happens outside for as long as the component lives. */
export function useHostEvent<Name extends keyof HostEvents>(
  name: Name,
  handler: (payload: HostEvents[Name]) => void,
): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  }, [handler]);
  useEffect(() => host().listen(name, (payload) => latest.current(payload)), [name]);
}

/** Hears files that are dragged over the window. */
export function useDrop(handler: (event: DropEvent) => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  }, [handler]);
  useEffect(() => host().onDrop((event) => latest.current(event)), []);
}

/** Keeps what is shown in step with every commit, whichever window made it. */
export function useChanges(): void {
  useHostEvent("changed", (commit) => follow(commit, "host"));
}
