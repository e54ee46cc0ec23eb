import { useEffect, useMemo, useState } from "react";
import { useQuery, type Weighing } from "~/api";
import { type Draft, draftOf } from "./decision";

/** How long the hand rests before the workspace is asked, in milliseconds. */
const PAUSE = 120;

/**
 * What the workspace says of a decision while it is being prepared: the votes, the departure, what is missing, the words of
 * the minutes. The last answer stays visible while the next one is on its way; only a `current` one may be acted on.
 */
export function useWeighing(draft: Draft, dossier: string, session: string) {
  const [settled, setSettled] = useState(draft);
  const [shown, setShown] = useState<Weighing | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), PAUSE);
    return () => clearTimeout(timer);
  }, [draft]);
  const request = useMemo(() => ({ draft: draftOf(settled, dossier, session) }), [settled, dossier, session]);
  const { data } = useQuery("decision_weigh", request);
  useEffect(() => {
    if (data) setShown(data);
  }, [data]);
  return { weighing: data ?? shown, current: data !== undefined && settled === draft };
}
