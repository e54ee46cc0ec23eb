import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ApiError, closeReader, type Reading, showReader, useHostEvent } from "~/api";
import { useReport } from "~/components";

/** The window of documents on a second screen, seen from the first one. */
export interface ReaderWindow {
  isOpen: boolean;
  /** Opens it, or tells it what to show. */
  show(reading: Reading): void;
  /** Shows the documents of a dossier there, where it is open and shows another. */
  follow(dossierId: string): void;
  close(): void;
}

const Context = createContext<ReaderWindow | null>(null);

/** It belongs to whoever sits here in what is open: with them it goes. */
export function ReaderWindowProvider({ children }: { children: ReactNode }) {
  const report = useReport();
  const [isOpen, setOpen] = useState(false);
  /** The dossier whose documents it shows. */
  const at = useRef<string | null>(null);
  const set = useCallback((dossier: string | null) => {
    at.current = dossier;
    setOpen(dossier !== null);
  }, []);
  useHostEvent("reader_closed", () => set(null));
  useEffect(
    () => () => {
      // One that is gone already needs no closing.
      if (at.current !== null) void closeReader().catch(() => undefined);
    },
    [],
  );
  const value = useMemo<ReaderWindow>(() => {
    const failed = (thrown: unknown) => report(ApiError.from(thrown));
    const show = (reading: Reading) => void showReader(reading).then(() => set(reading.dossier_id), failed);
    return {
      isOpen,
      show,
      follow(dossierId) {
        if (at.current !== null && at.current !== dossierId)
          show({ dossier_id: dossierId, document_id: null, evidence_id: null });
      },
      close: () => void closeReader().then(() => set(null), failed),
    };
  }, [isOpen, set, report]);
  return <Context value={value}>{children}</Context>;
}

export function useReaderWindow(): ReaderWindow {
  const value = use(Context);
  if (!value) throw new Error("useReaderWindow is used outside of its provider");
  return value;
}
