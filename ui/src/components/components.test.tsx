// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { ApiError, type Code } from "~/api";
import { show } from "~/test/render";
import { type Column, DataTable } from "./DataTable";
import { Explain } from "./Explain";
import { TREATMENTS } from "./errors";
import { DateField } from "./DateField";
import { MoneyField } from "./MoneyField";
import { NumberField } from "./NumberField";
import { SplitPane } from "./SplitPane";
import { ErrorState } from "./States";

interface Row {
  id: string;
  name: string;
  mark: number | null;
}

const ROWS: Row[] = Array.from({ length: 2000 }, (_, at) => ({
  id: String(at),
  name: `Projet ${at}`,
  mark: at % 3 ? at : null,
}));
const COLUMNS: Column<Row>[] = [
  { id: "name", header: "Projet", isRowHeader: true, cell: (row) => row.name, sortValue: (row) => row.name },
  { id: "mark", header: "Note", cell: (row) => row.mark ?? "—", sortValue: (row) => row.mark },
];

function Table(props: { onActivate?(row: Row): void }) {
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      <DataTable
        label="Dossiers"
        rows={ROWS}
        columns={COLUMNS}
        rowKey={(row) => row.id}
        onActivate={props.onActivate}
        selection={selection}
        onSelectionChange={setSelection}
      />
      <output>{[...selection].join()}</output>
    </>
  );
}

describe("a table", () => {
  it("draws only a part of 2,000 rows and tells their number", () => {
    show(<Table />);
    expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "2001");
    expect(screen.getAllByRole("row").length).toBeLessThan(80);
  });

  it("is walked with the arrows, opened with Enter and ticked with Space", () => {
    const open = vi.fn();
    show(<Table onActivate={open} />);
    const grid = screen.getByRole("grid");
    grid.focus();
    fireEvent.keyDown(grid, { key: "ArrowDown" });
    fireEvent.keyDown(grid, { key: "ArrowDown" });
    fireEvent.keyDown(grid, { key: "Enter" });
    expect(open).toHaveBeenCalledExactlyOnceWith(ROWS[2]);
    fireEvent.keyDown(grid, { key: " " });
    expect(screen.getByRole("status")).toHaveTextContent("2");
  });

  it("is sorted by its header, what has no value last", async () => {
    const open = vi.fn();
    const { user } = show(<Table onActivate={open} />);
    await user.click(screen.getByRole("button", { name: "Note" }));
    expect(screen.getByRole("columnheader", { name: "Note" })).toHaveAttribute("aria-sort", "ascending");
    const grid = screen.getByRole("grid");
    fireEvent.keyDown(grid, { key: "Home" });
    fireEvent.keyDown(grid, { key: "Enter" });
    expect(open).toHaveBeenLastCalledWith(ROWS[1]);
    fireEvent.keyDown(grid, { key: "End" });
    fireEvent.keyDown(grid, { key: "Enter" });
    expect(open.mock.lastCall?.[0].mark).toBeNull();
  });
});

describe("fields for figures", () => {
  it("keep an empty field empty, never zero", async () => {
    const changed = vi.fn();
    const { user } = show(<NumberField label="Seuil" value={60} onChange={changed} />);
    await user.clear(screen.getByRole("textbox", { name: "Seuil" }));
    await user.tab();
    expect(changed).toHaveBeenLastCalledWith(null);
  });

  it("take a point for a decimal mark, typed or pasted", async () => {
    const changed = vi.fn();
    const { user } = show(<NumberField label="Poids" value={null} onChange={changed} />);
    const field = screen.getByRole("textbox", { name: "Poids" });
    await user.type(field, "12.5");
    await user.tab();
    expect(changed).toHaveBeenLastCalledWith(12.5);
    await user.clear(field);
    await user.paste("7.25");
    await user.tab();
    expect(changed).toHaveBeenLastCalledWith(7.25);
  });

  it("read French amounts and give whole cents", async () => {
    const changed = vi.fn();
    const { user } = show(<MoneyField label="Montant" cents={null} onChange={changed} />);
    await user.type(screen.getByLabelText("Montant"), "45000,50");
    await user.tab();
    expect(changed).toHaveBeenLastCalledWith(4500050);
  });

  it("never take an amount for a hundred times as much", async () => {
    const changed = vi.fn();
    const { user } = show(<MoneyField label="Montant" cents={null} onChange={changed} />);
    await user.type(screen.getByLabelText("Montant"), "1250.50{Enter}");
    expect(changed).toHaveBeenLastCalledWith(125050);
  });

  it("refuse what can be read in two ways and keep the earlier amount", async () => {
    const changed = vi.fn();
    const { user } = show(<MoneyField label="Montant" cents={100} onChange={changed} />);
    const field = screen.getByLabelText("Montant");
    await user.clear(field);
    await user.type(field, "45.000");
    await user.tab();
    expect(field).toBeInvalid();
    expect(field).toHaveValue("45.000");
    expect(screen.getByText(/deux façons/)).toBeVisible();
    expect(changed).not.toHaveBeenCalled();
    await user.type(field, "{Escape}");
    expect(field).toHaveValue("1,00\u00a0€");
  });
});

