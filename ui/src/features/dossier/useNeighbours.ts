import { useQuery } from "~/api";
import { useCall } from "~/app/workspace";

/** The dossiers before and after this one, by reception number. */
export function useNeighbours(id: string): { previous: string | null; next: string | null } {
  const call = useCall();
  const rows = useQuery("dossier_list", { call_id: call.id }).data?.dossiers ?? [];
  const at = rows.findIndex((row) => row.id === id);
  return {
    previous: at > 0 ? (rows[at - 1]?.id ?? null) : null,
    next: at >= 0 ? (rows[at + 1]?.id ?? null) : null,
  };
}
