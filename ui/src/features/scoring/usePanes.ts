import { useState } from "react";
import { useRemembered } from "~/components";

/** Which panes the room shows, and on which side: as this person left them on this machine. */
export function usePanes() {
  const [swapped, setSwapped] = useRemembered("scoring.swapped", false);
  const [alone, setAlone] = useRemembered("scoring.alone", false);
  const [beside, setBeside] = useState(false);
  return {
    /** The grid stands on the left. */
    swapped,
    onSwap: () => setSwapped(!swapped),
    /** The documents are hidden. */
    alone: alone && !beside,
    onAlone() {
      setAlone(!alone || beside);
      setBeside(false);
    },
    /** Another dossier of one's own stands in place of the documents. */
    beside,
    onBeside: () => setBeside(!beside),
  };
}

export type Panes = ReturnType<typeof usePanes>;
