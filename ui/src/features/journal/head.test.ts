import { expect, it } from "vitest";
import { headLine } from "./head";

it("the head of the journal is its hash and the end of each device's chain, shortened, on one line", () => {
  const head = {
    entries: 226,
    hash: "5c0d1e7f94ab".padEnd(64, "1"),
    devices: [
      { device: "0198f3c2-5a10", number: 214, hash: "b41f9d7c52aa".padEnd(64, "e") },
      { device: "0199aa07-77de", number: 12, hash: "07ac51f0d2b9".padEnd(64, "0") },
    ],
  };
  expect(headLine(head)).toBe("5c0d1e7f94ab (0198f3c2:214:b41f9d7c52aa 0199aa07:12:07ac51f0d2b9)");
  expect(headLine({ ...head, entries: 0, devices: [] })).toBe("5c0d1e7f94ab");
});
