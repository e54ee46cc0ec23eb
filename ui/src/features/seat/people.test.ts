import { describe, expect, it } from "vitest";
import type { Candidate } from "~/api";
import { chosenOf, peopleOf } from "./people";

const claire: Candidate = {
  who: { person: "claire", part: "secretariat" },
  name: "Claire",
  hint: "Chargée de mission",
  call: null,
};
const member = (person: string, part: "chair" | "member", call: string): Candidate => ({
  who: { person, part },
  name: person,
  hint: "CABBALR",
  call: { id: call, name: `Appel ${call}` },
});

describe("those who may sit down", () => {
  it("are the secretariat's people with what they do, and the committee's with where they come from", () => {
    const { staff, committee } = peopleOf([claire, member("m4", "member", "c1")], "c1");
    expect(staff).toEqual([
      {
        id: "secretariat/claire",
        person: "claire",
        part: "secretariat",
        name: "Claire",
        hint: "Chargée de mission",
      },
    ]);
    expect(committee[0]).toMatchObject({ person: "m4", part: "member", hint: "CABBALR" });
  });

  it("are the members of the call that is worked on, or of every call while none is known", () => {
    const all = [claire, member("m1", "chair", "c1"), member("m2", "member", "c2")];
    expect(peopleOf(all, "c2").committee.map(({ name }) => name)).toEqual(["m2"]);
    expect(peopleOf(all, null).committee.map(({ hint }) => hint)).toEqual([
      "CABBALR · Appel c1",
      "CABBALR · Appel c2",
    ]);
  });

  it("sit in the part that the workspace gives them", () => {
    const { committee } = peopleOf([member("m1", "chair", "c1")], "c1");
    expect(chosenOf({ person: "m1", part: "chair", name: "m1", member_id: "m1" })).toBe(committee[0]?.id);
  });
});
