import type { SessionView } from "~/api";
import { ConfirmDialog } from "~/components";
import { useI18n } from "~/i18n";
import { parisDay } from "~/text/paris";
import styles from "./Sessions.module.css";

interface Props {
  view: SessionView;
  isOpen: boolean;
  isPending: boolean;
  onClose(): void;
  onConfirm(): void;
}

/** Asked before minutes count as approved: which session's, and on which day. */
export function ApproveQuestion({ view, ...dialog }: Props) {
  const { t, f } = useI18n();
  const { number, held_on } = view.row;
  return (
    <ConfirmDialog {...dialog} title={t("act.approve.title")} confirmLabel={t("act.approve.confirm")}>
      <div className={styles.stack}>
        <p>
          {t("act.approve.what", {
            session: number === null ? "—" : String(number),
            held: f.date(held_on),
            today: f.dateLong(parisDay(new Date())),
          })}
        </p>
        <p>{t("act.approve.text")}</p>
      </div>
    </ConfirmDialog>
  );
}
