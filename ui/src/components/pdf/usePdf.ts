import type { PDFDocumentProxy } from "pdfjs-dist";
import { useCallback, useEffect, useRef, useState } from "react";
import { countdown } from "./countdown";
import { PdfSession } from "./session";

/** Seconds until the first page must be drawn, and for every page after it. */
export const BUDGET_SECONDS = 10;

export type PdfState =
  | { kind: "loading" }
  | { kind: "password"; again: boolean; answer(password: string): void }
  | { kind: "ready"; document: PDFDocumentProxy }
  | { kind: "damaged" }
  | { kind: "timeout" };

export interface Pdf {
  state: PdfState;
  /** Begins again from the bytes. */
  retry(): void;
  /** Starts the clock for drawing one page; the returned function stops it. */
  watch(): () => void;
  /** Ends the document now, as too heavy. */
  giveUp(): void;
}

/** Opens a document under a budget and ends everything about it when the budget is spent or the viewer closes. */
export function usePdf(url: string): Pdf {
  const [state, setState] = useState<PdfState>({ kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  const stopNow = useRef<() => void>(() => undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt begins the same document again
  useEffect(() => {
    const session = new PdfSession();
    let over = false;
    let stopClock = () => {};
    const settle = (next: PdfState) => {
      if (over) return;
      setState(next);
    };
    const stop = (kind: "damaged" | "timeout") => {
      stopClock();
      settle({ kind });
      over = true;
      session.end();
    };
    const start = () => {
      stopClock();
      stopClock = countdown(BUDGET_SECONDS, () => stop("timeout"));
    };
    stopNow.current = () => stop("timeout");
    setState({ kind: "loading" });
    start();
    session
      .open(url, {
        onPassword(answer, again) {
          // Nobody types a password under a clock.
          stopClock();
          settle({
            kind: "password",
            again,
            answer(password) {
              settle({ kind: "loading" });
              start();
              answer(password);
            },
          });
        },
      })
      .then(
        (document) => {
          stopClock();
          settle({ kind: "ready", document });
        },
        () => stop("damaged"),
      );
    return () => {
      over = true;
      stopClock();
      session.end();
    };
  }, [url, attempt]);

  const watch = useCallback(() => countdown(BUDGET_SECONDS, () => stopNow.current()), []);
  return {
    state,
    watch,
    giveUp: useCallback(() => stopNow.current(), []),
    retry: useCallback(() => setAttempt((count) => count + 1), []),
  };
}
