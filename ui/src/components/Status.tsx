import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleDot,
  Clock3,
  Info,
  LockKeyhole,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";
import styles from "./Status.module.css";

export type Tone = "neutral" | "info" | "success" | "warning" | "danger" | "private";

export const TONE_ICONS: Record<Tone, LucideIcon> = {
  neutral: CircleDashed,
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
  private: LockKeyhole,
};

/** Further marks for states that share a tone. */
export const STATUS_ICONS = { waiting: Clock3, current: CircleDot, excluded: Ban } as const;

/** A state, told by colour, by icon and in words, so that none of the three is needed alone. */
export function Status({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: LucideIcon;
  children: ReactNode;
}) {
  const Icon = icon ?? TONE_ICONS[tone];
  return (
    <span className={cx(styles.status, styles[tone])}>
      <Icon aria-hidden className={styles.icon} />
      <span>{children}</span>
    </span>
  );
}

/** A small word or figure attached to something, without a meaning of its own. */
export function Badge({ children, tone = "neutral" }: { children: ReactNode; tone?: Tone }) {
  return <span className={cx(styles.badge, styles[tone])}>{children}</span>;
}
