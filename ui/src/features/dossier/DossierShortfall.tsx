import { useCommand, useQuery } from "~/api";
import { useCall, useWorkspace } from "~/app/workspace";
import { useReport } from "~/components";
import { Shortfalls } from "../shared/Shortfalls";

/** Whom the call asks for and who is missing among those who evaluate this dossier: for the secretariat, which assigns. */
export function DossierShortfall({ dossierId }: { dossierId: string }) {
  const { isStaff } = useWorkspace();
  return isStaff ? <Own dossierId={dossierId} /> : null;
}

function Own({ dossierId }: { dossierId: string }) {
  const call = useCall();
  const { readOnly } = useWorkspace();
  const report = useReport();
  const { data } = useQuery("assignment_list", { call_id: call.id });
  const complete = useCommand("assignment_complete", report);
  const assign = useCommand("assignment_set", report);
  const own = data?.shortfalls.filter(({ dossier_id }) => dossier_id === dossierId) ?? [];
  const present = (data?.assigned ?? [])
    .filter(({ dossier_id, state }) => dossier_id === dossierId && state !== "recused")
    .map(({ member_id }) => member_id);
  return (
    <Shortfalls
      shortfalls={own}
      editable={!readOnly}
      pending={complete.running || assign.running}
      onAsk={(_, member) => void assign.run({ dossier_id: dossierId, members: [...present, member] })}
      onComplete={() => void complete.run({ call_id: call.id, dossier_id: dossierId })}
    />
  );
}
