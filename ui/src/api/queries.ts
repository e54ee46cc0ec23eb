import { QueryClient } from "@tanstack/react-query";
import type { CommandName } from "./contract";
import type { ApiError } from "./error";
import { DEPENDS } from "./generated/depends";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: ApiError;
  }
}

/**
 * Answers by command and request. They hold until a change touches what they depend on, so nothing is asked again by the
 * clock, by the focus or by a network, of which there is none; and a refusal is an answer, so nothing is tried twice.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: "always",
    },
  },
});

/** Whether a change of `touched` concerns a query that depends on `area`: `dossier` stands for every `dossier:<id>`, `*` for all. */
export function concerns(touched: string, area: string): boolean {
  return (
    area === "*" ||
    touched.startsWith("*:") ||
    touched === area ||
    touched.startsWith(`${area}:`) ||
    area.startsWith(`${touched}:`)
  );
}

/** What a command's answer depends on. */
const dependsOn = (command: unknown) => DEPENDS[command as keyof typeof DEPENDS] ?? [];

/** Asks again for what depends on the rows touched: at once what is on screen, the rest when it is next looked at. */
export function invalidate(touched: readonly string[]): void {
  if (touched.length === 0) return;
  const stale = queries.getQueryCache().findAll({
    predicate: ({ queryKey: [command] }) =>
      touched.some((row) => dependsOn(command).some((area) => concerns(row, area))),
  });
  for (const query of stale) {
    if (query.state.fetchStatus === "idle") continue;
    // It was asked before the change: its answer is dropped, also when it is the first one or nobody looks any more.
    if (query.isActive()) void query.cancel({ silent: true });
    else queries.getQueryCache().remove(query);
  }
  const found = new Set(stale);
  void queries.invalidateQueries({ predicate: (query) => found.has(query) });
}

/** Resolves once what is on screen was asked again, or waited for where it is being asked. */
export async function refreshed(): Promise<void> {
  await queries.refetchQueries({ type: "active" }, { cancelRefetch: false });
}

type Teller = "receipt" | "host";

/** Entries told once, and by whom: a change made here is told twice, by its receipt and by the host, in either order. */
const told = new Map<number, Teller>();
const TOLD = 100;

/** A commit, of this window or of another, refreshes what it touched; its echo does not ask for everything once more. */
export function follow(
  { entry, touched }: { entry: number | null; touched: readonly string[] },
  by: Teller,
): void {
  const before = entry === null ? undefined : told.get(entry);
  if (entry !== null) told.delete(entry);
  if (before !== undefined && before !== by) return;
  if (entry !== null) told.set(entry, by);
  const [oldest] = told.keys();
  if (told.size > TOLD && oldest !== undefined) told.delete(oldest);
  invalidate(touched);
}

/** Forgets everything but one command's answer: another workspace or another person. What is on screen is asked again. */
export function forget(but?: CommandName): void {
  const predicate = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== but;
  told.clear();
  queries.removeQueries({ type: "inactive", predicate });
  void queries.resetQueries({ predicate });
}
