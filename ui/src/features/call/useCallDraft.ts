import { useCallback } from "react";
import { type CallRules, type CallView, useCommand } from "~/api";
import { useAutosave } from "../shared/useAutosave";

interface Named {
  name: string;
  rules: CallRules;
}

const differs = (first: Named, second: Named) => JSON.stringify(first) !== JSON.stringify(second);

/** The call's name and rules as they are being edited. */
export function useCallDraft(view: CallView) {
  const { run, error } = useCommand("call_update");
  const save = useCallback((value: Named) => run({ call_id: view.id, ...value }), [run, view.id]);
  const {
    draft,
    type,
    choose,
    save: flush,
  } = useAutosave<Named>({ name: view.name, rules: view.rules }, differs, save);
  return {
    error,
    name: draft.name,
    rules: draft.rules,
    typeName: (name: string) => type({ ...draft, name }),
    /** Typing in a part of the rules: saved when the field is left. */
    type: (part: Partial<CallRules>) => type({ ...draft, rules: { ...draft.rules, ...part } }),
    /** Choosing: saved at once. */
    choose: (part: Partial<CallRules>) => choose({ ...draft, rules: { ...draft.rules, ...part } }),
    save: flush,
  };
}

export type CallDraft = ReturnType<typeof useCallDraft>;
