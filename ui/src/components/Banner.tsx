import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useI18n } from "~/i18n";
import styles from "./Banner.module.css";
import { IconButton } from "./Button";
import { TONE_ICONS, type Tone } from "./Status";

export interface BannerProps {
  tone: Exclude<Tone, "private" | "neutral">;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  onClose?(): void;
  /** Read aloud as soon as it appears. */
  live?: boolean;
}

/** Something about the whole page that people must know before they go on. */
export function Banner({ tone, title, children, actions, onClose, live }: BannerProps) {
  const { t } = useI18n();
  const Icon = TONE_ICONS[tone];
  return (
    <div
      className={styles.banner}
      data-tone={tone}
      role={live ? (tone === "danger" ? "alert" : "status") : undefined}
    >
      <Icon aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <span className="visually-hidden">{t(`component.severity.${tone}`)}</span>
        {title ? <p className={styles.title}>{title}</p> : null}
        {children ? <div className={styles.body}>{children}</div> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
      {onClose ? <IconButton icon={X} label={t("component.close")} onPress={onClose} /> : null}
    </div>
  );
}