describe("a day", () => {
  async function typed(keys: string, value: string | null = null) {
    const changed = vi.fn();
    const { user } = show(<DateField label="Date" value={value} onChange={changed} />);
    await user.click(screen.getAllByRole("spinbutton")[0] as HTMLElement);
    await user.keyboard(keys);
    await user.click(document.body);
    return changed;
  }

  it("is handed on once it is whole", async () => {
    const changed = await typed("15122026");
    expect(changed).toHaveBeenCalledExactlyOnceWith("2026-12-15");
  });

  it("typed with a year of two figures is of this century, never of the year 26", async () => {
    const changed = await typed("151226");
    expect(changed).toHaveBeenCalledExactlyOnceWith("2026-12-15");
  });

  it("of an impossible year is refused and said", async () => {
    expect(await typed("15120226")).not.toHaveBeenCalled();
    expect(screen.getByText(/entre 1990 et 2100/)).toBeVisible();
  });

  it("that is cut is refused and said", async () => {
    expect(await typed("1512")).not.toHaveBeenCalled();
    expect(screen.getByText(/n’est pas complète/)).toBeVisible();
  });
});

describe("a figure", () => {
  it("opens its own explanation", async () => {
    const { user } = show(
      <Explain value="67,50" label="Note officielle">
        20 × 3,5 ÷ 5
      </Explain>,
    );
    await user.click(screen.getByRole("button", { name: /67,50/ }));
    expect(screen.getByRole("dialog", { name: "Note officielle" })).toHaveTextContent("20 × 3,5 ÷ 5");
  });
});

describe("a divider", () => {
  it("moves with the arrows within its bounds and is remembered", () => {
    const panes = (
      <SplitPane id="test" initial={0.5} least={0.25} most={0.75} labels={["A", "B"]} first="a" second="b" />
    );
    const { unmount } = show(panes);
    const divider = screen.getByRole("separator");
    fireEvent.keyDown(divider, { key: "ArrowRight" });
    expect(divider).toHaveAttribute("aria-valuenow", "52");
    fireEvent.keyDown(divider, { key: "End" });
    expect(divider).toHaveAttribute("aria-valuenow", "75");
    unmount();
    show(panes);
    expect(screen.getByRole("separator")).toHaveAttribute("aria-valuenow", "75");
  });
});

describe("an error", () => {
  it("has words in both languages for every code", () => {
    const params = {
      holder: "a",
      host: "b",
      since: "2026-03-12T10:00:00Z",
      path: "/p",
      detail: "d",
      found: 2,
      supported: 1,
    };
    for (const language of ["fr", "en"] as const) {
      for (const code of Object.keys(TREATMENTS) as Code[]) {
        const { unmount } = show(<ErrorState error={new ApiError(code, params)} />, language);
        expect(screen.getByRole("heading").textContent).not.toBe("");
        expect(screen.getByRole("alert").textContent).not.toContain("{");
        unmount();
      }
    }
  });

  it("says the precise reason where it has one, and offers what can be done", async () => {
    const retry = vi.fn();
    const { user } = show(
      <ErrorState error={new ApiError("not_allowed", { reason: "undeclared" })} on={{ retry }} />,
    );
    expect(screen.getByRole("alert")).toHaveTextContent("question sur les intérêts");
    await user.click(screen.getByRole("button", { name: "Réessayer" }));
    await waitFor(() => expect(retry).toHaveBeenCalledOnce());
  });
});
