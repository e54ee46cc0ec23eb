import type { Area, AreaKind, AreaSheet } from "~/api";

/** The kinds of areas, the widest first. */
export const AREA_KINDS: readonly AreaKind[] = ["region", "department", "epci", "commune"];

const LISTS = {
  region: "regions",
  department: "departments",
  epci: "epcis",
  commune: "communes",
} as const satisfies Record<AreaKind, keyof Area>;

type Place = Pick<AreaSheet, "kind" | "code">;

export const NOWHERE: Area = { regions: [], departments: [], epcis: [], communes: [] };

/** One name for a place of any kind: a department and a region may bear the same code. */
export function idOf({ kind, code }: Place): string {
  return `${kind}:${code}`;
}

export function sheetOf(id: string): Place {
  const kind = AREA_KINDS.find((one) => id.startsWith(`${one}:`)) ?? "commune";
  return { kind, code: id.slice(kind.length + 1) };
}

export function codesOf(area: Area, kind: AreaKind): readonly string[] {
  return area[LISTS[kind]];
}

/** The area with a place more, named once. */
export function areaWith(area: Area, { kind, code }: Place): Area {
  const codes = codesOf(area, kind);
  return codes.includes(code) ? area : { ...area, [LISTS[kind]]: [...codes, code] };
}

export function areaWithout(area: Area, { kind, code }: Place): Area {
  return { ...area, [LISTS[kind]]: codesOf(area, kind).filter((own) => own !== code) };
}
