// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ImportReport, ImportUnit } from "~/api";
import { show } from "~/test/render";
import { PlanDialog } from "./PlanDialog";

const unit = (key: string, more: Partial<ImportUnit> = {}): ImportUnit => ({
  key,
  name: `${key}.eml`,
  title: key,
  sender: "Ana Roux <ana@example.org>",
  mail: true,
  received_at: "2020-06-21T08:00:00Z",
  receipt: "known",
  between: null,
  late: false,
  proposal: "new",
  sure: true,
  why: [],
  dossier: null,
  dossier_number: null,
  dossier_title: null,
  decided: "new",
  ...more,
});
const plan = (units: ImportUnit[]): ImportReport => ({
  given: units.length,
  tally: { kept: 0, joined: 0, already_there: 0, asked: units.length, refused: 0, left_out: 0 },
  units,
  items: [],
  created: [],
  updated: [],
  cancelled: false,
});
const doubt = (key: string) =>
  unit(key, {
    sure: false,
    decided: null,
    proposal: "join",
    why: ["same_sender_and_subject"],
    dossier_number: 4,
  });

describe("a plan before an import", () => {
  beforeEach(() => localStorage.clear());

  it("keeps what was answered while the window was closed before the import", () => {
    const dialog = (onAct = vi.fn()) => (
      <PlanDialog
        report={plan([doubt("Alpha"), doubt("Beta")])}
        failure={null}
        onAct={onAct}
        onClose={vi.fn()}
      />
    );
    const first = show(dialog());
    fireEvent.click(document.activeElement as HTMLElement);
    first.unmount();
    const act = vi.fn();
    show(dialog(act));
    expect(document.activeElement?.closest("[data-unit]")?.getAttribute("data-unit")).toBe("Beta");
    fireEvent.click(screen.getByRole("button", { name: "Lancer l’import" }));
    expect(act.mock.calls[0]?.[0].answers).toEqual({ Alpha: { answer: "accept" } });
    // What was done is no answer to anything else.
    expect(localStorage.getItem("palmares.import.answers")).toBe("{}");
  });

  it("waits for its questions: one key accepts and goes to the next", () => {
    const act = vi.fn();
    show(
      <PlanDialog
        report={plan([doubt("Alpha"), doubt("Beta")])}
        failure={null}
        onAct={act}
        onClose={vi.fn()}
      />,
    );
    const accept = () => document.activeElement as HTMLElement;
    expect(accept().textContent).toMatch(/^Accepter\s: Ajouter au dossier\s4$/);
    fireEvent.click(accept());
    expect(accept().closest("[data-unit]")?.getAttribute("data-unit")).toBe("Beta");
    fireEvent.click(screen.getAllByRole("button", { name: "Laisser de côté" })[1] as HTMLElement);
    fireEvent.click(screen.getByRole("button", { name: "Lancer l’import" }));
    expect(act).toHaveBeenCalledWith({
      received_at: null,
      answers: { Alpha: { answer: "accept" }, Beta: { answer: "leave" } },
    });
  });

  it("asks once when what has no date was received, and only then", () => {
    const { unmount } = show(
      <PlanDialog report={plan([unit("Alpha")])} failure={null} onAct={vi.fn()} onClose={vi.fn()} />,
    );
    expect(screen.queryByText(/pour ce qui n’a pas de date/)).toBeNull();
    unmount();
    const undated = unit("Beta", { mail: false, receipt: "unstated", received_at: null, late: null });
    show(<PlanDialog report={plan([undated])} failure={null} onAct={vi.fn()} onClose={vi.fn()} />);
    expect(screen.getByText(/pour ce qui n’a pas de date/)).toBeTruthy();
  });
});
