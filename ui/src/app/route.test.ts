import { describe, expect, it } from "vitest";
import { addressOf, type Route, routeOf } from "./route";

describe("an address", () => {
  it("leads back to its place", () => {
    const places: Route[] = [
      { name: "welcome" },
      { name: "dossiers" },
      { name: "dossier", id: "0198/é", tab: "documents" },
      { name: "scoring" },
      { name: "scoring", id: "7" },
      { name: "session", id: "3", item: "2" },
      { name: "conflicts" },
    ];
    for (const place of places) expect(routeOf(`#${addressOf(place)}`)).toEqual(place);
  });

  it("that is not known leads to the start", () => {
    expect(routeOf("#/nowhere/5")).toEqual({ name: "welcome" });
    expect(routeOf("")).toEqual({ name: "welcome" });
    expect(routeOf("#/dossier")).toEqual({ name: "dossiers" });
  });
});
