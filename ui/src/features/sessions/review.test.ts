import { describe, expect, it } from "vitest";
import { isReviewedAt } from "./review";

describe("a reservation that is looked at again", () => {
  const session = { id: "s1", held_on: "2026-06-10" };

  it("comes before the session that was named, on whatever day it sits", () => {
    expect(isReviewedAt({ review: { session_id: "s1", on: "2026-06-03" } }, session)).toBe(true);
    expect(isReviewedAt({ review: { session_id: "s2", on: "2026-06-10" } }, session)).toBe(false);
  });

  it("comes before a session of its day where none was named", () => {
    expect(isReviewedAt({ review: { session_id: null, on: "2026-06-10" } }, session)).toBe(true);
    expect(isReviewedAt({ review: { session_id: null, on: "2026-06-11" } }, session)).toBe(false);
    expect(isReviewedAt({ review: null }, session)).toBe(false);
  });
});
