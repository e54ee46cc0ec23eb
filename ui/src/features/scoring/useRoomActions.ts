import {
  ArrowLeftRight,
  ChevronLeft,
  ChevronRight,
  CircleSlash,
  Columns2,
  Eye,
  Flag,
  ListTodo,
  PanelLeftClose,
  RotateCcw,
  Send,
  ShieldAlert,
  SkipForward,
} from "lucide-react";
import { useCallback } from "react";
import { type ScoringItem, type ScoringView, useCommand } from "~/api";
import { type Action, useActions } from "~/app/actions";
import { navigate } from "~/app/router";
import { useWorkspace } from "~/app/workspace";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { markInput } from "./focus";
import { isOpen, neighbours, nextBlank, nextUnscored } from "./queue";
import { marksOf } from "./reading";
import type { RoomDialog } from "./RoomDialogs";
import type { Panes } from "./usePanes";
import type { SheetState, SheetStore } from "./sheet";

interface Input {
  view: ScoringView;
  item: ScoringItem;
  items: readonly ScoringItem[];
  sheet: SheetStore;
  state: SheetState;
  focused: string | null;
  setDialog(dialog: RoomDialog): void;
  panes: Panes;
}

const go = (item: ScoringItem | null) => item && navigate({ name: "scoring", id: item.dossier_id });

/** What can be done in the room, by its buttons, its keys and the palette alike. */
export function useRoomActions({ view, item, items, sheet, state, focused, setDialog, panes }: Input) {
  const { t } = useI18n();
  const { readOnly } = useWorkspace();
  const reopening = useCommand("evaluation_reopen", useReport());
  const flagging = useCommand("evaluation_flag", useReport());
  const { previous, next } = neighbours(items, item.dossier_id);
  const writing = isOpen(item) && !readOnly;

  const focusCriterion = useCallback((code: string) => markInput(code)?.focus(), []);
  function nextUnmarked() {
    const code = writing ? nextBlank(view.grid, marksOf(sheet, state), focused) : null;
    if (code) return focusCriterion(code);
    const other = nextUnscored(items, item.dossier_id);
    if (other && other.dossier_id !== item.dossier_id) return go(other);
    toast({ tone: "success", title: t("scoring.room.allMarked") });
  }
  const flag = () => void flagging.run({ dossier_id: item.dossier_id, to_review: !item.to_review });
  const reopen = () => void reopening.run({ dossier_id: item.dossier_id });

  const named = (
    id: string,
    label: Parameters<typeof t>[0],
    more: Omit<Action, "id" | "label" | "section">,
  ) => ({ id: `scoring.${id}`, label: t(label), section: "section.scoring", ...more }) satisfies Action;
  useActions([
    named("nextUnscored", "scoring.room.nextUnscored", {
      icon: SkipForward,
      shortcut: "Ctrl+Enter",
      run: nextUnmarked,
    }),
    named("flag", item.to_review ? "scoring.flag.off" : "scoring.flag.on", {
      icon: Flag,
      shortcut: "F",
      isDisabled: !writing,
      run: flag,
    }),
    named("alone", panes.alone ? "scoring.room.bothPanes" : "scoring.room.onlyGrid", {
      icon: PanelLeftClose,
      shortcut: "F9",
      run: panes.onAlone,
    }),
    named("swap", "scoring.room.swap", {
      icon: ArrowLeftRight,
      shortcut: "Shift+F9",
      isDisabled: panes.alone,
      run: panes.onSwap,
    }),
    named("beside", panes.beside ? "scoring.beside.close" : "scoring.beside.action", {
      icon: Columns2,
      shortcut: "F8",
      run: panes.onBeside,
    }),
    named("finish", "scoring.finish.action", {
      icon: ListTodo,
      shortcut: "Ctrl+Shift+E",
      run: () => setDialog("finish"),
    }),
    named("conflict", "scoring.conflict.action", {
      icon: ShieldAlert,
      shortcut: "Ctrl+D",
      isDisabled: readOnly,
      run: () => setDialog("conflict"),
    }),
    named("previous", "scoring.room.previous", {
      icon: ChevronLeft,
      shortcut: "Alt+PageUp",
      isDisabled: !previous,
      run: () => go(previous),
    }),
    named("next", "scoring.room.next", {
      icon: ChevronRight,
      shortcut: "Alt+PageDown",
      isDisabled: !next,
      run: () => go(next),
    }),
    named("submit", "scoring.submit.action", {
      icon: Send,
      shortcut: "Ctrl+Shift+Enter",
      isDisabled: !writing,
      run: () => setDialog("submit"),
    }),
    named("abstain", "scoring.abstain.action", {
      icon: CircleSlash,
      isDisabled: !writing,
      run: () => setDialog("abstain"),
    }),
    named("look", "scoring.look.action", {
      icon: Eye,
      isDisabled: readOnly || !view.may_look,
      run: () => setDialog("look"),
    }),
    named("reopen", "scoring.reopen.action", {
      icon: RotateCcw,
      isDisabled: readOnly || !view.may_reopen,
      run: reopen,
    }),
  ]);
  return {
    previous: previous && (() => go(previous)),
    next: next && (() => go(next)),
    nextUnmarked,
    flag,
    finish: () => setDialog("finish"),
    conflict: () => setDialog("conflict"),
    abstain: () => setDialog("abstain"),
    look: () => setDialog("look"),
    reopen,
    focusCriterion,
    writing,
    readOnly,
  };
}

export type RoomActions = ReturnType<typeof useRoomActions>;
