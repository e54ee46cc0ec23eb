import { describe, expect, it } from "vitest";
import { dayInParis, differs, emptyInput, receivedOn, spaced, withApplicant } from "./input";

describe("what is typed on a dossier", () => {
  it("keeps the time of receipt when the day stays the same, since it decides on lateness", () => {
    const late = "2020-06-21T21:59:59Z";
    expect(receivedOn(late, "2020-06-21", dayInParis)).toBe(late);
    expect(receivedOn(late, "2020-06-20", dayInParis)).toBe("2020-06-20T11:00:00Z");
  });

  it("counts the days where the committee sits", () => {
    expect(dayInParis("2020-06-21T21:59:59Z")).toBe("2020-06-21");
    expect(dayInParis("2020-06-21T22:00:00Z")).toBe("2020-06-22");
  });

  it("shows company numbers in groups and takes the groups for no change", () => {
    expect(spaced("99991000300014")).toBe("999 910 003 00014");
    expect(spaced("MONACOCONFO001")).toBe("MONACOCONFO001");
    const bare = withApplicant(emptyInput("2020-01-01T11:00:00Z"), { siren: "999910003" });
    expect(differs(bare, withApplicant(bare, { siren: "999 910 003" }))).toBe(false);
    expect(differs(bare, withApplicant(bare, { siren: "" }))).toBe(true);
  });
});
