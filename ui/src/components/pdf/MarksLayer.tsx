import { type PdfMark, SHAPES } from "./marking";
import styles from "./Marks.module.css";
import { frameOf, type Lie, outline, type Place, type Quad, toScreen } from "./place";

interface Props {
  marks: readonly PdfMark[];
  picked: readonly Place[];
  lie: Lie;
  onMark(id: string): void;
}

/** What is marked on a page, in colours and shapes, with the name of each mark beside it. */
export function MarksLayer({ marks, picked, lie, onMark }: Props) {
  if (marks.length === 0 && picked.length === 0) return null;
  return (
    <div className={styles.layer}>
      <svg className={styles.drawing} aria-hidden="true">
        {marks.map((mark) => (
          <g
            key={mark.id}
            className={styles.mark}
            data-style={mark.style % SHAPES.length}
            data-shape={SHAPES[mark.style % SHAPES.length]}
            data-active={mark.active || undefined}
            data-doubtful={mark.doubtful || undefined}
            data-mark-drawn={mark.id}
          >
            {mark.place.quads.map((quad) => (
              <Line key={quad.join()} quad={quad} lie={lie} />
            ))}
          </g>
        ))}
        <g className={styles.picked}>
          {picked.flatMap(({ quads }) =>
            quads.map((quad) => <path key={quad.join()} className={styles.ground} d={around(lie, quad)} />),
          )}
        </g>
      </svg>
      {tagged(marks, lie).map(({ mark, x, y }) => (
        <button
          key={mark.id}
          type="button"
          className={styles.tag}
          data-style={mark.style % SHAPES.length}
          data-active={mark.active || undefined}
          aria-label={mark.label}
          style={{ left: x, top: y }}
          onClick={() => onMark(mark.id)}
        >
          {mark.tag}
          {mark.doubtful ? " ?" : ""}
        </button>
      ))}
    </div>
  );
}

const point = ({ x, y }: { x: number; y: number }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

function around(lie: Lie, quad: Quad): string {
  return `M${outline(quad)
    .map((corner) => point(toScreen(lie, corner)))
    .join("L")}Z`;
}

/** The ground of a line, its edge, and the line under it: the style says which of them is seen. */
function Line({ quad, lie }: { quad: Quad; lie: Lie }) {
  const [upperLeft, upperRight, lowerRight, lowerLeft] = outline(quad).map((corner) => toScreen(lie, corner));
  if (!upperLeft || !upperRight || !lowerRight || !lowerLeft) return null;
  return (
    <>
      <path className={styles.ground} d={around(lie, quad)} />
      <path className={styles.edge} d={around(lie, quad)} />
      <path className={styles.under} d={`M${point(lowerLeft)}L${point(lowerRight)}`} />
      <path
        className={styles.sides}
        d={`M${point(upperLeft)}L${point(lowerLeft)}M${point(upperRight)}L${point(lowerRight)}`}
      />
    </>
  );
}

interface Tagged {
  mark: PdfMark;
  /** Where its name begins … */
  x: number;
  /** … and its upper edge. */
  y: number;
}

/** How wide and how high the name of a mark is, in pixels. */
const TAG = { width: 30, height: 24 };

/** The names of marks, left of all their lines and none above another. */
function tagged(marks: readonly PdfMark[], lie: Lie): Tagged[] {
  const placed: Tagged[] = [];
  for (const mark of marks) {
    const lines = mark.place.quads.map((quad) => frameOf(lie, quad));
    const [first] = lines;
    if (!first) continue;
    const y = Math.max(0, first.y - 3);
    let x = Math.min(...lines.map((line) => line.x)) - TAG.width;
    const isTaken = () =>
      placed.some((other) => Math.abs(other.x - x) < TAG.width && Math.abs(other.y - y) < TAG.height);
    while (x > 0 && isTaken()) x -= TAG.width;
    placed.push({ mark, x: Math.max(0, x), y });
  }
  return placed;
}
