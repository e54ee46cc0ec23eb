import { describe, expect, it } from "vitest";
import { setApart } from "./apart";

describe("what is refused is set apart from what is valid beside it", () => {
  const before = {
    title: "A",
    applicant: { siren: "732829320", phone: "" },
    themes: [{ fr: "Eau", en: "Water" }],
  };

  it("takes one field back and keeps the others as typed", () => {
    const typed = { ...before, applicant: { siren: "123", phone: "06 00" } };
    expect(setApart(typed, before, "applicant.siren")).toEqual({
      ...before,
      applicant: { siren: "732829320", phone: "06 00" },
    });
  });

  it("reaches into a list", () => {
    const typed = { ...before, title: "B", themes: [{ fr: "L’eau", en: "" }] };
    expect(setApart(typed, before, "themes[0].en")).toEqual({
      ...before,
      title: "B",
      themes: [{ fr: "L’eau", en: "Water" }],
    });
  });

  it("leaves out what is new and refused", () => {
    const typed = { ...before, title: "B", themes: [...before.themes, { fr: "Sol", en: "" }] };
    expect(setApart(typed, before, "themes[1].en")).toEqual({ ...before, title: "B" });
  });

  it("has nothing to set apart where the path leads nowhere", () => {
    expect(setApart(before, before, "grid.weight")).toBeNull();
    expect(setApart(before, before, null)).toBeNull();
    expect(setApart("text", "", "comment")).toBeNull();
  });
});
