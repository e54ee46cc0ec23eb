import { describe, expect, it } from "vitest";
import type { Action } from "../actions";
import { narrowActions } from "./palette";

const action = (label: string): Action => ({ id: label, label, section: "nav.label", run() {} });
const all = ["Aller au classement", "Importer des fichiers…", "Thème clair", "Déclarer un intérêt"].map(
  action,
);
const names = (query: string) => narrowActions(all, query).map(({ label }) => label);

describe("the palette", () => {
  it("finds by the beginnings of words, accents aside", () => {
    expect(names("decl int")).toEqual(["Déclarer un intérêt"]);
    expect(names("class")).toEqual(["Aller au classement"]);
    expect(names("zzz")).toEqual([]);
  });

  it("puts first what begins with the query, and shows everything for none", () => {
    expect(names("t")).toEqual(["Thème clair"]);
    expect(names("")).toHaveLength(4);
  });
});
