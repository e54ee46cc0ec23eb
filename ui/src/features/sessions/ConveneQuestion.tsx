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

/** Asked before a convocation that the rules would have otherwise: too late, or of too few or too many. */
export function ConveneQuestion({ view, ...dialog }: Props) {
  const { t } = useI18n();
  return (
    <ConfirmDialog {...dialog} title={t("act.convene.title")} confirmLabel={t("act.convene.confirm")}>
      <div className={styles.stack}>
        <Warnings warnings={view.warnings} />
      </div>
    </ConfirmDialog>
  );
}
