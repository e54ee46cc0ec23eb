import { useCallback, useState } from "react";

/** A preference of this person on this machine (a width, a ratio); it is no part of the workspace. */
export function useRemembered<Value>(
  key: string | undefined,
  initial: Value,
): [Value, (value: Value) => void] {
  const name = key && `palmares.${key}`;
  const [value, setValue] = useState<Value>(() => {
    try {
      const stored = name && localStorage.getItem(name);
      return stored ? (JSON.parse(stored) as Value) : initial;
    } catch {
      return initial;
    }
  });
  const remember = useCallback(
    (next: Value) => {
      setValue(next);
      if (name) localStorage.setItem(name, JSON.stringify(next));
    },
    [name],
  );
  return [value, remember];
}
