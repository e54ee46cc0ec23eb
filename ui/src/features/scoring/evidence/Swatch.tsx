import { SHAPES } from "~/components/pdf";
import styles from "./Evidence.module.css";

/** The colour and the shape in which the passages of a criterion are drawn. */
export function Swatch({ number }: { number: number }) {
  const style = number % SHAPES.length;
  return <span className={styles.swatch} data-style={style} data-shape={SHAPES[style]} aria-hidden />;
}
