import type { Criterion } from "~/api";

/** What a criterion loses with its scale, being said of that scale's levels. */
export function lostWithScale({ descriptors, floor }: Criterion): "texts" | "floor" | "both" | null {
  if (descriptors.length > 0) return floor === null ? "texts" : "both";
  return floor === null ? null : "floor";
}
