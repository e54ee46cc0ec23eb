import { useCallback, useEffect, useRef, useState } from "react";

/** What is being typed, and the ways it is saved. */
export interface Draft<Value> {
  draft: Value;
  /** Typing: saved when the field is left. */
  type(next: Value): void;
  /** Choosing: saved at once. */
  choose(next: Value): void;
  /** The field was left. */
  save(): void;
}

/**
 * A form without a button to save: leaving a field saves, a choice saves at once, and what was refused stays as typed
 * until it is corrected. What arrives from elsewhere (an undo, another page) replaces what is shown unless something is
 * being typed. `save` must stay the same function between two drawings.
 */
export function useAutosave<Value>(
  saved: Value,
  differs: (first: Value, second: Value) => boolean,
  save: (value: Value) => Promise<unknown>,
): Draft<Value> {
  const [draft, setDraft] = useState<Value>(saved);
  const latest = useRef({ draft, saved, differs });
  latest.current = { draft, saved, differs };

  const arrived = JSON.stringify(saved);
  const before = useRef(arrived);
  useEffect(() => {
    if (before.current === arrived) return;
    const [old, fresh] = [JSON.parse(before.current) as Value, JSON.parse(arrived) as Value];
    const { draft: now, differs: different } = latest.current;
    before.current = arrived;
    if (!different(now, old) || !different(now, fresh)) setDraft(fresh);
  }, [arrived]);

  const flush = useCallback(
    (value: Value = latest.current.draft) => {
      if (latest.current.differs(value, latest.current.saved)) void save(value);
    },
    [save],
  );
  // Leaving the page is leaving the field.
  useEffect(() => () => flush(), [flush]);

  return {
    draft,
    type: setDraft,
    choose(next) {
      setDraft(next);
      flush(next);
    },
    save: () => flush(),
  };
}
