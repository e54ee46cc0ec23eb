import { describe, expect, it, vi } from "vitest";
import type { Caller, CommandName, MarkSetRequest, Part, Sitting } from "~/api";
import { ApiError } from "~/api";
import { createDrafts, type Writing } from "./drafts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

const sits = (person: string, workspace = "/a.palmares", part: Part = "member"): Sitting => ({
  workspace,
  seat: { person, part, name: person, member_id: person },
});
const [claire, marc] = [sits("claire"), sits("marc")];

/** A text that is saved as the comment of a criterion. */
const text = (held = "", over: Partial<Writing<CommandName, string>> = {}) =>
  ({
    key: "text",
    command: "mark_comment",
    request: (comment: string) => ({ dossier_id: "d5", criterion: "C1", comment, private_note: "" }),
    about: { dossier: 5, criterion: "C1" },
    held,
    ...over,
  }) as Writing<"mark_comment", string>;

const mark: Writing<"mark_set", number | null> = {
  key: "mark:d5/C1",
  command: "mark_set",
  request: (value) => ({ dossier_id: "d5", criterion: "C1", mark: value }),
  about: { dossier: 5, criterion: "C1" },
  held: null,
};

type Sent = [command: string, request: unknown, author: Caller];
const sender = (answer: () => Promise<unknown> = async () => ({})) =>
  vi.fn((..._sent: Sent): Promise<unknown> => answer());
const refused = async () => {
  throw new ApiError("disk_full");
};
const of = (send: ReturnType<typeof sender>) => createDrafts(send as never, { pause: 5, longest: 12 });
const said = (send: ReturnType<typeof sender>) =>
  send.mock.calls.map(([, request]) => (request as { comment: string }).comment);

