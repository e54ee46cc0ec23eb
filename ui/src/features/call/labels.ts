import type { ConditionalTerm, LabelRule } from "~/api";

/** What a call begins with whose decisions hold for a time. */
export const NEW_LABEL: LabelRule = { months: 12, conditional: [], ends_with_funder: false, alerts: [3, 1] };

/** A way to grant it under a condition, to begin with. */
export const NEW_TERM: ConditionalTerm = { months: 24, extendable_to: 48 };

/** The months at which the end is told, as they are typed: the earliest first, each once; what is no number says nothing. */
export function alertsOf(text: string): number[] {
  const months = text
    .split(/\D+/)
    .filter(Boolean)
    .map(Number)
    .filter((one) => one > 0);
  return [...new Set(months)].sort((a, b) => b - a);
}

/** A label that no funder ends, where none is followed any more. */
export function withoutFunders(label: LabelRule | null): LabelRule | null {
  return label && { ...label, ends_with_funder: false };
}
