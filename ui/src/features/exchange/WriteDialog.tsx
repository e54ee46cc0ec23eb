import { useState } from "react";
import { choose, reveal, useCommand } from "~/api";
import { useWorkspace } from "~/app/workspace";
import { Button, Dialog, RadioGroup, toast, useReport } from "~/components";
import { useI18n } from "~/i18n";

/** Writes what was done in this copy, or everything, into a file that the reference copy takes. */
export function WriteDialog({ onClose }: { onClose(): void }) {
  const { t } = useI18n();
  const { info } = useWorkspace();
  const report = useReport();
  const write = useCommand("changes_write", report);
  const [what, setWhat] = useState<"new" | "all">("new");
  async function run() {
    const name = `${info.name}.palmares-changes`;
    const [path] = await choose("changes_to", t("exchange.write.where"), name).catch((thrown) => {
      report(thrown);
      return [];
    });
    const done = path ? await write.run({ path, all: what === "all" }) : null;
    if (!done) return;
    onClose();
    toast({
      tone: done.missing > 0 ? "warning" : "success",
      title: t("exchange.written"),
      text: [
        t("exchange.writtenText", { entries: done.entries, documents: done.documents }),
        done.missing > 0 ? t("exchange.writtenMissing", { count: done.missing }) : null,
      ]
        .filter(Boolean)
        .join(" "),
      action: { label: t("exchange.reveal"), run: () => void reveal(done.path).catch(report) },
    });
  }
  return (
    <Dialog
      title={t("exchange.write.title")}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button kind="primary" isPending={write.running} onPress={() => void run()}>
            {t("exchange.write.choose")}
          </Button>
        </>
      }
    >
      <p>{t("exchange.write.text")}</p>
      <RadioGroup<"new" | "all">
        label={t("exchange.write.what")}
        options={[
          { id: "new", label: t("exchange.write.new") },
          { id: "all", label: t("exchange.write.all") },
        ]}
        value={what}
        onChange={setWhat}
      />
    </Dialog>
  );
}
