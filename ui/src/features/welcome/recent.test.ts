import { describe, expect, it } from "vitest";
import { type Recent, withOpened, without, withPinned } from "./recent";

const many = Array.from({ length: 12 }, (_, at) => at).reduce<Recent[]>(
  (list, at) =>
    withOpened(list, `/c/${at}.palmares`, `C${at}`, `2026-03-${String(at + 1).padStart(2, "0")}T10:00:00Z`),
  [],
);

describe("the workspaces opened lately", () => {
  it("are ten at most, the latest first", () => {
    expect(many).toHaveLength(10);
    expect(many[0]?.name).toBe("C11");
  });

  it("stay on top and are never pushed out once pinned", () => {
    const pinned = withPinned(many, "/c/2.palmares", true);
    expect(pinned[0]?.name).toBe("C2");
    const more = withOpened(pinned, "/c/x.palmares", "X", "2026-05-01T10:00:00Z");
    expect(more).toHaveLength(10);
    expect(more[0]?.name).toBe("C2");
    expect(more[1]?.name).toBe("X");
  });

  it("stand once each, and leave when asked", () => {
    const again = withOpened(many, "/c/5.palmares", "C5", "2026-06-01T10:00:00Z");
    expect(again.filter(({ path }) => path === "/c/5.palmares")).toHaveLength(1);
    expect(without(again, "/c/5.palmares").some(({ path }) => path === "/c/5.palmares")).toBe(false);
  });
});
