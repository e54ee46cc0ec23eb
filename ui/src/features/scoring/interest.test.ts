import { describe, expect, it } from "vitest";
import { meaningOf, UNANSWERED } from "./interest";

describe("the question on interests", () => {
  it("is not answered by silence, nor by a tie that is not named", () => {
    expect(meaningOf(UNANSWERED)).toBeNull();
    expect(meaningOf({ ...UNANSWERED, tie: "tie" })).toBeNull();
  });

  it("opens the dossier to somebody without a tie, and drops a note written before", () => {
    expect(meaningOf({ ...UNANSWERED, tie: "none", note: "x" })).toEqual({
      kind: "none",
      recused: false,
      note: "",
    });
  });

  it("recuses whoever has a tie", () => {
    expect(meaningOf({ ...UNANSWERED, tie: "tie", kind: "shareholder", note: " 12 % " })).toEqual({
      kind: "shareholder",
      recused: true,
      note: "12 %",
    });
  });

  it("lets a representative by law choose", () => {
    const answer = { ...UNANSWERED, tie: "tie" as const, kind: "designated_representative" as const };
    expect(meaningOf(answer)?.recused).toBe(false);
    expect(meaningOf({ ...answer, stays: false })?.recused).toBe(true);
  });
});
