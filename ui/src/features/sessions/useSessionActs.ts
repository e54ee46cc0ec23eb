import { useState } from "react";
import type { SessionView } from "~/api";
import { useActions } from "~/app/actions";
import { useWorkspace } from "~/app/workspace";
import { useI18n } from "~/i18n";
import { useAnswers } from "./answers";
import { type Asking, furtherActs, nextAct } from "./nextAct";
import { useSessionCommands } from "./useSessionCommands";

/** What can be done with a session in its present state. */
export function useSessionActs(view: SessionView) {
  const { t } = useI18n();
  const { isStaff, readOnly } = useWorkspace();
  const [asking, setAsking] = useState<Asking | null>(null);
  const commands = useSessionCommands(view, () => setAsking(null));
  const answered = useAnswers(view).length > 0;
  const editable = isStaff && !readOnly;
  const means = { t, commands, ask: setAsking, answered };
  const primary = editable ? nextAct(view, means) : null;
  useActions([
    ...(primary ? [{ id: "session.next", section: "section.session" as const, ...primary }] : []),
    ...(editable ? furtherActs(view, means) : []),
  ]);
  return { ...commands, primary, editable, asking, setAsking };
}
