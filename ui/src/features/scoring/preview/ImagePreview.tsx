import { FileWarning, Maximize2, Minimize2 } from "lucide-react";
import { useState } from "react";
import { EmptyState, IconButton } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Preview.module.css";

/** An image, in the room there is or at its own size. */
export function ImagePreview({ url, name }: { url: string; name: string }) {
  const { t } = useI18n();
  const [whole, setWhole] = useState(true);
  const [failed, setFailed] = useState(false);
  if (failed) {
    return (
      <EmptyState icon={FileWarning} title={t("preview.failed")}>
        {t("preview.imageDamaged")}
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className={styles.image} tabIndex={0} aria-label={name} data-scroller>
      <div className={styles.bar}>
        <IconButton
          icon={whole ? Maximize2 : Minimize2}
          label={t(whole ? "preview.actualSize" : "preview.fit")}
          onPress={() => setWhole(!whole)}
        />
      </div>
      <img src={url} alt={name} data-whole={whole || undefined} onError={() => setFailed(true)} />
    </section>
  );
}
