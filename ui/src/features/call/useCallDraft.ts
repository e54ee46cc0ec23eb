import type { CallRules, CallView } from "~/api";
import { useAutosave } from "../shared/useAutosave";

interface Named {
  name: string;
  rules: CallRules;
}

/** The call's name and rules as they are being edited. */
export function useCallDraft(view: CallView) {
  const { value, failure, put, flush } = useAutosave({
    key: `call:${view.id}`,
    command: "call_update",
    request: (next: Named) => ({ call_id: view.id, ...next }),
    about: { name: view.name },
    held: { name: view.name, rules: view.rules },
    // The core names a field of the rules from the rules on.
    place: (field) => (field === "name" ? field : `rules.${field}`),
  });
  return {
    error: failure,
    name: value.name,
    rules: value.rules,
    typeName: (name: string) => put({ ...value, name }, "leave"),
    /** Typing in a part of the rules: saved when the field is left. */
    type: (part: Partial<CallRules>) => put({ ...value, rules: { ...value.rules, ...part } }, "leave"),
    /** Choosing: saved at once. */
    choose: (part: Partial<CallRules>) => put({ ...value, rules: { ...value.rules, ...part } }, "now"),
    save: () => void flush(),
  };
}

export type CallDraft = ReturnType<typeof useCallDraft>;
