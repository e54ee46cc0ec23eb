import { Button, describeError, Dialog } from "~/components";
import { useI18n } from "~/i18n";
import type { Refusal } from "./useWorkspaceActs";
import styles from "./Welcome.module.css";

interface Props {
  refusal: Refusal | null;
  onClose(): void;
  onOpenBackup(path: string): void;
}

/** Why a workspace does not open and, where there is one, the way to its latest verified backup. */
export function RefusedDialog({ refusal, onClose, onOpenBackup }: Props) {
  const i18n = useI18n();
  const words = refusal && describeError(refusal.error, i18n);
  return (
    <Dialog
      alert
      title={words?.title ?? ""}
      isOpen={refusal !== null}
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{i18n.t("component.close")}</Button>
          {words?.action === "openBackup" && refusal ? (
            <Button kind="primary" onPress={() => onOpenBackup(refusal.path)}>
              {i18n.t("error.action.openBackup")}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{words?.text}</p>
      <p className={styles.path}>{refusal?.path}</p>
    </Dialog>
  );
}
