import { type SessionInput, type SessionView, useQuery } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { Section, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { AgendaEditor } from "./AgendaEditor";
import { aboutSession } from "./names";
import { PlanFields } from "./PlanFields";
import { plannedPart, type Plan, planOf } from "./plan";
import styles from "./Sessions.module.css";
import { isEditable } from "./steps";
import { SavedMark } from "../shared/SavedMark";
import { useAutosave } from "../shared/useAutosave";

/** Day, place, people and agenda of a session. */
export function PlanPanel({ view, callId }: { view: SessionView; callId: string }) {
  const { t } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const members = useQuery("member_list", { call_id: callId }).data?.members ?? [];
  const { row } = view;
  const editable = isStaff && !readOnly && (isEditable(row.state) || row.state === "open");
  const plan = useAutosave(
    {
      key: `plan:${row.id}`,
      command: "session_update",
      // Only what is planned is sent.
      request: (input: Plan) => ({ session_id: row.id, input: input as SessionInput }),
      about: aboutSession(row),
      held: planOf(row),
      sendable: plannedPart,
    },
    useReport(),
  );
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
