import { describe, expect, it } from "vitest";
import type { MemberView, PersonView } from "~/api";
import { chosenOf, peopleOf } from "./people";

const person = (id: string, active = true): PersonView => ({
  id,
  name: id,
  function: "Chargée de mission",
  email: "",
  active,
});
const member = (id: string, role: MemberView["role"], active = true) =>
  ({ id, name: id, role, active, organisation: "CABBALR" }) as MemberView;

describe("those who may sit down", () => {
  it("are the secretariat's people with what they do, and the committee's with where they come from", () => {
    const { staff, committee } = peopleOf([person("claire")], [member("m4", "member")]);
    expect(staff).toEqual([
      {
        id: "secretariat/claire",
        person: "claire",
        part: "secretariat",
        name: "claire",
        hint: "Chargée de mission",
      },
    ]);
    expect(committee[0]).toMatchObject({ person: "m4", part: "member", hint: "CABBALR" });
  });

  it("are only those who still act", () => {
    const { staff, committee } = peopleOf([person("claire", false)], [member("m4", "member", false)]);
    expect([...staff, ...committee]).toEqual([]);
  });

  it("sit in the chair when they preside", () => {
    const { committee } = peopleOf([], [member("m1", "chair"), member("m2", "vice_chair")]);
    expect(committee.map(({ part }) => part)).toEqual(["chair", "member"]);
    expect(chosenOf({ person: "m1", part: "chair", name: "m1", member_id: "m1" })).toBe(committee[0]?.id);
  });
});
