import { useCommand, useQuery } from "~/api";
import { navigate } from "~/app/router";
import { useI18n } from "~/i18n";
import { SessionDialog } from "./SessionDialog";

/** Prepares a session, from wherever one is: hour, place and people are those of the last one. */
export default function NewSession({ callId, onClose }: { callId: string; onClose(): void }) {
  const { t } = useI18n();
  const create = useCommand("session_create");
  const list = useQuery("session_list", { call_id: callId });
  if (list.loading) return null;
  return (
    <SessionDialog
      callId={callId}
      title={t("sessions.create")}
      confirm={t("sessions.dialog.create")}
      from={list.data?.sessions.at(-1) ?? null}
      error={create.error}
      running={create.running}
      onChange={create.reset}
      onClose={onClose}
      onConfirm={async (input) => {
        const made = await create.run({ call_id: callId, input });
        if (!made) return;
        onClose();
        navigate({ name: "session", id: made.id });
      }}
    />
  );
}
