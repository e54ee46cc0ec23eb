import { expect, it } from "vitest";
import { areaWith, areaWithout, idOf, NOWHERE, sheetOf } from "./area";

it("a place is named once, among those of its kind", () => {
  const department = { kind: "department", code: "32" } as const;
  const region = { kind: "region", code: "32" } as const;
  const both = areaWith(areaWith(NOWHERE, department), region);
  expect(both).toEqual({ regions: ["32"], departments: ["32"], epcis: [], communes: [] });
  expect(areaWith(both, region)).toBe(both);
  expect(areaWithout(both, department)).toEqual({ ...NOWHERE, regions: ["32"] });
});

it("what a list of choices names leads back to its place", () => {
  for (const place of [
    { kind: "epci", code: "200072460" },
    { kind: "department", code: "2A" },
  ] as const) {
    expect(sheetOf(idOf(place))).toEqual(place);
  }
});
