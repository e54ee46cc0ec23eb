import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, type MessageFormatElement, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { LANGUAGES, type MessageKey, sentences } from "./catalogue";
import * as en from "./en";
import * as fr from "./fr";

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ["i18n", "generated", "test"].includes(entry.name) ? [] : sources(path);
    return /\.tsx?$/.test(path) && !path.includes(".test.") ? [readFileSync(path, "utf8")] : [];
  });
}

function argumentsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return argumentsOf(element.children);
    const inner =
      "options" in element ? Object.values(element.options).flatMap(({ value }) => argumentsOf(value)) : [];
    return [element.value, ...inner];
  });
}

const keys = Object.keys(sentences("fr")) as MessageKey[];
const code = sources("src").join("\n");

describe("the catalogues", () => {
  it("hold the same keys in every language, each once", () => {
    expect(Object.keys(sentences("en")).sort()).toEqual([...keys].sort());
    for (const areas of [fr, en]) {
      const all = Object.values(areas).flatMap((area) => Object.keys(area));
      expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([]);
    }
  });

  it("take the same arguments in every language and parse as ICU messages", () => {
    const differing = keys.filter((key) => {
      const [first, second] = LANGUAGES.map((language) =>
        [...new Set(argumentsOf(parse(sentences(language)[key])))].sort().join(),
      );
      return first !== second;
    });
    expect(differing).toEqual([]);
  });

  it("hold no message that nothing shows", () => {
    const literals = new Set(
      [...code.matchAll(/["'`]([a-z][\w-]*(?:\.[\w-]+)+)["'`]/g)].map(([, key]) => key),
    );
    const prefixes = [...code.matchAll(/[`"]([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{/g)].map(([, prefix]) => prefix!);
    const unused = keys.filter(
      (key) => !literals.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it("hold every message that the code asks for", () => {
    const asked = [...code.matchAll(/\bt\(\s*["']([^"']+)["']/g)].map(([, key]) => key!);
    expect(asked.filter((key) => !keys.includes(key as MessageKey))).toEqual([]);
  });

  it("leave no message empty, and translate what is longer than a word", () => {
    for (const language of LANGUAGES) {
      expect(keys.filter((key) => sentences(language)[key].trim() === "")).toEqual([]);
    }
    const same = keys.filter(
      (key) =>
        sentences("fr")[key] === sentences("en")[key] &&
        /[a-zà-ÿ]{3,} [a-zà-ÿ]{3,}/i.test(sentences("fr")[key]),
    );
    expect(same).toEqual([]);
  });

  it("use the French guillemets and apostrophe consistently", () => {
    expect(keys.filter((key) => /[a-zà-ÿ]'[a-zà-ÿ]/i.test(sentences("fr")[key]))).toEqual([]);
  });
});
