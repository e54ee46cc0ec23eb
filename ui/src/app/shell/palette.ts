import { folded } from "~/text/fold";
import type { Action } from "../actions";

/** The actions in whose name every word of the query begins a word, those that begin with it first. */
export function narrowActions(actions: readonly Action[], query: string): Action[] {
  const words = folded(query)
    .split(/[\s’'-]+/)
    .filter(Boolean);
  const named = actions.map((action) => ({ action, name: folded(action.label) }));
  const found = named.filter(({ name }) =>
    words.every((word) => name.split(/[\s’'-]+/).some((part) => part.startsWith(word))),
  );
  const first = words[0] ?? "";
  return found
    .map(({ action, name }, at) => ({ action, order: (name.startsWith(first) ? 0 : 1000) + at }))
    .sort((a, b) => a.order - b.order)
    .map(({ action }) => action);
}
