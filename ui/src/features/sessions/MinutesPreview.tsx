import { ScrollText } from "lucide-react";
import type { CallView, MinutesLine } from "~/api";
import { useI18n } from "~/i18n";
import { MinutesWords } from "./MinutesWords";
import styles from "./Sessions.module.css";

/** What the minutes will say of this decision, word for word. */
export function MinutesPreview({ lines, call }: { lines: readonly MinutesLine[]; call: CallView }) {
  const { t } = useI18n();
  return (
    <figure className={styles.preview}>
      <figcaption>
        <ScrollText aria-hidden /> {t("session.pv.caption")}
      </figcaption>
      <MinutesWords lines={lines} call={call} />
    </figure>
  );
}
