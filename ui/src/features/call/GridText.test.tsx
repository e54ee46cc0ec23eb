// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { GridRead } from "~/api";
import { answering, show } from "~/test/render";
import { gridOf } from "../../../tests/grids";
import { GridText } from "./GridText";

const grid = gridOf({ criteria: [{ code: "C1", weight: 100 }] });
const whole = gridOf({ criteria: [{ code: "D", weight: 100 }] });

async function paste(text: string, answer: GridRead) {
  const asked: string[] = [];
  answering({
    grid_read: ({ text }: { text: string }) => {
      asked.push(text);
      return answer;
    },
  });
  const taken = vi.fn();
  const { user } = show(<GridText grid={grid} isOpen readOnly={false} onClose={vi.fn()} onTake={taken} />);
  const area = screen.getByLabelText("JSON de la grille");
  await user.clear(area);
  await user.click(area);
  await user.paste(text);
  return { user, taken, asked };
}

it("takes a grid as the core reads it, with what was left out", async () => {
  const short = '{ "criteria": [] }';
  const { user, taken, asked } = await paste(short, { grid: whole, unread: null });
  await vi.waitFor(() => expect(screen.getByRole("button", { name: "Prendre ce texte" })).toBeEnabled());
  await user.click(screen.getByRole("button", { name: "Prendre ce texte" }));
  expect(asked).toContain(short);
  expect(taken).toHaveBeenCalledWith(whole);
});

it("says on which line a text cannot be read, and does not take it", async () => {
  const unread = { line: 4, fault: "missing", name: "scale" } as const;
  await paste('{ "weight": 1 }', { grid: null, unread });
  expect(await screen.findByText(/Ligne 4.: il manque la clé « scale »\./)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Prendre ce texte" })).toBeDisabled();
});
