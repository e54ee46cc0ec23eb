import { invalidate, useCommand } from "~/api";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";

/** Makes a backup now and says so; what was told of a failed one is then asked again. */
export function useBackup() {
  const { t } = useI18n();
  const backup = useCommand("workspace_backup", useReport());
  async function run() {
    if (!(await backup.run({}))) return;
    invalidate(["workspace"]);
    toast({ tone: "success", title: t("backup.done"), text: t("backup.doneText") });
  }
  return { run, running: backup.running };
}
