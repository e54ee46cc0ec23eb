import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ApiError, type MarkSetRequest, seat, type WorkspaceStatus } from "~/api";
import { askToLeave } from "~/components/unsaved";
import { answering } from "~/test/render";
import { mayLeave } from "./leaving";
import { drafts } from "./useAutosave";

let number = 0;

/** A mark of this person, which the window is asked to leave. */
function mark() {
  number += 1;
  const slot = drafts.open(seat.snapshot()!, {
    key: `mark:${number}`,
    command: "mark_set",
    request: (value: number | null): MarkSetRequest => ({ dossier_id: "d5", criterion: "C1", mark: value }),
    about: {},
    held: null as number | null,
  });
  return { slot, end: slot.subscribe(() => undefined) };
}

let ends: (() => void)[] = [];
beforeEach(() => {
  const person = { person: `claire-${number}`, part: "member", name: "Claire", member_id: "m1" };
  seat.follow({ workspace: { path: "/a.palmares" }, seat: person } as WorkspaceStatus);
});
afterEach(() => {
  for (const end of ends) end();
  ends = [];
});

describe("a page is left", () => {
  it("at once when everything typed is saved", () => {
    expect(mayLeave()).toBe(true);
  });

  it("once what waits is sent, without a question", async () => {
    answering({ mark_set: () => ({ entry: 1, touched: [] }) });
    const { slot, end } = mark();
    ends.push(end);
    slot.put(7);
    expect(await mayLeave()).toBe(true);
    expect(slot.snapshot()).toMatchObject({ confirmed: 7, state: "saved" });
  });

  it("only after a question when something is refused; what is refused is then given up", async () => {
    answering({
      mark_set: () => {
        throw new ApiError("invalid_input", { reason: "range" }, "mark");
      },
    });
    const { slot, end } = mark();
    ends.push(end);
    slot.put(99, "now");
    const answer = mayLeave();
    await new Promise((resolve) => setTimeout(resolve, 0));
    // One question at a time: another way out meanwhile is a no.
    expect(await askToLeave({ kept: [], forms: ["x"] })).toBe(false);
    expect(slot.snapshot().state).toBe("failed");
    void answer;
  });
});
