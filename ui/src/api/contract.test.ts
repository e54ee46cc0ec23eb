import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DEPENDS } from "./generated/depends";

describe("the wire", () => {
  it("knows what every reading command depends on", () => {
    const commands = readFileSync("src/api/generated/commands.ts", "utf8");
    const names = [...commands.matchAll(/^ {2}(\w+): \{/gm)].map(([, name]) => name!);
    const reads = names.filter((name) => /_(list|get|find|state|status|queue|templates|text)$/.test(name));
    expect(reads.filter((name) => !(name in DEPENDS))).toEqual([]);
    expect(Object.keys(DEPENDS).filter((name) => !names.includes(name))).toEqual([]);
  });
});
