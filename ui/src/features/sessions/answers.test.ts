import { describe, expect, it } from "vitest";
import type { AttendanceInput, SessionState } from "~/api";
import { answersOf } from "./answers";

const line = (member_id: string, presence: AttendanceInput["presence"], proxy_to: string | null = null) =>
  ({ member_id, presence, proxy_to, arrived_at: null, left_at: null }) as AttendanceInput;
const attendance = [
  line("p", "present"),
  line("a", "absent"),
  line("b", "absent"),
  line("m", "absent", "p"),
  line("e", "excused"),
];
const answered = (state: SessionState, chosen: string[]) =>
  answersOf({ row: { state } as never, attendance }, chosen).map(({ member_id }) => member_id);

describe("before a session opens", () => {
  it("a line that nobody filled in is no absence; one that somebody chose is", () => {
    expect(answered("convened", [])).toEqual(["p", "m", "e"]);
    expect(answered("convened", ["b"])).toEqual(["p", "b", "m", "e"]);
  });
});

describe("once a session is open", () => {
  it("whoever is not there is absent", () => {
    expect(answered("open", [])).toEqual(["p", "a", "b", "m", "e"]);
    expect(answered("closed", [])).toHaveLength(5);
  });
});
