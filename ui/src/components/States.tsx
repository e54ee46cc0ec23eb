import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { type ApiError, lookAround } from "~/api";
import { useI18n } from "~/i18n";
import { Button } from "./Button";
import { describeError, type ErrorAction } from "./errors";
import { TONE_ICONS } from "./Status";
import styles from "./States.module.css";

export interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  /** What would be here and how it gets here. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Nothing yet: says what belongs here and offers the first step. */
export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <span className={styles.mark} aria-hidden>
        <Icon />
      </span>
      <h2 className={styles.title}>{title}</h2>
      {children ? <div className={styles.text}>{children}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}

export interface ErrorStateProps {
  error: ApiError;
  /** What each offered action does here; one without an answer is not offered. */
  on?: Partial<Record<ErrorAction, () => void>>;
}

/** What went wrong and what can be done about it. Seeing who sits here now means the same everywhere. */
export function ErrorState({ error, on: given = {} }: ErrorStateProps) {
  const on = { lookAround, ...given };
  const i18n = useI18n();
  const words = describeError(error, i18n);
  const Icon = TONE_ICONS[words.tone];
  // Trying again helps wherever something was being read.
  const action = words.action && on[words.action] ? words.action : on.retry ? "retry" : null;
  return (
    <div className={styles.state} data-tone={words.tone} role="alert">
      <span className={styles.mark} aria-hidden>
        <Icon />
      </span>
      <h2 className={styles.title}>{words.title}</h2>
      <p className={styles.text}>{words.text}</p>
      {action ? (
        <div className={styles.actions}>
          <Button onPress={on[action]}>{i18n.t(`error.action.${action}`)}</Button>
        </div>
      ) : null}
      {error.correlation && words.tone === "danger" ? (
        <p className={styles.reference}>
          {i18n.t("component.error.reference", { correlation: error.correlation })}
        </p>
      ) : null}
    </div>
  );
}

/** The shape of what is coming. It appears after a third of a second, so that quick answers do not flicker. */
export function LoadingState({ lines = 6 }: { lines?: number }) {
  const { t } = useI18n();
  return (
    <div className={styles.loading} role="status">
      <span className="visually-hidden">{t("component.loading")}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <span key={line} className={styles.bar} aria-hidden />
      ))}
    </div>
  );
}
