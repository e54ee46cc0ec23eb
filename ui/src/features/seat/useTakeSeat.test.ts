// @vitest-environment jsdom
import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { ApiError, type Caller, seat, setHost, type WorkspaceStatus } from "~/api";
import { I18nProvider } from "~/i18n";
import { createElement, type ReactNode } from "react";
import { drafts } from "../shared/useAutosave";
import { useTakeSeat } from "./useTakeSeat";

const status = (person: string) =>
  ({
    workspace: { path: "/a.palmares" },
    seat: { person, part: "member", name: person, member_id: person },
  }) as WorkspaceStatus;
const French = ({ children }: { children: ReactNode }) =>
  createElement(I18nProvider, { language: "fr", children });

/** A window that refuses marks for as long as the disk is full, and tells what it was asked by whom. */
function fullDisk() {
  const asked: [command: string, by: string | undefined][] = [];
  const disk = { full: true };
  setHost({
    async invoke(command, caller: Caller | null, request) {
      asked.push([command, caller?.person]);
      if (command === "mark_set" && disk.full) throw new ApiError("disk_full");
      return command === "seat_take"
        ? status((request as { person: string }).person)
        : { entry: null, touched: [] };
    },
    listen: () => () => undefined,
    onDrop: () => () => undefined,
    documentUrl: (id) => id,
    setTitle: () => undefined,
    onClose: () => () => undefined,
  });
  return { asked, disk };
}

it("whoever leaves has what they typed sent first, under their name; what fails waits for them alone", async () => {
  const { asked, disk } = fullDisk();
  seat.follow(status("claire"));
  const { result } = renderHook(() => useTakeSeat(), { wrapper: French });
  const claire = seat.snapshot()!;
  drafts
    .open(claire, {
      key: "mark:d5/C1",
      command: "mark_set",
      request: (mark: number | null) => ({ dossier_id: "d5", criterion: "C1", mark }),
      about: { dossier: 5, criterion: "C1" },
      held: null,
    })
    .put(7, "leave");

  await act(() => result.current.sit({ person: "marc", part: "member" }));
  expect(asked).toEqual([
    ["mark_set", "claire"],
    ["seat_take", "claire"],
  ]);
  expect(drafts.kept(seat.snapshot()!)).toEqual([]);

  disk.full = false;
  await act(() => result.current.sit({ person: "claire", part: "member" }));
  expect(asked.slice(2)).toEqual([["seat_take", "marc"]]);
  const [kept] = drafts.kept(seat.snapshot()!);
  await act(async () => kept?.retry());
  expect(asked.at(-1)).toEqual(["mark_set", "claire"]);
  expect(drafts.kept(seat.snapshot()!)).toEqual([]);
});
