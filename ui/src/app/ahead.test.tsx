// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { describe, expect, it, vi } from "vitest";
import { ahead, readAhead } from "./ahead";

const Told = () => <h1>Ici</h1>;
const shown = (Page: React.ComponentType) =>
  render(
    <Suspense fallback={<p>En route</p>}>
      <Page />
    </Suspense>,
  );

describe("a page that can be read ahead", () => {
  it("is drawn in the same turn once it was read", async () => {
    const load = vi.fn(async () => ({ default: Told }));
    const page = ahead(load);
    await readAhead([page]);
    shown(page);
    expect(screen.getByRole("heading", { name: "Ici" })).toBeTruthy();
    expect(load).toHaveBeenCalledOnce();
  });

  it("is waited for where nobody read it", async () => {
    shown(ahead(async () => ({ default: Told })));
    expect(screen.getByText("En route")).toBeTruthy();
    expect(await screen.findByRole("heading", { name: "Ici" })).toBeTruthy();
  });

  it("that cannot be read keeps none of the others, and is asked for again", async () => {
    const load = vi.fn(async () => ({ default: Told }));
    load.mockRejectedValueOnce(new Error("gone"));
    const other = vi.fn(async () => ({ default: Told }));
    const page = ahead(load);
    await readAhead([page, ahead(other)]);
    expect(other).toHaveBeenCalledOnce();
    shown(page);
    expect(await screen.findByRole("heading", { name: "Ici" })).toBeTruthy();
  });
});
