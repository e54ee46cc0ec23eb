import type { OperationName } from "~/api";
import { sentenceOf } from "~/app/operation";
import { Banner, Button, describeError } from "~/components";
import { useI18n } from "~/i18n";
import type { Kept } from "../shared/drafts";
import { useKept } from "../shared/useAutosave";
import styles from "./Seat.module.css";

/** What this person typed and could not save, on pages that are not on screen: to send again, or to give up. */
export function KeptNotice() {
  const { t } = useI18n();
  const kept = useKept();
  if (kept.length === 0) return null;
  return (
    <div className={styles.notice}>
      <Banner tone="danger" live title={t("kept.title", { count: kept.length })}>
        <ul className={styles.kept}>
          {kept.map((one) => (
            <KeptLine key={one.key} kept={one} />
          ))}
        </ul>
      </Banner>
    </div>
  );
}

function KeptLine({ kept }: { kept: Kept }) {
  const i18n = useI18n();
  const { t } = i18n;
  // What saves itself is told in the journal under the name of its command.
  const what = sentenceOf(kept.command as OperationName, kept.about, i18n);
  return (
    <li className={styles.keptLine}>
      <span className={styles.words}>
        <span>{what}</span>
        {kept.failure ? <span className={styles.hint}>{describeError(kept.failure, i18n).text}</span> : null}
      </span>
      <Button size="small" aria-label={`${t("kept.retry")} — ${what}`} onPress={() => void kept.retry()}>
        {t("kept.retry")}
      </Button>
      <Button size="small" aria-label={`${t("kept.discard")} — ${what}`} onPress={kept.discard}>
        {t("kept.discard")}
      </Button>
    </li>
  );
}
