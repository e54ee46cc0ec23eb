// @vitest-environment jsdom
import { act, configure, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  ApiError,
  type DropEvent,
  type Host,
  lookAround,
  type PackCover,
  setHost,
  type WorkspaceStatus,
} from "~/api";
import { App } from "~/app/App";
import { currentActions } from "~/app/actions";
import { fixtureHost, type Scene } from "../../../tests/pages/fixtures/host";
import { atHome } from "../../../tests/pages/fixtures/packs";

configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

type Answers = Record<string, (request: never) => unknown>;

/** The application over the sample committee, and a hand on what happens outside of it. */
function start(
  scene: Scene,
  { answers = {}, open = null }: { answers?: Answers; open?: string | null } = {},
) {
  const fixture = fixtureHost(scene);
  const asked = vi.fn();
  const dropping = new Set<(event: DropEvent) => void>();
  const opening = new Set<(path: string) => void>();
  const outside = {
    drop(paths: string[]) {
      for (const handler of dropping) handler({ kind: "dropped", paths });
    },
    opened(path: string) {
      for (const handler of opening) handler(path);
    },
  };
  const host: Host = {
    ...fixture,
    onDrop(handler) {
      dropping.add(handler);
      return () => dropping.delete(handler);
    },
    listen(name, handler) {
      if (name !== "opened") return () => undefined;
      opening.add(handler as (path: string) => void);
      return () => opening.delete(handler as (path: string) => void);
    },
    async invoke(command, caller, request) {
      asked(command, request);
      const answer = answers[command];
      return answer ? answer(request as never) : fixture.invoke(command, caller, request);
    },
  };
  lookAround();
  location.hash = "#/members";
  setHost(host);
  render(<App startup={{ open, language: "fr" }} />);
  const of = (command: string) => asked.mock.calls.filter(([name]) => name === command).map(([, one]) => one);
  return { outside, of };
}

const staff: Scene = { as: null, scene: null };
const nobody: Scene = { as: null, scene: "none" };
const known = { ...atHome("home").pack_cover(), known: true } satisfies PackCover;
const returned = { ...known, known: false, home: null, cover: { ...known.cover, kind: "return" as const } };
const ready = () => waitFor(() => expect(currentActions().map(({ id }) => id)).toContain("returns.take"));

beforeEach(() => localStorage.clear());

describe("the six words on paper", () => {
  async function made() {
    const print = vi.spyOn(window, "print").mockImplementation(() => undefined);
    start(staff);
    await ready();
    fireEvent.click(await screen.findByRole("tab", { name: "Envois" }));
    fireEvent.click(await screen.findByRole("button", { name: "Préparer les plis…" }));
    await screen.findByRole("button", { name: "Tout imprimer" });
    return print;
  }
  const papers = () => [...document.querySelectorAll("body > [aria-hidden] > section")];

  it("are printed for all at once, each with its file's name and never its folder or an address", async () => {
    const print = await made();
    fireEvent.click(screen.getByRole("button", { name: "Tout imprimer" }));
    await waitFor(() => expect(print).toHaveBeenCalledOnce());
    expect(papers().length).toBeGreaterThan(5);
    expect(papers()[0]).toHaveTextContent("abaisser abandon abdiquer abeille abolir aborder");
    expect(papers()[0]).toHaveTextContent(/_v3\.pli : pli version 3/);
    expect(document.body.querySelector("body > [aria-hidden]")).not.toHaveTextContent(/\/exemple|@/);
  });

  it("are printed for one member alone, as often as asked", async () => {
    const print = await made();
    const [first] = screen.getAllByRole("button", { name: "Imprimer" });
    fireEvent.click(first!);
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
    fireEvent.click(first!);
    await waitFor(() => expect(print).toHaveBeenCalledTimes(2));
    expect(papers()).toHaveLength(1);
  });
});

describe("files of members that are dropped on the window", () => {
  it("go to the returns where the secretariat works, all together, and nothing else does", async () => {
    const { outside, of } = start(staff);
    await ready();
    // One mail carries a return, one a dossier, one both: the page asks, and guesses nothing from their names.
    const given = [
      "/a/1.pli",
      "/a/lettre.pdf",
      "/a/retour.eml",
      "/a/candidature.eml",
      "/a/les-deux.eml",
      "/a/2.PLI",
    ];
    act(() => outside.drop(given));
    const returns = ["/a/1.pli", "/a/retour.eml", "/a/les-deux.eml", "/a/2.PLI"];
    await waitFor(() => expect(of("returns_plan")).toEqual([{ paths: returns }]));
    await waitFor(() => expect(of("intake_plan")).toHaveLength(1));
    expect(of("returns_sort")).toEqual([{ paths: given }]);
    expect(of("intake_plan")[0]).toMatchObject({
      paths: ["/a/lettre.pdf", "/a/candidature.eml", "/a/les-deux.eml"],
    });
    expect(await screen.findByText(/14 notations remises/)).toBeVisible();
  });

  it("are opened where nothing is open", async () => {
    const { outside, of } = start(nobody);
    await screen.findByText("Ouvrir un pli");
    act(() => outside.drop(["/a/1.pli"]));
    expect(await screen.findByLabelText("Vos six mots")).toBeVisible();
    expect(of("returns_plan")).toEqual([]);
  });
});

