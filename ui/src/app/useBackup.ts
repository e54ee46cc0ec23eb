import { choose, invalidate, useCommand, useQuery } from "~/api";
import { toast, useReport } from "~/components";
import { useI18n } from "~/i18n";

/** Makes a backup now and says so; what was told of a failed one is then asked again. Who has no second place yet is offered one. */
export function useBackup() {
  const { t } = useI18n();
  const status = useQuery("workspace_status", {}).data;
  const backup = useCommand("workspace_backup", useReport());
  const second = useCommand("workspace_second_place", useReport());

  async function choosePlace() {
    const [path] = await choose("backups", t("place.choose"));
    if (!path || !(await second.run({ place: { path } }))) return;
    invalidate(["workspace"]);
    toast({ tone: "success", title: t("place.done"), text: t("place.doneText", { path }) });
  }

  async function run() {
    if (!(await backup.run({}))) return;
    invalidate(["workspace"]);
    const title = t("backup.done");
    if (status?.second_place) toast({ tone: "success", title, text: t("backup.doneText") });
    else
      toast({
        tone: "success",
        title,
        text: `${t("backup.doneText")} ${t("place.ask")}`,
        action: { label: t("action.secondPlace"), run: () => void choosePlace() },
      });
  }
  return { run, choosePlace, running: backup.running || second.running };
}
