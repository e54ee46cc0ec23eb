// @vitest-environment jsdom
import { act, renderHook, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { Toasts } from "~/components";
import { I18nProvider } from "~/i18n";
import { useTellProduced } from "./useTellProduced";

const French = ({ children }: { children: ReactNode }) => (
  <I18nProvider language="fr">
    {children}
    <Toasts />
  </I18nProvider>
);

it("a letter that was not made is told with why, beside those that were", async () => {
  const { result } = renderHook(() => useTellProduced(), { wrapper: French });
  act(() => {
    result.current({
      papers: [],
      unmade: [{ dossier_id: "d", number: 10, title: "Scop des Rives", rule: "court_missing" }],
      replaced: 0,
      receipt: { entry: 1, touched: [] },
    });
  });
  expect(await screen.findByText("Une lettre n’est pas produite")).toBeTruthy();
  expect(screen.getByText(/^Dossier n°\s10\s: .*tribunal/)).toBeTruthy();
});
