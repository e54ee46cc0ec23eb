import type { SessionView } from "~/api";
import { ConfirmDialog } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Sessions.module.css";
import { Warnings } from "./Warnings";

interface Props {
  view: SessionView;
  isOpen: boolean;
  isPending: boolean;
  onClose(): void;
  onConfirm(): void;
}

/** Asked before a session counts as convened: which one, over what, and what the rules would have otherwise. */
export function ConveneQuestion({ view, ...dialog }: Props) {
  const { t, f } = useI18n();
  const { row, items, warnings } = view;
  const empty = items.length === 0;
  return (
    <ConfirmDialog
      {...dialog}
      title={t("act.convene.title")}
      confirmLabel={t(warnings.length > 0 && !empty ? "act.convene.anyway" : "act.convene.confirm")}
      isDisabled={empty}
    >
      <div className={styles.stack}>
        <p>
          {t("act.convene.what", {
            date: f.dateLong(row.held_on),
            time: f.timeOfDay(row.starts_at),
            count: items.length,
          })}
        </p>
        {empty ? <p className={styles.error}>{t("act.convene.empty")}</p> : null}
        <Warnings warnings={warnings} />
        <p>{t("act.convene.text")}</p>
      </div>
    </ConfirmDialog>
  );
}
