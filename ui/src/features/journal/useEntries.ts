import { useEffect, useState } from "react";
import { ApiError, call, type HistoryEntry, useQuery } from "~/api";

const PAGE = 60;

/** The journal from the newest entry back, of everything or of one dossier; older pages are added when asked for. */
export function useEntries(dossierId: string | null) {
  const newest = useQuery("journal_list", { before: null, limit: PAGE, dossier_id: dossierId });
  const [older, setOlder] = useState<readonly HistoryEntry[]>([]);
  const [ended, setEnded] = useState(false);
  const [loadingMore, setLoadingMore] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const first = newest.data;
  // A new entry moves the first page: what was read further back is read again from there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the data stand for the page that was read
  useEffect(() => {
    setOlder([]);
    setEnded(false);
  }, [first, dossierId]);
  const entries = first ? [...first.entries, ...older] : [];
  async function more() {
    const last = entries.at(-1);
    if (!last || loadingMore) return;
    setLoadingMore(true);
    try {
      const page = await call("journal_list", { before: last.place, limit: PAGE, dossier_id: dossierId });
      setOlder((known) => [...known, ...page.entries]);
      setEnded(page.entries.length < PAGE);
      setError(null);
    } catch (thrown) {
      setError(ApiError.from(thrown));
    } finally {
      setLoadingMore(false);
    }
  }
  const hasMore = first !== undefined && first.entries.length === PAGE && !ended;
  return {
    ...newest,
    error: newest.error ?? error,
    entries,
    head: first?.head ?? null,
    more,
    hasMore,
    loadingMore,
  };
}
