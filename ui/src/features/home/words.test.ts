import { describe, expect, it } from "vitest";
import { ApiError } from "~/api";
import { faultOf, unknownWord, wordsIn } from "./words";

describe("the words of a pack", () => {
  it("are counted whatever stands between them", () => {
    expect(wordsIn("")).toHaveLength(0);
    expect(wordsIn("  abaisser, abandon ;\nabdiquer-abeille abolir  aborder ")).toHaveLength(6);
    expect(wordsIn("académie élève")).toHaveLength(2);
    expect(wordsIn("académie vipère".normalize("NFD"))).toHaveLength(2);
  });

  it("are said to be wrong at their field, and a bad file elsewhere", () => {
    const passphrase = (reason: string) => new ApiError("invalid_input", { reason }, "passphrase");
    expect(faultOf(passphrase("length"))).toBe("home.words.length");
    expect(faultOf(passphrase("empty"))).toBe("home.words.length");
    const third = new ApiError("invalid_input", { reason: "unknown" }, "passphrase[2]");
    expect(faultOf(third)).toBe("home.words.unknown");
    expect(unknownWord(third)).toBe(3);
    expect(unknownWord(passphrase("length"))).toBeNull();
    expect(faultOf(new ApiError("pack_refused", { reason: "wrong_passphrase" }))).toBe("home.words.wrong");
    expect(faultOf(new ApiError("pack_refused", { reason: "incomplete" }))).toBeNull();
  });
});
