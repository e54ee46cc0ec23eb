import { describe, expect, it, vi } from "vitest";
import type { ScoringView } from "~/api";
import { createSheet, type Sender } from "./sheet";

const view = (mark: number | null = null, comment = "") =>
  ({
    marks: [{ criterion: "C1", mark, comment, private_note: "" }],
    comment: "",
  }) as unknown as ScoringView;

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function sheet(over: Partial<Sender> = {}) {
  const sender: Sender = { mark: vi.fn(async () => {}), words: vi.fn(async () => {}), ...over };
  const store = createSheet(sender, 5);
  store.load(view());
  return { store, sender, mark: () => store.snapshot().marks.get("C1")! };
}

describe("a sheet being written", () => {
  it("shows a mark at once and calls it saved only after the answer", async () => {
    let answer = () => {};
    const { store, mark } = sheet({ mark: () => new Promise((resolve) => (answer = resolve)) });
    store.setMark("C1", 7);
    expect(mark()).toMatchObject({ value: 7, confirmed: null, state: "saving" });
    expect(store.snapshot().savedOnce).toBe(false);
    answer();
    await settled();
    expect(mark()).toMatchObject({ value: 7, confirmed: 7, state: "saved" });
    expect(store.snapshot()).toMatchObject({ pending: false, savedOnce: true });
  });

  it("sends one command at a time for each field and lets the last value win", async () => {
    const answers: (() => void)[] = [];
    const send = vi.fn(() => new Promise<void>((resolve) => answers.push(resolve)));
    const { store, mark } = sheet({ mark: send });
    store.setMark("C1", 6);
    store.setMark("C1", 7);
    store.setMark("C1", 8);
    expect(send).toHaveBeenCalledTimes(1);
    answers[0]?.();
    await settled();
    expect(send).toHaveBeenLastCalledWith("C1", 8);
    expect(send).toHaveBeenCalledTimes(2);
    answers[1]?.();
    await settled();
    expect(mark()).toMatchObject({ value: 8, confirmed: 8, state: "saved" });
  });

  it("keeps what was refused, says so, and sends it again", async () => {
    const send = vi.fn().mockRejectedValueOnce(new Error("disk_full")).mockResolvedValue(undefined);
    const { store, mark } = sheet({ mark: send });
    store.setMark("C1", 4);
    await settled();
    expect(mark()).toMatchObject({ value: 4, confirmed: null, state: "failed" });
    expect(store.snapshot().failure).toBeInstanceOf(Error);
    await store.flush();
    expect(mark()).toMatchObject({ confirmed: 4, state: "saved" });
    expect(store.snapshot().failure).toBeNull();
  });

  it("waits for a pause in typing, and not at all when the page is left", async () => {
    const { store, sender } = sheet();
    store.setWords("C1", { comment: "B", note: "" });
    store.setWords("C1", { comment: "Bon", note: "" });
    expect(sender.words).not.toHaveBeenCalled();
    await store.flush();
    expect(sender.words).toHaveBeenCalledExactlyOnceWith("C1", { comment: "Bon", note: "" });
    store.setWords("", { comment: "Ensemble", note: "" });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sender.words).toHaveBeenLastCalledWith(null, { comment: "Ensemble", note: "" });
  });

  it("takes what the workspace holds, but never over what is being written", async () => {
    const { store, mark } = sheet({ mark: () => new Promise(() => {}) });
    store.load(view(3));
    expect(mark().value).toBe(3);
    store.setMark("C1", 9);
    store.load(view(3));
    expect(mark().value).toBe(9);
  });
});
