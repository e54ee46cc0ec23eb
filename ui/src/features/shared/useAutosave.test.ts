// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { useAutosave } from "./useAutosave";

const same = (a: { name: string }, b: { name: string }) => a.name === b.name;

function setUp(name = "BriqLys") {
  const save = vi.fn(async () => true);
  const hook = renderHook(({ held }) => useAutosave({ held, same, save }), {
    initialProps: { held: { name } },
  });
  const put = async (next: string, when: "now" | "leave") =>
    act(async () => hook.result.current.put({ name: next }, when));
  const leave = async () => act(async () => hook.result.current.flush());
  return { save, put, leave, ...hook };
}

describe("a form without a button to save", () => {
  it("saves what was typed when the field is left, and nothing when nothing changed", async () => {
    const { put, leave, save } = setUp();
    await leave();
    expect(save).not.toHaveBeenCalled();
    await put("TriBoucle", "leave");
    expect(save).not.toHaveBeenCalled();
    await leave();
    expect(save).toHaveBeenCalledExactlyOnceWith({ name: "TriBoucle" });
  });

  it("saves a choice at once, and what was typed when the page is left", async () => {
    const { put, save, unmount } = setUp();
    await put("Forge4D", "now");
    expect(save).toHaveBeenCalledTimes(1);
    await put("LysLoop", "leave");
    unmount();
    expect(save).toHaveBeenLastCalledWith({ name: "LysLoop" });
  });

  it("shows what an undo brings back, but never over what is being typed", async () => {
    const { result, rerender, put } = setUp();
    rerender({ held: { name: "HydroCanal" } });
    expect(result.current.value.name).toBe("HydroCanal");
    await put("Hydro", "leave");
    rerender({ held: { name: "BriqLys" } });
    expect(result.current.value.name).toBe("Hydro");
  });
});
