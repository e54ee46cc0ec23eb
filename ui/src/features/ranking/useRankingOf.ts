import { type RankingView, useQuery } from "~/api";

/** The ranking in which a dossier stands: nearly always the one on the call's own grid, which every place shares. */
export function useRankingOf(callId: string, dossierId: string): RankingView | undefined {
  const own = useQuery("ranking_get", { call_id: callId }).data;
  const elsewhere =
    own !== undefined && own.grids.length > 1 && !own.results.some(({ dossier }) => dossier === dossierId);
  const other = useQuery("ranking_get", elsewhere ? { call_id: callId, dossier_id: dossierId } : null);
  return elsewhere ? other.data : own;
}
