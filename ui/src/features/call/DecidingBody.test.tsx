// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { show } from "~/test/render";
import type { CallDraft } from "./useCallDraft";
import { DecidingBody } from "./DecidingBody";

function draftOf(deciding_body: { fr: string; en: string } | null) {
  const draft = { rules: { deciding_body }, type: vi.fn(), choose: vi.fn() };
  return draft as typeof draft & CallDraft;
}

describe("the body that decides", () => {
  it("is not saved before it has a name", async () => {
    const draft = draftOf(null);
    const { user } = show(<DecidingBody draft={draft} readOnly={false} />);
    await user.click(screen.getByRole("switch"));
    expect(draft.choose).not.toHaveBeenCalled();
    expect(draft.type).not.toHaveBeenCalled();
    await user.type(screen.getByRole("textbox"), "l");
    expect(draft.type).toHaveBeenCalledWith({ deciding_body: { fr: "l", en: "l" } });
  });

  it("is given up at once", async () => {
    const draft = draftOf({ fr: "le bureau", en: "the board" });
    const { user } = show(<DecidingBody draft={draft} readOnly={false} />);
    await user.click(screen.getByRole("switch"));
    expect(draft.choose).toHaveBeenCalledWith({ deciding_body: null });
  });
});
