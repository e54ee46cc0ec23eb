import { describe, expect, it } from "vitest";
import { addressOf, routeOf } from "~/app/route";
import { tabOf, tabOfHit } from "./tabs";

describe("the address of a dossier's part", () => {
  it("leads to the page and the words that a search found, through the address bar", () => {
    const spot = { page: 3, words: "ratio 3:4, à l’équilibre" };
    const route = { name: "dossier", id: "d4", tab: tabOfHit("doc7", spot) } as const;
    expect(routeOf(addressOf(route))).toEqual(route);
    expect(tabOf(route.tab)).toEqual({ tab: "documents", document: "doc7", spot });
  });

  it("leaves the page to be found where the search does not know it", () => {
    expect(tabOf(tabOfHit("doc7", { page: null, words: "nappes" })).spot).toEqual({
      page: null,
      words: "nappes",
    });
  });

  it("names a document without a place in it, or a tab", () => {
    expect(tabOf("document:doc7")).toEqual({ tab: "documents", document: "doc7", spot: null });
    expect(tabOf("marks").tab).toBe("marks");
    expect(tabOf("nowhere").tab).toBe("identity");
  });
});
