import { describe, expect, it } from "vitest";
import { createActivity } from "./activity";
import { receiptOf } from "./client";
import { ApiError } from "./error";

describe("errors of the wire", () => {
  it("keep their code, parameters, field and correlation", () => {
    const error = ApiError.from({
      code: "invalid_input",
      params: { reason: "checksum" },
      field: "applicant.siren",
      correlation: "c-1",
    });
    expect([error.code, error.reason, error.field, error.correlation]).toEqual([
      "invalid_input",
      "checksum",
      "applicant.siren",
      "c-1",
    ]);
  });

  it("become internal when what was thrown is not one of them", () => {
    expect(ApiError.from(new TypeError("boom")).code).toBe("internal");
    expect(ApiError.from("command x not allowed").params.detail).toBe("command x not allowed");
  });
});

describe("saving", () => {
  it("is told only when something was written, and a failure stays until the next success", () => {
    const at = new Date("2026-03-12T13:02:00Z");
    const activity = createActivity(() => at);
    activity.started()("unchanged");
    expect(activity.snapshot()).toEqual({ pending: 0, savedAt: null, failed: false });
    activity.started()("failed");
    expect(activity.snapshot().failed).toBe(true);
    const finish = activity.started();
    expect(activity.snapshot().pending).toBe(1);
    finish("saved");
    expect(activity.snapshot()).toEqual({ pending: 0, savedAt: at, failed: false });
  });

  it("has not failed any more once what failed is given up", () => {
    const activity = createActivity();
    activity.started()("failed");
    activity.gaveUp();
    expect(activity.snapshot().failed).toBe(false);
  });

  it("of the person before says nothing to the one who sits down", () => {
    const activity = createActivity();
    const finish = activity.started();
    activity.started()("failed");
    activity.reset();
    finish("failed");
    expect(activity.snapshot()).toEqual({ pending: 0, savedAt: null, failed: false });
  });

  it("reads the receipt of an answer, whatever else it holds", () => {
    expect(receiptOf({ touched: ["dossier:1", 3], id: "x" })).toEqual({
      entry: null,
      touched: ["dossier:1"],
    });
    const receipt = { entry: 4, touched: ["call:1"] };
    expect(receiptOf({ id: "x", receipt })).toEqual(receipt);
    expect(receiptOf(null)).toEqual({ entry: null, touched: [] });
  });
});
