import { type PointerEvent, useRef, useState } from "react";
import styles from "./Marks.module.css";
import { type Lie, type Quad, rectangle, toPaper } from "./place";

interface Corner {
  x: number;
  y: number;
}

/** What is smaller was a press and no rectangle, in pixels. */
const LEAST = 6;

/** Where a rectangle is drawn on a page: by dragging, or by pressing two corners one after the other. */
export function AreaLayer({ lie, onArea }: { lie: Lie; onArea(quad: Quad): void }) {
  const [first, setFirst] = useState<Corner | null>(null);
  const [second, setSecond] = useState<Corner | null>(null);
  const pressed = useRef<Corner | null>(null);
  const at = (event: PointerEvent<HTMLElement>): Corner => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const isFar = (one: Corner, other: Corner) =>
    Math.abs(one.x - other.x) > LEAST && Math.abs(one.y - other.y) > LEAST;
  function onPointerUp(event: PointerEvent<HTMLElement>) {
    const end = at(event);
    const start = pressed.current && isFar(pressed.current, end) ? pressed.current : first;
    pressed.current = null;
    if (!start || !isFar(start, end)) return setFirst(end);
    setFirst(null);
    setSecond(null);
    onArea(rectangle(toPaper(lie, start), toPaper(lie, end)));
  }
  const start = first ?? pressed.current;
  return (
    <div
      className={styles.area}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        pressed.current = at(event);
      }}
      onPointerMove={(event) => (first || pressed.current) && setSecond(at(event))}
      onPointerUp={onPointerUp}
    >
      {start && second ? (
        <div
          className={styles.drawn}
          style={{
            left: Math.min(start.x, second.x),
            top: Math.min(start.y, second.y),
            width: Math.abs(start.x - second.x),
            height: Math.abs(start.y - second.y),
          }}
        />
      ) : null}
    </div>
  );
}
