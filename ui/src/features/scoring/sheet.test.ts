import { describe, expect, it, vi } from "vitest";
import type { MarkCommentRequest, ScoringView, Sitting } from "~/api";
import { createDrafts } from "../shared/drafts";
import { gridOf } from "../../../tests/grids";
import { createSheet } from "./sheet";

const view = (mark: number | null = null, comment = "") =>
  ({
    item: { dossier_id: "d5", number: 5, title: "Forge4D" },
    grid: gridOf({ criteria: [{ code: "C1" }] }),
    marks: [{ criterion: "C1", mark, comment, private_note: "" }],
    comment: "",
  }) as unknown as ScoringView;

const karim: Sitting = {
  workspace: "/a.palmares",
  seat: { person: "m4", part: "member", name: "Karim Benali", member_id: "m4" },
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function sheet(answer: () => Promise<unknown> = async () => ({})) {
  const send = vi.fn((..._sent: unknown[]) => answer());
  const drafts = createDrafts(send as never, { pause: 5, longest: 12 });
  const store = createSheet((writing) => drafts.open(karim, writing), view());
  return { store, send, mark: () => store.snapshot().marks.get("C1")! };
}

describe("a sheet being written", () => {
  it("shows a mark at once and calls it saved only after the answer", async () => {
    let answer = () => {};
    const { store, mark } = sheet(() => new Promise<void>((resolve) => (answer = resolve)));
    store.setMark("C1", 7);
    expect(mark()).toMatchObject({ value: 7, confirmed: null, state: "saving" });
    expect(store.snapshot().saved).toBe("saving");
    answer();
    await settled();
    expect(mark()).toMatchObject({ value: 7, confirmed: 7, state: "saved" });
    expect(store.snapshot()).toMatchObject({ pending: false, saved: "saved" });
  });

  it("sends each field by its own command, the comment on the whole without a criterion", async () => {
    const { store, send } = sheet();
    store.setMark("C1", 7);
    store.setWords("C1", { comment: "B", note: "" });
    store.setWords("C1", { comment: "Bon", note: "Revoir" });
    store.setWords("", { comment: "Ensemble", note: "" });
    await store.flush();
    const author = { person: "m4", part: "member" };
    const words = (criterion: string | null, comment: string, private_note: string): MarkCommentRequest => ({
      dossier_id: "d5",
      criterion,
      comment,
      private_note,
    });
    expect(send.mock.calls).toEqual([
      ["mark_set", { dossier_id: "d5", criterion: "C1", mark: 7 }, author],
      ["mark_comment", words("C1", "Bon", "Revoir"), author],
      ["mark_comment", words(null, "Ensemble", ""), author],
    ]);
  });

  it("says that something was refused until everything is saved", async () => {
    const refusals = [new Error("disk_full")];
    const { store, mark } = sheet(async () => {
      const refusal = refusals.pop();
      if (refusal) throw refusal;
    });
    store.setMark("C1", 4);
    await settled();
    expect(mark()).toMatchObject({ value: 4, confirmed: null, state: "failed" });
    expect(store.snapshot().failure).toBeInstanceOf(Error);
    await store.flush();
    expect(mark()).toMatchObject({ confirmed: 4, state: "saved" });
    expect(store.snapshot().failure).toBeNull();
  });

  it("takes what the workspace holds, but never over what is being written", () => {
    const { store, mark } = sheet(() => new Promise(() => {}));
    store.load(view(3));
    expect(mark().value).toBe(3);
    store.setMark("C1", 9);
    store.load(view(3));
    expect(mark().value).toBe(9);
  });

  it("is the same to its readers while nothing changed", () => {
    const { store } = sheet();
    expect(store.snapshot()).toBe(store.snapshot());
  });

  it("keeps a text that is no mark in its field and the mark that was saved", async () => {
    const { store, send, mark } = sheet();
    store.setMark("C1", 6);
    await settled();
    store.typeMark("C1", { text: "1", before: 6 });
    store.typeMark("C1", { text: "12", before: 6 });
    await store.flush();
    expect(send).toHaveBeenCalledTimes(1);
    expect(mark()).toMatchObject({
      text: "12",
      value: 6,
      confirmed: 6,
      reading: "refused",
      state: "invalid",
    });
    expect(store.snapshot()).toMatchObject({ saved: "invalid", refused: ["C1"] });
    store.setMark("C1", 6);
    expect(store.snapshot()).toMatchObject({ saved: "saved", refused: [] });
  });

  it("keeps the whole number of a mark whose decimals are refused", async () => {
    const { store, mark } = sheet();
    for (const text of ["2", "2,", "2,4"]) store.typeMark("C1", { text, before: null });
    await store.flush();
    expect(mark()).toMatchObject({ text: "2,4", confirmed: 4, state: "invalid" });
  });
});
