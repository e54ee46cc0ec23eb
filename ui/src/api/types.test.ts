import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DEPENDS } from "./depends";

// The window's own commands stand apart, in `shell.ts`.
const generated = readdirSync("src/api/generated")
  .map((file) => file.replace(/\.ts$/, ""))
  .filter((name) => name !== "shell");

describe("the wire", () => {
  it("hands on every generated type", () => {
    const handedOn = [...readFileSync("src/api/types.ts", "utf8").matchAll(/"\.\/generated\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect([...handedOn].sort()).toEqual([...generated].sort());
  });

  it("knows what every reading command depends on", () => {
    const commands = readFileSync("src/api/generated/commands.ts", "utf8");
    const names = [...commands.matchAll(/^ {2}(\w+): \{/gm)].map(([, name]) => name!);
    const reads = names.filter((name) => /_(list|get|find|state|status|queue|templates|text)$/.test(name));
    expect(reads.filter((name) => !(name in DEPENDS))).toEqual([]);
    expect(Object.keys(DEPENDS).filter((name) => !names.includes(name))).toEqual([]);
  });
});
