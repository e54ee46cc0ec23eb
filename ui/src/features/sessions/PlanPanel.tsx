import { type SessionView, useCommand, useQuery } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { Section, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { AgendaEditor } from "./AgendaEditor";
import { PlanFields } from "./PlanFields";
import { isPlanned, type Plan, planOf } from "./plan";
import { SavedMark } from "./SavedMark";
import styles from "./Sessions.module.css";
import { isEditable } from "./steps";
import { useAutosave } from "../shared/useAutosave";

/** Day, place, people and agenda of a session. */
export function PlanPanel({ view, callId }: { view: SessionView; callId: string }) {
  const { t } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const members = useQuery("member_list", { call_id: callId }).data?.members ?? [];
  const update = useCommand("session_update", useReport());
  const { row } = view;
  const editable = isStaff && !readOnly && (isEditable(row.state) || row.state === "open");
  const plan = useAutosave<Plan>({
    held: planOf(row),
    valid: isPlanned,
    save: async (input) => isPlanned(input) && (await update.run({ session_id: row.id, input })) !== null,
  });
  return (
    <div className={styles.stack}>
      <Section title={t("session.panel.plan")} actions={<SavedMark state={plan.state} />}>
        <PlanFields
          plan={plan.value}
          members={members}
          onChange={(next) => plan.put(next)}
          isDisabled={!editable}
          sitting={row.state === "open"}
        />
      </Section>
      <AgendaEditor view={view} callId={callId} editable={editable && isEditable(row.state)} />
    </div>
  );
}
