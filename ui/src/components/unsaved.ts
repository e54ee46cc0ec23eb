import { useEffect, useSyncExternalStore } from "react";
import type { ApiError } from "~/api";

/** Something typed that saves itself and could not be saved. */
export interface Unsaved {
  key: string;
  command: string;
  about: Record<string, unknown>;
  failure: ApiError | null;
}

/** What is asked before something is left: what is not saved, and the answer. */
export interface Question {
  kept: readonly Unsaved[];
  /** Forms that have a button of their own, by their title. */
  forms: readonly string[];
  answer(leave: boolean): void;
}

/** What is left: a page, whose forms go with it, or the window, the workspace or the person, with whom everything goes. */
export type Left = "page" | "all";

interface Form {
  title(): string | null;
  /** With what its contents are lost. */
  lostWith: Left;
}

const forms = new Map<symbol, Form>();
let question: Question | null = null;
const listeners = new Set<() => void>();

function put(next: Question | null) {
  question = next;
  for (const listener of listeners) listener();
}

/** The forms that hold something which only their button saves, and which would be lost. */
export function typedForms(left: Left): string[] {
  const lost = [...forms.values()].filter(({ lostWith }) => left === "all" || lostWith === "page");
  return lost.map(({ title }) => title()).filter((title) => title !== null);
}

/** Names a form, from now until the returned function is called. */
export function tellUnsaved(title: () => string | null, lostWith: Left): () => void {
  const owner = Symbol("form");
  forms.set(owner, { title, lostWith });
  return () => void forms.delete(owner);
}

/** Puts a question and waits for its answer; a second one while the first stands is a no. */
export function askToLeave(about: Omit<Question, "answer">): Promise<boolean> {
  if (question) return Promise.resolve(false);
  return new Promise((resolve) => {
    const answer = (leave: boolean) => {
      put(null);
      resolve(leave);
    };
    put({ ...about, answer });
  });
}

/** Says that a form holds something that only its button saves; `null` while it holds nothing. */
export function useUnsaved(title: () => string | null): void {
  useEffect(() => tellUnsaved(title, "page"), [title]);
}

/** The question that stands, if any. */
export function useLeaving(): Question | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => question,
  );
}
