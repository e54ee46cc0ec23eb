import { describe, expect, it, vi } from "vitest";
import { createAutosave } from "./autosave";

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("a form that saves itself", () => {
  it("waits for a pause and then calls it saved only after the answer", async () => {
    const save = vi.fn(async () => true);
    const form = createAutosave({ initial: "", save, delay: 5 });
    form.put("D");
    form.put("Débat");
    expect(form.snapshot().state).toBe("waiting");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(save).toHaveBeenCalledExactlyOnceWith("Débat");
    expect(form.snapshot()).toEqual({ value: "Débat", state: "saved" });
  });

  it("sends the last value after the one under way", async () => {
    const answers: ((taken: boolean) => void)[] = [];
    const save = vi.fn(() => new Promise<boolean>((resolve) => answers.push(resolve)));
    const form = createAutosave({ initial: 0, save });
    form.put(1, "now");
    form.put(2, "now");
    answers[0]?.(true);
    await settled();
    expect(save).toHaveBeenLastCalledWith(2);
    answers[1]?.(true);
    await settled();
    expect(form.snapshot()).toEqual({ value: 2, state: "saved" });
  });

  it("keeps what was refused", async () => {
    const form = createAutosave({ initial: "a", save: async () => false });
    form.put("b", "now");
    await settled();
    expect(form.snapshot()).toEqual({ value: "b", state: "failed" });
  });

  it("does not send what is not a value yet", () => {
    const save = vi.fn(async () => true);
    const form = createAutosave({ initial: "14:00", save, valid: (text) => /^\d\d:\d\d$/.test(text) });
    form.put("14:", "now");
    expect(form.snapshot().state).toBe("invalid");
    expect(save).not.toHaveBeenCalled();
  });

  it("takes what the workspace holds, but not over what is being written", () => {
    const form = createAutosave({ initial: "a", save: () => new Promise<boolean>(() => {}) });
    form.adopt("b");
    expect(form.snapshot().value).toBe("b");
    form.put("c");
    form.adopt("d");
    expect(form.snapshot().value).toBe("c");
  });
});
