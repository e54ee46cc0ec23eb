import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createAutosave } from "./autosave";

interface Options<Value> {
  /** What the workspace holds. */
  held: Value;
  save(value: Value): Promise<boolean>;
  valid?(value: Value): boolean;
}

/** A draft that saves itself. Give the component a key of what the draft belongs to. */
export function useAutosave<Value>({ held, save, valid }: Options<Value>) {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  }, [save]);
  const [store] = useState(() =>
    createAutosave<Value>({ initial: held, save: (value) => latest.current(value), valid }),
  );
  const key = JSON.stringify(held);
  // biome-ignore lint/correctness/useExhaustiveDependencies: its content, not its identity
  useEffect(() => store.adopt(held), [store, key]);
  useEffect(() => () => void store.flush(), [store]);
  const draft = useSyncExternalStore(store.subscribe, store.snapshot);
  return { ...draft, put: store.put, flush: store.flush };
}
