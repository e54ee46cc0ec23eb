import { describe, expect, it } from "vitest";
import { ApiError } from "~/api";
import { countWords, faultOf } from "./words";

describe("the words of a pack", () => {
  it("are counted whatever stands between them", () => {
    expect(countWords("")).toBe(0);
    expect(countWords("  abaisser, abandon ;\nabdiquer-abeille abolir  aborder ")).toBe(6);
    expect(countWords("académie élève")).toBe(2);
    expect(countWords("académie vipère".normalize("NFD"))).toBe(2);
  });

  it("are said to be wrong at their field, and a bad file elsewhere", () => {
    const passphrase = (reason: string) => new ApiError("invalid_input", { reason }, "passphrase");
    expect(faultOf(passphrase("length"))).toBe("home.words.length");
    expect(faultOf(passphrase("empty"))).toBe("home.words.length");
    expect(faultOf(passphrase("unknown"))).toBe("home.words.unknown");
    expect(faultOf(new ApiError("pack_refused", { reason: "wrong_passphrase" }))).toBe("home.words.wrong");
    expect(faultOf(new ApiError("pack_refused", { reason: "incomplete" }))).toBeNull();
  });
});
