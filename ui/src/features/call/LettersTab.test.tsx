// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { ApiError, type CallRules, type LetterTexts } from "~/api";
import { show } from "~/test/render";
import { LettersTab } from "./LettersTab";
import type { CallDraft } from "./useCallDraft";

const NONE: LetterTexts = { texts: [], closing: null };
const RULES = { decisions: ["selected", "rejected"], hearing: null, label: null };

/** The tab over rules that keep what is typed and chosen. */
function Held({
  begun,
  error,
  told,
}: {
  begun: LetterTexts;
  error?: ApiError;
  told(letters: unknown): void;
}) {
  const [letters, setLetters] = useState(begun);
  const put = (part: Partial<CallRules>) => {
    if (part.letters) setLetters(part.letters);
    told(part.letters);
  };
  const draft = { rules: { ...RULES, letters }, error: error ?? null, type: put, choose: put };
  return <LettersTab draft={draft as unknown as CallDraft} readOnly={false} />;
}

const french = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Paragraphes en français" });

describe("the texts of the letters of a call", () => {
  it("begin empty, and say of each language that its letters lack them", async () => {
    const told = vi.fn();
    const { user } = show(<Held begun={NONE} told={told} />);
    expect(screen.queryByRole("button", { name: "Remettre comme au départ" })).toBeNull();
    await user.type(french(), "B");
    expect(told).toHaveBeenLastCalledWith({
      texts: [{ letter: "acknowledgement", text: { fr: "B", en: "" } }],
      closing: null,
    });
    expect(screen.getByText(/les lettres en anglais n’ont pas ces paragraphes/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Remettre comme au départ" }));
    expect(told).toHaveBeenLastCalledWith(NONE);
    expect(french().value).toBe("");
  });

  it("take what may stand between braces where the cursor is", async () => {
    const told = vi.fn();
    const begun: LetterTexts = {
      texts: [{ letter: "rejected", text: { fr: "Dossier de .", en: "" } }],
      closing: null,
    };
    const { user } = show(<Held begun={begun} told={told} />);
    await user.click(french());
    french().setSelectionRange(11, 11);
    const [places] = screen.getAllByRole("group", { name: "Insérer à l’endroit du curseur" });
    expect(within(places!).getAllByRole("button")).toHaveLength(4);
    await user.click(within(places!).getByRole("button", { name: /nom du candidat/ }));
    expect(french().value).toBe("Dossier de {applicant}.");
    expect(told).toHaveBeenLastCalledWith({
      texts: [{ letter: "rejected", text: { fr: "Dossier de {applicant}.", en: "" } }],
      closing: null,
    });
  });

  it("show what was refused at the field that it concerns", () => {
    const begun: LetterTexts = {
      texts: [{ letter: "rejected", text: { fr: "Merci {nom}", en: "" } }],
      closing: null,
    };
    const error = new ApiError("invalid_input", { reason: "unknown_place" }, "letters.texts[0].text.fr");
    show(<Held begun={begun} error={error} told={vi.fn()} />);
    expect(french()).toHaveAccessibleDescription(/Entre accolades/);
  });

  it("have a closing formula of their own, or the usual one", async () => {
    const told = vi.fn();
    const { user } = show(<Held begun={NONE} told={told} />);
    await user.type(screen.getByRole("textbox", { name: "Formule en anglais" }), "Y");
    expect(told).toHaveBeenLastCalledWith({ texts: [], closing: { fr: "", en: "Y" } });
  });
});
