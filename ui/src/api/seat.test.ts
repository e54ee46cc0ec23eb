import { afterEach, describe, expect, it } from "vitest";
import { call, lookAround } from "./client";
import type { Part, Seat, WorkspaceStatus } from "./contract";
import { setHost } from "./host";
import { queries } from "./queries";
import { type Caller, createSeat, seat } from "./seat";

const sitting = (person: string, part: Part = "secretariat", name = person): Seat => ({
  person,
  part,
  name,
  member_id: part === "secretariat" ? null : person,
});
const status = (who: Seat | null, path = "/a.palmares") =>
  ({ workspace: { path }, seat: who }) as unknown as WorkspaceStatus;

/** A window whose answers come when the test says so. */
function slowHost() {
  const asked: { command: string; caller: Caller | null; answer(value: unknown): void }[] = [];
  setHost({
    invoke: (command, caller) => new Promise((answer) => asked.push({ command, caller, answer })),
    listen: () => () => undefined,
    onDrop: () => () => undefined,
    documentUrl: (id) => id,
    setTitle: () => undefined,
    onClose: () => () => undefined,
  });
  return asked;
}

afterEach(() => {
  lookAround();
  queries.clear();
});

describe("the seat", () => {
  it("changes with the person, the part and the workspace, not with a corrected name", () => {
    const own = createSeat();
    expect(own.follow(status(sitting("claire")))).toBe(true);
    expect(own.follow(status(sitting("claire", "secretariat", "Claire Martin")))).toBe(false);
    expect(own.snapshot()?.seat.name).toBe("Claire Martin");
    expect(own.follow(status(sitting("claire", "member")))).toBe(true);
    expect(own.follow(status(sitting("claire", "member"), "/b.palmares"))).toBe(true);
    expect(own.follow(status(null))).toBe(true);
    expect(own.caller()).toBeNull();
  });

  it("names who asks on every call, once the host has said who sits here", async () => {
    const asked = slowHost();
    const first = call("workspace_status", {});
    expect(asked[0]?.caller).toBeNull();
    asked[0]?.answer(status(sitting("claire")));
    await first;
    void call("call_list", {});
    expect(asked[1]?.caller).toEqual({ person: "claire", part: "secretariat" });
  });

  it("is not given back to the person before by an answer that was asked before the change", async () => {
    const asked = slowHost();
    const slow = call("workspace_status", {});
    const take = call("seat_take", { person: "marc", part: "member" });
    const during = call("workspace_status", {});
    asked[1]?.answer(status(sitting("marc", "member")));
    await take;
    asked[0]?.answer(status(sitting("claire")));
    asked[2]?.answer(status(sitting("claire")));
    await Promise.all([slow, during]);
    expect(seat.caller()).toEqual({ person: "marc", part: "member" });
  });
});
