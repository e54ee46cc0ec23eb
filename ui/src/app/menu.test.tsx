// @vitest-environment jsdom
import { configure, render, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { type Host, lookAround, MENU_ACTIONS, setHost } from "~/api";
import { fixtureHost } from "../../tests/pages/fixtures/host";
import { App } from "./App";
import { currentActions } from "./actions";

// The whole application is loaded here, page by page: on a busy machine that takes its time.
configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

/** The application over the sample committee, and a hand on its native menu. */
function start(scene: string | null, address: string) {
  const fixture = fixtureHost({ as: null, scene });
  const told = vi.fn();
  let choose: (id: string) => void = () => undefined;
  const host: Host = {
    ...fixture,
    listen(name, handler) {
      if (name === "menu") choose = handler as (id: string) => void;
      return () => undefined;
    },
    async invoke(command, caller, request) {
      if (command === "shell_menu") told(request);
      return fixture.invoke(command, caller, request);
    },
  };
  lookAround();
  location.hash = address;
  setHost(host);
  render(<App startup={{ open: null, language: "fr" }} />);
  return { told, choose: (id: string) => choose(id) };
}

const ids = () => currentActions().map(({ id }) => id);

describe("the native menu", () => {
  it("has an action in the page for every item that is not the window's own", async () => {
    const { told } = start(null, "#/journal");
    await waitFor(() => expect(ids()).toContain("session.create"));
    expect(MENU_ACTIONS.filter((id) => !ids().includes(id))).toEqual([]);
    await waitFor(() =>
      expect(told).toHaveBeenLastCalledWith({
        language: "fr",
        actions: expect.arrayContaining(["dossier.new", "session.create", "session.minutes"]),
      }),
    );
  });

  it("opens what is new from any page", async () => {
    const { choose } = start(null, "#/journal");
    await waitFor(() => expect(ids()).toContain("dossier.new"));
    choose("dossier.new");
    await waitFor(() => expect(document.querySelector("[role=dialog]")).toHaveTextContent("Nouveau dossier"));
  });

  it("offers on the first screen what needs no workspace, and no more", async () => {
    const { told } = start("none", "#/welcome");
    await waitFor(() =>
      expect(told).toHaveBeenLastCalledWith({
        language: "fr",
        actions: [
          "workspace.new",
          "workspace.open",
          "workspace.sample",
          "workspace.restore",
          "pack.open",
          "theme.toggle",
          "language.toggle",
        ],
      }),
    );
  });
});

describe("the language", () => {
  it("is the one of the session until the person chooses, whatever the browser engine says", async () => {
    start("none", "#/welcome");
    await waitFor(() => expect(document.documentElement.lang).toBe("fr"));
    expect(navigator.language).toBe("en-US");
  });

  it("is the one that the person chose, and the menu follows", async () => {
    localStorage.setItem("palmares.language", "en");
    const { told } = start("none", "#/welcome");
    await waitFor(() => expect(document.documentElement.lang).toBe("en"));
    await waitFor(() => expect(told.mock.lastCall?.[0].language).toBe("en"));
  });
});