describe("a file that the program was started with", () => {
  it("is opened at once, and asks for its words", async () => {
    const { of } = start(nobody, { open: "/a/1.pli" });
    expect(await screen.findByLabelText("Vos six mots")).toBeVisible();
    expect(of("workspace_open")).toEqual([]);
  });

  it("is a return for the secretariat when a second start hands one over", async () => {
    const { outside, of } = start(staff, { answers: { pack_cover: () => returned } });
    await ready();
    act(() => outside.opened("/a/retour.pli"));
    await waitFor(() => expect(of("returns_plan")).toEqual([{ paths: ["/a/retour.pli"] }]));
  });

  it("is refused with its reason when it is a return and nothing is open", async () => {
    start(nobody, { open: "/a/retour.pli", answers: { pack_cover: () => returned } });
    expect(await screen.findByText(/C’est un retour destiné au secrétariat/)).toBeVisible();
  });
});

describe("opening a pack", () => {
  it("tries the key of the copy that is there before it asks for the words", async () => {
    const { of } = start(nobody, { open: "/a/2.pli", answers: { pack_cover: () => known } });
    expect(await screen.findByText(/Une copie de vos dossiers est déjà sur cet ordinateur/)).toBeVisible();
    expect(of("pack_open")).toEqual([{ path: "/a/2.pli", words: null, into: null }]);
  });

  it("opens the copy again that was closed for it, when nobody gives the words", async () => {
    const here = { ...known, home: "/exemple/Comité 2026.palmares" };
    const { outside, of } = start({ as: "m6", scene: "home" }, { answers: { pack_cover: () => here } });
    await screen.findByText(/Votre copie est dans/);
    act(() => outside.drop(["/a/1.pli"]));
    await screen.findByLabelText("Vos six mots");
    fireEvent.click(screen.getByRole("button", { name: "Annuler" }));
    await waitFor(() => expect(of("workspace_open")).toEqual([{ path: here.home, backup: false }]));
  });

  it("says at the field how many words are missing, and asks nothing of the file", async () => {
    const { of } = start(nobody, { open: "/a/1.pli" });
    const field = await screen.findByLabelText("Vos six mots");
    fireEvent.change(field, { target: { value: "abaisser abandon" } });
    fireEvent.submit(field);
    expect(await screen.findByText(/il y en a 2/)).toBeVisible();
    expect(of("pack_open")).toEqual([]);
  });

  it("keeps what was typed when the words are wrong", async () => {
    start(nobody, { open: "/a/1.pli" });
    const field = await screen.findByLabelText("Vos six mots");
    const typed = "abaisser abandon abdiquer abeille abolir aborder";
    fireEvent.change(field, { target: { value: typed } });
    fireEvent.submit(field);
    expect(await screen.findByText(/Ces mots ne sont pas ceux de ce pli/)).toBeVisible();
    expect(field).toHaveValue(typed);
  });

  it("leads to one's own list, and says what the pack changed", async () => {
    const fixture = fixtureHost({ as: "m6", scene: "home" });
    let open = false;
    const status = async () => fixture.invoke("workspace_status", null, {});
    start(
      { as: "m6", scene: "home" },
      {
        open: "/a/2.pli",
        answers: {
          pack_cover: () => known,
          workspace_status: () =>
            open ? status() : fixtureHost(nobody).invoke("workspace_status", null, {}),
          pack_open: async () => {
            open = true;
            return {
              news: { came: [9], changed: [3], left: [8], rules: false },
              status: await status(),
            };
          },
        },
      },
    );
    expect(await screen.findByText(/Depuis le pli précédent/)).toHaveTextContent(
      /dossier 9 ajouté, dossier 3 modifié, dossier 8 retiré/,
    );
    expect(location.hash).toBe("#/scoring");
    expect(screen.getByRole("navigation")).toHaveTextContent(/Ma notation/);
    expect(screen.getByRole("navigation")).not.toHaveTextContent(/Classement|Séances|Journal/);
  });
});

