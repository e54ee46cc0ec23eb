// @vitest-environment jsdom
import { act, configure, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, type Host, lookAround, setHost } from "~/api";
import { App } from "~/app/App";
import { navigate } from "~/app/router";
import { fixtureHost } from "../../../../tests/pages/fixtures/host";
import { ReaderApp } from "./ReaderApp";

configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

// There is no worker here, so no page is drawn: which document stands where is what these sentences are about.
class Idle {
  addEventListener() {}
  removeEventListener() {}
  postMessage() {}
  terminate() {}
}
vi.stubGlobal("Worker", Idle);

type Answers = Record<string, (request: never) => unknown>;

/** A window over the sample committee at which a member sits, and a hand on what the other window says. */
function start(address: string, answers: Answers = {}) {
  const fixture = fixtureHost({ as: "m6", scene: null });
  const asked = vi.fn();
  const hearing = new Map<string, Set<(payload: never) => void>>();
  const host: Host = {
    ...fixture,
    listen(name, handler) {
      const all = hearing.get(name) ?? new Set();
      hearing.set(name, all.add(handler as (payload: never) => void));
      return () => all.delete(handler as (payload: never) => void);
    },
    async invoke(command, caller, request) {
      asked(command, request);
      const answer = answers[command];
      return answer ? answer(request as never) : fixture.invoke(command, caller, request);
    },
  };
  lookAround();
  location.hash = address;
  setHost(host);
  const of = (command: string) => asked.mock.calls.filter(([name]) => name === command).map(([, one]) => one);
  const tell = (name: string, payload: unknown) =>
    act(() => {
      for (const handler of hearing.get(name) ?? []) handler(payload as never);
    });
  return { of, tell };
}

const startup = { open: null, language: "fr" } as const;
const documents = () => screen.queryByRole("tablist", { name: "Pièce affichée" });

beforeEach(() => localStorage.clear());

describe("the documents in a second window, from the first", () => {
  async function apart() {
    const window = start("#/scoring/d5");
    render(<App startup={startup} />);
    await waitFor(() => expect(documents()).not.toBeNull());
    fireEvent.keyDown(document.body, { key: "F9", code: "F9", ctrlKey: true });
    await waitFor(() => expect(documents()).toBeNull());
    return window;
  }

  it("open there at the one that is read, leave this one, and come back when that one closes", async () => {
    const { of, tell } = await apart();
    expect(of("shell_reader_show")).toEqual([
      { dossier_id: "d5", document_id: expect.any(String), evidence_id: null },
    ]);
    tell("reader_closed", null);
    await waitFor(() => expect(documents()).not.toBeNull());
  });

  it("follow the room to another dossier, and not to the one where they are", async () => {
    const { of } = await apart();
    act(() => navigate({ name: "scoring", id: "d1" }));
    await waitFor(() => expect(of("shell_reader_show")).toHaveLength(2));
    expect(of("shell_reader_show")[1]).toMatchObject({ dossier_id: "d1" });
  });

  it("close for whoever sits down next", async () => {
    const { of } = await apart();
    fireEvent.click(screen.getByRole("button", { name: /Je suis/ }));
    fireEvent.click(await screen.findByRole("menuitemradio", { name: /Nadia Ferrand/ }));
    await waitFor(() => expect(of("shell_reader_close")).toHaveLength(1));
  });
});

describe("the second window", () => {
  it("shows the documents of the dossier, and of another once the first window says so", async () => {
    const { tell } = start("#/reader");
    render(<ReaderApp startup={startup} />);
    expect(await screen.findByRole("heading", { name: /^5 · / })).toBeVisible();
    expect(documents()).not.toBeNull();
    tell("reading", { dossier_id: "d1", document_id: null, evidence_id: null });
    expect(await screen.findByRole("heading", { name: /^1 · / })).toBeVisible();
  });

  it("closes as soon as the dossier may no longer be read", async () => {
    let recused = false;
    const fixture = fixtureHost({ as: "m6", scene: null });
    const { of, tell } = start("#/reader", {
      scoring_get: (request) => {
        if (recused) throw new ApiError("not_allowed", { reason: "recused" });
        return fixture.invoke("scoring_get", null, request);
      },
    });
    render(<ReaderApp startup={startup} />);
    await screen.findByRole("heading", { name: /^5 · / });
    expect(of("shell_reader_close")).toEqual([]);
    recused = true;
    tell("changed", { entry: 300, touched: ["interest:m6 d5", "evaluation:e5"] });
    await waitFor(() => expect(of("shell_reader_close")).toHaveLength(1));
    expect(documents()).toBeNull();
  });

  it("closes where there is nothing to show", async () => {
    const { of } = start("#/reader", { shell_reader_shown: () => ({ reading: null }) });
    render(<ReaderApp startup={startup} />);
    await waitFor(() => expect(of("shell_reader_close")).toHaveLength(1));
  });
});
