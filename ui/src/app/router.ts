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

/** Goes to a place; `replace` when the one we leave should not be come back to. */
export function navigate(route: Route, { replace = false }: { replace?: boolean } = {}): void {
  const address = `#${addressOf(route)}`;
  if (replace) {
    history.replaceState(null, "", address);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else location.hash = address;
}
