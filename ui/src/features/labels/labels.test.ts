import { describe, expect, it } from "vitest";
import type { ConditionView, LabelRow } from "~/api";
import { inForce, nextCondition } from "./labels";

const condition = (due_on: string, lifted_on: string | null = null): ConditionView => ({
  id: due_on,
  text: "Structuration effective",
  due_on,
  evidence: "",
  responsible: "",
  lifted_on,
  lifting_motive: "",
  document_id: null,
  overdue: false,
  review: null,
});

describe("what is followed of a label", () => {
  it("names the condition that is due first among those that wait", () => {
    const waiting = [condition("2024-12-31"), condition("2024-06-30"), condition("2024-01-31", "2024-01-15")];
    expect(nextCondition(waiting)?.due_on).toBe("2024-06-30");
    expect(nextCondition([condition("2024-01-31", "2024-01-15")])).toBeNull();
    expect(nextCondition([])).toBeNull();
  });

  it("counts those in force and those that end soon", () => {
    const row = (state: LabelRow["state"]) => ({ state }) as LabelRow;
    const rows = [
      row("current"),
      row("extended"),
      row("expiring"),
      row("expired"),
      row("awaited"),
      row(null),
    ];
    expect(inForce(rows)).toEqual({ holding: 3, ending: 1 });
  });
});
