import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createAutosave } from "./autosave";

interface Options<Value> {
  /** What the workspace holds. */
  held: Value;
  /** Resolves to whether the workspace took it. */
  save(value: Value): Promise<boolean>;
  /** What may not be sent yet; it stays in its field. */
  valid?(value: Value): boolean;
  /** Whether two values mean the same. */
  same?(first: Value, second: Value): boolean;
}

/**
 * A form without a button to save. What was refused stays as typed until it is corrected; what arrives from elsewhere (an
 * undo, another page) replaces what is shown unless something is being typed; leaving the page is leaving the field. Give the
 * component a key of what the draft belongs to.
 */
export function useAutosave<Value>({ held, save, valid, same }: Options<Value>) {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  }, [save]);
  const [store] = useState(() =>
    createAutosave<Value>({ initial: held, save: (value) => latest.current(value), valid, same }),
  );
  const key = JSON.stringify(held);
  // biome-ignore lint/correctness/useExhaustiveDependencies: its content, not its identity
  useEffect(() => store.adopt(held), [store, key]);
  useEffect(() => () => void store.flush(), [store]);
  const draft = useSyncExternalStore(store.subscribe, store.snapshot);
  return { ...draft, put: store.put, flush: store.flush };
}
