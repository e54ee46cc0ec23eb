import { QueryObserver } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { concerns, follow, forget, invalidate, queries } from "./queries";

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const KEY = ["dossier_list", { call_id: "c1" }];

/** A query on screen, and what it shows. */
function watch(queryFn: () => Promise<unknown>) {
  const observer = new QueryObserver(queries, { queryKey: KEY, queryFn });
  const leave = observer.subscribe(() => undefined);
  return { leave, data: () => observer.getCurrentResult().data, observer };
}

/** Answers that come when the test says so. */
function slow() {
  const answers: ((value: string) => void)[] = [];
  return { answers, load: vi.fn(() => new Promise<string>((resolve) => answers.push(resolve))) };
}

afterEach(() => queries.clear());

describe("what was asked", () => {
  it("depends on a table for every row of it, and on nothing beside it", () => {
    expect(concerns("dossier:1", "dossier")).toBe(true);
    expect(concerns("dossier", "dossier:1")).toBe(true);
    expect(concerns("dossier:1", "dossier:12")).toBe(false);
    expect(concerns("dossier:1", "member")).toBe(false);
    expect(concerns("*:*", "member")).toBe(true);
  });

  it("is asked once, and again only after a change that concerns it", async () => {
    const load = vi.fn(async () => "answer");
    watch(load);
    await settled();
    invalidate(["session:7"]);
    expect(load).toHaveBeenCalledTimes(1);
    invalidate(["dossier:7"]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("is shown as it was while it is asked again", async () => {
    const { answers, load } = slow();
    const shown = watch(load);
    answers[0]?.("before");
    await settled();
    invalidate(["dossier:1"]);
    expect(shown.data()).toBe("before");
    answers[1]?.("after");
    await settled();
    expect(shown.data()).toBe("after");
  });

  it("never takes a slow old answer over a newer one, not even the first", async () => {
    const { answers, load } = slow();
    const shown = watch(load);
    invalidate(["dossier:1"]);
    expect(load).toHaveBeenCalledTimes(2);
    answers[1]?.("new");
    answers[0]?.("old");
    await settled();
    expect(shown.data()).toBe("new");
  });

  it("forgets an answer that was asked before a change by a page that is left since", async () => {
    const { answers, load } = slow();
    watch(load).leave();
    invalidate(["dossier:1"]);
    answers[0]?.("old");
    await settled();
    expect(queries.getQueryData(KEY)).toBeUndefined();
  });

  it("is asked again when it is next looked at, if nobody looks at the time of the change", async () => {
    const load = vi.fn(async () => "answer");
    const first = watch(load);
    await settled();
    first.leave();
    invalidate(["dossier:1"]);
    expect(load).toHaveBeenCalledTimes(1);
    watch(load);
    expect(load).toHaveBeenCalledTimes(2);
  });
});

describe("a commit", () => {
  it("of this window refreshes once, though the receipt and the host both tell it", async () => {
    const load = vi.fn(async () => "answer");
    watch(load);
    await settled();
    const commit = { entry: 4, touched: ["dossier:1"] };
    follow(commit, "host");
    follow(commit, "receipt");
    expect(load).toHaveBeenCalledTimes(2);
    follow({ ...commit, entry: 5 }, "receipt");
    follow({ ...commit, entry: 5 }, "host");
    expect(load).toHaveBeenCalledTimes(3);
  });

  it("of another window refreshes what it touched", async () => {
    const load = vi.fn(async () => "answer");
    watch(load);
    await settled();
    follow({ entry: 6, touched: ["applicant:1"] }, "host");
    expect(load).toHaveBeenCalledTimes(2);
  });
});

it("another person sees nothing of what was asked before, not even an answer under way", async () => {
  const { answers, load } = slow();
  const shown = watch(load);
  answers[0]?.("of the one before");
  await settled();
  invalidate(["dossier:1"]);
  forget();
  expect(shown.data()).toBeUndefined();
  answers[1]?.("of the one before");
  await settled();
  expect(shown.data()).toBeUndefined();
  answers[2]?.("of the one now");
  await settled();
  expect(shown.data()).toBe("of the one now");
});
