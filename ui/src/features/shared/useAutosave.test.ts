// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { useAutosave } from "./useAutosave";

const differs = (a: { name: string }, b: { name: string }) => a.name !== b.name;

function setUp(name = "BriqLys") {
  const save = vi.fn(async () => undefined);
  const hook = renderHook(({ saved }) => useAutosave(saved, differs, save), {
    initialProps: { saved: { name } },
  });
  return { save, ...hook };
}

describe("a form without a button to save", () => {
  it("saves what was typed when the field is left, and nothing when nothing changed", () => {
    const { result, save } = setUp();
    act(() => result.current.save());
    expect(save).not.toHaveBeenCalled();
    act(() => result.current.type({ name: "TriBoucle" }));
    expect(save).not.toHaveBeenCalled();
    act(() => result.current.save());
    expect(save).toHaveBeenCalledExactlyOnceWith({ name: "TriBoucle" });
  });

  it("saves a choice at once, and what was typed when the page is left", () => {
    const { result, save, unmount } = setUp();
    act(() => result.current.choose({ name: "Forge4D" }));
    expect(save).toHaveBeenCalledTimes(1);
    act(() => result.current.type({ name: "LysLoop" }));
    unmount();
    expect(save).toHaveBeenLastCalledWith({ name: "LysLoop" });
  });

  it("shows what an undo brings back, but never over what is being typed", () => {
    const { result, rerender } = setUp();
    rerender({ saved: { name: "HydroCanal" } });
    expect(result.current.draft.name).toBe("HydroCanal");
    act(() => result.current.type({ name: "Hydro" }));
    rerender({ saved: { name: "BriqLys" } });
    expect(result.current.draft.name).toBe("Hydro");
  });
});