describe("packs being made", () => {
  it("go on past a member of whom none can be made, and stop where the disk is full", async () => {
    const full = new ApiError("disk_full");
    const failures = [new ApiError("damaged", { detail: "page 14" }), null];
    let at = 0;
    const fixture = fixtureHost(staff);
    const { of } = start(staff, {
      answers: {
        pack_make: (request: never) => {
          const failure = at < failures.length ? failures[at] : full;
          at += 1;
          if (failure) throw failure;
          return fixture.invoke("pack_make", null, request);
        },
      },
    });
    await ready();
    fireEvent.click(await screen.findByRole("tab", { name: /Envois/ }));
    fireEvent.click(await screen.findByRole("button", { name: "Préparer les plis…" }));
    expect(await screen.findByText(/^1 pli est prêt/)).toBeVisible();
    // One more may have been begun beside the one that found the disk full.
    expect([3, 4]).toContain(of("pack_make").length);
    expect(screen.getByText(/plis n’ont pas été préparés/)).toBeVisible();
    fireEvent.click(screen.getByRole("button", { name: "J’ai noté les mots" }));
    await waitFor(() => expect(screen.queryByText(/^1 pli est prêt/)).toBeNull());
  });
});

describe("returns taken in", () => {
  const undo = (place: number) => ({
    journal_state: () => ({
      undo: { place, device: "d", number: place, operation: "pack_merge", params: { returns: 2 } },
      redo: null,
      depth: 1,
    }),
    journal_undo: () => ({ entry: 217, touched: [] }),
  });
  async function taken(answers: Answers) {
    const started = start(staff, { answers });
    await ready();
    act(() => started.outside.drop(["/a/1.pli"]));
    fireEvent.click(await screen.findByRole("button", { name: "Reprendre" }));
    await screen.findByText("Retours repris");
    fireEvent.click(screen.getByRole("button", { name: "Annuler" }));
    return started;
  }

  it("are taken back in one act from their message", async () => {
    const { of } = await taken(undo(216));
    await waitFor(() => expect(of("journal_undo")).toHaveLength(1));
    expect(of("returns_merge")).toEqual([{ paths: ["/a/1.pli"] }]);
  });

  it("are not, where something else was done since: that would be taken back instead", async () => {
    const { of } = await taken(undo(218));
    expect(await screen.findByText(/Autre chose a été fait depuis/)).toBeVisible();
    expect(of("journal_undo")).toEqual([]);
  });
});

describe("sheets to be marked with a pen", () => {
  const print = async () => {
    fireEvent.click(await screen.findByRole("button", { name: "Fiches à imprimer…" }));
    return within(await screen.findByRole("dialog"));
  };
  const tab = async () => fireEvent.click(await screen.findByRole("tab", { name: "Envois" }));

  it("are printed for everybody, each in a file of theirs where that is asked, and it is said where", async () => {
    const { of } = start(staff);
    await tab();
    const dialog = await print();
    fireEvent.click(dialog.getByRole("radio", { name: "Un par membre" }));
    fireEvent.click(dialog.getByRole("button", { name: "Choisir le répertoire…" }));
    expect(await screen.findByText("18 fiches écrites en PDF")).toBeInTheDocument();
    expect(of("sheet_print")).toEqual([
      { call_id: "c1", member_ids: [], apart: true, language: "fr", path: "/exemple/Envois" },
    ]);
  });

  it("are printed nowhere where no folder is chosen", async () => {
    const { of } = start(staff, { answers: { shell_choose: () => ({ paths: [] }) } });
    await tab();
    const dialog = await print();
    expect(dialog.getByText("Pour tous les membres.")).toBeVisible();
    fireEvent.click(dialog.getByRole("button", { name: "Choisir le répertoire…" }));
    await waitFor(() => expect(of("shell_choose")).toHaveLength(1));
    expect(of("sheet_print")).toEqual([]);
  });
});

