import type {
  Activities,
  Area,
  CounterRule,
  EligibilityRule,
  EligibilityTest,
  PriorityRule,
  Label,
} from "~/api";
import { NOWHERE } from "./area";

/** What the application can verify of a rule, in the order offered. */
export const TESTS: readonly EligibilityTest["kind"][] = [
  "applicant_type_in",
  "implementation_in",
  "hq_in_or_commitment",
  "activity_in",
  "one_application_per_project_or_company",
  "received_before_deadline",
  "signed_and_complete",
  "requested_between",
  "counter_between",
];

/** The letters of the sections of NAF rév. 2. */
export const SECTIONS: readonly string[] = [..."ABCDEFGHIJKLMNOPQRSTU"];

/**
 * The test of another kind: the area stays where both look at one, and begins with the region of the programme; a number begins with a
 * bound that every stated one meets.
 */
export function testOf(
  kind: EligibilityTest["kind"],
  before: EligibilityTest,
  counters: readonly CounterRule[],
): EligibilityTest {
  switch (kind) {
    case "implementation_in":
    case "hq_in_or_commitment":
      return { kind, ...(areaOf(before) ?? { ...NOWHERE, regions: ["32"] }) };
    case "activity_in":
      return { kind, ...(activitiesOf(before) ?? { sections: ["C"], divisions: [] }) };
    case "requested_between":
      return { kind, at_least_cents: 0, at_most_cents: null };
    case "counter_between":
      return { kind, counter: counters[0]?.code ?? "", at_least: 0, at_most: null };
    default:
      return { kind };
  }
}

/** Where a rule is met, for one that looks at a place. */
export function areaOf(test: EligibilityTest): Area | null {
  if (!("regions" in test)) return null;
  const { regions, departments, epcis, communes } = test;
  return { regions, departments, epcis, communes };
}

/** Which activities meet a rule, for one that looks at the activity. */
export function activitiesOf(test: EligibilityTest): Activities | null {
  if (!("sections" in test)) return null;
  const { sections, divisions } = test;
  return { sections, divisions };
}

/** Divisions as people write them: `62, 63`. */
export function divisionsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((code) => code !== ""))];
}

/** A rule to begin with, under the first code that is free. */
export function newRule(rules: readonly EligibilityRule[], label: Label): EligibilityRule {
  const codes = new Set(rules.map(({ code }) => code));
  let number = rules.length + 1;
  while (codes.has(`E${number}`)) number += 1;
  return { code: `E${number}`, label, test: { kind: "signed_and_complete" } };
}

/** The communes of a priority with others beside them, each once and in the order of their codes. */
export function withCommunes(priority: PriorityRule, insee: readonly string[]): PriorityRule {
  return { ...priority, communes: [...new Set([...priority.communes, ...insee])].sort() };
}

/** A priority for those of one commune, to begin with. */
export function newPriority(label: Label, insee: string, epci: string): PriorityRule {
  return { code: "resident", label, epci, communes: [insee] };
}
