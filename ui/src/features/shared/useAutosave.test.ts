// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type CallUpdateRequest, seat, type WorkspaceStatus } from "~/api";
import { answering } from "~/test/render";
import { adoptAnew, useAutosave } from "./useAutosave";

let key = 0;

function setUp(name = "BriqLys") {
  key += 1;
  const save = vi.fn((_request: CallUpdateRequest) => ({ entry: null, touched: [] }));
  answering({ call_update: save });
  const writing = (held: string) => ({
    key: `call:${key}`,
    command: "call_update" as const,
    request: (next: string) => ({ call_id: "c1", name: next }) as CallUpdateRequest,
    about: {},
    held,
  });
  const hook = renderHook(({ held }) => useAutosave(writing(held)), { initialProps: { held: name } });
  const put = async (next: string, when: "now" | "leave") =>
    act(async () => hook.result.current.put(next, when));
  return { names: () => save.mock.calls.map(([request]) => request.name), put, ...hook };
}

beforeEach(() => {
  seat.follow({
    workspace: { path: "/a.palmares" },
    seat: { person: "claire", part: "secretariat", name: "Claire", member_id: null },
  } as WorkspaceStatus);
});

describe("a form without a button to save", () => {
  it("saves a choice at once, and what was typed when the page is left", async () => {
    const { put, names, unmount } = setUp();
    await put("Forge4D", "now");
    expect(names()).toEqual(["Forge4D"]);
    await put("LysLoop", "leave");
    unmount();
    expect(names()).toEqual(["Forge4D", "LysLoop"]);
  });

  it("shows what an undo brings back, but never over what is being typed", async () => {
    const { result, rerender, put } = setUp();
    rerender({ held: "HydroCanal" });
    expect(result.current.value).toBe("HydroCanal");
    await put("Hydro", "leave");
    rerender({ held: "BriqLys" });
    expect(result.current.value).toBe("Hydro");
  });

  it("shows what an undo brings back though it was never read otherwise in between", async () => {
    const { result, put } = setUp();
    await put("LysLoop", "now");
    expect(result.current).toMatchObject({ value: "LysLoop", state: "saved" });
    // The workspace took it, then took it back, before the page asked: it reads « BriqLys » as before.
    await act(async () => adoptAnew());
    expect(result.current.value).toBe("BriqLys");
  });
});
