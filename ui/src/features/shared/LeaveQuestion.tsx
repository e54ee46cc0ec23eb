import type { OperationName } from "~/api";
import { sentenceOf } from "~/app/operation";
import { Button, Dialog, describeError, useLeaving } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./LeaveQuestion.module.css";

/** Asked before a page, a person, a workspace or the window is left while something typed there is not saved. */
export function LeaveQuestion() {
  const i18n = useI18n();
  const { t } = i18n;
  const question = useLeaving();
  if (!question) return null;
  const { kept, forms, answer } = question;
  return (
    <Dialog
      title={t("leave.title")}
      isOpen
      alert
      size="small"
      onClose={() => answer(false)}
      actions={
        <>
          <Button kind="danger" onPress={() => answer(true)}>
            {t("leave.go")}
          </Button>
          <Button kind="primary" autoFocus onPress={() => answer(false)}>
            {t("leave.stay")}
          </Button>
        </>
      }
    >
      <p>{t("leave.text")}</p>
      <ul className={styles.list}>
        {kept.map((one) => (
          <li key={one.key}>
            {sentenceOf(one.command as OperationName, one.about, i18n)}
            {one.failure ? <span className={styles.why}>{describeError(one.failure, i18n).text}</span> : null}
          </li>
        ))}
        {forms.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </Dialog>
  );
}
