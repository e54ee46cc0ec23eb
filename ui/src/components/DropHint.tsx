import type { ReactNode } from "react";
import styles from "./DropHint.module.css";

/** What dropping here does, over the whole window while files are held above it. */
export function DropHint({ children }: { children: ReactNode }) {
  return <div className={styles.drop}>{children}</div>;
}
