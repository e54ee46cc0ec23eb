import type { LucideIcon } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { MessageKey } from "~/i18n";

/** Something that can be done from where one is: shown in the palette, reached by its keys. */
export interface Action {
  id: string;
  /** Already in the language shown. */
  label: string;
  section: MessageKey;
  icon?: LucideIcon;
  shortcut?: string;
  isDisabled?: boolean;
  /** Works while a field has the focus too; by default only shortcuts with Ctrl, Alt or a function key do. */
  run(): void;
}

type Group = readonly Action[];

/** Who offers: the frame for the whole application, or the page that is shown, whose own way of doing a thing wins. */
type From = "frame" | "page";

let groups: readonly { owner: symbol; from: From; actions: Group }[] = [];
let all: Group = [];
const listeners = new Set<() => void>();

function set(next: typeof groups) {
  groups = next;
  const offered = (["frame", "page"] as const).flatMap((from) =>
    groups.filter((group) => group.from === from).flatMap(({ actions }) => actions),
  );
  all = offered.filter(({ id }, at) => !offered.slice(at + 1).some((later) => later.id === id));
  for (const listener of listeners) listener();
}

/** What can be done now, each thing once, what was offered last coming last. */
export function currentActions(): Group {
  return all;
}

/** Does what is offered under this name, if it can be done now. */
export function runAction(id: string): boolean {
  const action = all.find((one) => one.id === id && !one.isDisabled);
  action?.run();
  return action !== undefined;
}

export function useAllActions(): Group {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentActions);
}

/** Offers actions for as long as the component is on screen. */
export function useActions(actions: Group, from: From = "page"): void {
  const owner = useRef(Symbol("actions"));
  const latest = useRef(actions);
  latest.current = actions;
  const shape = actions
    .map(({ id, label, shortcut, isDisabled }) => `${id}|${label}|${shortcut ?? ""}|${isDisabled ?? false}`)
    .join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is shown matters; what runs is looked up when it runs
  useEffect(() => {
    const own = owner.current;
    const offered = latest.current.map((action) => ({
      ...action,
      run: () => latest.current.find(({ id }) => id === action.id)?.run(),
    }));
    set([...groups.filter((group) => group.owner !== own), { owner: own, from, actions: offered }]);
    return () => set(groups.filter((group) => group.owner !== own));
  }, [shape, from]);
}
