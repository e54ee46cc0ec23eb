import { X } from "lucide-react";
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { useI18n } from "~/i18n";
import { Button } from "./Button";
import { TONE_ICONS, type Tone } from "./Status";
import styles from "./Toast.module.css";

export interface ToastMessage {
  tone: Exclude<Tone, "private" | "neutral">;
  title: string;
  text?: string;
  action?: { label: string; run(): void };
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/** Tells something that asks for no answer. What went wrong stays until it is closed; the rest leaves by itself. */
export function toast(message: ToastMessage): void {
  queue.add(message, message.tone === "danger" ? {} : { timeout: message.action ? 9000 : 6000 });
}

/** Takes all messages away: they were for somebody who has left. */
export function clearToasts(): void {
  queue.clear();
}

export function Toasts() {
  const { t } = useI18n();
  return (
    <ToastRegion queue={queue} aria-label={t("component.toast.region")} className={styles.region}>
      {({ toast: shown }) => {
        const { tone, title, text, action } = shown.content;
        const Icon = TONE_ICONS[tone];
        return (
          <AriaToast toast={shown} className={styles.toast} data-tone={tone}>
            <Icon aria-hidden className={styles.icon} />
            <ToastContent className={styles.content}>
              <Text slot="title" className={styles.title}>
                {title}
              </Text>
              {text ? (
                <Text slot="description" className={styles.text}>
                  {text}
                </Text>
              ) : null}
            </ToastContent>
            {action ? (
              <Button
                size="small"
                onPress={() => {
                  action.run();
                  queue.close(shown.key);
                }}
              >
                {action.label}
              </Button>
            ) : null}
            <AriaButton slot="close" aria-label={t("component.close")} className={styles.close}>
              <X aria-hidden />
            </AriaButton>
          </AriaToast>
        );
      }}
    </ToastRegion>
  );
}
