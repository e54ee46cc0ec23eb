import { Button, describeError, Dialog } from "~/components";
import { useI18n } from "~/i18n";
import type { Refusal } from "./useWorkspaceActs";
import styles from "./Welcome.module.css";

interface Props {
  refusal: Refusal | null;
  onClose(): void;
  onOpenBackup(path: string): void;
  onRestore(path: string): void;
}

/** Why a workspace does not open and, where there is one, the way to its latest verified backup: to consult it, or to put it back. */
export function RefusedDialog({ refusal, onClose, onOpenBackup, onRestore }: Props) {
  const i18n = useI18n();
  const words = refusal && describeError(refusal.error, i18n);
  const restorable = refusal && (refusal.error.code === "damaged" || refusal.error.reason === "no_record");
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
            <Button onPress={() => onOpenBackup(refusal.path)}>{i18n.t("error.action.openBackup")}</Button>
          ) : null}
          {restorable ? (
            <Button kind="primary" onPress={() => onRestore(refusal.path)}>
              {i18n.t("error.action.restore")}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{words?.text}</p>
      {/* Most sentences name the folder themselves. */}
      {refusal && !words?.text?.includes(refusal.path) ? <p className={styles.path}>{refusal.path}</p> : null}
    </Dialog>
  );
}
