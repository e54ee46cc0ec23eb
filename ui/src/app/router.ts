import { useSyncExternalStore } from "react";
import { addressOf, type Route, routeOf } from "./route";

let known = { hash: "", route: routeOf("") };

function current(): Route {
  // The same object for the same address, so that readers see a change only when there is one.
  if (known.hash !== location.hash) known = { hash: location.hash, route: routeOf(location.hash) };
  return known.route;
}

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}

/** Whether the page may be left: at once, or once what it holds is saved or given up. */
type Guard = () => true | Promise<boolean>;

let guard: Guard = () => true;

/** Named once at start-up: what is asked before a page is left. */
export function guardLeaving(next: Guard): void {
  guard = next;
}

/** Goes to a place; `replace` when the one we leave should not be come back to, which nobody is asked about. */
export function navigate(route: Route, { replace = false }: { replace?: boolean } = {}): void {
  const address = `#${addressOf(route)}`;
  if (replace) {
    history.replaceState(null, "", address);
    dispatchEvent(new HashChangeEvent("hashchange"));
    return;
  }
  leave(() => location.assign(address));
}

/** Goes back to the place before (-1), or forward again (1). */
export function travel(by: -1 | 1): void {
  leave(() => history.go(by));
}

function leave(go: () => void): void {
  const free = guard();
  if (free === true) go();
  else void free.then((may) => may && go());
}