describe("what is written", () => {
  it("waits for a pause and counts as saved only after the answer", async () => {
    const send = sender();
    const slot = of(send).open(claire, text());
    slot.put("D");
    slot.put("Débat");
    expect(slot.snapshot().state).toBe("waiting");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said(send)).toEqual(["Débat"]);
    expect(slot.snapshot()).toMatchObject({ value: "Débat", confirmed: "Débat", state: "saved" });
  });

  it("goes out one command at a time, the last value after the one under way", async () => {
    const answers: (() => void)[] = [];
    const send = sender(() => new Promise<void>((resolve) => answers.push(resolve)));
    const slot = of(send).open(claire, text());
    for (const value of ["6", "7", "8"]) slot.put(value, "now");
    expect(said(send)).toEqual(["6"]);
    answers[0]?.();
    await settled();
    expect(said(send)).toEqual(["6", "8"]);
    answers[1]?.();
    await settled();
    expect(slot.snapshot()).toMatchObject({ value: "8", confirmed: "8", state: "saved" });
  });

  it("stays as typed when it is refused, with the reason, and can be sent again", async () => {
    const send = sender(refused);
    const slot = of(send).open(claire, text());
    slot.put("b", "now");
    await settled();
    expect(slot.snapshot()).toMatchObject({ value: "b", confirmed: "", state: "failed" });
    expect(slot.snapshot().failure?.code).toBe("disk_full");
    send.mockResolvedValue({});
    await slot.flush();
    expect(slot.snapshot()).toMatchObject({ confirmed: "b", state: "saved", failure: null });
  });

  it("is not sent before it is a value", () => {
    const send = sender();
    const slot = of(send).open(
      claire,
      text("14:00", { sendable: (value, held) => (/^\d\d:\d\d$/.test(value) ? value : held) }),
    );
    slot.put("14:", "now");
    expect(slot.snapshot().state).toBe("invalid");
    expect(send).not.toHaveBeenCalled();
  });

  it("is not replaced by what the workspace holds, which is shown otherwise", () => {
    const slot = of(sender(() => new Promise(() => {}))).open(claire, text("a"));
    slot.adopt("b");
    expect(slot.snapshot().value).toBe("b");
    slot.put("c");
    slot.adopt("d");
    expect(slot.snapshot().value).toBe("c");
  });

  it("is saved when its field is left, and nothing is sent when nothing changed", async () => {
    const send = sender();
    const slot = of(send).open(claire, text("a"));
    await slot.flush();
    slot.put("b", "leave");
    expect(send).not.toHaveBeenCalled();
    await slot.flush();
    expect(said(send)).toEqual(["b"]);
  });

  it("is saved while somebody types on without a pause", async () => {
    vi.useFakeTimers();
    try {
      const send = sender();
      const slot = createDrafts(send as never).open(claire, text());
      for (let typed = 1; typed <= 30; typed += 1) {
        slot.put("x".repeat(typed), "leave");
        await vi.advanceTimersByTimeAsync(100);
      }
      // Three seconds of typing: what is missing at any moment is less than one.
      expect(said(send).length).toBeGreaterThanOrEqual(3);
      expect(said(send).at(-1)?.length).toBeGreaterThan(20);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a form of several fields", () => {
  interface Form {
    siren: string;
    phone: string;
  }
  const held: Form = { siren: "732829320", phone: "" };
  const form = (over: Partial<Writing<CommandName, Form>> = {}) =>
    ({
      key: "form",
      command: "dossier_update",
      request: (input: Form) => input,
      about: {},
      held,
      ...over,
    }) as Writing<"dossier_update", Form>;
  /** A workspace that takes no short SIREN. */
  const checking = () =>
    vi.fn(async (..._sent: Sent) => {
      const [, request] = _sent;
      if ((request as Form).siren.length !== 9)
        throw new ApiError("invalid_input", { reason: "length" }, "siren");
    });

  it("saves what is valid beside what is refused, which stays as typed with its reason", async () => {
    const send = checking();
    const slot = of(send).open(claire, form());
    slot.put({ siren: "123", phone: "06 11" }, "now");
    await settled();
    expect(send.mock.lastCall?.[1]).toEqual({ siren: "732829320", phone: "06 11" });
    expect(slot.snapshot()).toMatchObject({
      value: { siren: "123", phone: "06 11" },
      confirmed: { siren: "732829320", phone: "06 11" },
      state: "failed",
    });
    expect(slot.snapshot().failure?.field).toBe("siren");
    slot.put({ siren: "732829320", phone: "06 11" }, "now");
    expect(slot.snapshot()).toMatchObject({ state: "saved", failure: null });
  });

  it("tells a refusal when the field is left, not while somebody types in it", async () => {
    const slot = of(checking()).open(claire, form());
    slot.put({ siren: "12", phone: "06" }, "leave");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(slot.snapshot()).toMatchObject({ confirmed: { phone: "06" }, state: "waiting", failure: null });
    await slot.flush();
    expect(slot.snapshot().state).toBe("failed");
  });

  it("is asked about on its page and kept beside it, whatever keeps it from being saved", async () => {
    const drafts = of(checking());
    const slot = drafts.open(claire, form({ sendable: (next, before) => (next.phone ? next : before) }));
    const leave = slot.subscribe(() => undefined);
    slot.put({ siren: "732829320", phone: "" }, "now");
    expect(drafts.settled(claire)).toBe(true);
    slot.put({ siren: "1", phone: "06" }, "now");
    await settled();
    expect(drafts.settled(claire)).toBe(false);
    expect(drafts.unsaved(claire)).toHaveLength(1);
    expect(drafts.unsaved(marc)).toEqual([]);
    leave();
    expect(drafts.unsaved(claire)).toEqual([]);
    expect(drafts.kept(claire)).toHaveLength(1);
  });
});

describe("when somebody else sits down", () => {
  it("what still waits goes out first, under the name of who typed it", async () => {
    const send = sender();
    const drafts = of(send);
    drafts.open(claire, text()).put("En cours");
    expect(await drafts.flush(claire)).toBe(true);
    expect(send.mock.calls).toEqual([
      [
        "mark_comment",
        expect.objectContaining({ comment: "En cours" }),
        { person: "claire", part: "member" },
      ],
    ]);
  });

  it("a mark that failed for one never lands in the sheet of the next", async () => {
    const send = sender(refused);
    const drafts = of(send);
    drafts.open(claire, mark).put(7, "now");
    await settled();
    expect(await drafts.flush(claire)).toBe(false);
    send.mockResolvedValue({});
    const own = drafts.open(marc, mark);
    expect(own.snapshot().value).toBeNull();
    await drafts.flush(marc);
    own.put(3, "now");
    await settled();
    const marks = send.mock.calls.map(([, request, { person }]) => [
      person,
      (request as MarkSetRequest).mark,
    ]);
    expect(marks).toEqual([
      ["claire", 7],
      ["claire", 7],
      ["marc", 3],
    ]);
  });

  it("nobody else sees what failed; its author finds it again, to send or to give up", async () => {
    const send = sender(refused);
    const drafts = of(send);
    drafts.open(claire, mark).put(7, "now");
    await settled();
    expect(drafts.kept(marc)).toEqual([]);
    const [kept] = drafts.kept(claire);
    expect(kept).toMatchObject({ command: "mark_set", about: { dossier: 5, criterion: "C1" } });
    expect(drafts.open(claire, mark).snapshot().value).toBe(7);
    send.mockResolvedValue({});
    await kept?.retry();
    expect(drafts.kept(claire)).toEqual([]);
    expect(send).toHaveBeenLastCalledWith("mark_set", expect.objectContaining({ mark: 7 }), {
      person: "claire",
      part: "member",
    });
  });

  it("what is given up leaves the field as the workspace holds it", async () => {
    const drafts = of(sender(refused));
    drafts.open(claire, mark).put(7, "now");
    await settled();
    drafts.kept(claire)[0]?.discard();
    expect(drafts.kept(claire)).toEqual([]);
    expect(drafts.open(claire, mark).snapshot()).toMatchObject({ value: null, state: "idle" });
  });

  it("once the last of what failed is given up nothing is missing, and not before", async () => {
    const nothingMissing = vi.fn();
    const drafts = createDrafts(sender(refused), undefined, nothingMissing);
    drafts.open(claire, mark).put(7, "now");
    drafts.open(claire, { ...mark, key: "another" }).put(8, "now");
    await settled();
    const [first, last] = drafts.kept(claire);
    first?.discard();
    expect(nothingMissing).not.toHaveBeenCalled();
    last?.discard();
    expect(nothingMissing).toHaveBeenCalledOnce();
  });

  it("what is typed too late still goes out under the name of who typed it", async () => {
    const send = sender();
    const drafts = of(send);
    const slot = drafts.open(claire, text());
    drafts.open(marc, text());
    slot.put("Trop tard", "now");
    await settled();
    expect(send.mock.lastCall?.[2].person).toBe("claire");
  });

  it("the same person in another part keeps their drafts, and sends them in that part", async () => {
    const send = sender(refused);
    const drafts = of(send);
    drafts.open(claire, text()).put("Avis", "now");
    await settled();
    send.mockResolvedValue({});
    drafts.open(sits("claire", "/a.palmares", "chair"), mark);
    await drafts.flush(claire);
    expect(send.mock.lastCall?.[2]).toEqual({ person: "claire", part: "chair" });
  });

  it("another workspace knows nothing of it", async () => {
    const drafts = of(sender(refused));
    drafts.open(claire, mark).put(7, "now");
    await settled();
    expect(drafts.kept(sits("claire", "/b.palmares"))).toEqual([]);
    expect(drafts.open(sits("claire", "/b.palmares"), mark).snapshot().value).toBeNull();
  });
});

describe("a field that is on screen", () => {
  it("tells its failure itself; it is kept elsewhere once its page is left", async () => {
    const drafts = of(sender(refused));
    const slot = drafts.open(claire, mark);
    const leave = slot.subscribe(() => undefined);
    slot.put(7, "now");
    await settled();
    expect(drafts.kept(claire)).toEqual([]);
    leave();
    expect(drafts.kept(claire)).toHaveLength(1);
  });

  it("is forgotten when it is left and everything is saved", async () => {
    const drafts = of(sender());
    const slot = drafts.open(claire, text("a"));
    const leave = slot.subscribe(() => undefined);
    slot.put("b", "now");
    await settled();
    leave();
    expect(drafts.open(claire, text("c")).snapshot().value).toBe("c");
  });
});
