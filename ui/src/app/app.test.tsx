// @vitest-environment jsdom
import { act, renderHook, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { forget, useCommand, useQuery } from "~/api";
import { I18nProvider } from "~/i18n";
import { answering, show } from "~/test/render";
import { currentActions, useActions } from "./actions";
import { useShortcuts } from "./useShortcuts";

describe("a query", () => {
  it("is asked again when a change touches what it depends on, and only then", async () => {
    const list = vi.fn(() => ({ members: [] }));
    answering({
      member_list: list,
      mark_set: () => ({ entry: 1, touched: ["mark:e1/C1"] }),
      member_retire: () => ({ entry: 2, touched: ["member:m1"] }),
    });
    const { result } = renderHook(() => ({
      members: useQuery("member_list", { call_id: "c1" }),
      mark: useCommand("mark_set"),
      retire: useCommand("member_retire"),
    }));
    await waitFor(() => expect(result.current.members.data).toBeDefined());
    await act(() => result.current.mark.run({ dossier_id: "d1", criterion: "C1", mark: 7 }));
    expect(list).toHaveBeenCalledTimes(1);
    await act(() => result.current.retire.run({ member_id: "m1" }));
    await waitFor(() => expect(list).toHaveBeenCalledTimes(2));
    forget();
  });

  it("keeps the refusal of a change beside the form", async () => {
    answering({
      member_retire: () => {
        throw { code: "rule_broken", params: { rule: "one_chair" }, field: null, correlation: "c" };
      },
    });
    const { result } = renderHook(() => useCommand("member_retire"));
    await act(() => result.current.run({ member_id: "m1" }));
    expect(result.current.error?.reason).toBe("one_chair");
  });
});

function Page({ run, disabled }: { run(): void; disabled?: boolean }) {
  useActions([
    { id: "act", label: "Agir", section: "section.edit", shortcut: "Ctrl+Z", isDisabled: disabled, run },
  ]);
  useShortcuts();
  return <input aria-label="champ" />;
}

describe("an action", () => {
  it("runs by its keys while its page is there, and leaves with it", async () => {
    const run = vi.fn();
    const { user, unmount } = show(<Page run={run} />);
    await user.keyboard("{Control>}z{/Control}");
    expect(run).toHaveBeenCalledTimes(1);
    unmount();
    expect(currentActions()).toEqual([]);
  });

  it("leaves the undo of a field to the field for as long as it takes something back", async () => {
    const run = vi.fn();
    const { user } = show(<Page run={run} />);
    const field = screen.getByLabelText("champ");
    const takeBack = () => field.dispatchEvent(new InputEvent("input", { inputType: "historyUndo" }));
    field.addEventListener("keyup", takeBack);
    await user.click(field);
    await user.keyboard("{Control>}z{/Control}");
    await new Promise((over) => setTimeout(over, 150));
    expect(run).not.toHaveBeenCalled();
    field.removeEventListener("keyup", takeBack);
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  });

  it("does nothing when it is disabled", async () => {
    const run = vi.fn();
    const { user, rerender } = show(<Page run={run} />);
    rerender(
      <I18nProvider language="fr">
        <Page run={run} disabled />
      </I18nProvider>,
    );
    await user.tab();
    await user.keyboard("{Control>}z{/Control}");
    expect(run).not.toHaveBeenCalled();
  });
});
