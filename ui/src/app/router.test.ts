// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { guardLeaving, travel } from "./router";

afterEach(() => {
  guardLeaving(() => true);
  vi.restoreAllMocks();
});

describe("the way back", () => {
  it("is taken at once from a page that holds nothing", () => {
    const go = vi.spyOn(history, "go").mockImplementation(() => {});
    travel(-1);
    expect(go).toHaveBeenCalledWith(-1);
  });

  it("waits for the answer where something would be lost, and stays when one stays", async () => {
    const go = vi.spyOn(history, "go").mockImplementation(() => {});
    guardLeaving(() => Promise.resolve(false));
    travel(-1);
    await Promise.resolve();
    expect(go).not.toHaveBeenCalled();
    guardLeaving(() => Promise.resolve(true));
    travel(1);
    await vi.waitFor(() => expect(go).toHaveBeenCalledWith(1));
  });
});
