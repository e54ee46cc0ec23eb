/** Every place of the application. A place is shown by the page of its feature and has an address of its own. */
export type Route =
  | { name: "welcome" }
  | { name: "call" }
  | { name: "dossiers" }
  | { name: "dossier"; id: string; tab?: string }
  | { name: "scoring"; id?: string }
  | { name: "ranking" }
  | { name: "sessions" }
  | { name: "session"; id: string; item?: string }
  | { name: "labels" }
  | { name: "members" }
  | { name: "journal" }
  | { name: "conflicts" };

export type RouteName = Route["name"];

/** The address of a place, as it stands after the `#`. */
export function addressOf(route: Route): string {
  const parts = ["", route.name];
  if ("id" in route && route.id !== undefined) parts.push(encodeURIComponent(route.id));
  if ("tab" in route && route.tab !== undefined) parts.push(encodeURIComponent(route.tab));
  if ("item" in route && route.item !== undefined) parts.push(encodeURIComponent(route.item));
  return parts.join("/");
}

/** The place that an address names; an unknown one leads to the start. */
export function routeOf(address: string): Route {
  const [name, id, more] = address
    .replace(/^#?\/?/, "")
    .split("/")
    .map((part) => decodeURIComponent(part));
  switch (name) {
    case "call":
    case "dossiers":
    case "ranking":
    case "sessions":
    case "labels":
    case "members":
    case "journal":
    case "conflicts":
      return { name };
    case "scoring":
      return id ? { name, id } : { name };
    case "dossier":
      return id ? (more ? { name, id, tab: more } : { name, id }) : { name: "dossiers" };
    case "session":
      return id ? (more ? { name, id, item: more } : { name, id }) : { name: "sessions" };
    default:
      return { name: "welcome" };
  }
}
