// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { show } from "~/test/render";
import { Dialog } from "./Dialog";
import { useLeaving } from "./unsaved";

function Question() {
  const question = useLeaving();
  return question ? (
    <button type="button" onClick={() => question.answer(true)}>
      {question.forms}
    </button>
  ) : null;
}

function opened(onClose: () => void) {
  show(
    <>
      <Question />
      <Dialog title="Nouveau dossier" isOpen onClose={onClose}>
        <input aria-label="Titre" />
      </Dialog>
    </>,
  );
}

describe("a dialog in which something is typed", () => {
  it("asks before its cross throws that away", async () => {
    const close = vi.fn();
    opened(close);
    fireEvent.input(screen.getByLabelText("Titre"), { target: { value: "BriqLys" } });
    fireEvent.click(screen.getByLabelText("Fermer"));
    expect(close).not.toHaveBeenCalled();
    fireEvent.click(await screen.findByText("Nouveau dossier", { selector: "button" }));
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });

  it("closes at once when nothing is typed", () => {
    const close = vi.fn();
    opened(close);
    fireEvent.click(screen.getByLabelText("Fermer"));
    expect(close).toHaveBeenCalledOnce();
  });
});