describe("a copy at home", () => {
  const home: Scene = { as: "m6", scene: "home" };
  const more = async (entry: string) => {
    fireEvent.click(await screen.findByRole("button", { name: "Autres actions sur cette copie" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: entry }));
  };

  it("writes the return, says its number, and that nothing waits any more", async () => {
    const { of } = start(home);
    expect(await screen.findByText("37 saisies pas encore renvoyées")).toBeVisible();
    fireEvent.click(screen.getByRole("button", { name: "Terminer et renvoyer" }));
    expect(await screen.findByText("9F3A-61C0")).toBeVisible();
    expect(screen.getByText(/1 notation n’est pas encore remise/)).toBeVisible();
    expect(of("return_write")).toEqual([{ path: "/exemple/Envois" }]);
    // The mail that carries it is written beside it, to whom the return is for.
    fireEvent.click(screen.getByRole("button", { name: "Écrire le courriel" }));
    await waitFor(() => expect(of("draft_write")).toHaveLength(1));
    expect(of("draft_write")[0]).toMatchObject({
      email: "claire.martin@exemple.fr",
      subject: "Retour de notation, version 1 — reçu n° 9F3A-61C0",
      attach: { path: expect.stringMatching(/^\/exemple\/Envois\/.*\.pli$/) },
      path: "/exemple/Envois",
    });
    fireEvent.click(screen.getByText("Fermer", { selector: "footer *" }));
    expect(await screen.findByText("Tout est renvoyé")).toBeVisible();
  });

  it("hands in what is complete and writes the return in one movement", async () => {
    const { of } = start(home);
    fireEvent.click(await screen.findByRole("button", { name: "Terminer…" }));
    const dialog = within(await screen.findByRole("dialog"));
    fireEvent.click(await dialog.findByRole("button", { name: "Terminer et renvoyer" }));
    expect(await screen.findByText("9F3A-61C0")).toBeVisible();
    expect(of("return_write")).toHaveLength(1);
  });

  it("hands in nothing where no folder for the return is chosen", async () => {
    const { of } = start(home, { answers: { shell_choose: () => ({ paths: [] }) } });
    fireEvent.click(await screen.findByRole("button", { name: "Terminer…" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Terminer et renvoyer" }));
    const finish = () => dialog.getByRole("button", { name: "Terminer et renvoyer" });
    await dialog.findByText(/remet ce qui est complet/);
    fireEvent.click(finish());
    await waitFor(() => expect(of("shell_choose")).toHaveLength(1));
    await waitFor(() => expect(finish()).toBeEnabled());
    expect(of("evaluation_submit")).toEqual([]);
    expect(of("return_write")).toEqual([]);
  });

  it("is erased only once its member says that they lose what was not sent back, and leaves a certificate", async () => {
    localStorage.setItem(
      "palmares.recent",
      JSON.stringify([
        {
          path: "/home/helene/Palmarès/Territoire intelligent 2026.palmares",
          name: "Territoire intelligent 2026",
          openedAt: "2026-03-12T13:02:00Z",
          pinned: false,
        },
      ]),
    );
    const { of } = start(home);
    await more("Tout effacer de cet ordinateur…");
    const erase = await screen.findByRole("button", { name: "Tout effacer" });
    expect(erase).toBeDisabled();
    fireEvent.click(screen.getByRole("checkbox", { name: "Je perds ces 37 saisies" }));
    await waitFor(() => expect(erase).toBeEnabled());
    fireEvent.click(erase);
    expect(await screen.findByText("Effacé de cet ordinateur")).toBeVisible();
    expect(screen.getByText("3 fichiers effacés")).toBeVisible();
    expect(of("home_erase")).toHaveLength(1);
    expect(localStorage.getItem("palmares.recent")).toBe("[]");
  });
});

describe("a copy at home that is opened again", () => {
  it("asks nobody who they are: there is one person", async () => {
    const fixture = fixtureHost({ as: "m6", scene: "home" });
    let seated = false;
    const status = async () => {
      const now = (await fixture.invoke("workspace_status", null, {})) as WorkspaceStatus;
      const own = now.candidates.filter(({ who }) => who.person === "m6");
      return { ...now, persons: [], candidates: own, seat: seated ? now.seat : null };
    };
    const { of } = start(
      { as: "m6", scene: "home" },
      {
        answers: {
          workspace_status: status,
          seat_take: () => {
            seated = true;
            return status();
          },
        },
      },
    );
    expect(await screen.findByText(/Votre copie est dans/)).toBeVisible();
    expect(of("seat_take")).toEqual([{ person: "m6", part: "member" }]);
    expect(screen.queryByText("Qui est là ?")).toBeNull();
  });
});

describe("a member’s seat in the secretariat’s workspace", () => {
  it("keeps its page when it is asked again whether it is a copy at home", async () => {
    const { of } = start({ as: "m6", scene: null });
    const title = await screen.findByRole("heading", { level: 1 });
    const asked = of("home_get").length;
    expect(asked).toBeGreaterThan(0);
    const { invalidate } = await import("~/api");
    act(() => invalidate(["mark:1"]));
    await waitFor(() => expect(of("home_get").length).toBeGreaterThan(asked));
    expect(title).toBeInTheDocument();
    expect(document.contains(title)).toBe(true);
  });
});
