import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef } from "react";
import { useI18n } from "~/i18n";
import { useRemembered } from "./remembered";
import styles from "./SplitPane.module.css";
import { ratioAfter } from "./split";

export interface SplitPaneProps {
  /** Under which the ratio is remembered. */
  id: string;
  first: ReactNode;
  second: ReactNode;
  /** The share of the first pane before anybody has moved the divider. */
  initial?: number;
  least?: number;
  most?: number;
  /** The second pane stands on the left. */
  swapped?: boolean;
  /** Only one of the two is shown. */
  only?: "first" | "second" | null;
  /** The names of the panes, for those who jump between them. */
  labels: [first: string, second: string];
}

/** Two panes and a divider that is dragged, or moved with the arrows. Below 56 rem they stand one above the other. */
export function SplitPane({
  id,
  first,
  second,
  initial = 0.55,
  least = 0.25,
  most = 0.75,
  swapped,
  only,
  labels,
}: SplitPaneProps) {
  const { t } = useI18n();
  const [ratio, setRatio] = useRemembered(`split.${id}`, initial);
  const frame = useRef<HTMLDivElement>(null);
  const firstId = useId();

  const bounded = (value: number) => Math.max(least, Math.min(most, value));
  function onKeyDown(event: KeyboardEvent) {
    const next = ratioAfter(event.key, ratio, least, most);
    if (next === null) return;
    event.preventDefault();
    setRatio(next);
  }
  function onPointerMove(event: PointerEvent) {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const share = (event.clientX - box.left) / box.width;
    setRatio(bounded(swapped ? 1 - share : share));
  }
  const share = bounded(ratio);
  const template = only ? "minmax(0, 1fr)" : `minmax(0, ${share}fr) auto minmax(0, ${1 - share}fr)`;
  const mirrored = only ? "minmax(0, 1fr)" : `minmax(0, ${1 - share}fr) auto minmax(0, ${share}fr)`;
  return (
    <div
      ref={frame}
      className={styles.split}
      data-swapped={swapped || undefined}
      style={{ gridTemplateColumns: swapped ? mirrored : template }}
    >
      <section
        id={firstId}
        aria-label={labels[0]}
        className={styles.first}
        hidden={only === "second"}
        data-pane
        tabIndex={-1}
      >
        {first}
      </section>
      {only ? null : (
        <div
          role="separator"
          tabIndex={0}
          aria-label={t("component.split.label")}
          aria-orientation="vertical"
          aria-controls={firstId}
          aria-valuenow={Math.round(share * 100)}
          aria-valuemin={Math.round(least * 100)}
          aria-valuemax={Math.round(most * 100)}
          className={styles.divider}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={onPointerMove}
          onDoubleClick={() => setRatio(initial)}
        />
      )}
      <section
        aria-label={labels[1]}
        className={styles.second}
        hidden={only === "first"}
        data-pane
        tabIndex={-1}
      >
        {second}
      </section>
    </div>
  );
}
